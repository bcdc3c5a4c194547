// Money or a concrete contribution promised by a named party inside another clause.
#pragma once

#include <string>
#include <vector>

#include "engine/commitment/patterns.hpp"

namespace stet {

struct NominalPledge {
  std::size_t begin = 0;  // tokens, from the party or the amount
  std::size_t end = 0;
  std::size_t noun = 0;   // "commitment", "grant"
  std::size_t taken = 0;  // behind the noun and the amount that is promised
  Span party;             // bytes of the party's name, without its possessive ending
  bool ours = false;      // "our contribution of …"
};

// In reading order, not overlapping. "Japan's contribution of USD 1 million", "Japan's commitment to host …",
// "200 million USD worth grant assistance by Japan". Praise of support without an amount is none.
[[nodiscard]] std::vector<NominalPledge> find_pledges(const Stretch& in, std::string_view text);

}  // namespace stet
