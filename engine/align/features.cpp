#include "engine/align/features.hpp"

#include <algorithm>
#include <bit>

namespace stet {
namespace {

// Of two documents that have much in common, about one word in two makes a pair that none before it made.
// Where more do, the table grows.
constexpr std::size_t words_a_pair = 2;
constexpr std::size_t fewest_slots = 1024;

}  // namespace

FeatureNumbers::FeatureNumbers(const StemTable& stems, std::size_t words)
    : stems_(stems), slots_(std::max(fewest_slots, std::bit_ceil(words / words_a_pair * 2)), no_feature) {
  pairs_.reserve(slots_.size() / 2);
}

void FeatureNumbers::number(std::span<const Word> text, std::vector<WordFeatures>& out) {
  std::uint32_t before = no_feature;
  bool before_function = true;
  for (const Word& word : text) {
    if (word.kind == WordKind::punctuation) {
      out.emplace_back();
      continue;
    }
    const StemTable::Stem& stem = stems_.at(word.key);
    const bool paired = before != no_feature && !(before_function && stem.function_word);
    out.push_back(
        {stem.id * 2 + (stem.function_word ? 1U : 0U), paired ? pair(before, stem.id) : no_feature});
    before = stem.id;
    before_function = stem.function_word;
  }
}

std::uint32_t FeatureNumbers::pair(std::uint32_t first, std::uint32_t second) {
  if (pairs_.size() * 2 >= slots_.size()) grow();
  const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
  std::uint32_t& slot = slots_[find(key)];
  if (slot == no_feature) {
    slot = static_cast<std::uint32_t>(pairs_.size());
    pairs_.push_back(key);
  }
  return static_cast<std::uint32_t>(first_pair()) + slot;
}

std::size_t FeatureNumbers::find(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  // The upper half of the product: the lower one hardly depends on the key's first half.
  std::size_t at = ((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
  while (slots_[at] != no_feature && pairs_[slots_[at]] != key) at = (at + 1) & mask;
  return at;
}

void FeatureNumbers::grow() {
  slots_.assign(slots_.size() * 2, no_feature);
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) slots_[find(pairs_[i])] = i;
}

}  // namespace stet
