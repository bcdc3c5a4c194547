#include "engine/import/printed_number.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace stet {
namespace {

constexpr std::int64_t highest_roman = 3999;
// Letters beyond this many are a broken file, not a list; they are printed as decimals.
constexpr std::int64_t most_doubled_letters = 16;

std::string roman(std::int64_t value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> steps{{{1000, "m"},
                                                                    {900, "cm"},
                                                                    {500, "d"},
                                                                    {400, "cd"},
                                                                    {100, "c"},
                                                                    {90, "xc"},
                                                                    {50, "l"},
                                                                    {40, "xl"},
                                                                    {10, "x"},
                                                                    {9, "ix"},
                                                                    {5, "v"},
                                                                    {4, "iv"},
                                                                    {1, "i"}}};
  std::string out;
  for (const auto& [size, letters] : steps) {
    for (; value >= size; value -= size) out += letters;
  }
  return out;
}

std::string letters_of(std::int64_t value, LettersAfterZ after_z) {
  constexpr std::int64_t alphabet = 26;
  if (after_z == LettersAfterZ::doubled) {
    return std::string(static_cast<std::size_t>((value - 1) / alphabet + 1),
                       static_cast<char>('a' + (value - 1) % alphabet));
  }
  std::string out;
  for (; value > 0; value = (value - 1) / alphabet) out += static_cast<char>('a' + (value - 1) % alphabet);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

std::string_view ordinal_suffix(std::int64_t value) noexcept {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  switch (value % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

}  // namespace

std::string printed_number(std::int64_t value, NumberStyle style, LettersAfterZ letters) {
  const bool is_letter = style == NumberStyle::lower_letter || style == NumberStyle::upper_letter;
  const bool is_roman = style == NumberStyle::lower_roman || style == NumberStyle::upper_roman;
  if (style == NumberStyle::none || style == NumberStyle::bullet) return {};
  const bool too_long = letters == LettersAfterZ::doubled && value > 26 * most_doubled_letters;
  if ((is_letter && (value < 1 || too_long)) || (is_roman && (value < 1 || value > highest_roman))) {
    return std::to_string(value);
  }
  switch (style) {
    case NumberStyle::decimal_zero:
      return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case NumberStyle::lower_letter:
      return letters_of(value, letters);
    case NumberStyle::upper_letter:
      return upper(letters_of(value, letters));
    case NumberStyle::lower_roman:
      return roman(value);
    case NumberStyle::upper_roman:
      return upper(roman(value));
    case NumberStyle::ordinal:
      return std::to_string(value) + std::string(ordinal_suffix(value));
    default:
      return std::to_string(value);
  }
}

}  // namespace stet
