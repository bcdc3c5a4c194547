// Hyphens at line ends: true ones, which stay, and those that only broke a word.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace stet {

// Joins hard-wrapped lines. Knows the document's words, so that a hyphen at a line's end is dropped only
// where the document writes the word joined elsewhere and never with the hyphen.
class LineJoiner {
 public:
  // Learns the words of one line, all but those a line's end broke.
  void learn(std::string_view line);

  // Appends `line` to `text` with a space, or with none behind a hyphen or slash: "ASEAN-" + "Japan" is
  // "ASEAN-Japan"; "short-" + "and medium-term" keeps its space.
  void append(std::string& text, std::string_view line) const;

 private:
  [[nodiscard]] bool only_broke_a_word(std::string_view before, std::string_view after) const;

  std::unordered_set<std::string> words_;  // in lower case, without punctuation at their ends
};

}  // namespace stet
