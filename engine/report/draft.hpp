// What the parts of make_report share while they build a report. Private to engine/report.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/report/coverage.hpp"
#include "engine/report/places.hpp"
#include "engine/report/redline_part.hpp"
#include "engine/report/report.hpp"
#include "engine/report/rolling.hpp"

namespace stet {

struct Draft {
  Draft(const Comparison& compared, const ReportOptions& asked);

  const Comparison& comparison;
  const ReportOptions& options;
  std::vector<Place> old_places;
  std::vector<Place> new_places;
  RowIndex old_rows;
  RowIndex new_rows;
  // [sentence row]: the clause rows that touch it, and what it exchanges if that is rolling facts alone.
  std::vector<std::vector<std::uint32_t>> clauses_of;
  std::vector<std::optional<std::vector<Exchange>>> rolling;
  // What the commitment sections have shown.
  Coverage old_shown;
  Coverage new_shown;

  // The options ask for changes with this outcome.
  [[nodiscard]] bool wants(Outcome outcome) const;
  [[nodiscard]] bool wants_clause(const ClauseRow& row) const;
  // The clause changed in nothing but rolling facts.
  [[nodiscard]] bool rolls(const ClauseRow& row) const;
  // Every change of the paragraph row is a rolling fact.
  [[nodiscard]] std::vector<bool> rolling_paragraphs() const;
  // The paragraph row that tells of this sentence row: that of its new paragraph, or of its old if dropped.
  [[nodiscard]] std::uint32_t owner(const SentenceRow& row) const;
};

[[nodiscard]] bool changed(const SentenceRow& row) noexcept;  // reworded, moved, added, …

// Stronger, weaker, … for a clause; `stands` for a kept one.
[[nodiscard]] Outcome outcome_of(const ClauseRow& row) noexcept;
[[nodiscard]] Outcome outcome_of(Relation relation) noexcept;

// What changed in a clause, in words, the gravest first.
[[nodiscard]] std::vector<FacetChange> facts_of(const ClauseRow& row);

// A clause row that the commitment sections show.
struct ShownClause {
  const ClauseRow* row = nullptr;
  Outcome outcome = Outcome::stands;
  Span span;  // of a clause added or dropped: the words shown, in its paragraph
};
// Those, in order; records in the draft what they show.
[[nodiscard]] std::vector<ShownClause> show_clauses(Draft& draft);
// The sentence that was asked about last, so that its many clauses have it counted once.
struct LastSentence {
  std::uint32_t sentence = 0;  // a row of the alignment
  bool old_side = false;
  std::optional<PartedRedline> redline;
};
[[nodiscard]] Entry clause_entry(const Draft& draft, const ShownClause& shown, LastSentence& last);
// The commitment sections, in order; `entries` are those of `shown`.
[[nodiscard]] std::vector<Section> clause_sections(const std::vector<ShownClause>& shown,
                                                   std::vector<Entry> entries);
// "paragraphs", without entries where there is nothing to tell.
[[nodiscard]] Section paragraph_section(const Draft& draft);
// "rolling", "to check", "left out" and "limits".
void add_rolling_section(const Draft& draft, Report& report);
void add_closing_sections(const Draft& draft, Report& report);
// Editions, meeting, title.
void add_headline(const Comparison& comparison, Report& report);
void add_figures(const Draft& draft, Report& report);

}  // namespace stet
