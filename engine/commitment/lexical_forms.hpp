// The words of a vocabulary in the forms by which clauses are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/word_senses.hpp"
#include "engine/text/stem_table.hpp"
#include "engine/text/words.hpp"

namespace stet {

// A vocabulary, and of each of its words the stem, the one spelling and what the lexicon says. Several
// threads may ask at once while none learns.
class LexicalForms {
 public:
  explicit LexicalForms(const Lexicon::Tables& tables);
  // Over a vocabulary that goes on from that of `senses`; see there. These and `stems`, of some of its words,
  // need not be found again; they must outlive these forms and stay as they are.
  LexicalForms(const WordSenses& senses, const StemTable& stems);
  // Goes on from `base`: knows what that knows, under the same ids, and learns on its own. `base` must
  // outlive it and stay as it is. Several may go on from one at once.
  explicit LexicalForms(const LexicalForms* base);

  struct Form {
    std::uint32_t stem = no_word;       // with its spelling folded; an id of the stems' own numbering
    std::uint32_t canonical = no_word;  // Word::key of the word in one spelling
    std::uint64_t lists = 0;            // WordList bits
  };
  // By Word::key.
  const Form& learn(std::uint32_t key) {
    if (base_ != nullptr && base_->known(key)) return base_->forms_[key];
    return known(key) ? forms_[key] : learn_new(key);
  }
  void learn(std::span<const Word> words);  // but no marks

  // Of words that were learned.
  [[nodiscard]] std::uint32_t stem(std::uint32_t key) const { return form(key).stem; }
  [[nodiscard]] std::uint32_t canonical(std::uint32_t key) const { return form(key).canonical; }
  [[nodiscard]] std::uint64_t lists(std::uint32_t key) const { return form(key).lists; }

  // By stem.
  [[nodiscard]] std::size_t stems() const noexcept { return stem_texts_->size(); }
  [[nodiscard]] bool is_function(std::uint32_t stem) const { return has(stem, function_word); }
  // Of the genre ("cooperation", "strengthen"): it tells little.
  [[nodiscard]] bool is_template(std::uint32_t stem) const { return has(stem, genre_word); }
  // Opens with a digit or a sign of currency.
  [[nodiscard]] bool is_number(std::uint32_t stem) const { return has(stem, number); }

  [[nodiscard]] WordSenses& senses() noexcept { return *senses_; }
  [[nodiscard]] Vocabulary& vocabulary() noexcept { return *vocabulary_; }
  [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return *vocabulary_; }

 private:
  // What is true of a word with a stem, as bits.
  enum Mark : std::uint8_t { function_word = 1, genre_word = 2, number = 4 };

  const Form& learn_new(std::uint32_t key);
  void mark(const Form& form, std::string_view text);
  [[nodiscard]] bool known(std::uint32_t key) const {
    return key < forms_.size() && forms_[key].stem != no_word;
  }
  [[nodiscard]] const Form& form(std::uint32_t key) const {
    return base_ != nullptr && base_->known(key) ? base_->forms_[key] : forms_[key];
  }
  [[nodiscard]] bool has(std::uint32_t stem, Mark mark) const {
    const std::vector<std::uint8_t>& marks =
        base_ != nullptr && stem < base_->marks_.size() ? base_->marks_ : marks_;
    return (marks[stem] & mark) != 0;
  }

  const Lexicon::Tables& tables_;
  const LexicalForms* base_ = nullptr;  // one that goes on from no other
  const StemTable* stems_ = nullptr;
  std::unique_ptr<Vocabulary> vocabulary_;  // these three stay where they are when the forms are moved
  std::unique_ptr<Vocabulary> stem_texts_;
  std::unique_ptr<WordSenses> senses_;
  Stemmer stemmer_;
  std::vector<Form> forms_;          // by key
  std::vector<std::uint8_t> marks_;  // by stem
};

}  // namespace stet
