// Short lists of words that many words are looked up in.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stet {

// Knows of which lengths the listed words are by their first bytes: hardly any other word is compared.
template <std::size_t N>
class ListedWords {
 public:
  constexpr ListedWords(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view word : words) lengths_[slot(word)] |= length_bit(word);
  }

  [[nodiscard]] constexpr bool holds(std::string_view word) const noexcept {
    return may_hold(word) && std::find(words_.begin(), words_.end(), word) != words_.end();
  }

  [[nodiscard]] static constexpr std::size_t size() noexcept { return N; }

  // False for most words that are not listed; of words of ASCII, in whatever case.
  [[nodiscard]] constexpr bool may_hold(std::string_view word) const noexcept {
    return !word.empty() && (lengths_[slot(word)] & length_bit(word)) != 0;
  }

 private:
  static constexpr std::size_t slot(std::string_view word) noexcept {
    return static_cast<unsigned char>(word.front()) % 32;
  }
  static constexpr std::uint32_t length_bit(std::string_view word) noexcept {
    return 1U << std::min<std::size_t>(word.size(), 31);
  }

  std::array<std::string_view, N> words_;
  std::array<std::uint32_t, 32> lengths_{};  // by slot: the bits of the lengths
};

}  // namespace stet
