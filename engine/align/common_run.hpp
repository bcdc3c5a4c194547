// How much of two texts stands in both in the same order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/words.hpp"

namespace stet {

// Compares one text with many. Punctuation does not count; words are equal by their keys.
class CommonRun {
 public:
  explicit CommonRun(std::size_t vocabulary_size) : masks_at_(vocabulary_size, 0) {}

  // The text that `share` compares with; the view must live as long as it is asked.
  void set(std::span<const Word> text);

  // Twice the length of the longest common subsequence of words over the words of both texts: 0 … 1, the same
  // from both sides; 1 for two texts without words. O(words · words / 64), bit-parallel (Hyyrö 2004).
  [[nodiscard]] double share(std::span<const Word> other);

 private:
  std::vector<std::uint32_t> masks_at_;  // of each key: 1 + its row in `masks_`; 0 where the text lacks it
  std::vector<std::uint64_t> masks_;     // rows of `blocks_` words: where in the text the key stands
  std::vector<std::uint32_t> keys_;      // of the text, to clear masks_at_ again
  std::vector<std::uint64_t> row_;
  std::size_t blocks_ = 0;
  std::size_t length_ = 0;
};

}  // namespace stet
