// Which facts of a clause are gone from it and which are new.
#pragma once

#include <string>
#include <vector>

#include "engine/commitment/profile.hpp"

namespace stet {

struct Difference {
  std::vector<std::string> lost;
  std::vector<std::string> gained;
  [[nodiscard]] bool any() const noexcept { return !lost.empty() || !gained.empty(); }
};

// The texts of the facts that one side has more often than the other, in order; equal amounts that stand
// among other words are two. In clauses with very many facts their keys alone decide, so that the time is
// linear in these.
[[nodiscard]] Difference difference(const std::vector<FactKey>& old_facts,
                                    const std::vector<FactKey>& new_facts);

}  // namespace stet
