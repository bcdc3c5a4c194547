// Every threshold of aligning, with what it is for.
#pragma once

#include <cstddef>

#include "engine/align/redline.hpp"

namespace stet {

// How the units of one level (paragraphs, or sentences) are linked. A pair's score is its similarity (0 … 1)
// plus what speaks for it beside its words; the pairs are taken best first while their score reaches
// `accept`.
struct LinkOptions {
  double accept = 0.45;
  // What a pair's words say: this share of it is how many of them stand in both in the same order, the rest
  // how alike the weighted words are wherever they stand.
  double in_order_share = 0.5;
  double rival_weight = 0.1;  // taken off for the similarity by which others are closer to both units
  // How far the sure links keep an order (0: half of them or less, 1: all). Below `order_ramp` place says
  // ever less: pairs of a reordered document have no neighbours to speak for them, and texts so freely
  // handled keep no order of words either. So less is asked of them, down to `accept` - `disorder_relief`.
  double order_ramp = 0.8;
  double disorder_relief = 0.15;
  // There it is also told rather by how much of the one unit the other holds (a requirement was split, merged
  // or filled up as well as moved) than by how alike they are on the whole: this share of the words' say. The
  // offset makes both comparable: a unit of which four fifths are held counts like a similarity of 0.6.
  double coverage_share = 0.9;
  double coverage_offset = 0.2;
  double disorder_context = 0.7;  // share of the place's say there that the words do not take away
  double order_prior = 1.5;       // links in order that are taken for granted before any is seen
  int exchange_passes = 8;        // exchanges of partners among near duplicates
  double min_similarity = 0.10;   // less is never a link, whatever stands around it
  double context_weight = 0.42;   // added in full when the neighbours on both sides are linked alike
  // Taken off a pair that crosses the order of the others, in documents that keep an order at all. It fades
  // with the number of content words in common: a long text is known wherever it stands, a short and reworded
  // one is not, and a false move costs more trust than a missed one. Identical units lose next to nothing,
  // and neighbours that changed places nothing. Sentences are followed wherever they go.
  double order_weight = 5;
  double order_fading = 6;  // content words in common over which the loss falls to 1/e
  double rank_share = 0.5;  // share of the context's weight when a pair is compared with another
  double min_place_share =
      0.15;  // context and order count in proportion to what the words leave open, and at least this
  double label_weight = 0.06;     // for equal printed numbers, as far as the sure links keep their numbers
  double position_weight = 0.02;  // for equal relative positions: decides between identical units
  double group_weight = 0.15;     // sentences: their paragraphs are linked
  double outside_penalty = 0.12;  // sentences: their paragraphs are not linked, so more is asked of the words
  double function_word_weight = 0.25;  // of a function word's rarity
  double pair_weight = 0.5;            // of a pair of neighbouring words, relative to a word as rare
  int rounds = 4;                      // each takes the context from the links of the one before

  // Candidates are the units that share the rarest features.
  std::size_t max_features = 32;   // of one unit, rarest first
  std::size_t max_postings = 64;   // a feature in more units than this on the other side brings no candidates
  std::size_t max_candidates = 8;  // of one unit
  std::size_t max_twins = 8;       // identical units beyond this many a side are paired by their order

  // Splits and merges: a further unit joins a link when this share of its words is in the other side's unit
  // and not yet accounted for by the unit linked with that.
  double join_gain = 0.0;  // and the two sides together must become more alike by this much
  double join_share = 0.65;
  double join_new_share = 0.55;
  std::size_t join_distance = 0;  // units between it and the piece it joins; farther apart more is asked
  double far_join_share = 0.80;
  std::size_t min_join_words = 5;

  double doubtful_below = 0.7;  // confidence
};

// What sentences say about their paragraphs.
struct BySentencesOptions {
  double half = 0.45;        // two paragraphs are one when the sentences they share are this much of one
  double other_half = 0.35;  // and this much of the other,
  // and at least so many words long; fewer will do where paragraphs are numbered, and each stands for itself,
  // or keep less order than this.
  std::size_t min_words = 35;
  std::size_t min_apart_words = 20;
  double kept_order = 0.5;
  // A paragraph joins a split or a merger when the sentences it shares with the whole are this much of one of
  // both, and at least that much of itself.
  double piece = 0.5;
  double least_of_piece = 0.3;
  std::size_t min_piece = 12;  // words
  // A link of less similarity needs a sentence to bear it out, where both paragraphs have so many words.
  double bare_similarity = 0.2;
  std::size_t bare_words = 25;
};

struct AlignOptions {
  LinkOptions paragraphs;
  BySentencesOptions by_sentences;
  LinkOptions sentences = [] {
    LinkOptions options;
    options.order_weight = 0;
    // Sentences of one paragraph share its topic: phrases tell them apart.
    options.pair_weight = 0.9;
    return options;
  }();
  RedlineOptions redline;
  std::size_t max_threads = 1;  // for redlines, where there are many; the result does not depend on it
};

}  // namespace stet
