// How often given phrases stand in each edition.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/commitment/lexicon.hpp"
#include "engine/history/follow.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

struct PhraseCount {
  std::string phrase;               // as asked for
  std::vector<std::size_t> counts;  // by edition
  std::size_t total = 0;
  std::uint32_t first = 0xFFFFFFFFU;  // editions; the largest number where it stands in none
  std::uint32_t last = 0xFFFFFFFFU;
  std::size_t editions = 0;  // in how many it stands
};

struct PhraseCounts {
  std::vector<EditionFacts> editions;
  std::vector<std::size_t> words;  // of each edition, to weigh the counts by
  std::vector<PhraseCount> phrases;
};

// Counts in headings and body, inside sentences. Layout and inflection are folded as WordSearch says. Throws
// Error(usage) for a phrase without a word. Linear in the length of all editions.
[[nodiscard]] PhraseCounts count_phrases(std::span<const SeriesEdition> series,
                                         const std::vector<std::string>& phrases, const Lexicon& lexicon);

}  // namespace stet
