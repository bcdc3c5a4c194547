// Code points of UTF-8 text and what kind of character they are.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace stet {

// The code point that begins at byte `at`, and moves `at` behind it. A byte that begins none yields U+FFFD
// and moves by one, so every loop over any bytes ends. `at` must be inside the text.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;

// The code point that ends before byte `end` (greater than 0), and moves `end` to its beginning.
[[nodiscard]] inline char32_t previous_code_point(std::string_view text, std::size_t& end) noexcept;

void append_code_point(std::string& text, char32_t c);

// Unicode's classes. `is_space` holds line ends, no-break and thin spaces too; `is_digit` any decimal digit.
[[nodiscard]] inline bool is_space(char32_t c) noexcept;
[[nodiscard]] inline bool is_letter(char32_t c) noexcept;
[[nodiscard]] inline bool is_upper(char32_t c) noexcept;
[[nodiscard]] inline bool is_lower(char32_t c) noexcept;
[[nodiscard]] inline bool is_digit(char32_t c) noexcept;

// Characters that show nothing and only steer layout: soft hyphen, zero-width space and joiners, byte order
// mark.
[[nodiscard]] inline bool is_invisible(char32_t c) noexcept {
  return c >= 0xAD && (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF);
}

// "•", "◦", "▪", "‣", "·", "●", "○", "■", "□", "➢" and their like; not the hyphen, dash or asterisk.
[[nodiscard]] inline bool is_bullet(char32_t c) noexcept;

// Brackets and quotes that open or close, and straight quotes, which do both.
[[nodiscard]] inline bool is_opening(char32_t c) noexcept;
[[nodiscard]] inline bool is_closing(char32_t c) noexcept;

// Without invisible characters, white space at the ends, and with one plain space for each other run of white
// space.
[[nodiscard]] std::string single_spaced(std::string_view text);
void make_single_spaced(std::string& text);  // the same in place; most texts are so already

// Whether single_spaced leaves nothing of it.
[[nodiscard]] bool shows_nothing(std::string_view text) noexcept;

// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

// Every code point in lower case by Unicode's simple mapping.
[[nodiscard]] std::string lower_case(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_small(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept {
  return is_ascii_small(c) || (c >= 'A' && c <= 'Z');
}
// By table: most of what a text is made of is asked.
[[nodiscard]] inline bool is_ascii_alphanumeric(char c) noexcept {
  static constexpr auto known = [] {
    std::array<bool, 256> is{};
    for (std::size_t i = 0; i < 128; ++i)
      is[i] = is_ascii_letter(static_cast<char>(i)) || is_ascii_digit(static_cast<char>(i));
    return is;
  }();
  return known[static_cast<unsigned char>(c)];
}

// What follows decides about ASCII, nearly all of every text, without a call.
namespace beyond_ascii {
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& end) noexcept;
[[nodiscard]] bool is_space(char32_t c) noexcept;
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_upper(char32_t c) noexcept;
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] bool is_digit(char32_t c) noexcept;
[[nodiscard]] bool is_bullet(char32_t c) noexcept;
[[nodiscard]] bool is_opening(char32_t c) noexcept;
[[nodiscard]] bool is_closing(char32_t c) noexcept;
}  // namespace beyond_ascii

inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80) return beyond_ascii::next_code_point(text, at);
  ++at;
  return lead;
}
inline char32_t previous_code_point(std::string_view text, std::size_t& end) noexcept {
  const auto last = static_cast<unsigned char>(text[end - 1]);
  if (last >= 0x80) return beyond_ascii::previous_code_point(text, end);
  --end;
  return last;
}
inline bool is_space(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::is_space(c);
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}
inline bool is_letter(char32_t c) noexcept {
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : beyond_ascii::is_letter(c);
}
inline bool is_upper(char32_t c) noexcept {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c);
}
inline bool is_lower(char32_t c) noexcept {
  return c < 0x80 ? c >= 'a' && c <= 'z' : beyond_ascii::is_lower(c);
}
inline bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : beyond_ascii::is_digit(c);
}
inline bool is_bullet(char32_t c) noexcept {
  return c >= 0x80 && beyond_ascii::is_bullet(c);
}
inline bool is_opening(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::is_opening(c);
  return c == '(' || c == '[' || c == '{' || c == '"' || c == '\'';
}
inline bool is_closing(char32_t c) noexcept {
  if (c >= 0x80) return beyond_ascii::is_closing(c);
  return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'';
}

}  // namespace stet
