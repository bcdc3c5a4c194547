// Where the erased words of a redline stood.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/span.hpp"

namespace stet {

// For each edit, in order: the bytes of `old_text` that an erased piece takes up, in growing order, disjoint;
// nothing for other pieces, and for an erased piece that is not found (unchanged pieces quote the new text,
// so places in the old one are counted by the letters that layout keeps). Linear.
[[nodiscard]] std::vector<std::optional<Span>> erased_spans(const std::vector<Edit>& edits,
                                                            std::string_view old_text);

}  // namespace stet
