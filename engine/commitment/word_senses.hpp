// What the lexicon knows of single words, and what a word can be part of.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/commitment/lexicon_tables.hpp"
#include "engine/text/words.hpp"

namespace stet {

// What can start at a word, told from the word alone, as bits. Found once for each distinct word, so that
// most places of a text need no closer look.
enum Cue : std::uint16_t {
  cue_date = 1,          // a month, a year, a unit of time, a season, a word such as "future"
  cue_year = 2,          // digits enough, or "mid2025"
  cue_amount = 4,        // a number, a fraction, a frequency, a currency
  cue_money = 8,         // a number, a currency
  cue_ordinal = 16,      // "79th", "seventyeighth": may number a meeting
  cue_hedge = 32,        // the first word of one
  cue_verb = 64,         // a predicate, adverbs before it apart
  cue_plain_verb = 128,  // "met"; "hosted", which ends as past forms do
  cue_connector = 256    // the last word of "in this regard"
};

struct WordSense {
  std::uint64_t lists = 0;      // WordList bits
  std::uint32_t lex = no_word;  // index into Tables::words, of the word without its possessive ending
  std::uint16_t cues = 0;       // Cue bits
  bool possessive = false;      // "japan's"
  bool known = false;
};

// The senses of a vocabulary's words, each found once. The vocabulary may grow meanwhile. Several threads may
// ask at once for what was learned, or go on from it, while none learns.
class WordSenses {
 public:
  // `base`: of the same vocabulary, or one that it goes on from; it must outlive these and stay as it is.
  WordSenses(const Lexicon::Tables& tables, const Vocabulary& vocabulary, const WordSenses* base = nullptr)
      : tables_(tables), vocabulary_(vocabulary), base_(base) {}

  // By Word::key, of a word or a number.
  [[nodiscard]] const WordSense& of(std::uint32_t key) {
    const WordSense* const sense = known(key);
    return sense != nullptr ? *sense : learn(key);
  }
  void learn(std::span<const Word> words);  // but no marks

  [[nodiscard]] const Lexicon::Tables& tables() const noexcept { return tables_; }
  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }

 private:
  [[nodiscard]] const WordSense* known(std::uint32_t key) const {
    if (base_ != nullptr)
      if (const WordSense* const sense = base_->known(key)) return sense;
    return key < senses_.size() && senses_[key].known ? &senses_[key] : nullptr;
  }
  const WordSense& learn(std::uint32_t key);

  const Lexicon::Tables& tables_;
  const Vocabulary& vocabulary_;
  const WordSenses* base_;
  std::vector<WordSense> senses_;  // by key
};

}  // namespace stet
