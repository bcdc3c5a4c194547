#include "engine/commitment/lexical_forms.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/commitment/spelling.hpp"

namespace stet {

LexicalForms::LexicalForms(const Lexicon::Tables& tables)
    : tables_(tables),
      vocabulary_(std::make_unique<Vocabulary>()),
      stem_texts_(std::make_unique<Vocabulary>()),
      senses_(std::make_unique<WordSenses>(tables, *vocabulary_)) {}

LexicalForms::LexicalForms(const WordSenses& senses, const StemTable& stems)
    : tables_(senses.tables()),
      stems_(&stems),
      vocabulary_(std::make_unique<Vocabulary>(&senses.vocabulary())),
      stem_texts_(std::make_unique<Vocabulary>(&stems.texts())),
      senses_(std::make_unique<WordSenses>(tables_, *vocabulary_, &senses)) {}

LexicalForms::LexicalForms(const LexicalForms* base)
    : tables_(base->tables_),
      base_(base),
      stems_(base->stems_),
      vocabulary_(std::make_unique<Vocabulary>(base->vocabulary_.get())),
      stem_texts_(std::make_unique<Vocabulary>(base->stem_texts_.get())),
      senses_(std::make_unique<WordSenses>(tables_, *vocabulary_, base->senses_.get())) {}

namespace {

std::uint64_t lists_of(const WordSense& sense, const Lexicon::Tables& tables) {
  return sense.possessive || sense.lex == no_word ? 0 : tables.words[sense.lex].lists;
}

// With a digit or a sign of currency, "$" or "US$".
bool opens_with_number(std::string_view text) {
  const std::string_view opening = text.substr(0, 4);
  return std::any_of(opening.begin(), opening.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const LexicalForms::Form& LexicalForms::learn_new(std::uint32_t key) {
  if (key >= forms_.size()) forms_.resize(vocabulary_->size() + 256);
  Form& form = forms_[key];
  const std::string_view text = vocabulary_->text(key);
  form.lists = lists_of(senses_->of(key), tables_);
  const std::optional<std::string> spelled = other_spelling(text, tables_);
  form.canonical = spelled ? vocabulary_->intern(*spelled) : key;
  if (stems_ != nullptr && stems_->knows(key) && form.canonical == key) {
    form.stem = stems_->at(key).id;
  } else {
    std::string_view word = spelled ? std::string_view(*spelled) : text;
    if (word.ends_with("'s")) word.remove_suffix(2);
    form.stem = stem_texts_->intern(stemmer_.stem(word));
  }
  mark(form, text);
  return form;
}

void LexicalForms::mark(const Form& form, std::string_view text) {
  constexpr std::uint64_t closed = bit(WordList::determiner) | bit(WordList::possessive) |
                                   bit(WordList::preposition) | bit(WordList::conjunction) |
                                   bit(WordList::we) | bit(WordList::will) | bit(WordList::be) |
                                   bit(WordList::adverb);
  constexpr std::uint64_t genre = bit(WordList::genre) | bit(WordList::need) | bit(WordList::pledge);
  if (form.stem >= marks_.size()) marks_.resize(stem_texts_->size());
  marks_[form.stem] = static_cast<std::uint8_t>(
      marks_[form.stem] | ((form.lists & closed) != 0 || is_function_word(text) ? function_word : 0) |
      ((form.lists & genre) != 0 ? genre_word : 0) | (opens_with_number(text) ? number : 0));
}

void LexicalForms::learn(std::span<const Word> words) {
  forms_.reserve(vocabulary_->size() + 256);
  for (const Word& word : words)
    if (word.kind != WordKind::punctuation) learn(word.key);
}

}  // namespace stet
