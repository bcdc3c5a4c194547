#include "engine/report/lineage_story.hpp"

#include <string_view>

#include <fmt/format.h>

#include "engine/report/history_words.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

// "stands in 19 editions, to 2011-06-22"; empty for one edition.
std::string standing(const History& history, const Chapter& chapter) {
  if (chapter.editions < 2) return {};
  return fmt::format("so for {}, to {}", counted_text(chapter.editions, "edition"),
                     history.editions[chapter.last].name);
}

}  // namespace

std::vector<Chapter> chapters(const Lineage& lineage) {
  std::vector<Chapter> out;
  for (const LineageEvent& event : lineage.events) {
    if (event.step == Step::kept && !event.moved) {
      ++out.back().editions;
      out.back().last = event.edition;
    } else {
      out.push_back({&event, 1, event.edition});
    }
  }
  return out;
}

std::string lineage_outline(const History& history, const Lineage& lineage, const Signs& signs) {
  std::vector<std::string> parts;
  if (lineage.kind == LineageKind::clause) {
    parts.emplace_back(name(lineage.wordings.back().clause->clause_class));
    if (!lineage.wordings.back().clause->actor.empty())
      parts.push_back(lineage.wordings.back().clause->actor);
  } else {
    parts.emplace_back(lineage.heading ? "heading" : "sentence");
  }
  const std::uint32_t first = lineage.first_edition();
  const std::uint32_t last = lineage.last_edition();
  parts.push_back(first == last
                      ? history.editions[first].name
                      : fmt::format("{} to {}{}", history.editions[first].name, history.editions[last].name,
                                    last + 1 == history.editions.size() ? ", the latest" : ""));
  parts.push_back(editions_text(lineage.editions()));
  const auto counted = [&](std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
  };
  if (lineage.wordings.size() > 1) counted(lineage.wordings.size(), "wordings");
  counted(lineage.count(Shift::strengthened), "stronger");
  counted(lineage.count(Shift::weakened), "weaker");
  counted(lineage.count(Step::returned), "returned");
  return fmt::format("{}", fmt::join(parts, signs.dot));
}

std::string chapter_facts(const History& history, const Lineage& lineage, const Chapter& chapter,
                          const Signs& signs) {
  std::string text = step_text(lineage, *chapter.event);
  const Wording& wording = lineage.wordings[chapter.event->wording];
  if (chapter.event->stands()) {
    text += fmt::format(
        "{}{}", signs.dot,
        sentence_place_text(history.editions[chapter.event->edition], chapter.event->place, signs));
    const std::string stood = standing(history, chapter);
    if (!stood.empty()) text += fmt::format("{}{}", signs.dot, stood);
    if (wording.edition == chapter.event->edition && wording.shift != Shift::none && !wording.why.empty())
      text += fmt::format("{}{}", signs.dot, wording.why);
  }
  return text;
}

std::vector<Piece> chapter_pieces(const Lineage& lineage, const Chapter& chapter, std::size_t context) {
  const LineageEvent& event = *chapter.event;
  const Wording& wording = lineage.wordings[event.wording];
  if (!event.stands() || wording.edition != event.edition) return {};
  if (wording.edits.empty()) return {{Mark::plain, wording.text}};
  return shorten(pieces_of(wording.edits), context);
}

std::string text_with_actor(const Wording& wording) {
  const std::string& actor = wording.clause->actor;
  if (actor.empty()) return wording.text;
  const std::string text = lower_case(wording.text);
  const std::string named = lower_case(actor);
  // "A roadmap will be drawn up by the Commission", "nor will we"
  const bool behind = text.find("by " + named) != std::string::npos ||
                      text.starts_with(lower_case(wording.clause->verb) + " " + named);
  if (behind || text.starts_with(named)) return wording.text;
  return fmt::format("[{}] {}", actor, wording.text);
}

}  // namespace stet
