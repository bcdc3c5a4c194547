// A clause made ready for comparing: words, content, facts and governing verb in comparable form.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/tokens.hpp"
#include "engine/text/stem.hpp"
#include "engine/text/words.hpp"

namespace stet {

struct FactKey {
  std::string text;  // as it stands
  std::string key;   // equal facts have equal keys
  bool firm = false;
  std::vector<std::uint32_t> context;  // of amounts, where there are several: the stems before it, sorted
};

struct Profile {
  const Clause* clause = nullptr;
  std::string_view text;
  std::vector<Word> words_and_marks;   // of `text`
  std::vector<Word> words;             // the same without punctuation
  std::vector<std::uint32_t> content;  // distinct content stems after the governing verb, sorted
  std::vector<std::uint32_t>
      core;  // those of them that belong to the object before its first modifier, sorted
  std::vector<std::uint32_t>
      titles;  // those of the core written with a capital and naming no state or date, sorted
  std::uint32_t act = no_word;  // the stem of the first verb governed: "meet" of "intend to meet again"
  std::size_t subject_words =
      0;  // of `words`, before the verb and its adverbs, when the clause starts with them
  std::uint64_t words_hash = 0;  // of the words after the subject
  std::string verb_key;          // lemmas of the governing words
  std::string actor_key;
  std::vector<FactKey> amounts;
  std::vector<FactKey> deadlines;
  std::vector<FactKey> references;
  std::vector<FactKey> hedges;
  std::vector<std::uint32_t> name_stems;  // stems of the words of all names, sorted
  std::vector<std::uint32_t> name_keys;   // keys of all their words, sorted
  // Keys of the words that the verb, the actor and the facts but names consist of, sorted.
  std::vector<std::uint32_t> told_apart;
};

// Builds profiles over one vocabulary. Not thread safe.
class Profiler {
 public:
  explicit Profiler(const Lexicon::Tables& tables, Vocabulary vocabulary = {})
      : tables_(tables), vocabulary_(std::move(vocabulary)), reader_(tables, vocabulary_) {}

  [[nodiscard]] Profile profile(const Clause& clause, std::string_view paragraph_text);
  // The same where the paragraph's words are split already, over the vocabulary that the profiler was given.
  [[nodiscard]] Profile profile(const Clause& clause, std::string_view paragraph_text,
                                std::span<const Word> paragraph_words);

  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
  // Of the words of profiled clauses. Several threads may ask at once while none profiles.
  // The stem with its spelling folded, as an id of its own numbering.
  [[nodiscard]] std::uint32_t stem(std::uint32_t key) const { return known_[key].stem; }
  // The word in one spelling, as an id of its own numbering.
  [[nodiscard]] std::uint32_t canonical(std::uint32_t key) const { return known_[key].canonical; }
  [[nodiscard]] std::uint64_t lists(std::uint32_t key) const { return known_[key].lists; }
  [[nodiscard]] bool is_function(std::uint32_t stem) const { return function_[stem]; }
  [[nodiscard]] bool is_template(std::uint32_t stem) const { return template_[stem]; }
  [[nodiscard]] bool is_number(std::uint32_t stem) const { return number_[stem]; }
  [[nodiscard]] std::size_t stems() const noexcept { return function_.size(); }

 private:
  struct Known {
    std::uint32_t stem = no_word;  // until it is read
    std::uint32_t canonical = no_word;
    std::uint64_t lists = 0;
  };
  const Known& known(std::uint32_t key);
  // `profile` with its clause, text and words; the rest is filled in.
  [[nodiscard]] Profile profile(Profile profile);
  // Of a text that the clause quotes; the words' keys are put behind `keys`.
  std::vector<Word> words_of(std::string_view text, std::vector<std::uint32_t>& keys);
  [[nodiscard]] Tokens tokens_of(std::string_view text, std::vector<std::uint32_t>& keys);
  [[nodiscard]] std::string verb_key(const Tokens& tokens, bool impersonal);
  [[nodiscard]] std::vector<FactKey> amount_keys(const std::vector<std::string>& texts,
                                                 std::vector<std::uint32_t>& words);
  [[nodiscard]] std::vector<FactKey> deadline_keys(const std::vector<std::string>& texts,
                                                   std::vector<std::uint32_t>& words);
  void fill_contexts(const Tokens& tokens, Profile& profile);
  void fill_content(const Tokens& tokens, Profile& profile);
  [[nodiscard]] std::size_t subject_words(const Profile& profile, const std::vector<Word>& actor);

  const Lexicon::Tables& tables_;
  Vocabulary vocabulary_;
  TokenReader reader_;
  Stemmer stemmer_;
  std::vector<Known> known_;  // by key
  Vocabulary stem_texts_;
  Vocabulary canonical_texts_;
  std::vector<bool> function_;  // by stem
  std::vector<bool> number_;    // by stem: opens with a digit or a sign of currency
  std::vector<bool> template_;  // by stem: words of the genre ("cooperation", "strengthen") that tell little
};

}  // namespace stet
