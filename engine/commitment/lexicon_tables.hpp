// What a lexicon holds once it is read: words with their flags, verbs with their patterns. Inside this module
// only.
#pragma once

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
  agreement_noun,
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
  std::span<const PatternElement> after;  // what must follow the verb; the longest pattern that fits wins
  ClauseClass clause_class = ClauseClass::narration;
  int force = 0;
  PatternTense tense = PatternTense::any;
  bool hedged = false;
};

struct Verb {
  std::string_view lemma;
  std::span<const Pattern> patterns;  // longest first
};

struct VerbUse {
  std::uint32_t verb = 0;
  std::uint8_t forms = 0;
};

constexpr std::uint32_t no_word = 0xFFFFFFFFU;

struct LexiconWord {
  std::uint64_t lists = 0;
  std::span<const VerbUse> verbs;
  std::span<const std::uint32_t> hedges;  // hedges that start with this word
};

struct Hedge {
  std::span<const PatternElement> after;  // what follows its first word
};

// Texts by their place in a list, found by open addressing.
struct TextTable {
  std::span<const std::string_view> texts;
  std::span<const std::uint32_t> slots;  // a power of two, more than half of them free (no_word)

  [[nodiscard]] std::uint32_t find(std::string_view text) const noexcept;  // no_word if it is not there
};

// Everything is a view: of constants made from lexicon.toml when stet is built, or of what a lexicon that was
// read owns.
struct Lexicon::Tables {
  TextTable ids;  // into `words`
  std::span<const LexiconWord> words;
  std::span<const Verb> verbs;
  std::span<const Hedge> hedges;
  TextTable british;  // spellings, into `american`
  std::span<const std::string_view> american;
  int hedge_force = 0;  // subtracted once for a hedged clause

  [[nodiscard]] std::uint32_t find(std::string_view key) const noexcept { return ids.find(key); }
};

// The name of a word list in the data ("determiner"); the list of a name, or WordList::count.
[[nodiscard]] std::string_view name(WordList list) noexcept;
[[nodiscard]] WordList word_list(std::string_view name) noexcept;

}  // namespace stet
