#include "engine/text/code_point.hpp"

#include <unicode/uchar.h>

namespace stet {

CodePoint decode_multibyte(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  constexpr CodePoint invalid{0xFFFD, 1};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return invalid;
  char32_t value = first & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return invalid;
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  return {value, size};
}

namespace beyond_ascii {

bool is_letter_or_digit(char32_t c) noexcept {
  constexpr std::uint32_t mask = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

}  // namespace beyond_ascii

bool is_quote(char32_t c) noexcept {
  return is_apostrophe(c) || c == '"' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x201A && c <= 0x201F) ||
         c == 0x2033 || c == 0x2039 || c == 0x203A || c == 0xFF02;
}

}  // namespace stet
