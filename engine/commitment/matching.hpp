// Which clause of the new statement continues which of the old.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/commitment/profile.hpp"

namespace stet {

struct MatchingOptions {
  // Least similarity (0 … 1, by weighted words shared) of two clauses that are one, by where they stand. What
  // stands in linked sentences needs little, what stands anywhere much.
  double same_sentence = 0.30;
  double same_paragraph = 0.40;
  double anywhere = 0.55;
  // The same where one clause is a commitment and the other is none: a promise is seldom continued by praise.
  double same_sentence_flip = 0.42;
  double same_paragraph_flip = 0.55;
  double anywhere_flip = 0.65;
  // Least share of all words in common (twice the shared by the sum) of clauses that stand anywhere, of such
  // of which one alone is a commitment, and of a commitment and praise wherever they stand.
  double anywhere_common = 0.40;
  double anywhere_flip_common = 0.50;
  double praise_common = 0.65;
  // In linked sentences one actor with one verb and one act ("intend to meet again") needs no more than this.
  double same_act = 0.10;
  // Share of a commitment's words that stand in one clause of a linked sentence or paragraph when it has
  // become part of that clause; or of the words which that clause gained, an amount among them, that are the
  // commitment's.
  double absorbed = 0.75;
  // Words that two clauses far apart must share besides those of the genre; a short clause is easily part of
  // a long one.
  std::size_t least_specific_words = 3;
  // Added to the similarity when candidates compete, so that place decides between equals.
  double sentence_bonus = 0.25;
  double paragraph_bonus = 0.10;
  double flip_penalty = 0.15;  // one clause is a commitment, the other none
  double verb_bonus = 0.15;
  double class_bonus = 0.04;
  // The similarity of two clauses whose objects bear different titles ("the Joint Statement on A", "… on B").
  double other_title_factor = 0.5;
  // The weight of words of the genre ("cooperation", "strengthen") and of numbers against others.
  double template_weight = 0.33;
  double number_weight = 0.5;
  // A stem in more clauses of a side than this finds no candidates by itself.
  std::size_t max_postings = 24;
  // Clauses of one row of the alignment that are compared each with each; beyond it only shared rare stems
  // count.
  std::size_t max_row_pairs = 4096;
};

// A clause without counterpart whose words stand in a clause of the other side that continues another one.
struct Absorption {
  std::uint32_t clause = 0;
  std::uint32_t into = 0;  // index into the other side
  bool of_old = false;     // `clause` is of the old side
};

struct ClauseLink {
  std::uint32_t old_clause = 0;
  std::uint32_t new_clause = 0;
  bool same_sentence_row = false;
  bool same_paragraph_row = false;
};

struct ClauseLinks {
  std::vector<ClauseLink> links;        // by old clause
  std::vector<Absorption> absorptions;  // of commitments alone
};

// One-to-one, decided globally, best first; ties are broken alike from both sides, so that exchanging the
// sides exchanges the links. Near linear: candidates come from the alignment's rows and from an index of rare
// stems.
[[nodiscard]] ClauseLinks match_clauses(const std::vector<Profile>& old_side,
                                        const std::vector<Profile>& new_side, const Alignment& alignment,
                                        const LexicalForms& forms, const MatchingOptions& options = {});

}  // namespace stet
