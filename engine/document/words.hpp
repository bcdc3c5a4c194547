// The words of documents, split once for every stage that reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/text/stem_table.hpp"
#include "engine/text/words.hpp"

namespace stet {

// The words of one document. Spans count from the start of the word's paragraph. Split sentence by sentence,
// so that no word reaches over a sentence's end ("activities.We").
struct DocumentWords {
  std::vector<Word> all;                      // in reading order
  std::vector<std::size_t> sentence_begin;    // into `all`: of each sentence, and the end of the last
  std::vector<std::uint32_t> first_sentence;  // of each paragraph, counted through the document, and the end

  [[nodiscard]] std::span<const Word> of_sentence(std::size_t sentence) const {
    return between(sentence, sentence + 1);
  }
  [[nodiscard]] std::span<const Word> of_paragraph(std::size_t paragraph) const {
    return between(first_sentence[paragraph], first_sentence[paragraph + 1]);
  }

 private:
  [[nodiscard]] std::span<const Word> between(std::size_t first, std::size_t end) const {
    return std::span(all).subspan(sentence_begin[first], sentence_begin[end] - sentence_begin[first]);
  }
};

// Linear in the document's length.
[[nodiscard]] DocumentWords split_document(const Document& document, Vocabulary& vocabulary);

// The words of one document over a vocabulary of its own.
struct SplitWords {
  Vocabulary vocabulary;
  DocumentWords words;
};
[[nodiscard]] SplitWords split_alone(const Document& document);

// The words of two documents over one vocabulary.
struct WordsOfTwo {
  Vocabulary vocabulary;
  StemTable stems;  // of all words and marks, once they are learned
  DocumentWords old_words;
  DocumentWords new_words;
};

// Takes the words over; no stems are learned yet. Linear in their number.
[[nodiscard]] WordsOfTwo join(SplitWords old_words, SplitWords new_words);
// Linear in the number of words; the same on any number of threads. Only the stems change.
void learn_stems(WordsOfTwo& words, std::size_t max_threads);

// With their stems. Linear in the documents' length. The same on one thread or two.
[[nodiscard]] WordsOfTwo split_both(const Document& old_document, const Document& new_document,
                                    std::size_t max_threads);

}  // namespace stet
