// Myers' difference algorithm in linear space, for sequences too long for dtl.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/align/edit_script.hpp"

namespace stet {

struct LinearSpaceDiff {
  std::vector<MatchRun> runs;  // in order; neighbours may touch
  bool exact = true;
};

// Divide and conquer at the middle snake. A search that passes `max_distance` edits splits where it got
// farthest and clears `exact`, so the time is O((n + m) · max_distance). Space O(n + m).
[[nodiscard]] LinearSpaceDiff linear_space_diff(std::span<const std::uint32_t> old_items,
                                                std::span<const std::uint32_t> new_items,
                                                std::size_t max_distance);

}  // namespace stet
