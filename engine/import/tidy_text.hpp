// Text out of a mark-up format as one line of plain characters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet {

// Runs of white space of any kind (line ends, tabs, no-break and fixed-width spaces) become one space, the
// ends are trimmed; soft hyphens, zero-width spaces, byte-order marks and control characters go; bytes that
// are not UTF-8 become U+FFFD. All other characters stay as published. Linear.
[[nodiscard]] std::string tidy(std::string_view text);

// Splits where two or more line breaks ('\n') meet with only white space between, then tidies each part;
// parts without a visible character are left out. Formats use an empty line inside a paragraph as a paragraph
// break.
[[nodiscard]] std::vector<std::string> tidy_parts(std::string_view text);

// True if `text` ends in a digit, disregarding white space: what a superscript ordinal ("12 th") attaches to.
[[nodiscard]] bool ends_in_digit(std::string_view text) noexcept;

// True for the letters of an English ordinal: "st", "nd", "rd", "th" in either case.
[[nodiscard]] bool is_ordinal_suffix(std::string_view text) noexcept;

}  // namespace stet
