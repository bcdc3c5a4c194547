#include "engine/report/draft.hpp"

#include <algorithm>

#include "engine/base/parallel.hpp"

namespace stet {

namespace {

constexpr std::size_t rows_a_chunk = 16;  // of sentences; fewer are not worth a thread

// A year in these is a date to be met, and its change one of substance.
bool binds_to_dates(ClauseClass clause_class) noexcept {
  return is_commitment(clause_class) || clause_class == ClauseClass::call ||
         clause_class == ClauseClass::expectation;
}

template <typename Function>
void for_each_sentence_row(const ClauseRow& row, const RowIndex& old_rows, const RowIndex& new_rows,
                           Function&& function) {
  const std::uint32_t a =
      row.old_clause ? old_rows.sentence[row.old_clause->paragraph][row.old_clause->sentence] : no_row;
  const std::uint32_t b =
      row.new_clause ? new_rows.sentence[row.new_clause->paragraph][row.new_clause->sentence] : no_row;
  if (a != no_row) function(a);
  if (b != no_row && b != a) function(b);
}

}  // namespace

Draft::Draft(const Comparison& compared, const ReportOptions& asked)
    : comparison(compared),
      options(asked),
      old_places(places_of(compared.old_document)),
      new_places(places_of(compared.new_document)),
      old_rows(index_rows(compared.old_document, compared.alignment, true)),
      new_rows(index_rows(compared.new_document, compared.alignment, false)),
      clauses_of(compared.alignment.sentences.size()),
      rolling(compared.alignment.sentences.size()),
      old_shown(compared.old_document),
      new_shown(compared.new_document) {
  for (std::size_t i = 0; i < comparison.clauses.size(); ++i) {
    for_each_sentence_row(comparison.clauses[i], old_rows, new_rows,
                          [&](std::uint32_t s) { clauses_of[s].push_back(static_cast<std::uint32_t>(i)); });
  }
  const Facts& old_facts = comparison.old_document.facts;
  const Facts& new_facts = comparison.new_document.facts;
  if (!old_facts.ordinal && old_facts.date.empty() && old_facts.place.empty()) return;
  const RollingFacts before(old_facts);
  const RollingFacts after(new_facts);
  for_each_chunk(rolling.size(), rows_a_chunk, [&](std::size_t s) {
    const SentenceRow& sentence = comparison.alignment.sentences[s];
    if (sentence.relation != Relation::reworded || sentence.moved) return;
    bool years = true;
    bool substance = false;
    for (const std::uint32_t i : clauses_of[s]) {
      const ClauseRow& row = comparison.clauses[i];
      // A mere report of the meeting may count as another clause under another date; a commitment may not.
      const bool one_sided = !row.old_clause || !row.new_clause;
      substance =
          substance || row.shift != Shift::none || row.moved || (one_sided && concerns_commitment(row));
      years = years && !(row.old_clause && binds_to_dates(row.old_clause->clause_class)) &&
              !(row.new_clause && binds_to_dates(row.new_clause->clause_class));
    }
    if (!substance) rolling[s] = rolling_exchanges(sentence.edits, before, after, years);
    if (rolling[s] && rolling[s]->empty()) rolling[s].reset();
  });
}

bool Draft::wants(Outcome outcome) const {
  if (options.only.empty()) return true;
  return std::ranges::any_of(options.only, [outcome](Selection selection) {
    switch (selection) {
      case Selection::added:
        return outcome == Outcome::added || outcome == Outcome::detached;
      case Selection::dropped:
        return outcome == Outcome::dropped || outcome == Outcome::absorbed;
      case Selection::strengthened:
        return outcome == Outcome::stronger;
      case Selection::weakened:
        return outcome == Outcome::weaker;
      case Selection::moved:
        return outcome == Outcome::moved;
      case Selection::kept:
        return outcome == Outcome::stands;
      case Selection::reworded:
        return outcome == Outcome::reworded || outcome == Outcome::stronger || outcome == Outcome::weaker ||
               outcome == Outcome::split || outcome == Outcome::merged || outcome == Outcome::rolling;
    }
    return false;
  });
}

bool Draft::wants_clause(const ClauseRow& row) const {
  if (options.classes.empty()) return options.all_clauses || concerns_commitment(row);
  return std::ranges::any_of(options.classes, [&row](ClauseClass wanted) {
    return (row.old_clause && row.old_clause->clause_class == wanted) ||
           (row.new_clause && row.new_clause->clause_class == wanted);
  });
}

bool Draft::rolls(const ClauseRow& row) const {
  if (!options.classes.empty()) return false;  // asked for by class, every change of it is shown
  if (row.status != Status::reworded || !row.old_clause || !row.new_clause) return false;
  const std::uint32_t a = old_rows.sentence[row.old_clause->paragraph][row.old_clause->sentence];
  const std::uint32_t b = new_rows.sentence[row.new_clause->paragraph][row.new_clause->sentence];
  return a == b && a != no_row && rolling[a].has_value();
}

std::uint32_t Draft::owner(const SentenceRow& row) const {
  if (!row.new_side.empty()) return new_rows.paragraph[row.new_side.front().paragraph];
  return row.old_side.empty() ? no_row : old_rows.paragraph[row.old_side.front().paragraph];
}

std::vector<bool> Draft::rolling_paragraphs() const {
  const std::vector<ParagraphRow>& rows = comparison.alignment.paragraphs;
  std::vector<bool> some(rows.size(), false);
  std::vector<bool> other(rows.size(), false);
  for (std::size_t s = 0; s < rolling.size(); ++s) {
    const SentenceRow& sentence = comparison.alignment.sentences[s];
    if (!changed(sentence)) continue;
    const auto note = [&](std::uint32_t row) {
      if (row != no_row) (rolling[s] ? some : other)[row] = true;
    };
    note(owner(sentence));
    for (const SentenceRef& ref : sentence.old_side) note(old_rows.paragraph[ref.paragraph]);
  }
  std::vector<bool> result(rows.size(), false);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result[i] = rows[i].relation == Relation::reworded && !rows[i].moved && some[i] && !other[i];
  }
  return result;
}

bool changed(const SentenceRow& row) noexcept {
  return row.relation != Relation::unchanged || row.moved;
}

bool concerns_commitment(const ClauseRow& row) noexcept {
  return (row.old_clause && row.old_clause->commitment) || (row.new_clause && row.new_clause->commitment);
}

Outcome outcome_of(const ClauseRow& row) noexcept {
  switch (row.status) {
    case Status::added:
      return row.in_another ? Outcome::detached : Outcome::added;
    case Status::dropped:
      return row.in_another ? Outcome::absorbed : Outcome::dropped;
    case Status::kept:
      return Outcome::stands;
    case Status::reworded:
      break;
  }
  if (row.shift == Shift::strengthened) return Outcome::stronger;
  return row.shift == Shift::weakened ? Outcome::weaker : Outcome::reworded;
}

Outcome outcome_of(Relation relation) noexcept {
  switch (relation) {
    case Relation::unchanged:
      return Outcome::stands;
    case Relation::reworded:
      return Outcome::reworded;
    case Relation::split:
      return Outcome::split;
    case Relation::merged:
      return Outcome::merged;
    case Relation::added:
      return Outcome::added;
    case Relation::dropped:
      return Outcome::dropped;
  }
  return Outcome::stands;
}

}  // namespace stet
