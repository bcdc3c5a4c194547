// Hyphens at line ends: true ones, which stay, and those that only broke a word.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace stet {

// Joins hard-wrapped lines. A hyphen at a line's end is dropped only where the document writes the word
// joined elsewhere and never with the hyphen; so first every pair of lines with a hyphen between them is
// told, then every line is learnt.
class LineJoiner {
 public:
  // Notes the word that a hyphen at the end of `above` may have broken.
  void expect(std::string_view above, std::string_view below);

  // Learns which of the expected words the line holds, but for the one its own end breaks.
  void learn(std::string_view line);

  // Appends `line` to `text` with a space, or with none behind a hyphen or slash: "ASEAN-" + "Japan" is
  // "ASEAN-Japan"; "short-" + "and medium-term" keeps its space.
  void append(std::string& text, std::string_view line) const;

 private:
  [[nodiscard]] bool only_broke_a_word(std::string_view before, std::string_view after) const;

  // Of the expected words, by the lowest five bits of two bytes or numbers: most words are none of them.
  using Pairs = std::bitset<std::size_t{1} << 10U>;

  [[nodiscard]] bool may_be_expected(std::string_view word) const;

  Pairs beginnings_;                             // the first two bytes
  Pairs endings_;                                // the last byte and the length
  std::unordered_map<std::string, bool> words_;  // expected words in lower case; true once met
};

}  // namespace stet
