// From the editions of a series to lineages.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "engine/align/options.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/document/document.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

// One edition under the name its readers use ("22", "2011-08-09").
struct SeriesEdition {
  std::string name;
  Document document;
};

// What readers call the edition and its paragraphs.
[[nodiscard]] EditionFacts edition_facts(const SeriesEdition& edition);

// When something that starts is the return of something that had ended. Similarity (0 … 1) is the cosine of
// stems and pairs of neighbouring stems, weighted by their rarity among all wordings of the series, as align
// weighs them: what many wordings share proves little.
struct ReturnOptions {
  double least_similarity = 0.58;    // after one edition without it
  double more_each_doubling = 0.04;  // of the number of editions without it
  double most_similarity = 0.78;     // asked for after however many editions
  // Content words that both must have for anything but the same words to be a return; short texts are
  // alike by chance.
  std::size_t least_content_words = 4;
  // The search: rare features looked up for one text, and how many wordings a feature may be in.
  std::size_t max_features = 24;
  std::size_t max_postings = 256;
  std::size_t max_lineages = 24;    // of one wording that are offered to an item
  std::size_t max_candidates = 12;  // wordings measured in full for one text
};

struct FollowOptions {
  AlignOptions align;
  ReturnOptions returns;
};

// Consecutive editions are aligned (and their clauses compared); each link continues a lineage. What starts
// in an edition is then looked up among the lineages that had ended before the edition before it, by every
// wording they bore, and continues the best of them as returned.
//   A sentence that was split: the piece that keeps most of its words continues the lineage, the others begin
//   lineages split from it, unless they return to one that had been merged. Sentences that were merged: the
//   one that gives most words continues, the others end as merged into it.
// Near linear in the length of all editions; pairs are compared on all processors; deterministic. The
// editions must be ordered, oldest first.
[[nodiscard]] History follow_sentences(std::span<const SeriesEdition> series,
                                       const FollowOptions& options = {});
[[nodiscard]] History follow(std::span<const SeriesEdition> series, const Lexicon& lexicon,
                             const FollowOptions& options = {});

}  // namespace stet
