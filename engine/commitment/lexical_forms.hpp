// The words of a vocabulary in the forms by which clauses are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/commitment/lexicon_tables.hpp"
#include "engine/text/stem_table.hpp"
#include "engine/text/words.hpp"

namespace stet {

// A vocabulary, and of each of its words the stem, the one spelling and what the lexicon says. A copy knows
// what the original knew, and learns on its own. Several threads may ask at once while none learns.
class LexicalForms {
 public:
  // `stems`: of some words of the vocabulary, so that they need not be found again; may be null.
  explicit LexicalForms(const Lexicon::Tables& tables, Vocabulary vocabulary = {},
                        const StemTable* stems = nullptr);
  LexicalForms(const LexicalForms& other);
  LexicalForms(LexicalForms&&) = default;
  LexicalForms& operator=(const LexicalForms&) = delete;
  LexicalForms& operator=(LexicalForms&&) = delete;
  ~LexicalForms() = default;

  struct Form {
    std::uint32_t stem = no_word;       // with its spelling folded; an id of the stems' own numbering
    std::uint32_t canonical = no_word;  // the word in one spelling; an id of its own numbering
    std::uint64_t lists = 0;            // WordList bits
  };
  // By Word::key.
  const Form& learn(std::uint32_t key);
  void learn(std::span<const Word> words);  // but no marks

  // Of words that were learned.
  [[nodiscard]] std::uint32_t stem(std::uint32_t key) const { return forms_[key].stem; }
  [[nodiscard]] std::uint32_t canonical(std::uint32_t key) const { return forms_[key].canonical; }
  [[nodiscard]] std::uint64_t lists(std::uint32_t key) const { return forms_[key].lists; }

  // By stem.
  [[nodiscard]] std::size_t stems() const noexcept { return function_.size(); }
  [[nodiscard]] bool is_function(std::uint32_t stem) const { return function_[stem]; }
  // Of the genre ("cooperation", "strengthen"): it tells little.
  [[nodiscard]] bool is_template(std::uint32_t stem) const { return template_[stem]; }
  // Opens with a digit or a sign of currency.
  [[nodiscard]] bool is_number(std::uint32_t stem) const { return number_[stem]; }

  [[nodiscard]] Vocabulary& vocabulary() noexcept { return *vocabulary_; }
  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return *vocabulary_; }

 private:
  const Lexicon::Tables* tables_;
  std::unique_ptr<Vocabulary> vocabulary_;  // stays where it is when the forms are moved
  const StemTable* stems_;
  Stemmer stemmer_;
  std::vector<Form> forms_;  // by key
  Vocabulary stem_texts_;
  Vocabulary canonical_texts_;
  std::vector<bool> function_;
  std::vector<bool> number_;
  std::vector<bool> template_;
};

}  // namespace stet
