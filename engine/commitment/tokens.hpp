// A paragraph's words with what the lexicon knows of each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/commitment/lexicon_tables.hpp"
#include "engine/text/words.hpp"

namespace stet {

struct Token {
  Span span;                    // bytes in the paragraph's text
  std::uint32_t key = 0;        // Word::key
  std::uint32_t lex = no_word;  // index into Tables::words, of the word without its possessive ending
  std::uint64_t lists = 0;      // WordList bits
  WordKind kind = WordKind::word;
  char mark = 0;             // of punctuation: the ASCII mark, '"' for every quote
  bool initial = false;      // Word::initial
  bool capital = false;      // starts with a capital letter
  bool acronym = false;      // two or more capitals and no small letter: "AOIP", "G20"
  bool possessive = false;   // "Japan's", "Leaders'"
  bool dash_before = false;  // a dash of its own stands before it
  bool item = false;         // a bullet or an enumerator ("(a)", "ii)") stands before it

  [[nodiscard]] bool is(WordList list) const noexcept { return (lists & bit(list)) != 0; }
  [[nodiscard]] bool is_mark(char c) const noexcept { return kind == WordKind::punctuation && mark == c; }
};

using Tokens = std::vector<Token>;

// Reads words of one vocabulary, which may grow meanwhile; remembers each distinct one. Not thread safe.
class TokenReader {
 public:
  TokenReader(const Lexicon::Tables& tables, const Vocabulary& vocabulary)
      : tables_(tables), vocabulary_(vocabulary) {}

  // `words`: of the text, over the reader's vocabulary. Linear in the text's length.
  [[nodiscard]] Tokens read(std::string_view text, std::span<const Word> words);

  [[nodiscard]] const Lexicon::Tables& tables() const noexcept { return tables_; }
  [[nodiscard]] std::string_view key(const Token& token) const { return vocabulary_.text(token.key); }

 private:
  struct Known {
    std::uint32_t lex = no_word;
    std::uint64_t lists = 0;
    bool possessive = false;
    bool read = false;
  };
  const Known& known(std::uint32_t key);

  const Lexicon::Tables& tables_;
  const Vocabulary& vocabulary_;
  std::vector<Known> known_;  // by key
};

}  // namespace stet
