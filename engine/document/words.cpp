#include "engine/document/words.hpp"

#include "engine/base/parallel.hpp"

namespace stet {
namespace {

constexpr std::size_t bytes_a_word = 6;  // of English, the space counted

void renumber(std::vector<Word>& words, const std::vector<std::uint32_t>& ids) {
  for (Word& word : words) {
    word.key = ids[word.key];
    word.form = ids[word.form];
    word.lowered = ids[word.lowered];
  }
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

WordsOfTwo split_both(const Document& old_document, const Document& new_document, std::size_t max_threads) {
  const auto read = [](const Document& document, Vocabulary& vocabulary, StemTable& stems) {
    DocumentWords words = split_document(document, vocabulary);
    for (const Word& word : words.all) stems.learn(word.key, vocabulary);
    return words;
  };
  WordsOfTwo out;
  if (max_threads < 2) {
    out.old_words = read(old_document, out.vocabulary, out.stems);
    out.new_words = read(new_document, out.vocabulary, out.stems);
    return out;
  }
  Vocabulary of_new;
  StemTable stems_of_new;
  run_both([&] { out.old_words = read(old_document, out.vocabulary, out.stems); },
           [&] { out.new_words = read(new_document, of_new, stems_of_new); });
  const std::vector<std::uint32_t> keys = out.vocabulary.take_in(of_new);
  renumber(out.new_words.all, keys);
  out.stems.take_in(stems_of_new, keys);
  return out;
}

}  // namespace stet
