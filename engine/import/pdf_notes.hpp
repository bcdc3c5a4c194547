// Footnotes of a PDF: small print at the foot of a page, and the marks that point to it.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"

namespace stet {

struct PdfNotes {
  std::vector<LeftOut> notes;
  std::unordered_set<std::string> marks;  // "1", "*"
};

// True for a superscript: smaller than its line's letters and above their base.
[[nodiscard]] bool is_raised(const PdfWord& word, const PdfLine& line, const ParagraphRules& rules) noexcept;

// Takes the footnotes out of `lines`. `body_height` is that of most letters of the document.
[[nodiscard]] PdfNotes take_notes(std::vector<PdfLine>& lines, float body_height,
                                  const ParagraphRules& rules);

}  // namespace stet
