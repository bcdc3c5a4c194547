#include "engine/text/code_point.hpp"

#include <unicode/uchar.h>

namespace stet {

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
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

bool is_space(char32_t c) noexcept {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_ignorable(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool is_letter_or_digit(char32_t c) noexcept {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  constexpr std::uint32_t mask = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

bool is_digit(char32_t c) noexcept {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_hyphen(char32_t c) noexcept {
  return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D;
}

bool is_dash(char32_t c) noexcept {
  return is_hyphen(c) || c == 0x2014 || c == 0x2015 || c == 0xFE58;
}

bool is_apostrophe(char32_t c) noexcept {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2032 || c == 0xB4 || c == 0xFF07;
}

bool is_quote(char32_t c) noexcept {
  return is_apostrophe(c) || c == '"' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x201A && c <= 0x201F) ||
         c == 0x2033 || c == 0x2039 || c == 0x203A || c == 0xFF02;
}

bool is_bullet(char32_t c) noexcept {
  switch (c) {
    case 0xB7:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x204C:
    case 0x204D:
    case 0x2219:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B8:
    case 0x25BA:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2605:
    case 0x27A2:
    case 0x2756:
    case 0xF0B7:  // Symbol's and Wingdings' bullets, as word processors leave them in the private use area
    case 0xF0A7:
    case 0xF0D8:
      return true;
    default:
      return false;
  }
}

bool is_currency(char32_t c) noexcept {
  return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xFF04 || c == 0xFFE1 ||
         c == 0xFFE5;
}

}  // namespace stet
