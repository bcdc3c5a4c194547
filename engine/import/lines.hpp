// The lines of a plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

// How a line ends, seen by its last character that closes no quote or bracket.
enum class LineEnd : std::uint8_t {
  open,
  sentence,  // . ! ? …
  pause,     // : ; ,
};

struct Line {
  std::string_view text;     // without white space (also Unicode's) at its ends
  std::uint32_t number = 0;  // from 1
  std::uint32_t page = 0;    // from 1; 0 where nothing tells
  std::uint32_t indent = 0;  // columns of white space in front
  std::uint32_t width = 0;   // columns up to the end of `text`, indent included
  bool new_page = false;     // a form feed stands before it
  LineEnd end = LineEnd::open;
  bool removed = false;      // page furniture or footnote, kept in LeftOut
  bool after_break = false;  // a page ended between the last line that stayed and this one

  [[nodiscard]] bool blank() const noexcept { return text.empty(); }
  [[nodiscard]] bool ends_sentence() const noexcept { return end == LineEnd::sentence; }
  [[nodiscard]] bool ends_with_pause() const noexcept { return end == LineEnd::pause; }
};

// Ends of lines: LF, CR LF, CR, vertical tab, form feed, NEL, U+2028, U+2029. The texts point into `text`.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

[[nodiscard]] LineEnd end_of(std::string_view line) noexcept;
[[nodiscard]] inline bool ends_sentence(std::string_view line) noexcept {
  return end_of(line) == LineEnd::sentence;
}
[[nodiscard]] inline bool ends_with_pause(std::string_view line) noexcept {
  return end_of(line) == LineEnd::pause;
}
[[nodiscard]] bool begins_lower(std::string_view line) noexcept;
[[nodiscard]] bool begins_upper(std::string_view line) noexcept;  // quotes and brackets skipped

// Length of the bullet a line begins with and the white space behind it, 0 if none. Hyphens, dashes,
// asterisks and a lone "o" are bullets only before white space.
[[nodiscard]] std::size_t bullet_length(std::string_view line) noexcept;

}  // namespace stet
