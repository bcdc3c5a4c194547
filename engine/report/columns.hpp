// How wide text stands on a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace stet {

// Columns of a printable character: 2 for wide and full-width ones, 0 for combining and format characters.
[[nodiscard]] unsigned columns(char32_t c) noexcept;

// Of UTF-8 text without control characters. Linear.
[[nodiscard]] std::size_t columns(std::string_view text) noexcept;

}  // namespace stet
