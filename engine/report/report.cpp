#include "engine/report/report.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/base/parallel.hpp"
#include "engine/report/draft.hpp"

namespace stet {

namespace {

Sameness sameness_of(const Comparison& comparison, const Report& report) {
  if (!comparison.old_document.sha256.empty() &&
      comparison.old_document.sha256 == comparison.new_document.sha256) {
    return Sameness::same_file;
  }
  const bool stands = report.title_redline.empty() &&
                      std::ranges::all_of(comparison.alignment.paragraphs,
                                          [](const ParagraphRow& row) {
                                            return row.relation == Relation::unchanged && !row.moved;
                                          }) &&
                      std::ranges::none_of(comparison.alignment.sentences, changed) &&
                      std::ranges::all_of(comparison.clauses,
                                          [](const ClauseRow& row) { return row.status == Status::kept; });
  return stands ? Sameness::same_text : Sameness::different;
}

constexpr std::size_t least_in_chunk = 8;  // clauses; fewer are not worth a thread
constexpr std::size_t most_chunks = 64;    // more would have a sentence of many clauses counted too often

bool unnumbered(const std::vector<Place>& places) {
  return std::ranges::any_of(
      places, [](const Place& place) { return place.label.empty() && place.kind == ParagraphKind::body; });
}

}  // namespace

// Counted from the rows, not from the entries, so that a test can hold one against the other.
void add_figures(const Draft& draft, Report& report) {
  std::map<Counted, std::size_t> counts;
  for (const ClauseRow& row : draft.comparison.clauses) {
    if (!draft.wants_clause(row)) continue;
    const FigureSubject subject =
        concerns_commitment(row) ? FigureSubject::commitments : FigureSubject::other_clauses;
    ++counts[{subject, draft.rolls(row) ? Outcome::rolling : outcome_of(row)}];
    const bool elsewhere = row.status == Status::kept && row.moved && row.old_clause && row.new_clause &&
                           draft.old_rows.paragraph[row.old_clause->paragraph] !=
                               draft.new_rows.paragraph[row.new_clause->paragraph];
    if (elsewhere) ++counts[{subject, Outcome::moved}];
  }
  if (draft.options.classes.empty()) {
    const std::vector<bool> rolling = draft.rolling_paragraphs();
    const std::vector<ParagraphRow>& rows = draft.comparison.alignment.paragraphs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ++counts[{FigureSubject::paragraphs, rolling[i] ? Outcome::rolling : outcome_of(rows[i].relation)}];
      if (rows[i].moved) ++counts[{FigureSubject::paragraphs, Outcome::moved}];
    }
    for (const auto& exchanges : draft.rolling) {
      if (exchanges) ++counts[{FigureSubject::sentences, Outcome::rolling}];
    }
  }
  constexpr std::array clause_order = {
      Outcome::stronger, Outcome::weaker,   Outcome::dropped, Outcome::absorbed, Outcome::added,
      Outcome::detached, Outcome::reworded, Outcome::moved,   Outcome::rolling,  Outcome::stands};
  constexpr std::array paragraph_order = {Outcome::stands, Outcome::rolling, Outcome::reworded,
                                          Outcome::split,  Outcome::merged,  Outcome::dropped,
                                          Outcome::added,  Outcome::moved};
  const bool kept_asked = std::ranges::find(draft.options.only, Selection::kept) != draft.options.only.end();
  const auto put = [&](FigureSubject subject, Outcome outcome) {
    const auto found = counts.find({subject, outcome});
    const std::size_t count = found == counts.end() ? 0 : found->second;
    // A part of a subject that was not asked for is not counted either.
    const bool wanted = outcome == Outcome::stands && subject != FigureSubject::paragraphs
                            ? draft.options.only.empty() || kept_asked
                            : draft.wants(outcome) && !(subject == FigureSubject::paragraphs && kept_asked &&
                                                        outcome == Outcome::stands);
    if (wanted && count != 0) report.figures.push_back({{subject, outcome}, count});
  };
  for (const Outcome outcome : clause_order) put(FigureSubject::commitments, outcome);
  if (draft.options.all_clauses || !draft.options.classes.empty()) {
    for (const Outcome outcome : clause_order) {
      if (outcome != Outcome::rolling) put(FigureSubject::other_clauses, outcome);
    }
  }
  for (const Outcome outcome : paragraph_order) put(FigureSubject::paragraphs, outcome);
  put(FigureSubject::sentences, Outcome::rolling);
  const std::size_t doubtful = draft.comparison.alignment.doubtful.size();
  if (doubtful != 0) report.figures.push_back({{FigureSubject::links, Outcome::doubtful}, doubtful});
}

