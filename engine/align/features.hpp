// The features by which units are compared: the stems of their words, and pairs of neighbouring stems.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/stem_table.hpp"
#include "engine/text/words.hpp"

namespace stet {

inline constexpr std::uint32_t no_feature = 0xFFFFFFFFU;

// What one word adds to the features of its unit.
struct WordFeatures {
  std::uint32_t stem = no_feature;  // none of a mark
  std::uint32_t pair = no_feature;  // of the stem before it and this one; none of two function words
};

// Dense ids for features. `stems` knows all words and marks of the texts, learns no more, and outlives this.
class FeatureNumbers {
 public:
  // `words`: how many will be numbered, about.
  FeatureNumbers(const StemTable& stems, std::size_t words);

  // Puts the features of a text's words behind `out`, one entry a word. Linear.
  void number(std::span<const Word> text, std::vector<WordFeatures>& out);

  // Ids are below.
  [[nodiscard]] std::size_t size() const { return first_pair() + pairs_.size(); }
  // Ids of pairs are above those of stems.
  [[nodiscard]] std::size_t first_pair() const { return stems_.stems() * 2; }
  [[nodiscard]] bool is_pair(std::uint32_t id) const { return id >= first_pair(); }
  // A stem that is of a function word here; it may be of another word elsewhere ("will", "willing").
  [[nodiscard]] bool is_function_word(std::uint32_t id) const { return !is_pair(id) && id % 2 == 1; }

 private:
  [[nodiscard]] std::uint32_t pair(std::uint32_t first, std::uint32_t second);
  [[nodiscard]] std::size_t find(std::uint64_t key) const;
  void grow();

  const StemTable& stems_;
  std::vector<std::uint32_t> slots_;  // indices of pairs; a power of two, more than half of them free
  std::vector<std::uint64_t> pairs_;
};

}  // namespace stet
