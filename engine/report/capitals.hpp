// Words of a redline that differ in capitals alone.
#pragma once

#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"

namespace stet {

// The edits with each word that both versions share, but with other capitals ("With" that no longer begins a
// sentence), as one that was exchanged: a redline need not tell of it, but a text that is to be had back
// letter by letter must. Pieces whose letters do not match the old text's are left as they are. Linear.
[[nodiscard]] std::vector<Edit> with_capitals(const std::vector<Edit>& edits, std::string_view old_text);

}  // namespace stet
