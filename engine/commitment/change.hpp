// What changed between two wordings of one clause: facets, shift, and the evidence in words.
#pragma once

#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"
#include "engine/commitment/profile.hpp"

namespace stet {

struct ClauseChange {
  Status status = Status::kept;
  Shift shift = Shift::none;
  std::vector<Facet> facets;  // in the order of the enumeration
  Difference amounts, deadlines;
  std::string why;  // empty when kept
};

// `edits` turn the old clause's text into the new one's; they are quoted as evidence. Linear in the clauses'
// words. change_of(b, a) has the same status and facets and the opposite shift.
[[nodiscard]] ClauseChange change_of(const Profile& old_clause, const Profile& new_clause,
                                     const std::vector<Edit>& edits, const LexicalForms& forms);

// The beginning of `text`, at most `bytes` of it, cut after a word and marked with an ellipsis.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t bytes);

// Undertaking and pledge 4, reaffirmation 3, call, expectation and position 2, appreciation and notice 1,
// narration 0.
[[nodiscard]] int class_rank(ClauseClass clause_class) noexcept;

}  // namespace stet
