// What the geometry of neighbouring lines says about where a paragraph ends.
#pragma once

#include <string_view>
#include <vector>

#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"

namespace stet {

// What most of a document's text is set in.
struct UsualType {
  float height = 0;   // of a word's box, in points
  float leading = 0;  // base to base, in heights
};

[[nodiscard]] UsualType usual_type(const std::vector<PdfLine>& lines);

// True for a word that ends a sentence or an item: a full stop, semicolon, colon, question or exclamation
// mark, with closing quotes and brackets behind it.
[[nodiscard]] bool ends_clause(std::string_view word) noexcept;

[[nodiscard]] bool begins_small(std::string_view word) noexcept;  // an ASCII letter in lower case

// The free space left and right of the line is the same; `is_centred`: and it is more than an indent.
[[nodiscard]] bool is_symmetric(const PdfLine& line) noexcept;
[[nodiscard]] bool is_centred(const PdfLine& line) noexcept;

// Capitals only, but for the letters of an ordinal ("THE 23rd SUMMIT").
[[nodiscard]] bool is_shouted(const PdfLine& line) noexcept;

[[nodiscard]] bool same_column(const PdfLine& a, const PdfLine& b) noexcept;

// Whether line `a` was ended on purpose: the first word of `b` would have fitted on it. A sentence that goes
// on is believed unfinished unless two words would have fitted (a space that must not break may tie them),
// or, where it goes on in small letters, unless much more room was left.
[[nodiscard]] bool ends_early(const PdfLine& a, const PdfLine& b, const ParagraphRules& rules) noexcept;

}  // namespace stet
