#include "engine/align/common_run.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "engine/align/moves.hpp"

namespace stet {

namespace {

constexpr unsigned max_depth = 8;  // pieces within pieces

bool is_word(const Word& word) noexcept {
  return word.kind != WordKind::punctuation;
}

std::size_t count_words(std::span<const Word> text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_word));
}

// The words that stand once in each text, as far as they keep one order: places in both.
std::vector<OrderedItem> common_landmarks(std::span<const Word> a, std::span<const Word> b) {
  struct Places {
    std::size_t in_a = 0, in_b = 0;
    std::size_t times_in_a = 0, times_in_b = 0;
  };
  std::unordered_map<std::uint32_t, Places> places;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!is_word(a[i])) continue;
    Places& of_key = places[a[i].key];
    of_key.in_a = i;
    ++of_key.times_in_a;
  }
  for (std::size_t i = 0; i < b.size(); ++i) {
    const auto of_key = places.find(b[i].key);
    if (!is_word(b[i]) || of_key == places.end()) continue;
    of_key->second.in_b = i;
    ++of_key->second.times_in_b;
  }
  std::vector<OrderedItem> items;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!is_word(a[i])) continue;
    const Places& of_key = places.at(a[i].key);
    if (of_key.times_in_a == 1 && of_key.times_in_b == 1)
      items.push_back(ordered_item(of_key.in_a, of_key.in_b, 1, 0));
  }
  const std::vector<bool> kept = heaviest_increasing(items);
  std::vector<OrderedItem> landmarks;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (kept[i]) landmarks.push_back(items[i]);
  return landmarks;
}

}  // namespace

void CommonRun::set(std::span<const Word> text) {
  text_ = text;
  length_ = count_words(text);
  filled_ = false;
}

void CommonRun::fill_masks() {
  for (const std::uint32_t key : keys_) masks_at_[key] = 0;
  keys_.clear();
  masks_.clear();
  blocks_ = (length_ + 63) / 64;
  std::size_t place = 0;
  for (const Word& word : text_) {
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
  filled_ = true;
}

std::size_t CommonRun::common_with(std::span<const Word> other) {
  if (!filled_) fill_masks();
  row_.assign(blocks_, ~std::uint64_t{0});
  for (const Word& word : other) {
    if (!is_word(word)) continue;
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
  std::size_t common = 0;
  for (std::size_t b = 0; b < blocks_; ++b) {
    const std::size_t here = std::min<std::size_t>(64, length_ - 64 * b);
    const std::uint64_t inside = here == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    common += static_cast<std::size_t>(std::popcount(~row_[b] & inside));
  }
  return common;
}

// A piece between two landmarks may hold words that come once in it, though more often in the whole: so it is
// parted in turn.
std::size_t CommonRun::common_between_landmarks(std::span<const Word> other, std::size_t max_product,
                                                unsigned depth) {
  const std::size_t other_length = count_words(other);
  if (length_ == 0 || other_length == 0) return 0;
  if (depth == max_depth || length_ <= max_product / other_length) return common_with(other);
  const std::vector<OrderedItem> landmarks = common_landmarks(text_, other);
  std::size_t common = landmarks.size();
  CommonRun piece(0);
  std::size_t from = 0;
  std::size_t other_from = 0;
  for (std::size_t i = 0; i <= landmarks.size(); ++i) {
    const bool last = i == landmarks.size();
    const std::size_t to = last ? text_.size() : landmarks[i].old_place;
    const std::size_t other_to = last ? other.size() : landmarks[i].new_place;
    if (to > from && other_to > other_from) {
      piece.set(text_.subspan(from, to - from));
      common += piece.common_between_landmarks(other.subspan(other_from, other_to - other_from), max_product,
                                               landmarks.empty() ? max_depth : depth + 1);
    }
    from = to + 1;
    other_from = other_to + 1;
  }
  return common;
}

double CommonRun::share(std::span<const Word> other, std::size_t max_product) {
  const std::size_t length = length_ + count_words(other);
  if (length == 0) return 1;
  const std::size_t common = common_between_landmarks(other, max_product, 0);
  return 2.0 * static_cast<double>(common) / static_cast<double>(length);
}

}  // namespace stet
