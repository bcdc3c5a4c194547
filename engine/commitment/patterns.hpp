// Phrases of the lexicon found in a sentence's tokens.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/commitment/tokens.hpp"

namespace stet {

// A stretch of one paragraph's tokens, and the words behind them.
struct Stretch {
  const Tokens& tokens;
  std::size_t begin;
  std::size_t end;
  const Lexicon::Tables& tables;
  const Vocabulary& vocabulary;

  [[nodiscard]] const Token& at(std::size_t i) const { return tokens[i]; }
  [[nodiscard]] std::string_view key(std::size_t i) const { return vocabulary.text(tokens[i].key); }
  [[nodiscard]] bool inside(std::size_t i) const noexcept { return i < end; }
};

struct VerbMatch {
  const Pattern* pattern = nullptr;
  std::uint32_t verb = 0;
  std::size_t words_end = 0;  // after the last word that belongs to the verb ("took the decision")
  std::size_t end = 0;        // after the pattern
};

// The first position from `i` that holds no adverb or negation, of which it passes a few.
[[nodiscard]] inline std::size_t skip_adverbs(const Stretch& in, std::size_t i) {
  constexpr std::size_t max_adverbs = 4;  // "also strongly and unequivocally"
  const std::size_t limit = i + max_adverbs;
  while (in.inside(i) && i < limit && in.at(i).kind == WordKind::word &&
         (in.at(i).is(WordList::adverb) || in.at(i).is(WordList::negation)))
    ++i;
  return i;
}

// The strongest pattern of the verb at `i` in one of `forms`; nothing if the word there is no such verb.
// Bounded by the phrase lengths of the lexicon.
[[nodiscard]] std::optional<VerbMatch> match_verb(const Stretch& in, std::size_t i, std::uint8_t forms);

// After the few words that two commas set apart from `i`: "will, as always, take"; `i` if there are none.
[[nodiscard]] std::size_t skip_interruption(const Stretch& in, std::size_t i);

// "to" at `i` and a verb after it.
[[nodiscard]] bool infinitive_at(const Stretch& in, std::size_t i);

// After an optional determiner and modifiers from `i` stands a noun of `list`: the position after it.
[[nodiscard]] std::optional<std::size_t> noun_of(const Stretch& in, std::size_t i, WordList list);

// A hedge of the lexicon starts at `i`: the position after it.
[[nodiscard]] std::optional<std::size_t> hedge_at(const Stretch& in, std::size_t i);

}  // namespace stet
