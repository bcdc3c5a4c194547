// How wide text stands on a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace stet {

// The code point at byte `at`, which moves past it; `invalid_byte` for a byte that is not UTF-8, one byte at
// a time.
[[nodiscard]] char32_t take_code_point(std::string_view text, std::size_t& at) noexcept;

// Columns of a printable character: 2 for wide and full-width ones, 0 for combining and format characters.
[[nodiscard]] unsigned columns(char32_t c) noexcept;

// Of UTF-8 text without control characters. Linear.
[[nodiscard]] std::size_t columns(std::string_view text) noexcept;

}  // namespace stet
