// Sentences of one unwrapped paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/span.hpp"

namespace stet {

// Sentence spans of `text` (one line of UTF-8), trimmed of white space, in order, never empty for text with a
// non-space character. Full stops of abbreviations ("H.E.", "No. 7", "(Ret.)", "U.S."), initials, decimals
// and enumerators end none; a list after a colon is one sentence up to its full stop. Linear.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text);

}  // namespace stet
