// Verbs that stand where a clause would open and that the lexicon does not know: what to add to it for
// another body's statements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/commitment/lexicon.hpp"
#include "engine/document/document.hpp"

namespace stet {

struct UnknownVerb {
  // As a phrase of a lexicon begins: "direct", "be prepared to+". A lemma is guessed from the forms that
  // stand in the statements.
  std::string phrase;
  bool with_others = false;  // the lexicon has the verb, in phrases that do not fit here
  std::size_t count = 0;
  // The first sentence with it.
  std::uint32_t document = 0;
  std::uint32_t paragraph = 0;  // index into Document::paragraphs
  std::uint32_t sentence = 0;   // index into Paragraph::sentences
};

// Most frequent first, then by phrase. An actor ("We", "The Committee", "ASEAN Leaders") at the head of a
// clause, its verb, and an object, "that" or "to" behind it; also the actor's later verbs in the past, behind
// "and". List items are not looked at, nor are "will", "would" and the like. Words of the list plain_verb
// count as known. Linear.
[[nodiscard]] std::vector<UnknownVerb> unknown_verbs(std::span<const Document* const> documents,
                                                     const Lexicon& lexicon);

}  // namespace stet
