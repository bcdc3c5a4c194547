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

namespace beyond_ascii {
[[nodiscard]] bool is_letter_or_digit(char32_t c) noexcept;
}

// Soft hyphen, zero-width characters, variation selectors.
[[nodiscard]] inline bool is_ignorable(char32_t c) noexcept {
  if (c < 0xAD) return false;
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// Combining marks too.
[[nodiscard]] inline bool is_letter_or_digit(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::is_letter_or_digit(c);
  return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
}

// Hyphens and the en dash, which joins words as they do.
[[nodiscard]] inline bool is_hyphen(char32_t c) noexcept {
  if (c < 0x80) return c == '-';
  return (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

// Hyphens and longer dashes.
[[nodiscard]] inline bool is_dash(char32_t c) noexcept {
  return is_hyphen(c) || c == 0x2014 || c == 0x2015 || c == 0xFE58;
}

// Straight, curly, prime and modifier.
[[nodiscard]] inline bool is_apostrophe(char32_t c) noexcept {
  if (c < 0x80) return c == '\'';
  return c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2032 || c == 0xB4 || c == 0xFF07;
}

[[nodiscard]] bool is_quote(char32_t c) noexcept;  // single and double quotation marks of every shape

[[nodiscard]] inline bool is_currency(char32_t c) noexcept {
  if (c < 0x80) return c == '$';
  return (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xFF04 || c == 0xFFE1 ||
         c == 0xFFE5;
}

}  // namespace stet
