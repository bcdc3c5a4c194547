// Page headers, footers and page numbers in plain text.
#pragma once

#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/lines.hpp"

namespace stet {

// Marks the lines of page furniture as removed and moves them to `left_out`: page numbers in words ("Page 3
// of 7") and in dashes, bare numbers that count pages, and lines that recur beside them, beside form feeds,
// or at regular distances. Sets `page` and `after_break` of the others. Linear.
void remove_furniture(std::vector<Line>& lines, std::vector<LeftOut>& left_out);

}  // namespace stet
