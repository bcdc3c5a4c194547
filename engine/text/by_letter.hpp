// Short constant lists in which a word is looked for among those that share one letter with it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace stet {

// Each element has one small letter of ASCII, which LetterOf tells.
template <typename T, std::size_t N, typename LetterOf>
class ByLetter {
 public:
  constexpr ByLetter(const std::array<T, N>& elements, LetterOf letter_of) : elements_(elements) {
    std::ranges::sort(elements_, {}, letter_of);
    for (std::size_t letter = 0; letter <= letters; ++letter)
      while (begin_[letter] < N && letter_of(elements_[begin_[letter]]) < static_cast<char>('a' + letter))
        ++begin_[letter];
  }

  // None of what is no small letter.
  [[nodiscard]] constexpr std::span<const T> of(char letter) const noexcept {
    if (letter < 'a' || letter > 'z') return {};
    const auto at = static_cast<std::size_t>(letter - 'a');
    return std::span(elements_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
  }

 private:
  static constexpr std::size_t letters = 26;
  static_assert(N < 256);

  std::array<T, N> elements_;
  std::array<std::uint8_t, letters + 1> begin_{};  // of each letter's elements, and the end
};

}  // namespace stet
