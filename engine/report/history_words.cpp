#include "engine/report/history_words.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/rolling.hpp"
#include "engine/text/characters.hpp"

namespace stet {

std::string sentence_place_text(const EditionFacts& edition, const SentenceRef& place, const Signs& signs) {
  const ParagraphName& name = edition.paragraphs[place.paragraph];
  const Place paragraph{name.label, name.running, name.kind, 0, place.paragraph};
  if (name.kind == ParagraphKind::heading) return place_text(paragraph, signs);
  return fmt::format("{}.{}", place_text(paragraph, signs), place.sentence + 1);
}

std::string lexicon_text(const History& history) {
  return history.lexicon.empty() ? std::string() : fmt::format(", by the lexicon {}", history.lexicon);
}

std::string series_text(const std::vector<EditionFacts>& editions) {
  if (editions.empty()) return "no editions";
  const std::string& series = editions.back().facts.series;
  std::string text = counted_text(editions.size(), "edition");
  if (!series.empty()) text += fmt::format(" of {}", series);
  if (editions.size() == 1) return fmt::format("{}, {}", text, editions.front().name);
  return fmt::format("{}, {} to {}", text, editions.front().name, editions.back().name);
}

std::string edition_title(const EditionFacts& edition) {
  std::string text = edition.facts.title.empty() ? edition.name : edition.facts.title;
  if (!edition.facts.date.empty()) text += fmt::format(", {}", date_text(edition.facts.date));
  return text;
}

std::string editions_text(std::size_t count) {
  return fmt::format("in {}", counted_text(count, "edition"));
}

std::string step_text(const Lineage& lineage, const LineageEvent& event) {
  std::string text(name(event.step));
  if (event.step == Step::split) text = "split off a longer sentence";
  if (event.step == Step::merged) text = "merged into another sentence";
  const Wording& wording = lineage.wordings[event.wording];
  if (event.step == Step::returned) {
    text += fmt::format(" after {} without it", counted_text(event.gap, "edition"));
    if (wording.edition == event.edition) {
      text += wording.shift == Shift::strengthened ? ", stronger"
              : wording.shift == Shift::weakened   ? ", weaker"
                                                   : ", reworded";
    }
  }
  if (event.moved) text += ", moved";
  return text;
}

std::string_view step_sign(Step step, bool unicode) noexcept {
  switch (step) {
    case Step::first:
    case Step::split:
      return unicode ? "●" : "o";
    case Step::kept:
      return unicode ? "─" : "-";
    case Step::reworded:
      return "~";
    case Step::strengthened:
      return unicode ? "▲" : "^";
    case Step::weakened:
      return unicode ? "▼" : "v";
    case Step::dropped:
    case Step::merged:
      return unicode ? "×" : "x";
    case Step::returned:
      return unicode ? "↩" : "r";
  }
  return " ";
}

Ink step_ink(Step step) noexcept {
  return step == Step::kept ? Ink::faint : Ink::strong;
}

const std::vector<LegendItem>& legend() {
  static const std::vector<LegendItem> items = {
      {Step::first, "first"},           {Step::kept, "kept"},       {Step::reworded, "reworded"},
      {Step::strengthened, "stronger"}, {Step::weakened, "weaker"}, {Step::dropped, "dropped"},
      {Step::returned, "returned"}};
  return items;
}

std::string_view year_of(const EditionFacts& edition) noexcept {
  const std::string& date = edition.facts.date;
  return date.size() >= 4 ? std::string_view(date).substr(0, 4) : std::string_view();
}

std::vector<EditionPage> pages_of(const std::vector<EditionFacts>& editions, std::uint32_t begin,
                                  std::uint32_t end, std::size_t room) {
  std::vector<EditionPage> pages;
  const auto most = static_cast<std::uint32_t>(std::max<std::size_t>(room, 1));
  while (begin < end) {
    std::uint32_t stop = std::min(end, begin + most);
    if (stop < end) {
      std::uint32_t year_end = stop;
      while (year_end > begin && !year_of(editions[year_end]).empty() &&
             year_of(editions[year_end]) == year_of(editions[year_end - 1]))
        --year_end;
      if (year_end > begin) stop = year_end;
    }
    pages.push_back({begin, stop});
    begin = stop;
  }
  return pages;
}

std::string column_heads(const std::vector<EditionFacts>& editions, const EditionPage& page,
                         std::size_t cell) {
  std::string line;
  std::size_t column = 0;  // where the line ends
  for (std::uint32_t e = page.begin; e < page.end; ++e) {
    const std::size_t at = (e - page.begin) * cell;
    const std::string_view year = year_of(editions[e]);
    std::string head;
    if (year.empty() || cell > columns(editions[e].name)) {
      head = editions[e].name;
    } else if (e == page.begin || year_of(editions[e - 1]) != year) {
      head = year;
    } else {
      continue;
    }
    head = escape_for_terminal(head);
    const std::size_t right = (page.end - page.begin) * cell;
    if (column > 0 && at < column + 1) continue;
    if (at + columns(head) > right + 4) continue;
    line.append(at - column, ' ');
    line += head;
    column = at + columns(head);
  }
  return line;
}

std::string cut(const std::string& text, std::size_t width, std::string_view ellipsis) {
  if (columns(text) <= width) return text;
  const std::size_t room = width - std::min(width, columns(ellipsis));
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const unsigned wide = columns(next_code_point(text, at));
    if (used + wide > room) break;
    out.append(text, begin, at - begin);
    used += wide;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + std::string(ellipsis);
}

std::string padded(const std::string& text, std::size_t width, std::string_view ellipsis) {
  std::string out = cut(text, width, ellipsis);
  const std::size_t used = columns(out);
  if (used < width) out.append(width - used, ' ');
  return out;
}

}  // namespace stet
