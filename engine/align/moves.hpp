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

// A weight by `amount`, and among equal amounts by the texts' fingerprints: whole numbers, so that sums do
// not depend on their order and exchanging the documents decides alike.
[[nodiscard]] inline std::uint64_t ordered_weight(std::uint64_t amount, std::uint64_t old_fingerprint,
                                                  std::uint64_t new_fingerprint) noexcept {
  constexpr std::uint64_t unit = 1U << 20U;
  return (amount + 1) * unit + (old_fingerprint + new_fingerprint) % unit;
}

// For each item whether it lies on the heaviest subset that increases strictly in both places. Items must be
// sorted by old_place and have distinct places on both sides. Of equally heavy subsets the choice depends on
// the weights alone where these differ, so that exchanging the sides chooses alike. O(n log n): dynamic
// programming over a Fenwick tree of prefix maxima.
[[nodiscard]] std::vector<bool> heaviest_increasing(std::span<const OrderedItem> items);

}  // namespace stet
