// Automatic numbers as word processors and browsers print them.
#pragma once

#include <cstdint>
#include <string>

namespace stet {

enum class NumberStyle : std::uint8_t {
  none,
  bullet,
  decimal,
  decimal_zero,  // 01, 02, … 10
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
  ordinal,  // 1st, 2nd
};

// How letters go on after z: doubled ("aa", "bb": Word, ODF with letter-sync) or like digits ("aa", "ab":
// HTML, ODF).
enum class LettersAfterZ : std::uint8_t { doubled, positional };

// `value` in the given style, without punctuation; empty for none and bullet. Romans beyond 3999 and letters
// for values below 1 are printed as decimals, as word processors do.
[[nodiscard]] std::string printed_number(std::int64_t value, NumberStyle style,
                                         LettersAfterZ letters = LettersAfterZ::positional);

// The mark every kind of automatic bullet is given: its shape, often a letter of a symbol font, is layout.
inline constexpr const char* bullet_mark = "\xE2\x80\xA2";

}  // namespace stet
