// Where a clause may start inside a sentence, and whether a verb that seems to start one has an object.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/commitment/predicates.hpp"

namespace stet {

// is_boundary() of a word behind a mark, a conjunction or what can end "in this regard".
[[nodiscard]] bool is_boundary_behind(const Stretch& in, std::size_t i);

// A mark, a conjunction or "in this regard" stands before `i`, or the stretch starts there.
[[nodiscard]] inline bool is_boundary(const Stretch& in, std::size_t i) {
  if (i == in.begin || in.at(i).dash_before || in.at(i).item) return true;
  const Token& before = in.at(i - 1);
  const bool may_end =
      before.kind == WordKind::punctuation || before.is(WordList::conjunction) || before.may(cue_connector);
  return may_end && is_boundary_behind(in, i);
}

// Whether "we" at `i` is the subject of a main clause and not of "that we …", "as we …", "the projects we
// support". `any_site`: the sentence has had a clause already.
[[nodiscard]] bool opens_main_clause(const Stretch& in, std::size_t i, bool any_site);

// Whether "we will …" at `i` is the main clause after a condition that has no comma behind it: "If a member
// breaks the rules we will end its rights"; not "If the measures we will take fail".
[[nodiscard]] bool follows_condition(const Stretch& in, std::size_t i);

// Whether the stretch opens with an introduction ("In view of …, the Committee", "Building on this, …").
[[nodiscard]] bool has_introduction(const Stretch& in);

// What follows the predicate can be what it governs: "reaffirm the …", not "call from …".
[[nodiscard]] bool followed_by_object(const Stretch& in, const Predicate& predicate);

// "Calls for unity grew": a third person that opens a sentence and stands before another finite verb is a
// noun; "Decides to" is none.
[[nodiscard]] bool verb_is_noun(const Stretch& in, const Predicate& predicate);

// The "neither" that the "nor" before `i` goes on from, with no verb between: "neither we nor our partners";
// `i` if there is none.
[[nodiscard]] std::size_t neither_before(const Stretch& in, std::size_t i);

// A participle that opens a preamble: "Recalling", "Noting with concern"; not "Addressing internet
// shutdowns", which is a heading.
[[nodiscard]] bool opens_preamble(const Stretch& in, const Predicate& predicate);

// "will cut costs and encourage all banks to lend", "… and commit to lend": what an infinitive before it does
// not take in. "Will cut costs and encourage investment" is one undertaking.
[[nodiscard]] bool opens_for_itself(const Stretch& in, const Predicate& predicate);

// "will work to": only who acts does so.
[[nodiscard]] bool works_to(const Stretch& in, const Predicate& predicate);

// For each word and mark of the stretch the position behind it; for a "(" that is closed, the position behind
// its ")". Linear.
[[nodiscard]] std::vector<std::size_t> ends_of_parentheses(const Stretch& in);

// Whether what opens at `i` is a noun phrase that a comma parts from its verb.
[[nodiscard]] bool parts_subject(const Stretch& in, std::size_t i);

}  // namespace stet
