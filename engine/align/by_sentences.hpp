// Paragraphs that their sentences know.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/align/link.hpp"

namespace stet {

// Sentences of one paragraph that continue in one paragraph of the other document, in words.
struct SharedSentences {
  std::uint32_t old_paragraph = 0;
  std::uint32_t new_paragraph = 0;
  std::size_t old_words = 0;
  std::size_t new_words = 0;
};

// Links paragraphs that were left without a link although most of their sentences stand in one paragraph of
// the other side: with that one if it has no link either, else as a further piece of it, if its link can
// grow. So no paragraph is called dropped whose sentences stand elsewhere. `units` are the paragraphs; links
// stay ordered by their first old unit. Before that, links of long paragraphs of little similarity that share
// no sentence are undone. Mirror symmetric.
void link_by_sentences(std::span<const SharedSentences> shared, const UnitPair& units,
                       const BySentencesOptions& options, Links& links);

}  // namespace stet
