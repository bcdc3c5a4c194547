// Phrases found in running text whatever their layout and inflection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/text/stem.hpp"
#include "engine/text/words.hpp"

namespace stet {

// A word, or the part of one between hyphens, as it is searched for.
struct SearchWord {
  std::uint32_t stem = 0;    // British and American spelling folded
  std::uint32_t joined = 0;  // stem of this part and the next written as one; no_joined if nothing follows
  bool hyphen_after = false;
  Span span;  // bytes in the text
};

// "rules-based", "rules based" and "rulesbased" are the same phrase, as are "militarisation" and
// "militarization", "commitment" and "commitments". Case, quotes' shape and punctuation do not count.
// Remembers each distinct word. Not thread safe.
class WordSearch {
 public:
  explicit WordSearch(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // `query`: pairs are joined over spaces too, so that a page that lost its hyphens is found. Linear.
  [[nodiscard]] std::vector<SearchWord> read(std::string_view text, bool query = false);

  // Where `phrase` stands as neighbouring words, not overlapping, in order. Empty for an empty phrase.
  [[nodiscard]] static std::vector<Span> find(const std::vector<SearchWord>& phrase,
                                              const std::vector<SearchWord>& text);

  // Whether each word of `phrase` stands somewhere in the text.
  [[nodiscard]] static bool holds_all(const std::vector<SearchWord>& phrase,
                                      const std::vector<SearchWord>& text);

 private:
  [[nodiscard]] std::uint32_t stem_of(std::string_view key);

  Lexicon lexicon_;
  Vocabulary vocabulary_;
  Stemmer stemmer_;
  Vocabulary stems_;
  std::unordered_map<std::uint32_t, std::uint32_t> known_;  // stems by key
};

}  // namespace stet
