// Which facts of a clause are gone from it and which are new.
#pragma once

#include <vector>

#include "engine/commitment/difference.hpp"
#include "engine/commitment/profile.hpp"

namespace stet {

// The texts of the facts that one side has more often than the other, in order; equal amounts that stand
// among other words are two. In clauses with very many facts their keys alone decide, so that the time is
// linear in these.
[[nodiscard]] Difference difference(const std::vector<FactKey>& old_facts,
                                    const std::vector<FactKey>& new_facts);

// Takes one fact of `facts` away for each of `taken` that is equal to it: of equal ones that which is told of
// most nearly the same, else the last. Linear where facts are very many.
void take_away(const std::vector<FactKey>& taken, std::vector<FactKey>& facts);

}  // namespace stet
