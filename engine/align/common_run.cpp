#include "engine/align/common_run.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "engine/align/moves.hpp"
#include "engine/base/lists.hpp"

namespace stet {

namespace {

constexpr unsigned max_depth = 8;               // pieces within pieces
constexpr std::size_t most_masked = 1U << 13U;  // words of a text for whose keys masks are made: up to 8 MB

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

void CommonRun::meet(std::size_t block, std::uint64_t mask, std::uint64_t& carry) {
  const std::uint64_t met = row_[block] & mask;
  const std::uint64_t sum = row_[block] + met;
  const std::uint64_t with_carry = sum + carry;
  carry = static_cast<std::uint64_t>(sum < met) | static_cast<std::uint64_t>(with_carry < sum);
  row_[block] = with_carry | (row_[block] & ~mask);
}

std::size_t CommonRun::count_common() const {
  std::size_t common = 0;
  for (std::size_t b = 0; b < blocks_; ++b) {
    const std::size_t here = std::min<std::size_t>(64, length_ - 64 * b);
    const std::uint64_t inside = here == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << here) - 1;
    common += static_cast<std::size_t>(std::popcount(~row_[b] & inside));
  }
  return common;
}

std::size_t CommonRun::common_by_places(std::span<const Word> other) {
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  for (const Word& word : text_)
    if (is_word(word)) number_of.try_emplace(word.key, static_cast<std::uint32_t>(number_of.size()));
  const Lists places(number_of.size(), [&](const auto& take) {
    std::uint32_t place = 0;
    for (const Word& word : text_)
      if (is_word(word)) take(number_of.at(word.key), place++);
  });
  blocks_ = (length_ + 63) / 64;
  row_.assign(blocks_, ~std::uint64_t{0});
  std::size_t touched = 0;  // from this block on, the row is as it was at first: a carry runs through it
  for (const Word& word : other) {
    const auto number = number_of.find(word.key);
    if (!is_word(word) || number == number_of.end()) continue;
    const std::span<const std::uint32_t> at = places.of(number->second);
    std::size_t next = 0;
    std::size_t block = 0;
    std::uint64_t carry = 0;
    while (next < at.size() || (carry != 0 && block < touched)) {
      if (next < at.size() && (carry == 0 || block >= touched)) block = at[next] / 64;
      std::uint64_t mask = 0;
      for (; next < at.size() && at[next] / 64 == block; ++next) mask |= std::uint64_t{1} << (at[next] % 64);
      meet(block, mask, carry);
      if (mask != 0) touched = std::max(touched, block + 1);
      ++block;
    }
  }
  return count_common();
}

std::size_t CommonRun::common_with(std::span<const Word> other) {
  if (length_ > most_masked) return common_by_places(other);
  if (!filled_) fill_masks();
  row_.assign(blocks_, ~std::uint64_t{0});
  for (const Word& word : other) {
    if (!is_word(word)) continue;
    const std::uint32_t at = word.key < masks_at_.size() ? masks_at_[word.key] : 0;
    if (at == 0) continue;
    const std::uint64_t* const mask = &masks_[(at - 1) * blocks_];
    std::uint64_t carry = 0;
    for (std::size_t b = 0; b < blocks_; ++b) meet(b, mask[b], carry);
  }
  return count_common();
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
