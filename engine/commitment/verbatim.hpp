// Clauses that stand unchanged in linked sentences: no further work finds them a better counterpart.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/document/document.hpp"

namespace stet {

struct VerbatimPair {
  std::uint32_t old_clause = 0;
  std::uint32_t new_clause = 0;
};

// Pairs of clauses byte for byte the same, with equal actors and facts, of sentences in one row of the
// alignment whose clauses are all so. In the old document's order. Linear.
[[nodiscard]] std::vector<VerbatimPair> verbatim_pairs(const std::vector<Clause>& old_clauses,
                                                       const Document& old_document,
                                                       const std::vector<Clause>& new_clauses,
                                                       const Document& new_document,
                                                       const Alignment& alignment);

}  // namespace stet
