// Plain text, as typed, as e-mailed, or as extracted from a PDF.
#pragma once

#include <string_view>

#include "engine/import/blocks.hpp"

namespace stet {

// Reads UTF-8 text: removes page furniture, keeps footnotes apart, joins hard-wrapped lines, and parts blocks
// at blank lines, printed numbers, bullets, indents, headings and, in unwrapped text, at every line. Near
// linear.
[[nodiscard]] Reading read_text(std::string_view text);

}  // namespace stet
