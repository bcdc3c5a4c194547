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

// One pass over pdftotext's output, in pieces as they come. Boxes that are no numbers, lie outside any page
// or have no extent are skipped, as is text that runs up or down the page.
class BoxReader {
 public:
  // False once the output holds an element of over a megabyte: what stands behind it is not read.
  bool read(std::string_view piece);
  [[nodiscard]] const PdfBoxes& so_far() const noexcept { return boxes_; }
  [[nodiscard]] PdfBoxes take();

 private:
  // Reads whole elements from the front of `xhtml` and returns how many bytes they are.
  std::size_t read_elements(std::string_view xhtml);
  void read_word(std::string_view tag, std::string_view text);
  void close_fragment();

  PdfBoxes boxes_;
  std::vector<PdfWord> line_;  // the words of the line that is open
  std::string rest_;           // an element whose end has not come yet
  bool broken_ = false;
};

[[nodiscard]] PdfBoxes parse_boxes(std::string_view xhtml);

// Gives the fragments of a page their rows and sorts them by row, then from left to right.
void number_rows(PdfPage& page);

// Sets the fragment's box to that of its words.
void fit_box(PdfFragment& fragment) noexcept;

}  // namespace stet
