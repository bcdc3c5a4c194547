#include "engine/report/commitment_sheet.hpp"
#include "engine/report/folders.hpp"
#include "engine/report/workbook.hpp"

namespace stet {

namespace {

// Spreadsheets say when they were made; the same statements are to give the same bytes.
constexpr const char* date_of_all = "2000-01-01";

void write_overview(Workbook& book, const FoldersReport& report) {
  const std::vector<Outcome> outcomes = overview_columns(report);
  std::vector<std::string> names = {"Statement", "Old file", "New file", "Paired by"};
  std::vector<double> widths = {24, 30, 30, 12};
  for (const Outcome outcome : outcomes) {
    names.emplace_back(name(outcome));
    widths.push_back(10);
  }
  const bool paragraphs = overview_has_paragraphs(report);
  if (paragraphs) {
    names.insert(names.end(), {"paragraphs changed", "of"});
    widths.insert(widths.end(), {11, 8});
  }
  names.emplace_back("remark");
  widths.push_back(60);
  book.add_sheet("Overview", widths);
  std::uint32_t row = 1;
  const auto put_files = [&](const std::string& old_file, const std::string& new_file) {
    book.put(row, 1, old_file);
    book.put(row, 2, new_file);
  };
  const auto remark = static_cast<std::uint16_t>(names.size() - 1);
  for (const StatementPair& pair : report.pairs) {
    book.put(row, 0, pair.name, CellStyle::strong);
    put_files(pair.old_file, pair.new_file);
    book.put(row, 3, name(pair.paired_by));
    std::uint16_t column = 4;
    if (pair.trouble.empty()) {
      for (const Outcome outcome : outcomes) {
        const std::size_t count = overview_count(pair, outcome);
        if (count == 0 || style_of(outcome) == CellStyle::text) {
          book.put(row, column++, count);
        } else {
          book.put(row, column++, count, style_of(outcome));
        }
      }
      if (paragraphs) {
        book.put(row, column++, pair.changed_paragraphs);
        book.put(row, column++, pair.paragraphs);
      }
    }
    book.put(row, remark, pair.trouble.empty() ? pair.nothing : pair.trouble);
    ++row;
  }
  for (const std::string& file : report.only_old) {
    put_files(file, "");
    book.put(row++, remark, "only old");
  }
  for (const std::string& file : report.only_new) {
    put_files("", file);
    book.put(row++, remark, "only new");
  }
  for (const NotCompared& trouble : report.troubles) {
    put_files(trouble.old_file, trouble.new_file);
    book.put(row++, remark, trouble.why);
  }
  book.head(0, names, row - 1);
}

}  // namespace

std::string render_xlsx(const FoldersReport& report, const std::vector<std::vector<CommitmentRow>>& rows) {
  Workbook book(overview_title(report, " → "), date_of_all);
  write_overview(book, report);
  CommitmentSheet sheet(book, "Commitments", true);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const CommitmentRow& row : rows[i]) sheet.put(row, report.pairs[i].name);
  sheet.finish();
  return book.finish();
}

}  // namespace stet
