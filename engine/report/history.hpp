// Blame, trace, timeline and phrase counts as text, Markdown, CSV and JSON. Statement text is escaped as in
// every report. All are linear in what they show.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/history/blame.hpp"
#include "engine/history/lineage.hpp"
#include "engine/history/phrase_counts.hpp"
#include "engine/history/timeline.hpp"
#include "engine/history/trace.hpp"
#include "engine/report/terminal.hpp"

namespace stet {

[[nodiscard]] std::string render_terminal(const Blame& blame, const TerminalStyle& style = {});
[[nodiscard]] std::string render_markdown(const Blame& blame);
[[nodiscard]] std::string render_csv(const Blame& blame);
[[nodiscard]] std::string render_json(const Blame& blame);  // stet.blame/1

// What a trace shows: the lineages that were asked for, the first `told` in full, the others in one line
// each.
struct TraceReport {
  const History& history;
  const std::vector<TraceHit>& hits;
  std::string asked;   // for the headline: the query, or "¶3.2 of 2011-08-09"
  bool place = false;  // asked for by its place, not by its words
  std::size_t told = 5;
  std::size_t context = 8;  // unchanged words kept around a change
};
[[nodiscard]] std::string render_terminal(const TraceReport& report, const TerminalStyle& style = {});
[[nodiscard]] std::string render_markdown(const TraceReport& report);
[[nodiscard]] std::string render_csv(const TraceReport& report);   // one record a wording, drop and return
[[nodiscard]] std::string render_json(const TraceReport& report);  // stet.trace/1; every hit in full

// On a terminal one character an edition (words where few editions leave room for them), on pages of whole
// years that are as wide as the terminal; in Markdown tables of some editions each; in CSV a column for each
// edition.
[[nodiscard]] std::string render_terminal(const Timeline& timeline, const History& history,
                                          const TerminalStyle& style = {});
[[nodiscard]] std::string render_markdown(const Timeline& timeline, const History& history);
[[nodiscard]] std::string render_csv(const Timeline& timeline, const History& history);
[[nodiscard]] std::string render_json(const Timeline& timeline, const History& history);  // stet.timeline/1

[[nodiscard]] std::string render_terminal(const PhraseCounts& counts, const TerminalStyle& style = {});
[[nodiscard]] std::string render_markdown(const PhraseCounts& counts);
[[nodiscard]] std::string render_csv(const PhraseCounts& counts);
[[nodiscard]] std::string render_json(const PhraseCounts& counts);  // stet.phrases/1

}  // namespace stet
