// Which lineages a reader asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/commitment/lexicon.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

struct TraceHit {
  LineageKind kind = LineageKind::clause;
  std::uint32_t lineage = 0;   // index into History::of(kind)
  bool phrase = false;         // the words asked for stand there side by side
  std::size_t editions = 0;    // in which it holds them; of a sentence, outside any clause that does
  std::vector<bool> wordings;  // [wording]: holds them
};

// Lineages with a wording that holds the words of `query`, layout and inflection folded, the most relevant
// first: by the number of editions in which they hold the words times the share of their own editions that
// these are; then commitments; then the earlier ones. Words that stand side by side are looked for; where
// they nowhere do, lineages that hold them all in any order. Clauses; and sentences where the words stand in
// no clause. `history` must hold both kinds. Throws Error(usage) for a query without a word. Linear in the
// wordings.
[[nodiscard]] std::vector<TraceHit> trace(const History& history, std::string_view query,
                                          const Lexicon& lexicon);

// The lineages at a place of an edition, in reading order: of its clauses, and of each sentence without one.
// `paragraph` is an index into EditionFacts::paragraphs; without `sentence` (0-based), the whole paragraph.
[[nodiscard]] std::vector<TraceHit> trace(const History& history, std::uint32_t edition,
                                          std::uint32_t paragraph, std::optional<std::uint32_t> sentence);

}  // namespace stet
