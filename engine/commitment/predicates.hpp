// The governing verb with its auxiliaries: "will continue to", "have agreed to", "are committed to".
#pragma once

#include <cstdint>
#include <optional>

#include "engine/commitment/patterns.hpp"

namespace stet {

enum class Tense : std::uint8_t { past, present, third, future, perfect, progressive, obligation, other };

struct Predicate {
  std::size_t begin = 0;      // the first word of the governing words
  std::size_t words_end = 0;  // after the last of them
  std::size_t end = 0;        // after the pattern: where the object starts
  Tense tense = Tense::other;
  bool known = false;  // a verb of the lexicon, or "will"
  ClauseClass clause_class = ClauseClass::narration;
  int force = 0;
  bool hedged = false;
  bool infinitive = false;  // governs "to" and a verb, so that a later base form may belong to it
  bool passive = false;
  bool enacted = false;          // "shall be stored", "will be established": promised, by whom is open
  bool gives = false;            // of enacted ones: "will be allocated"
  std::size_t participle = 0;    // of enacted ones: where it stands
  bool stative = false;          // "will benefit", "will be informed": nobody acts
  std::uint32_t verb = no_word;  // index into Tables::verbs
};

// The predicate that starts at `i`, adverbs skipped. Known ones come from the lexicon; unknown ones (known =
// false) are any auxiliary or verb that can be told from its form. Nothing if no verb starts here.
[[nodiscard]] std::optional<Predicate> predicate_at(const Stretch& in, std::size_t i);

// Only forms that a finite verb without auxiliary has; for what follows "and" and opens list items.
[[nodiscard]] std::optional<Predicate> bare_predicate_at(const Stretch& in, std::size_t i,
                                                         std::uint8_t forms);

}  // namespace stet
