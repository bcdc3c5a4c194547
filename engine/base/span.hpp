// Places in a text.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/eight_bytes.hpp"

namespace stet {

// A half-open range of byte offsets into UTF-8 text; both ends lie on code-point boundaries.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const Span&, const Span&) = default;
};

// Number of code points in UTF-8 text: its bytes less its continuation bytes. Linear.
[[nodiscard]] inline std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = text.size();
  for (std::size_t at = 0; at < text.size(); at += sizeof(EightBytes))
    count -= count_of(continuing(eight_at(text, at)));
  return count;
}

}  // namespace stet
