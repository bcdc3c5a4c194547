// Lines of text in reading order, from the fragments of the pages.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/import/pdf_boxes.hpp"

namespace stet {

struct PdfLine {
  std::vector<PdfWord> words;
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  float height = 0;          // of the words that most letters stand in
  float base = 0;            // bottom of those words
  std::uint32_t page = 0;    // from 1
  std::uint32_t row = 0;     // on its page, from 1
  std::uint32_t zone = 0;    // lines of one column between two lines across share it; grows in reading order
  std::uint32_t record = 0;  // row of a table on its page, from 1; 0 outside of tables
  std::uint32_t cell = 0;    // of the table's row, from the left
  bool indented = false;     // begins behind a number, or where the first lines of several paragraphs do
  // The edges of its column: where full lines begin and end.
  float column_left = 0;
  float column_right = 0;
};

struct ColumnRules {
  float margin_share = 0.2F;    // of the text's width at each side in which no gutter is looked for
  float least_gutter = 6.0F;    // points
  float crossing_share = 0.3F;  // of the rows that may run across the gutter (headings, tables)
  std::size_t least_rows = 5;   // rows with text on both sides
  float beside = 0.5F;    // of the rows of the fuller side that the other has; fewer are a table's cells
  float ink = 0.55F;      // of a middling row of either side that words fill; less are the cells of a table
  float running = 0.25F;  // of the rows of either side that begin in no capital; fewer are a table's cells
  float parted = 0.3F;    // of the rows of the left side that a wide gap parts; more are a table's cells
  float fill = 0.6F;      // of its column's width that a middling row fills; less is a table, not prose
  std::size_t lines_for_edges = 8;  // lines of a page from which its own column edges are taken
};

// Whether the page's text is set in columns.
[[nodiscard]] bool has_text_columns(const PdfPage& page, const ColumnRules& rules = {});

// Reading order: down each column, columns from left to right, lines across all columns between them. Linear
// but for sorting.
[[nodiscard]] std::vector<PdfLine> lines_of(const std::vector<PdfPage>& pages, const ColumnRules& rules = {});

}  // namespace stet
