// Paragraphs of a PDF, from the geometry of its lines.
#pragma once

#include <vector>

#include "engine/import/blocks.hpp"
#include "engine/import/pdf_lines.hpp"

namespace stet {

// Lengths are in heights of the line (the box that pdftotext gives a word, about 1.2 times the type's size),
// unless said otherwise.
struct ParagraphRules {
  float indent = 0.5F;              // beyond which a line counts as indented
  float leading = 1.2F;             // times the usual distance of lines: beyond, a new paragraph
  float unfinished_leading = 1.5F;  // the same where a sentence goes on in small letters
  float spare = 0.25F;              // a space between words
  float least_spare = 1.2F;  // spaces that must be left after the next line's first word would have fit
  float unfinished_spare =
      0.3F;  // share of the column's width left free before an unfinished sentence counts as ended
  float label_gap = 0.5F;       // between a number and its text
  float bare_label_gap = 0.8F;  // the same for a number without full stop or bracket
  float entry_gap = 2.0F;       // before the page number that ends an entry of a table of contents
  float spare_line =
      0.9F;  // distances of lines left below a page's last line, into which one more had fitted
  std::size_t least_indented = 4;  // lines that begin alike, so that they are no centred ones
  float item_inset = 0.8F;         // of items behind their stem, where no bullet shows them
  float tall = 1.1F;               // times the body's height: headings
  float small = 0.93F;             // times the body's height: footnotes
  float mark = 0.8F;               // times its line's height: footnote marks and superscripts, which are also
  float raised = 0.1F;             // above the line's base by this much
  float glued = 0.07F;  // gap below which two words are one: pdftotext splits them where the font changes
  std::size_t heading_words = 24;  // most words of a heading known by its shape alone
  std::size_t heading_lines = 3;   // most lines of a heading
};

// Lines into paragraphs, by hanging numbers, indents, leading, type size and the length of last lines, across
// columns and pages; words broken at line ends are mended; footnotes go to left_out and their marks out of
// the text.
[[nodiscard]] Reading paragraphs_of(std::vector<PdfLine> lines, const ParagraphRules& rules = {});

}  // namespace stet
