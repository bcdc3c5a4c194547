// Words and their normal forms: what must be equal for two words to count as the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/text/vocabulary.hpp"

namespace stet {

// Bytes in the text that was split. Half of a Span: there are many words, and no text of four gigabytes.
struct WordSpan {
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const { return Span(*this).of(text); }
  // In another text, which holds this one's `at` where this one has `from`.
  void move(std::size_t from, std::size_t at) noexcept {
    begin = static_cast<std::uint32_t>(begin - from + at);
    end = static_cast<std::uint32_t>(end - from + at);
  }
  operator Span() const noexcept { return {begin, end}; }
};

// Layout folding, in every form: compatibility characters (ligatures, width), quotes' and dashes' shape, soft
// hyphens, no-break spaces, "12 th" = "12th", "15 %" = "15%", "2021 - 2025" = "2021-2025". A hyphen inside a
// word is layout
// ("sub-regional" = "subregional", "ASEANJapan" = "ASEAN-Japan") except between digits, and except in `form`
// where the word without it is another word ("re-sign" is not "resign").
struct Word {
  WordSpan span;  // may hold a space ("12 th")
  std::uint32_t key =
      0;  // id of the form without case and hyphens: equal keys are candidates for the same word
  std::uint32_t form = 0;     // id of the form with case, and with the hyphens that mean something
  std::uint32_t lowered = 0;  // id of `form` with its first letter in lower case
  WordKind kind = WordKind::word;
  bool initial =
      false;  // first word of the text, or after a full stop, colon or bullet: its capital means nothing
};

// Same word but for layout: equal forms, or forms that differ only in the capital of a sentence's first word.
[[nodiscard]] inline bool same_word(const Word& a, const Word& b) noexcept {
  return a.form == b.form || ((a.initial || b.initial) && a.lowered == b.lowered);
}

// Splits UTF-8 text into words, numbers and punctuation marks, in order. Spans do not overlap; bullets,
// dashes that stand alone and white space belong to none. A number is unbroken: "1.5", "30,000", "2018-2022",
// "4-1/2", "$40", "15%". Linear in the text's length. Throws Error(over_limit) for a text of four gigabytes.
[[nodiscard]] std::vector<Word> split_words(std::string_view text, Vocabulary& vocabulary);
// The same, put behind `words`, and each span moved by `offset` bytes.
void split_words(std::string_view text, std::size_t offset, Vocabulary& vocabulary, std::vector<Word>& words);

}  // namespace stet
