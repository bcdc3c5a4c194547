// Words and their boxes as `pdftotext -bbox-layout` writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

// In points, from the page's left and top.
struct PdfWord {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  std::string text;

  [[nodiscard]] float height() const noexcept { return bottom - top; }
  [[nodiscard]] float width() const noexcept { return right - left; }
};

// Words on one baseline without a wide gap between them.
struct PdfFragment {
  std::vector<PdfWord> words;  // from left to right, never empty
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  std::uint32_t row = 0;     // on its page, from 1; fragments side by side share it
  std::uint32_t record = 0;  // row of a table on its page, from 1; 0 outside of tables
  std::uint32_t cell = 0;    // of the table's row, from the left
};

struct PdfPage {
  float width = 0;
  float height = 0;
  std::vector<PdfFragment> fragments;
};

struct PdfBoxes {
  std::string title;  // of the document's properties, untidied
  std::vector<PdfPage> pages;
  std::size_t words = 0;
};

// One pass over pdftotext's output. Boxes that are no numbers, lie outside any page or have no extent are
// skipped, as is text that runs up or down the page.
[[nodiscard]] PdfBoxes parse_boxes(std::string_view xhtml);

// Gives the fragments of a page their rows and sorts them by row, then from left to right.
void number_rows(PdfPage& page);

// Sets the fragment's box to that of its words.
void fit_box(PdfFragment& fragment) noexcept;

}  // namespace stet