Report make_report(const Comparison& comparison, const ReportOptions& options) {
  Report report;
  report.filtered = !options.only.empty() || !options.classes.empty();
  report.layout_only = comparison.alignment.layout_only;
  add_headline(comparison, report);
  report.sameness = sameness_of(comparison, report);
  Draft draft(comparison, options);
  const std::vector<ShownClause> shown = show_clauses(draft);
  Section paragraphs;
  std::vector<Entry> clauses(shown.size());
  const std::size_t in_chunk = std::max(least_in_chunk, shown.size() / most_chunks);
  const std::size_t chunks = (shown.size() + in_chunk - 1) / in_chunk;
  for_each_index(1 + chunks, [&](std::size_t piece) {
    if (piece == 0) {
      paragraphs = paragraph_section(draft);
      return;
    }
    const std::size_t end = std::min(shown.size(), piece * in_chunk);
    LastSentence last;
    for (std::size_t i = (piece - 1) * in_chunk; i < end; ++i)
      clauses[i] = clause_entry(draft, shown[i], last);
  });
  report.sections = clause_sections(shown, std::move(clauses));
  if (!paragraphs.entries.empty()) report.sections.push_back(std::move(paragraphs));
  add_rolling_section(draft, report);
  add_closing_sections(draft, report);
  add_figures(draft, report);
  for (const Section& section : report.sections) {
    for (const Entry& entry : section.entries) {
      report.running_numbers =
          report.running_numbers || unnumbered(entry.old_places) || unnumbered(entry.new_places);
    }
  }
  return report;
}

Summary summarise(const Comparison& comparison) {
  Summary summary;
  for (const ParagraphRow& row : comparison.alignment.paragraphs) {
    switch (row.relation) {
      case Relation::unchanged:
        ++summary.unchanged;
        break;
      case Relation::reworded:
        ++summary.reworded;
        break;
      case Relation::split:
        ++summary.split;
        break;
      case Relation::merged:
        ++summary.merged;
        break;
      case Relation::added:
        ++summary.added;
        break;
      case Relation::dropped:
        ++summary.dropped;
        break;
    }
    if (row.moved) ++summary.moved;
  }
  for (const ClauseRow& row : comparison.clauses) {
    if (!concerns_commitment(row)) continue;
    switch (row.status) {
      case Status::kept:
        ++summary.commitments.kept;
        break;
      case Status::reworded:
        ++summary.commitments.reworded;
        break;
      case Status::added:
        ++summary.commitments.added;
        if (row.in_another) ++summary.commitments.added_from_another;
        break;
      case Status::dropped:
        ++summary.commitments.dropped;
        if (row.in_another) ++summary.commitments.dropped_into_another;
        break;
    }
    if (row.shift == Shift::strengthened) ++summary.commitments.strengthened;
    if (row.shift == Shift::weakened) ++summary.commitments.weakened;
    if (row.moved) ++summary.commitments.moved;
  }
  return summary;
}

bool commitments_changed(const Comparison& comparison) {
  const ReportOptions options;
  const Draft draft(comparison, options);
  return std::ranges::any_of(comparison.clauses, [&draft](const ClauseRow& row) {
    return concerns_commitment(row) && row.status != Status::kept && !draft.rolls(row);
  });
}

std::string_view title(SectionKind kind) noexcept {
  switch (kind) {
    case SectionKind::stronger:
      return "STRONGER";
    case SectionKind::weaker:
      return "WEAKER";
    case SectionKind::dropped:
      return "DROPPED";
    case SectionKind::absorbed:
      return "NOW PART OF ANOTHER COMMITMENT";
    case SectionKind::added:
      return "ADDED";
    case SectionKind::detached:
      return "BEFORE PART OF ANOTHER COMMITMENT";
    case SectionKind::reworded:
      return "REWORDED, SAME FORCE";
    case SectionKind::moved:
      return "MOVED";
    case SectionKind::standing:
      return "STAND";
    case SectionKind::paragraphs:
      return "OTHER CHANGES BY PARAGRAPH";
    case SectionKind::rolling:
      return "ROLLING FACTS";
    case SectionKind::to_check:
      return "TO CHECK";
    case SectionKind::left_out:
      return "LEFT OUT";
    case SectionKind::limits:
      return "LIMITS";
  }
  return "";
}

std::string_view name(FigureSubject subject) noexcept {
  switch (subject) {
    case FigureSubject::commitments:
      return "Commitments";
    case FigureSubject::other_clauses:
      return "Other clauses";
    case FigureSubject::paragraphs:
      return "Paragraphs";
    case FigureSubject::sentences:
      return "Rolling facts";
    case FigureSubject::links:
      return "To check";
  }
  return "";
}

std::string_view name(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::stronger:
      return "stronger";
    case Outcome::weaker:
      return "weaker";
    case Outcome::dropped:
      return "dropped";
    case Outcome::absorbed:
      return "now part of another";
    case Outcome::added:
      return "added";
    case Outcome::detached:
      return "before part of another";
    case Outcome::reworded:
      return "reworded";
    case Outcome::split:
      return "split";
    case Outcome::merged:
      return "merged";
    case Outcome::moved:
      return "moved";
    case Outcome::stands:
      return "stand";
    case Outcome::rolling:
      return "with rolling facts only";
    case Outcome::doubtful:
      return "doubtful";
  }
  return "";
}

std::string_view name(Selection selection) noexcept {
  switch (selection) {
    case Selection::added:
      return "added";
    case Selection::dropped:
      return "dropped";
    case Selection::reworded:
      return "reworded";
    case Selection::strengthened:
      return "strengthened";
    case Selection::weakened:
      return "weakened";
    case Selection::moved:
      return "moved";
    case Selection::kept:
      return "kept";
  }
  return "";
}

}  // namespace stet
