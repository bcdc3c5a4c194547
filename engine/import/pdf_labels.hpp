// Numbers and bullets that hang in front of a paragraph, told from its text by where they stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/import/pdf_breaks.hpp"
#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"

namespace stet {

// Takes hanging numbers and bullets off the lines and gives them by line; "" where a line has none. A line
// that was only a number is left without words. A number that stands in the text like any other word is not
// taken: whether "2021." is one cannot be seen from its place.
[[nodiscard]] std::vector<std::string> take_labels(std::vector<PdfLine>& lines, const UsualType& usual,
                                                   const ParagraphRules& rules);

// True for the marks of list items: bullets, dashes, letters and small roman numerals.
[[nodiscard]] bool is_item_mark(std::string_view label);

}  // namespace stet
