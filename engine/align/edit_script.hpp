// The longest common subsequence of two integer sequences, as runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stet {

// `length` equal items, from old_begin on in the old sequence and from new_begin on in the new one.
struct MatchRun {
  std::size_t old_begin = 0;
  std::size_t new_begin = 0;
  std::size_t length = 0;
  friend bool operator==(const MatchRun&, const MatchRun&) = default;
};

struct EditScriptOptions {
  // Sequences whose lengths multiply to less go to dtl, which is exact there: it truncates silently beyond
  // 2,000,000 search coordinates, and there are never more of these than the product.
  std::size_t dtl_max_product = 2'000'000;
  // Longest edit distance searched for exactly in one piece; beyond it the script may be longer than
  // necessary. Bounds the time to O((n + m) · max_distance).
  std::size_t max_distance = 2048;
};

struct EditScript {
  std::vector<MatchRun> runs;  // in order, not empty, not touching on both sides
  bool exact = true;           // false when max_distance was hit
};

// O((n + m) · d) for d differences; linear space. Algorithm: common ends are cut off, the rest goes to dtl
// (Wu et al., "An O(NP) Sequence Comparison Algorithm") or, where that is large, to Myers' linear-space
// divide and conquer ("An O(ND) Difference Algorithm and Its Variations", section 4b).
[[nodiscard]] EditScript edit_script(std::span<const std::uint32_t> old_items,
                                     std::span<const std::uint32_t> new_items,
                                     const EditScriptOptions& options = {});

}  // namespace stet
