#include <algorithm>

#include <fmt/format.h>

#include "engine/report/columns.hpp"
#include "engine/report/csv_records.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/history.hpp"
#include "engine/report/history_page.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/marked_text.hpp"

namespace stet {

namespace {

// An event worth a line, and how long what it brought stood.
struct Chapter {
  const LineageEvent* event = nullptr;
  std::size_t editions = 1;  // in a row from it on, by the same wording
  std::uint32_t last = 0;    // of them
};

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

const Wording& last_wording(const Lineage& lineage) {
  return lineage.wordings.back();
}

// "undertaking · The Committee · 2008-12-16 to 2012-10-24 · in 31 editions · 2 stronger · 1 weaker · returned
// once"
std::string outline(const History& history, const Lineage& lineage, const Signs& signs) {
  std::vector<std::string> parts;
  if (lineage.kind == LineageKind::clause) {
    parts.emplace_back(name(last_wording(lineage).clause->clause_class));
    if (!last_wording(lineage).clause->actor.empty()) parts.push_back(last_wording(lineage).clause->actor);
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

std::string headline(const TraceReport& report) {
  const std::string lineages =
      report.hits.empty() ? "no lineage" : counted_text(report.hits.size(), "lineage");
  const std::string asked = report.place ? report.asked : fmt::format("\"{}\"", report.asked);
  std::string text = fmt::format("{}: {} in {}", asked, lineages, series_text(report.history.editions));
  if (!report.hits.empty() && !report.place && !report.hits.front().phrase)
    text += "; the words nowhere stand side by side, so these hold them apart";
  return text;
}

// "stands in 19 editions, to 2011-06-22"; empty for one edition.
std::string standing(const History& history, const Chapter& chapter) {
  if (chapter.editions < 2) return {};
  return fmt::format("so for {}, to {}", counted_text(chapter.editions, "edition"),
                     history.editions[chapter.last].name);
}

// The marked text of a chapter; empty where it brought no new words.
std::vector<Piece> pieces(const Lineage& lineage, const LineageEvent& event, std::size_t context) {
  const Wording& wording = lineage.wordings[event.wording];
  if (!event.stands() || wording.edition != event.edition) return {};
  if (wording.edits.empty()) return {{Mark::plain, wording.text}};
  return shorten(pieces_of(wording.edits), context);
}

std::string facts(const TraceReport& report, const Lineage& lineage, const Chapter& chapter,
                  const Signs& signs) {
  std::string text = step_text(lineage, *chapter.event);
  const Wording& wording = lineage.wordings[chapter.event->wording];
  if (chapter.event->stands()) {
    text += fmt::format(
        "{}{}", signs.dot,
        sentence_place_text(report.history.editions[chapter.event->edition], chapter.event->place, signs));
    const std::string stood = standing(report.history, chapter);
    if (!stood.empty()) text += fmt::format("{}{}", signs.dot, stood);
    if (wording.edition == chapter.event->edition && wording.shift != Shift::none && !wording.why.empty())
      text += fmt::format("{}{}", signs.dot, wording.why);
  }
  return text;
}

void put_hit(HistoryPage& page, const TraceReport& report, std::size_t index) {
  const TraceHit& hit = report.hits[index];
  const Lineage& lineage = report.history.of(hit.kind)[hit.lineage];
  const std::string number = fmt::format("{}. ", index + 1);
  page.out += '\n';
  page.put(Ink::strong, number);
  page.out += wrap({{Ink::strong, page.safe(outline(report.history, lineage, page.signs))}}, page.style.width,
                   number.size(), page.style.colour);
  std::size_t names = 0;
  for (const LineageEvent& event : lineage.events)
    names = std::max(
        names, std::min<std::size_t>(columns(page.safe(report.history.editions[event.edition].name)), 16));
  const std::size_t column = 3 + names + 2;
  for (const Chapter& chapter : chapters(lineage)) {
    page.out += "   ";
    page.put(Ink::strong, padded(page.safe(report.history.editions[chapter.event->edition].name), names,
                                 page.signs.ellipsis));
    page.out += "  ";
    page.out += wrap({{Ink::strong, page.safe(facts(report, lineage, chapter, page.signs))}},
                     page.style.width, column, page.style.colour);
    const std::vector<Piece> text = pieces(lineage, *chapter.event, report.context);
    if (!text.empty()) page.line(inked(text, page.style), column);
  }
}

}  // namespace

std::string render_terminal(const TraceReport& report, const TerminalStyle& style) {
  HistoryPage page(style);
  page.line({{Ink::strong, page.safe(headline(report))}}, 0);
  const std::size_t told = std::min(report.told, report.hits.size());
  for (std::size_t i = 0; i < told; ++i) put_hit(page, report, i);
  if (told < report.hits.size()) {
    page.out += '\n';
    page.line({{Ink::strong, told == 0 ? "Lineages" : "Further lineages"}}, 0);
  }
  for (std::size_t i = told; i < report.hits.size(); ++i) {
    const Lineage& lineage = report.history.of(report.hits[i].kind)[report.hits[i].lineage];
    const std::string number = fmt::format("{}. ", i + 1);
    page.out += number;
    page.out += wrap({{Ink::normal, page.safe(outline(report.history, lineage, page.signs))}}, style.width,
                     number.size(), style.colour);
    page.line({{Ink::faint, page.safe(last_wording(lineage).text)}}, number.size());
  }
  return std::move(page.out);
}

std::string render_markdown(const TraceReport& report) {
  const auto safe = [](std::string_view text) { return escape_for_markdown(text, false); };
  const Signs& signs = unicode_signs;
  std::string out = fmt::format("# {}\n", safe(headline(report)));
  for (std::size_t i = 0; i < report.hits.size(); ++i) {
    const Lineage& lineage = report.history.of(report.hits[i].kind)[report.hits[i].lineage];
    if (i == report.told) out += "\n## Further lineages\n\n";
    if (i >= report.told) {
      out += fmt::format("- {}: {}\n", safe(outline(report.history, lineage, signs)),
                         safe(last_wording(lineage).text));
      continue;
    }
    out += fmt::format("\n## {}. {}\n\n", i + 1, safe(outline(report.history, lineage, signs)));
    for (const Chapter& chapter : chapters(lineage)) {
      out += fmt::format("- **{}** {}", safe(report.history.editions[chapter.event->edition].name),
                         safe(facts(report, lineage, chapter, signs)));
      const std::vector<Piece> text = pieces(lineage, *chapter.event, report.context);
      if (!text.empty()) out += "  \n  " + marked_markdown(text);
      out += '\n';
    }
  }
  return out;
}

std::string render_csv(const TraceReport& report) {
  CsvRecords csv;
  for (const char* head : {"lineage", "kind", "edition", "step", "shift", "moved", "gap", "place", "class",
                           "actor", "verb", "changed", "why", "text"})
    csv.text(head);
  csv.end_record();
  for (std::size_t i = 0; i < report.hits.size(); ++i) {
    const Lineage& lineage = report.history.of(report.hits[i].kind)[report.hits[i].lineage];
    for (const Chapter& chapter : chapters(lineage)) {
      const LineageEvent& event = *chapter.event;
      const Wording& wording = lineage.wordings[event.wording];
      const bool fresh = event.stands() && wording.edition == event.edition;
      std::vector<std::string_view> changed;
      if (fresh)
        for (const Facet facet : wording.changed) changed.push_back(name(facet));
      csv.number(i + 1).text(name(lineage.kind)).text(report.history.editions[event.edition].name);
      csv.text(name(event.step)).text(fresh ? name(wording.shift) : "none").text(event.moved ? "yes" : "no");
      csv.number(event.gap);
      csv.text(event.stands()
                   ? sentence_place_text(report.history.editions[event.edition], event.place, unicode_signs)
                   : std::string());
      csv.text(wording.clause ? name(wording.clause->clause_class) : "");
      csv.text(wording.clause ? wording.clause->actor : "");
      csv.text(wording.clause ? wording.clause->verb : "");
      csv.text(fmt::format("{}", fmt::join(changed, " ")));
      csv.text(fresh ? wording.why : "");
      csv.text(event.stands() ? wording.text : "");
      csv.end_record();
    }
  }
  return csv.finish();
}

}  // namespace stet
