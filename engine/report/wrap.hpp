// Styled text broken into lines of a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class Ink : std::uint8_t { normal, strong, faint, erased, inserted };

// Text in one ink, without control characters. Lines break at its spaces and, where a word is longer than a
// line, inside the word.
struct Inked {
  Ink ink = Ink::normal;
  std::string text;
  bool whole = false;  // its spaces do not break lines
};

// Lines of at most `width` columns, joined by newlines, with one at the end; each is indented by `indent`
// spaces but the first, which is expected to stand at that column already. With `colour`, ink is written as
// ANSI sequences that never reach over a line's end. A width that leaves less than min_text_columns is
// exceeded rather than obeyed.
inline constexpr std::size_t min_text_columns = 20;
[[nodiscard]] std::string wrap(const std::vector<Inked>& text, std::size_t width, std::size_t indent,
                               bool colour);

[[nodiscard]] std::string_view ink_begin(Ink ink) noexcept;  // the ANSI sequence; empty for normal
[[nodiscard]] std::string_view ink_end(Ink ink) noexcept;

}  // namespace stet
