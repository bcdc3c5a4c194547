// Splits and merges: pieces that join a link.
#pragma once

#include "engine/align/candidates.hpp"
#include "engine/align/link.hpp"

namespace stet {

// A unit without a link whose words mostly stand in a linked unit of the other side, and there mostly outside
// what that unit's partner accounts for, joins the link, best first; its doubt becomes 0. Links that cannot
// grow on the other side stay as they are: a link never has several units on both.
void join_pieces(const UnitPair& units, const CandidatePool& pool, const LinkOptions& options, Links& links);

}  // namespace stet
