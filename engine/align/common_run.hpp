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
  // from both sides; 1 for two texts without words. O(words · words / 64), bit-parallel (Hyyrö 2004). Of
  // texts whose lengths multiply to more than max_product no more is claimed than what stands in order
  // between the words that both have once and in the same order: near linear, and seldom less than the whole.
  // Memory is linear in the longer text.
  [[nodiscard]] double share(std::span<const Word> other, std::size_t max_product = default_max_product);
  static constexpr std::size_t default_max_product = std::size_t{1} << 26U;  // 8,000 words with as many

 private:
  void fill_masks();
  [[nodiscard]] std::size_t common_with(std::span<const Word> other);
  // The same without a row of masks for each key: for long texts, which would need more memory than they are
  // worth.
  [[nodiscard]] std::size_t common_by_places(std::span<const Word> other);
  // One step of the recurrence in a block of the row; gives and takes the carry.
  void meet(std::size_t block, std::uint64_t mask, std::uint64_t& carry);
  [[nodiscard]] std::size_t count_common() const;
  [[nodiscard]] std::size_t common_between_landmarks(std::span<const Word> other, std::size_t max_product,
                                                     unsigned depth);

  std::span<const Word> text_;
  bool filled_ = false;
  std::vector<std::uint32_t> masks_at_;  // of each key: 1 + its row in `masks_`; 0 where the text lacks it
  std::vector<std::uint64_t> masks_;  // of text_, once they were asked for: rows of `blocks_` words: where in
                                      // the text the key stands
  std::vector<std::uint32_t> keys_;   // of the text, to clear masks_at_ again
  std::vector<std::uint64_t> row_;
  std::size_t blocks_ = 0;
  std::size_t length_ = 0;  // of text_, in words
};

}  // namespace stet
