// Classes of code points that splitting and folding words need beside those of characters.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/text/characters.hpp"

namespace stet {

// The code point at `at` and its length in bytes. An invalid byte is U+FFFD of length 1. `at` must be inside
// `text`.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};
[[nodiscard]] CodePoint decode_multibyte(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? CodePoint{first, 1} : decode_multibyte(text, at);
}

[[nodiscard]] bool is_ignorable(
    char32_t c) noexcept;  // soft hyphen, zero-width characters, variation selectors
[[nodiscard]] bool is_letter_or_digit(char32_t c) noexcept;  // combining marks too
[[nodiscard]] bool is_hyphen(char32_t c) noexcept;  // hyphens and the en dash, which joins words as they do
[[nodiscard]] bool is_dash(char32_t c) noexcept;    // hyphens and longer dashes
[[nodiscard]] bool is_apostrophe(char32_t c) noexcept;  // straight, curly, prime and modifier
[[nodiscard]] bool is_quote(char32_t c) noexcept;       // single and double quotation marks of every shape
[[nodiscard]] bool is_currency(char32_t c) noexcept;

}  // namespace stet
