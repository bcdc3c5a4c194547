// Links between the units of two documents: which continues which.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/align/candidates.hpp"
#include "engine/align/units.hpp"

namespace stet {

inline constexpr std::uint32_t no_unit = 0xFFFFFFFFU;

// One link: one unit with one, one with several (a split), or several with one (a merge).
struct Link {
  std::vector<std::uint32_t> old_side;  // ascending, not empty
  std::vector<std::uint32_t> new_side;
  double similarity = 0;
  double confidence = 1;
  MatchedBy matched_by = MatchedBy::wording;
};

// For each unit of either side the index of its link, or no_unit.
struct LinkRows {
  std::vector<std::uint32_t> of_old;
  std::vector<std::uint32_t> of_new;
};
[[nodiscard]] LinkRows rows_of(std::span<const Link> links, std::size_t old_units, std::size_t new_units);

// Which paragraphs of the two documents are linked: what a sentence's `group` is looked up in.
class GroupLinks {
 public:
  GroupLinks(std::size_t old_groups, std::size_t new_groups, std::span<const Link> links);
  [[nodiscard]] bool linked(std::uint32_t old_group, std::uint32_t new_group) const noexcept {
    return old_row_[old_group] != no_unit && old_row_[old_group] == new_row_[new_group];
  }
  // Index of the paragraphs' link, or no_unit.
  [[nodiscard]] std::uint32_t row_of_old(std::uint32_t old_group) const noexcept {
    return old_row_[old_group];
  }

 private:
  std::vector<std::uint32_t> old_row_, new_row_;
};

struct Links {
  std::vector<Link> links;        // by their first old unit
  std::vector<double> old_doubt;  // score of the best link refused, 0 … 1, of each unit without a link
  std::vector<double> new_doubt;
  double order = 1;                 // how far the links keep an order: 0 half of them or less, 1 all
  bool candidates_limited = false;  // a unit's features were all too common to look up
};

// Near linear: candidates come from an index of rare features, their number a unit is bounded. Mirror
// symmetric. `groups` is null for paragraphs.
[[nodiscard]] Links link_units(const UnitPair& units, const GroupLinks* groups,
                               std::span<const FixedLink> fixed, const LinkOptions& options);

}  // namespace stet
