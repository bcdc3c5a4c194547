// Which links keep the order of the documents.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stet {

struct OrderedItem {
  std::uint64_t old_place = 0;
  std::uint64_t new_place = 0;
  std::uint64_t weight = 1;
};

// An item that weighs by `amount`, and among equal amounts by the texts' fingerprints and by its places:
// whole numbers, so that sums do not depend on their order and exchanging the documents decides alike.
[[nodiscard]] inline OrderedItem ordered_item(std::uint64_t old_place, std::uint64_t new_place,
                                              std::uint64_t amount, std::uint64_t fingerprints) noexcept {
  constexpr std::uint64_t unit = 1U << 20U;
  const std::uint64_t apart = old_place > new_place ? old_place - new_place : new_place - old_place;
  std::uint64_t mix = (fingerprints ^ (old_place + new_place)) * 0x9E3779B97F4A7C15ULL;
  mix = (mix ^ (mix >> 29U) ^ apart) * 0xBF58476D1CE4E5B9ULL;  // mixed as by splitmix64
  return {old_place, new_place, (amount + 1) * unit + (mix >> 44U)};
}

// For each item whether it lies on the heaviest subset that increases strictly in both places. Items must be
// sorted by old_place and have distinct places on both sides. Of equally heavy subsets the choice depends on
// the weights alone where these differ, so that exchanging the sides chooses alike. O(n log n): dynamic
// programming over a Fenwick tree of prefix maxima.
[[nodiscard]] std::vector<bool> heaviest_increasing(std::span<const OrderedItem> items);

}  // namespace stet
