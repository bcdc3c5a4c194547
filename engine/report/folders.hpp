// Two folders of statements, compared pair by pair: the overview above the reports of the pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/commitment_rows.hpp"
#include "engine/report/report.hpp"
#include "engine/report/terminal.hpp"

namespace stet {

// What two files have in common that made them a pair.
enum class PairedBy : std::uint8_t { name, ordinal, date, series, name_without_numbers };
[[nodiscard]] std::string_view name(PairedBy way) noexcept;  // "name", "number", "date", …

struct StatementPair {
  std::string name;      // "22", "22 → 23": the files without folder and ending; no two pairs share one
  std::string old_file;  // as it was opened: "old/22.pdf"
  std::string new_file;
  PairedBy paired_by = PairedBy::name;
  std::string page;  // the file of its own report beside the overview; empty if there is none

  // Once it was compared:
  std::string headline;                // "22nd → 23rd ASEAN-Japan Summit"
  std::string nothing;                 // what to say where there is nothing to report; else empty
  std::vector<Figure> figures;         // of its report
  std::size_t paragraphs = 0;          // of both statements: a paragraph and its continuation count once
  std::size_t changed_paragraphs = 0;  // all but those that stand and those with rolling facts only
  std::string trouble;                 // why it was not compared; else empty
};

// Takes over from the report of a pair what the overview shows.
void note_report(StatementPair& pair, const Report& report, const Comparison& comparison);

// What could not be compared: a pair, or one file that is in no pair.
struct NotCompared {
  std::string old_file;  // empty: none
  std::string new_file;
  std::string why;  // one line that names the file
};

struct FoldersReport {
  std::string old_folder;
  std::string new_folder;
  std::vector<StatementPair> pairs;   // in the order to show them
  std::vector<std::string> only_old;  // statements without a counterpart, as they would be opened
  std::vector<std::string> only_new;
  std::vector<NotCompared> troubles;  // of files that are in no pair, because they cannot be read
  std::vector<std::string> not_read;  // what else the folders hold: subfolders, files that no importer reads
  ReportOptions options;              // of every pair's report
};

// Pairs and files, in the order of the pairs.
[[nodiscard]] std::vector<NotCompared> not_compared(const FoldersReport& report);

// One column of figures of the overview, and a pair's figure in it. Clauses that are no commitments count too
// where the options ask for them; commitments with rolling facts only count among those that stand.
[[nodiscard]] std::vector<Outcome> overview_columns(const FoldersReport& report);
[[nodiscard]] std::size_t overview_count(const StatementPair& pair, Outcome column);
// What the columns count: "Commitments", or "Clauses" where others count too.
[[nodiscard]] std::string_view overview_subject(const FoldersReport& report) noexcept;
// Paragraphs are told where the whole of the reports is.
[[nodiscard]] bool overview_has_paragraphs(const FoldersReport& report) noexcept;

// "48 pairs of statements: old → new", and what stands below the table.
[[nodiscard]] std::string overview_title(const FoldersReport& report, std::string_view arrow);
struct OverviewNote {
  std::string title;               // "Only in old"
  std::vector<std::string> lines;  // not escaped
};
[[nodiscard]] std::vector<OverviewNote> overview_notes(const FoldersReport& report, std::string_view arrow);

// The overview alone. As the renderers of one pair's report do, they escape all that comes from statements
// and files.
[[nodiscard]] std::string render_terminal(const FoldersReport& report, const TerminalStyle& style);
[[nodiscard]] std::string render_markdown(const FoldersReport& report);
// index.html, with links to the pages of the pairs.
[[nodiscard]] std::string render_html(const FoldersReport& report);
// In the place of the page of a pair that could not be compared.
[[nodiscard]] std::string render_html_trouble(const FoldersReport& report, std::size_t pair);
// The way from a pair's page to the overview and to the pairs beside it, as HTML for render_html(Report).
[[nodiscard]] std::string folders_crumbs(const FoldersReport& report, std::size_t pair);
// What stands between the reports of two pairs in one text.
[[nodiscard]] std::string pair_heading_terminal(const StatementPair& pair, const TerminalStyle& style);

// stet.compare-folders/1 in parts, so that no more than one comparison need be held: the opening, the pairs
// that were compared, with json_first before the first and json_next before each other, the closing.
inline constexpr std::string_view json_first = "\n";
inline constexpr std::string_view json_next = ",\n";
[[nodiscard]] std::string json_opening(const FoldersReport& report);
[[nodiscard]] std::string json_pair(const StatementPair& pair, const Comparison& comparison);
[[nodiscard]] std::string json_closing(const FoldersReport& report);

// The records of csv.hpp with the pair's name in front: the head, each pair's records, and one record for
// each file that stands alone or could not be read.
[[nodiscard]] std::string csv_opening();
[[nodiscard]] std::string csv_records(const StatementPair& pair, const Report& report,
                                      const Comparison& comparison);
[[nodiscard]] std::string csv_closing(const FoldersReport& report);

// Two sheets: the overview, and the commitments with a column for the pair. `rows` are by pair.
[[nodiscard]] std::string render_xlsx(const FoldersReport& report,
                                      const std::vector<std::vector<CommitmentRow>>& rows);

}  // namespace stet
