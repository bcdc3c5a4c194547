#include "engine/align/common_run.hpp"

#include <algorithm>
#include <bit>

namespace stet {

void CommonRun::set(std::span<const Word> text) {
  for (const std::uint32_t key : keys_) masks_at_[key] = 0;
  keys_.clear();
  masks_.clear();
  const auto is_word = [](const Word& word) { return word.kind != WordKind::punctuation; };
  length_ = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_word));
  blocks_ = (length_ + 63) / 64;
  std::size_t place = 0;
  for (const Word& word : text) {
    if (!is_word(word)) continue;
    if (word.key >= masks_at_.size()) masks_at_.resize(word.key + 1);
    std::uint32_t& at = masks_at_[word.key];
    if (at == 0) {
      keys_.push_back(word.key);
      at = static_cast<std::uint32_t>(keys_.size());
      masks_.resize(masks_.size() + blocks_);
    }
    masks_[(at - 1) * blocks_ + place / 64] |= std::uint64_t{1} << (place % 64);
    ++place;
  }
}

double CommonRun::share(std::span<const Word> other) {
  row_.assign(blocks_, ~std::uint64_t{0});
  std::size_t other_length = 0;
  for (const Word& word : other) {
    if (word.kind == WordKind::punctuation) continue;
    ++other_length;
    const std::uint32_t at = word.key < masks_at_.size() ? masks_at_[word.key] : 0;
    if (at == 0) continue;
    const std::uint64_t* const mask = &masks_[(at - 1) * blocks_];
    std::uint64_t carry = 0;
    for (std::size_t b = 0; b < blocks_; ++b) {
      const std::uint64_t met = row_[b] & mask[b];
      const std::uint64_t sum = row_[b] + met;
      const std::uint64_t with_carry = sum + carry;
      carry = static_cast<std::uint64_t>(sum < met) | static_cast<std::uint64_t>(with_carry < sum);
      row_[b] = with_carry | (row_[b] & ~mask[b]);
    }
  }
  if (length_ + other_length == 0) return 1;
  std::size_t common = 0;
  for (std::size_t b = 0; b < blocks_; ++b) {
    const std::size_t here = std::min<std::size_t>(64, length_ - 64 * b);
    const std::uint64_t inside = here == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    common += static_cast<std::size_t>(std::popcount(~row_[b] & inside));
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(length_ + other_length);
}

}  // namespace stet
