#include "engine/report/folders.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "engine/report/phrases.hpp"

namespace stet {

namespace {

std::size_t count_of(const StatementPair& pair, FigureSubject subject, Outcome outcome) {
  const auto found = std::ranges::find(pair.figures, Counted{subject, outcome}, &Figure::what);
  return found == pair.figures.end() ? 0 : found->count;
}

bool asks_for(const ReportOptions& options, Selection selection) {
  return std::ranges::find(options.only, selection) != options.only.end();
}

std::size_t doubtful_links(const StatementPair& pair) {
  return count_of(pair, FigureSubject::links, Outcome::doubtful);
}

// "3 pairs", "1 statement"
std::string several(std::size_t count, std::string_view singular) {
  return fmt::format("{} {}{}", count, singular, count == 1 ? "" : "s");
}

}  // namespace

std::string_view name(PairedBy way) noexcept {
  switch (way) {
    case PairedBy::name:
      return "name";
    case PairedBy::ordinal:
      return "number";
    case PairedBy::date:
      return "date";
    case PairedBy::series:
      return "series";
    case PairedBy::name_without_numbers:
      return "name without its numbers";
  }
  return "";
}

void note_report(StatementPair& pair, const Report& report, const Comparison& comparison) {
  pair.headline = headline_text(report, unicode_signs);
  pair.nothing = nothing_text(report);
  pair.figures = report.figures;
  pair.paragraphs = comparison.alignment.paragraphs.size();
  pair.changed_paragraphs = static_cast<std::size_t>(std::ranges::count_if(
      comparison.alignment.paragraphs,
      [](const ParagraphRow& row) { return row.relation != Relation::unchanged || row.moved; }));
  const std::size_t rolling = count_of(pair, FigureSubject::paragraphs, Outcome::rolling);
  pair.changed_paragraphs -= std::min(rolling, pair.changed_paragraphs);
}

std::vector<NotCompared> not_compared(const FoldersReport& report) {
  std::vector<NotCompared> all;
  for (const StatementPair& pair : report.pairs)
    if (!pair.trouble.empty()) all.push_back({pair.old_file, pair.new_file, pair.trouble});
  all.insert(all.end(), report.troubles.begin(), report.troubles.end());
  return all;
}

std::vector<Outcome> overview_columns(const FoldersReport& report) {
  const ReportOptions& options = report.options;
  std::vector<Outcome> columns;
  const auto add = [&](Outcome outcome, std::initializer_list<Selection> selections) {
    // What is moved counts among the rest, so it has a column only where it was asked for.
    const bool whole = options.only.empty() && outcome != Outcome::moved;
    if (whole || std::ranges::any_of(selections, [&](Selection wanted) { return asks_for(options, wanted); }))
      columns.push_back(outcome);
  };
  // Seldom, so without a column where no pair has one.
  const auto add_if_any = [&](Outcome outcome, Selection selection) {
    if (std::ranges::any_of(report.pairs,
                            [&](const StatementPair& pair) { return overview_count(pair, outcome) != 0; }))
      add(outcome, {selection});
  };
  add(Outcome::stronger, {Selection::strengthened, Selection::reworded});
  add(Outcome::weaker, {Selection::weakened, Selection::reworded});
  add(Outcome::dropped, {Selection::dropped});
  add_if_any(Outcome::absorbed, Selection::dropped);
  add(Outcome::added, {Selection::added});
  add_if_any(Outcome::detached, Selection::added);
  add(Outcome::reworded, {Selection::reworded});
  add(Outcome::moved, {Selection::moved});
  add(Outcome::stands, {Selection::kept});
  return columns;
}

std::size_t overview_count(const StatementPair& pair, Outcome column) {
  std::size_t count = 0;
  for (const FigureSubject subject : {FigureSubject::commitments, FigureSubject::other_clauses}) {
    count += count_of(pair, subject, column);
    if (column == Outcome::stands) count += count_of(pair, subject, Outcome::rolling);
  }
  return count;
}

std::string_view overview_subject(const FoldersReport& report) noexcept {
  return report.options.all_clauses || !report.options.classes.empty() ? "Clauses" : "Commitments";
}

bool overview_has_paragraphs(const FoldersReport& report) noexcept {
  return report.options.only.empty() && report.options.classes.empty();
}

std::string overview_title(const FoldersReport& report, std::string_view arrow) {
  return fmt::format("{} of statements: {}{}{}", several(report.pairs.size(), "pair"), report.old_folder,
                     arrow, report.new_folder);
}

std::vector<OverviewNote> overview_notes(const FoldersReport& report, std::string_view arrow) {
  std::vector<OverviewNote> notes;
  const auto put = [&](std::string title, std::vector<std::string> lines) {
    if (!lines.empty()) notes.push_back({std::move(title), std::move(lines)});
  };
  put("Only in " + report.old_folder, report.only_old);
  put("Only in " + report.new_folder, report.only_new);
  std::vector<std::string> troubles;
  for (const NotCompared& trouble : not_compared(report)) troubles.push_back(trouble.why);
  put("Could not be compared", std::move(troubles));
  std::vector<std::string> check;
  for (const StatementPair& pair : report.pairs) {
    if (pair.paired_by == PairedBy::name) continue;
    check.push_back(
        fmt::format("paired by {}: {}{}{}", name(pair.paired_by), pair.old_file, arrow, pair.new_file));
  }
  std::size_t links = 0;
  std::string where;
  for (const StatementPair& pair : report.pairs) {
    const std::size_t of_pair = doubtful_links(pair);
    if (of_pair == 0) continue;
    links += of_pair;
    where += fmt::format("{}{}{}", where.empty() ? "" : ", ", pair.name,
                         of_pair == 1 ? "" : fmt::format(" ({})", of_pair));
  }
  if (links != 0)
    check.push_back(fmt::format("{} that the reports name: {}", several(links, "doubtful link"), where));
  put("To check", std::move(check));
  put("Not read", report.not_read);
  return notes;
}

}  // namespace stet
