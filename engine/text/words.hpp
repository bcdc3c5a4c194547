// Words and their normal forms: what must be equal for two words to count as the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/span.hpp"

namespace stet {

enum class WordKind : std::uint8_t { word, number, punctuation };

// Layout folding (both forms): compatibility characters (ligatures, width), quotes' and dashes' shape, soft
// hyphens, no-break spaces, "12 th" = "12th", "2021 - 2025" = "2021-2025". Hyphens inside a word are layout
// ("sub-regional" = "subregional", "ASEANJapan" = "ASEAN-Japan") except between digits, before a digit at a
// word's start, and after "re" ("re-sign" is not "resign"), where `form` keeps them.
struct Word {
  Span span;  // bytes in the text that was split; may hold a space ("12 th")
  std::uint32_t key =
      0;  // id of the form without case and hyphens: equal keys are candidates for the same word
  std::uint32_t form = 0;  // id of the form with case and with the hyphens that mean something
  WordKind kind = WordKind::word;
  bool initial =
      false;  // first word of the text split, or after a sentence's end: a capital here means nothing
};

// Same word but for layout: equal forms, or equal keys where only the capital of a sentence's first word
// differs.
[[nodiscard]] bool same_word(const Word& a, const Word& b) noexcept;

// Interns folded words to dense ids, so that later stages compare integers. Not thread safe.
class Vocabulary {
 public:
  [[nodiscard]] std::uint32_t intern(std::string_view folded);
  [[nodiscard]] std::string_view text(std::uint32_t id) const { return *texts_[id]; }
  [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
  std::vector<const std::string*> texts_;
};

// Splits UTF-8 text into words, numbers and punctuation marks, in order. Spans do not overlap; bullets,
// dashes that stand alone and white space belong to none. A number is unbroken: "1.5", "30,000", "2018-2022",
// "4-1/2", "15%". Linear in the text's length.
[[nodiscard]] std::vector<Word> split_words(std::string_view text, Vocabulary& vocabulary);

}  // namespace stet
