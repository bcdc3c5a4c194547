// Reads web pages (HTML, XHTML).
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/import/blocks.hpp"

namespace stet {

// The parser's time grows with the depth of the open elements and its memory with their number, so both are
// bounded before it runs. Browsers cut off at a depth of 512; published pages stay below 60.
struct HtmlLimits {
  std::size_t max_depth = 256;
  std::size_t max_elements = 1'000'000;
};

// The page's article as blocks: paragraphs, headings, list items with the numbers a browser prints, table
// rows. Found by <main> and <article> or, without them, as the innermost element that holds all prose. The
// page's furniture (navigation, notices on cookies, links to share) is left out in brief; footnotes whole;
// scripts, forms and what is hidden without a trace. Throws Error: over_limit.
[[nodiscard]] Reading read_html(std::string_view bytes, const HtmlLimits& limits = {});

}  // namespace stet
