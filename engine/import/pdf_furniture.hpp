// What a page carries beside the statement: running headers and footers, page numbers, line numbers in the
// margin.
#pragma once

#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/pdf_boxes.hpp"

namespace stet {

struct FurnitureRules {
  std::size_t edge_rows = 5;    // rows from the top and from the bottom of a page that may be furniture
  float edge_share = 0.22F;     // of the page's height in which they lie
  float same_height = 4.0F;     // points by which a running line may wander from page to page
  std::size_t least_pages = 2;  // on which a line must run
  // So many pages, or this share of all, make a line sure that stands close to the text.
  std::size_t sure_pages = 3;
  std::size_t sure_share = 5;  // one page in five
  // Blank space, in heights of the row, that sets off a line which changes from page to page only by its
  // number; a paragraph's own number at the top of a page has none.
  float number_gap = 0.6F;
  float few_gap = 1.5F;             // the same for a line on two of many pages: a cell's last line may recur
  std::size_t longest_number = 24;  // bytes of a row that begins with a number and is no footnote
  std::size_t telling_letters = 12;  // beside the number ("https://… 3/12"), from which on no space is needed
  std::size_t least_line_numbers = 4;  // on a page
  float line_number_gap = 0.3F;        // in heights of the row, to the text beside
  float line_number_edge = 4.0F;       // points by which their edges may differ
};

// Takes running headers and footers and page numbers out of `pages`, whose rows are numbered. Found by
// recurrence: the same words at the same height of several pages (even and odd ones may differ), where
// numbers may grow with the page.
[[nodiscard]] std::vector<LeftOut> take_running_lines(std::vector<PdfPage>& pages,
                                                      const FurnitureRules& rules = {});

// Takes out numbers in the left or right margin that count the printed lines (each, every second or every
// fifth).
[[nodiscard]] std::vector<LeftOut> take_line_numbers(std::vector<PdfPage>& pages,
                                                     const FurnitureRules& rules = {});

}  // namespace stet
