// A paragraph's words with what the lexicon knows of each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/commitment/word_senses.hpp"
#include "engine/text/words.hpp"

namespace stet {

struct Token {
  Span span;                    // bytes in the paragraph's text
  std::uint32_t key = 0;        // Word::key
  std::uint32_t lex = no_word;  // WordSense::lex
  std::uint64_t lists = 0;      // WordList bits
  std::uint16_t cues = 0;       // Cue bits
  WordKind kind = WordKind::word;
  char mark = 0;             // of punctuation: the ASCII mark, '"' for every quote
  bool initial = false;      // Word::initial
  bool capital = false;      // starts with a capital letter
  bool acronym = false;      // two or more capitals and no small letter: "AOIP", "G20"
  bool possessive = false;   // "Japan's", "Leaders'"
  bool dash_before = false;  // a dash of its own stands before it
  bool item = false;         // a bullet or an enumerator ("(a)", "ii)") stands before it

  [[nodiscard]] bool is(WordList list) const noexcept { return (lists & bit(list)) != 0; }
  [[nodiscard]] bool may(std::uint16_t any_of) const noexcept { return (cues & any_of) != 0; }
  [[nodiscard]] bool is_mark(char c) const noexcept { return kind == WordKind::punctuation && mark == c; }
};

using Tokens = std::vector<Token>;

// Whether a word starts with a capital letter, as it stands in its text.
[[nodiscard]] bool starts_with_capital(std::string_view word) noexcept;

// Reads words of one vocabulary, which may grow meanwhile. Not thread safe.
class TokenReader {
 public:
  TokenReader(const Lexicon::Tables& tables, const Vocabulary& vocabulary)
      : own_(std::in_place, tables, vocabulary), senses_(*own_) {}
  // Goes on from `base`.
  explicit TokenReader(const WordSenses* base)
      : own_(std::in_place, base->tables(), base->vocabulary(), base), senses_(*own_) {}
  // With senses that others ask for too.
  explicit TokenReader(WordSenses& senses) : senses_(senses) {}
  TokenReader(const TokenReader&) = delete;
  TokenReader& operator=(const TokenReader&) = delete;
  TokenReader(TokenReader&&) = delete;
  TokenReader& operator=(TokenReader&&) = delete;
  ~TokenReader() = default;

  // `words`: of the text, over the reader's vocabulary. Linear in the text's length.
  [[nodiscard]] Tokens read(std::string_view text, std::span<const Word> words);
  // The same, in place of what `tokens` held.
  void read(std::string_view text, std::span<const Word> words, Tokens& tokens);

  [[nodiscard]] const Lexicon::Tables& tables() const noexcept { return senses_.tables(); }
  [[nodiscard]] std::string_view key(const Token& token) const {
    return senses_.vocabulary().text(token.key);
  }

 private:
  std::optional<WordSenses> own_;
  WordSenses& senses_;
};

}  // namespace stet
