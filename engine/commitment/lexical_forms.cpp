#include "engine/commitment/lexical_forms.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "engine/commitment/spelling.hpp"

namespace stet {

LexicalForms::LexicalForms(const Lexicon::Tables& tables, Vocabulary vocabulary, const StemTable* stems)
    : tables_(&tables), vocabulary_(std::make_unique<Vocabulary>(std::move(vocabulary))), stems_(stems) {}

LexicalForms::LexicalForms(const LexicalForms& other)
    : tables_(other.tables_),
      vocabulary_(std::make_unique<Vocabulary>(*other.vocabulary_)),
      stems_(other.stems_),
      forms_(other.forms_),
      stem_texts_(other.stem_texts_),
      canonical_texts_(other.canonical_texts_),
      function_(other.function_),
      number_(other.number_),
      template_(other.template_) {}

const LexicalForms::Form& LexicalForms::learn(std::uint32_t key) {
  if (key >= forms_.size()) forms_.resize(vocabulary_->size() + 256);
  Form& form = forms_[key];
  if (form.stem != no_word) return form;
  const std::string_view text = vocabulary_->text(key);
  std::string spelled = canonical_spelling(text, *tables_);
  form.canonical = canonical_texts_.intern(spelled);
  if (const std::uint32_t lex = tables_->find(text); lex != no_word) form.lists = tables_->words[lex].lists;
  if (spelled.ends_with("'s")) spelled.resize(spelled.size() - 2);
  const bool stemmed = stems_ != nullptr && stems_->knows(key) && spelled == text;
  const std::uint32_t id =
      stem_texts_.intern(stemmed ? stems_->text(stems_->at(key)) : stemmer_.stem(spelled));
  if (id >= function_.size()) {
    function_.resize(id + 1, false);
    template_.resize(id + 1, false);
    number_.resize(id + 1, false);
  }
  constexpr std::uint64_t closed = bit(WordList::determiner) | bit(WordList::possessive) |
                                   bit(WordList::preposition) | bit(WordList::conjunction) |
                                   bit(WordList::we) | bit(WordList::will) | bit(WordList::be);
  function_[id] = function_[id] || is_function_word(text) || (form.lists & closed) != 0 ||
                  (form.lists & bit(WordList::adverb)) != 0;
  number_[id] = number_[id] || text.find_first_of("0123456789") < 4;
  template_[id] = template_[id] ||
                  (form.lists & (bit(WordList::genre) | bit(WordList::need) | bit(WordList::pledge))) != 0;
  form.stem = id;
  return form;
}

void LexicalForms::learn(std::span<const Word> words) {
  forms_.reserve(vocabulary_->size() + 256);
  for (const Word& word : words)
    if (word.kind != WordKind::punctuation) learn(word.key);
}

}  // namespace stet
