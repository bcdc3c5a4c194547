#include "engine/document/words.hpp"

#include <algorithm>

#include "engine/base/parallel.hpp"

namespace stet {
namespace {

constexpr std::size_t bytes_a_word = 6;  // of English, the space counted

// About so many different words stand in a statement of so many bytes; long ones repeat most of theirs.
std::size_t different_words(std::size_t bytes) {
  return std::min<std::size_t>(bytes / 24, 4096);
}

void renumber(std::vector<Word>& words, const std::vector<std::uint32_t>& ids) {
  for (Word& word : words) {
    word.key = ids[word.key];
    word.form = ids[word.form];
    word.lowered = ids[word.lowered];
  }
}

// The keys of all words and marks, each once, in the order in which the vocabulary knows them.
std::vector<std::uint32_t> keys_of(const WordsOfTwo& words) {
  std::vector<bool> used(words.vocabulary.size());
  for (const DocumentWords* const document : {&words.old_words, &words.new_words})
    for (const Word& word : document->all) used[word.key] = true;
  std::vector<std::uint32_t> keys;
  keys.reserve(used.size());
  for (std::uint32_t key = 0; key < used.size(); ++key)
    if (used[key]) keys.push_back(key);
  return keys;
}

}  // namespace

DocumentWords split_document(const Document& document, Vocabulary& vocabulary) {
  DocumentWords out;
  std::size_t bytes = 0;
  std::size_t sentences = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    bytes += paragraph.text.size();
    sentences += paragraph.sentences.size();
  }
  out.all.reserve(bytes / bytes_a_word + sentences);
  vocabulary.reserve(different_words(bytes));
  out.sentence_begin.reserve(sentences + 1);
  out.first_sentence.reserve(document.paragraphs.size() + 1);
  out.sentence_begin.push_back(0);
  out.first_sentence.push_back(0);
  for (const Paragraph& paragraph : document.paragraphs) {
    for (const Span& sentence : paragraph.sentences) {
      split_words(sentence.of(paragraph.text), sentence.begin, vocabulary, out.all);
      out.sentence_begin.push_back(out.all.size());
    }
    out.first_sentence.push_back(static_cast<std::uint32_t>(out.sentence_begin.size() - 1));
  }
  return out;
}

SplitWords split_alone(const Document& document) {
  SplitWords out;
  out.words = split_document(document, out.vocabulary);
  return out;
}

WordsOfTwo join(SplitWords old_words, SplitWords new_words) {
  WordsOfTwo out;
  out.vocabulary = std::move(old_words.vocabulary);
  out.old_words = std::move(old_words.words);
  out.new_words = std::move(new_words.words);
  renumber(out.new_words.all, out.vocabulary.take_in(new_words.vocabulary));
  return out;
}

void learn_stems(WordsOfTwo& words, std::size_t max_threads) {
  // Of both together, so that what stands in both is stemmed once.
  words.stems.learn(keys_of(words), words.vocabulary, max_threads);
}

WordsOfTwo split_both(const Document& old_document, const Document& new_document, std::size_t max_threads) {
  SplitWords split[2];
  for_each_index(
      2, [&](std::size_t i) { split[i] = split_alone(i == 0 ? old_document : new_document); }, max_threads);
  WordsOfTwo words = join(std::move(split[0]), std::move(split[1]));
  learn_stems(words, max_threads);
  return words;
}

}  // namespace stet
