// The part of a redline that a stretch of one of its texts takes.
#pragma once

#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/span.hpp"

namespace stet {

// The pieces of `edits` that hold the bytes `wanted` of `text`, the old or the new text of the redline, the
// first and the last cut to them; what the other text has instead stands between them. As `equal` quotes the
// new text, which may be laid out otherwise than the old, places are told by counting the letters and digits
// that layout keeps. Linear.
[[nodiscard]] std::vector<Edit> part_of_redline(const std::vector<Edit>& edits, std::string_view text,
                                                bool old_side, Span wanted);

}  // namespace stet
