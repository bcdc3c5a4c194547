// Tables of a PDF page, told from text by the blank stripes between their columns.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/pdf_boxes.hpp"

namespace stet {

struct TableRules {
  float wide_gap = 0.9F;            // between words of a row, in heights: may part two cells
  float number_gap = 0.5F;          // in heights, between a number in the first column and the text beside
  float aligned = 2.0F;             // points by which edges in one column may differ
  float row_gap = 3.5F;             // blank space, in heights, that ends a table
  float taller = 1.15F;             // times the table's height: a heading, which ends a table
  float heading_gap = 1.3F;         // times the widest blank between rows: a heading stands below the table
  float record_gap = 1.15F;         // times the distance of lines in a cell: the next row of the table begins
  std::size_t prose_words = 4;      // of a line of text in columns
  std::size_t prose_lines = 6;      // of such a column
  std::size_t telling_rows = 60;    // after which the columns are known and do not grow together
  std::size_t most_rows = 1'000;    // of a page; more are no page of a statement
  std::size_t least_rows = 3;       // with cells side by side, of three columns and more
  std::size_t least_pair_rows = 3;  // the same of two columns
  float pair_fill =
      0.6F;  // lines of the first of two columns beside those of the second; more are columns of text
};

// Finds the tables of pages whose rows are numbered, and puts one fragment for each line of each cell in the
// place of theirs: table row by table row, cell by cell, with `record` and `cell` set. Numbers that hang in
// front of paragraphs and columns of text are no tables. A table may go on over the end of a page. Linear but
// for the number of columns.
void mark_tables(std::span<PdfPage> pages, const TableRules& rules = {});

// Takes out the rows that repeat a table's head on each page that it goes on over.
[[nodiscard]] std::vector<LeftOut> take_repeated_heads(std::span<PdfPage> pages);

}  // namespace stet
