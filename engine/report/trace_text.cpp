#include <algorithm>

#include <fmt/format.h>

#include "engine/report/columns.hpp"
#include "engine/report/csv_records.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/history.hpp"
#include "engine/report/history_page.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/report/marked_text.hpp"

namespace stet {

namespace {

std::string headline(const TraceReport& report) {
  const std::string lineages =
      report.hits.empty() ? "no lineage" : counted_text(report.hits.size(), "lineage");
  const std::string asked = report.place ? report.asked : fmt::format("\"{}\"", report.asked);
  std::string text = fmt::format("{}: {} in {}", asked, lineages, series_text(report.history.editions));
  text += lexicon_text(report.history);
  if (!report.hits.empty() && !report.place && !report.hits.front().phrase)
    text += "; the words nowhere stand side by side, so these hold them apart";
  return text;
}

void put_hit(HistoryPage& page, const TraceReport& report, std::size_t index) {
  const TraceHit& hit = report.hits[index];
  const Lineage& lineage = report.history.of(hit.kind)[hit.lineage];
  const std::string number = fmt::format("{}. ", index + 1);
  page.out += '\n';
  page.put(Ink::strong, number);
  page.out += wrap({{Ink::strong, page.safe(lineage_outline(report.history, lineage, page.signs))}},
                   page.style.width, number.size(), page.style.colour);
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
    page.out += wrap({{Ink::strong, page.safe(chapter_facts(report.history, lineage, chapter, page.signs))}},
                     page.style.width, column, page.style.colour);
    const std::vector<Piece> text = chapter_pieces(lineage, chapter, report.context);
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
    page.out += wrap({{Ink::normal, page.safe(lineage_outline(report.history, lineage, page.signs))}},
                     style.width, number.size(), style.colour);
    page.line({{Ink::faint, page.safe(lineage.wordings.back().text)}}, number.size());
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
      out += fmt::format("- {}: {}\n", safe(lineage_outline(report.history, lineage, signs)),
                         safe(lineage.wordings.back().text));
      continue;
    }
    out += fmt::format("\n## {}. {}\n\n", i + 1, safe(lineage_outline(report.history, lineage, signs)));
    for (const Chapter& chapter : chapters(lineage)) {
      out += fmt::format("- **{}** {}", safe(report.history.editions[chapter.event->edition].name),
                         safe(chapter_facts(report.history, lineage, chapter, signs)));
      const std::vector<Piece> text = chapter_pieces(lineage, chapter, report.context);
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
