// The subject of a clause: who acts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/commitment/predicates.hpp"

namespace stet {

enum class SubjectKind : std::uint8_t {
  we,     // "We", "I"
  they,   // "They", "it": stands for one named before
  actor,  // a named party: "ASEAN Leaders", "The United States and the European Union"
  other   // "This assessment", "inflation": nobody who can promise
};

struct Subject {
  SubjectKind kind = SubjectKind::other;
  std::size_t begin = 0;
  std::size_t end =
      0;  // after its last word; an apposition ("We, the Leaders of the Quad,") is not part of it
  std::size_t resume = 0;  // where its predicate starts
};

// A subject and its predicate starting at `i`. Looks at no more than max_subject_words words.
struct SubjectWithPredicate {
  Subject subject;
  Predicate predicate;
};
[[nodiscard]] std::optional<SubjectWithPredicate> subject_at(const Stretch& in, std::size_t i);

// The party named by the words [begin, end) with their last word at `end - 1`: a state, a body, an actor
// noun.
[[nodiscard]] bool names_actor(const Stretch& in, std::size_t begin, std::size_t end);

// The subject's words, opened with a capital. `text`: what the stretch was read from.
[[nodiscard]] std::string actor_name(const Stretch& in, std::string_view text, const Subject& subject);

}  // namespace stet
