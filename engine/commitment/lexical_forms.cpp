#include "engine/commitment/lexical_forms.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "engine/commitment/spelling.hpp"

namespace stet {

LexicalForms::LexicalForms(const Lexicon::Tables& tables)
    : tables_(tables),
      vocabulary_(std::make_unique<Vocabulary>()),
      stem_texts_(std::make_unique<Vocabulary>()),
      canonical_texts_(std::make_unique<Vocabulary>()) {}

LexicalForms::LexicalForms(const Lexicon::Tables& tables, const Vocabulary& vocabulary,
                           const StemTable& stems)
    : LexicalForms(tables) {
  vocabulary_ = std::make_unique<Vocabulary>(&vocabulary);
  stems_ = &stems;
}

LexicalForms::LexicalForms(const LexicalForms* base)
    : tables_(base->tables_),
      base_(base),
      stems_(base->stems_),
      vocabulary_(std::make_unique<Vocabulary>(base->vocabulary_.get())),
      stem_texts_(std::make_unique<Vocabulary>(base->stem_texts_.get())),
      canonical_texts_(std::make_unique<Vocabulary>(base->canonical_texts_.get())) {}

const LexicalForms::Form& LexicalForms::learn(std::uint32_t key) {
  if (base_ != nullptr && base_->known(key)) return base_->forms_[key];
  if (key >= forms_.size()) forms_.resize(vocabulary_->size() + 256);
  Form& form = forms_[key];
  if (form.stem != no_word) return form;
  const std::string_view text = vocabulary_->text(key);
  std::string spelled = canonical_spelling(text, tables_);
  form.canonical = canonical_texts_->intern(spelled);
  if (const std::uint32_t lex = tables_.find(text); lex != no_word) form.lists = tables_.words[lex].lists;
  const bool stemmed = stems_ != nullptr && stems_->knows(key) && spelled == text;
  if (spelled.ends_with("'s")) spelled.resize(spelled.size() - 2);
  const std::uint32_t id =
      stem_texts_->intern(stemmed ? stems_->text(stems_->at(key)) : stemmer_.stem(spelled));
  if (id >= marks_.size()) marks_.resize(id + 1);
  constexpr std::uint64_t closed = bit(WordList::determiner) | bit(WordList::possessive) |
                                   bit(WordList::preposition) | bit(WordList::conjunction) |
                                   bit(WordList::we) | bit(WordList::will) | bit(WordList::be) |
                                   bit(WordList::adverb);
  constexpr std::uint64_t genre = bit(WordList::genre) | bit(WordList::need) | bit(WordList::pledge);
  const bool opens_with_number = text.find_first_of("0123456789") < 4;
  marks_[id] = static_cast<std::uint8_t>(
      marks_[id] | (is_function_word(text) || (form.lists & closed) != 0 ? function_word : 0) |
      ((form.lists & genre) != 0 ? genre_word : 0) | (opens_with_number ? number : 0));
  form.stem = id;
  return form;
}

void LexicalForms::learn(std::span<const Word> words) {
  forms_.reserve(vocabulary_->size() + 256);
  for (const Word& word : words)
    if (word.kind != WordKind::punctuation) learn(word.key);
}

}  // namespace stet
