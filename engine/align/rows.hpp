// From links to the rows of an alignment.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/align/link.hpp"

namespace stet {

// A row to write: a link, or else one unit without a counterpart.
struct RowRef {
  std::uint32_t link = no_unit;
  std::uint32_t old_unit = no_unit;
  std::uint32_t new_unit = no_unit;
};

// All links and all units without one, in the new document's order; a dropped unit after what it followed in
// the old one. Linear.
[[nodiscard]] std::vector<RowRef> row_order(std::span<const Link> links, std::size_t old_size,
                                            std::size_t new_size);

// `same(old_unit, new_unit)` says whether the words of two units are the same.
template <typename Same>
[[nodiscard]] Relation relation_of(const Link& link, Same same) {
  if (link.new_side.size() > 1) return Relation::split;
  if (link.old_side.size() > 1) return Relation::merged;
  return same(link.old_side.front(), link.new_side.front()) ? Relation::unchanged : Relation::reworded;
}

}  // namespace stet
