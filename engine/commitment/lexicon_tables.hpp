// What a lexicon holds once it is read: words with their flags, verbs with their patterns. Inside this module
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon.hpp"

namespace stet {

// The word lists of the table [words], one bit each; word_lists in lexicon_tables.cpp gives their names in
// the data.
enum class WordList : std::uint8_t {
  determiner,
  possessive,
  own,
  preposition,
  adverb,
  not_adverb,
  negation,
  conjunction,
  relative,
  subordinator,
  we,
  they,
  it,
  one,
  will,
  obligation,
  modal,
  have,
  be,
  do_,
  stative,
  agent_verb,
  hedge_verb,
  plain_verb,
  actor,
  party,
  pledge,
  pledge_noun,
  promise_noun,
  policy,
  need,
  thanks,
  concern,
  hope,
  intent,
  support,
  currency,
  scale,
  number_word,
  ordinal,
  month,
  unit,
  percent,
  frequency,
  vague,
  opening,
  item_noun,
  like_name,
  governing,
  governed,
  genre,
  intention_verb,
  enacted,
  meant,
  telling,
  agreement_noun,
  plea,
  organ,
  own_law,
  count
};

[[nodiscard]] constexpr std::uint64_t bit(WordList list) noexcept {
  return std::uint64_t{1} << static_cast<unsigned>(list);
}

// Forms of a verb, as bits.
enum VerbForm : std::uint8_t {
  form_base = 1,
  form_third = 2,
  form_past = 4,
  form_participle = 8,
  form_ing = 16
};

enum class ElementKind : std::uint8_t {
  word,        // this word
  list,        // a noun of this word list, after an optional determiner and modifiers
  infinitive,  // "to" and a verb
  ing,         // a gerund
  own_will,    // "that we will", "that they remain committed"
  will,        // "that … will/shall/should …"
  money        // an amount of money close by
};

// A part of one of the lists of Lexicon::Tables. Numbers and no span: the system's loader has to copy and
// mend constants that hold pointers each time stet starts.
struct Part {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;

  [[nodiscard]] bool empty() const noexcept { return size == 0; }
};

struct PatternElement {
  ElementKind kind = ElementKind::word;
  std::uint32_t id = 0;  // word id, or WordList
  friend bool operator==(const PatternElement&, const PatternElement&) = default;
};

enum class PatternTense : std::uint8_t {
  any,
  simple,  // not the perfect: what "has been adopted" is told, not decided
  present  // present and future alone: what was launched is no promise
};

struct Pattern {
  Part after;  // of `elements`: what must follow the verb; the longest pattern that fits wins
  ClauseClass clause_class = ClauseClass::narration;
  int force = 0;
  PatternTense tense = PatternTense::any;
  bool hedged = false;
};

struct Verb {
  Part patterns;  // longest first
};

struct VerbUse {
  std::uint32_t verb = 0;
  std::uint8_t forms = 0;
};

constexpr std::uint32_t no_word = 0xFFFFFFFFU;

struct LexiconWord {
  std::uint64_t lists = 0;
  Part verbs;   // of `uses`
  Part hedges;  // of `hedge_ids`: hedges that start with this word
};

struct Hedge {
  Part after;  // of `elements`: what follows its first word
};

// Texts by their place in a list, one behind the other.
struct TextList {
  std::string_view all;
  std::span<const std::uint32_t> bounds;  // where each begins, and where the last ends

  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    return {all.data() + bounds[i], bounds[i + 1] - bounds[i]};
  }
};

// Texts found by open addressing.
struct TextTable {
  TextList texts;
  std::span<const std::uint32_t> slots;  // a power of two, more than half of them free (no_word)

  [[nodiscard]] std::uint32_t find(std::string_view text) const noexcept;  // no_word if it is not there
};

// Everything is a view: of constants made from lexicon.toml when stet is built, or of what a lexicon that was
// read owns.
struct Lexicon::Tables {
  TextTable ids;  // into `words`
  std::span<const LexiconWord> words;
  std::span<const VerbUse> uses;
  std::span<const std::uint32_t> hedge_ids;
  std::span<const Verb> verbs;
  TextList lemmas;  // of `verbs`
  std::span<const Pattern> patterns;
  std::span<const Hedge> hedges;
  std::span<const PatternElement> elements;
  TextTable british;  // spellings, into `american`
  TextList american;
  int hedge_force = 0;  // subtracted once for a hedged clause

  [[nodiscard]] std::uint32_t find(std::string_view key) const noexcept { return ids.find(key); }
  [[nodiscard]] std::span<const VerbUse> verbs_of(std::uint32_t word) const noexcept {
    return part(uses, words[word].verbs);
  }
  [[nodiscard]] std::span<const std::uint32_t> hedges_of(std::uint32_t word) const noexcept {
    return part(hedge_ids, words[word].hedges);
  }
  [[nodiscard]] std::span<const Pattern> patterns_of(std::uint32_t verb) const noexcept {
    return part(patterns, verbs[verb].patterns);
  }
  [[nodiscard]] std::span<const PatternElement> after(const Pattern& pattern) const noexcept {
    return part(elements, pattern.after);
  }
  [[nodiscard]] std::span<const PatternElement> after(const Hedge& hedge) const noexcept {
    return part(elements, hedge.after);
  }

 private:
  template <typename T>
  static std::span<const T> part(std::span<const T> of, Part part) noexcept {
    return of.subspan(part.begin, part.size);
  }
};

// The name of a word list in the data ("determiner"); the list of a name, or WordList::count.
[[nodiscard]] std::string_view name(WordList list) noexcept;
[[nodiscard]] WordList word_list(std::string_view name) noexcept;

}  // namespace stet
