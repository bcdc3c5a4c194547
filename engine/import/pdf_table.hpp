// The rows and cells of one table of a PDF page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/import/pdf_boxes.hpp"
#include "engine/import/pdf_tables.hpp"

namespace stet {

// The words of one printed row, from left to right.
struct PdfTableLine {
  std::vector<PdfWord> words;
  float top = 0;
  float bottom = 0;
  std::uint32_t number = 0;
  std::size_t first_fragment = 0;
  std::size_t last_fragment = 0;

  float height = 0;      // of a middling word
  bool stacked = false;  // two lines of text beside something tall
};

[[nodiscard]] std::vector<PdfTableLine> rows_of(const PdfPage& page);

// Words of a row that stand together.
struct TableChunk {
  std::size_t begin = 0;  // in the row's words
  std::size_t end = 0;
  float left = 0;
  float right = 0;
};

// The row's chunks, parted at wide gaps and behind a number that stands in front.
[[nodiscard]] std::vector<TableChunk> chunks_of(const PdfTableLine& row, const TableRules& rules);

// What the cells of a column cover.
struct TableColumn {
  float left = 0;
  float right = 0;
};

// The row's chunks, parted further where one runs over several columns but its words stand at their edges.
// Each overlaps one column at most; nullopt if that cannot be: the row is none of the table's.
[[nodiscard]] std::optional<std::vector<TableChunk>> cells_of(const PdfTableLine& row,
                                                              const std::vector<TableColumn>& columns,
                                                              const TableRules& rules);

void cover(std::vector<TableColumn>& columns, const std::vector<TableChunk>& cells);

struct TableRegion {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<TableColumn> columns;
};

// A line of one cell.
struct CellLine {
  std::vector<PdfWord> words;
  std::size_t column = 0;
  std::size_t row = 0;  // of the region
  float top = 0;
  float bottom = 0;
};

class Table {
 public:
  Table(const std::vector<PdfTableLine>& rows, const TableRegion& region, const TableRules& rules);
  [[nodiscard]] bool is_table() const;
  // But for the number of its rows, which may stand on the next page.
  [[nodiscard]] bool may_be_table() const;
  [[nodiscard]] std::size_t shared_rows() const;
  // Every row parts into cells; records() would lack one that does not.
  [[nodiscard]] bool is_whole() const { return whole_; }
  // The lines of the cells with the number of their table row, from 0.
  [[nodiscard]] std::vector<std::pair<std::size_t, const CellLine*>> records() const;

 private:
  void add(std::size_t i);
  // A number in the first column makes up for a row.
  static bool has_label(const std::vector<CellLine>& column);
  static bool only_labels(const std::vector<CellLine>& column);
  // Numbers and bullets at several depths in front of text: a list in a list.
  [[nodiscard]] bool only_labels_inside() const;
  // Columns of text: two that are full of lines of several words, whose paragraphs do not begin side by side.
  [[nodiscard]] bool is_text_in_columns() const;
  // The tops of lines behind a gap.
  [[nodiscard]] std::vector<float> begins(const std::vector<CellLine>& lines) const;
  // Usual distance of lines in the column with most of them.
  [[nodiscard]] float leading() const;
  [[nodiscard]] std::vector<float> gap_cuts() const;
  // Where a row of the table is not set off from the next, a cell in its first column begins it.
  void cut_at_first_cells(std::vector<float>& cuts) const;
  // The text beside the cell that begins with a capital, behind a line that ends a sentence.
  [[nodiscard]] const CellLine* begun_text(const CellLine& cell) const;
  [[nodiscard]] std::size_t cells_beside(const CellLine& line) const;
  // Other lines stand between the two: the first of them is a whole cell.
  [[nodiscard]] bool rows_apart(const CellLine& a, const CellLine& b) const;

  const std::vector<PdfTableLine>& rows_;
  const TableRegion& region_;
  const TableRules& rules_;
  std::vector<std::vector<CellLine>> columns_;
  std::size_t main_ = 0;
  std::size_t shared_rows_ = 0;
  bool whole_ = true;
  float leading_ = 0;
};

}  // namespace stet
