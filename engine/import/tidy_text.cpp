#include "engine/import/tidy_text.hpp"

#include <cstddef>
#include <utility>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  const auto add = [&](auto bytes) {
    if (space && !out.empty()) out += ' ';
    space = false;
    out += bytes;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] > ' ' && text[at] < '\x7F') {
      add(text[at++]);
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      space = true;
    } else if (c == U'\uFFFD') {
      add(std::string_view("\xEF\xBF\xBD"));
    } else if (!is_invisible(c) && !is_control(c)) {
      add(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::vector<std::string> tidy_parts(std::string_view text) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view part) {
    if (std::string tidied = tidy(part); !tidied.empty()) parts.push_back(std::move(tidied));
  };
  std::size_t begin = 0;
  std::size_t at = text.find('\n');
  while (at != std::string_view::npos) {
    std::size_t next = at + 1;
    bool empty_line = false;
    while (next < text.size()) {
      std::size_t after = next;
      if (!is_space(next_code_point(text, after))) break;
      empty_line = empty_line || text[next] == '\n';
      next = after;
    }
    if (empty_line) {
      add(text.substr(begin, at - begin));
      begin = next;
    }
    at = text.find('\n', next);
  }
  add(text.substr(begin));
  return parts;
}

bool ends_in_digit(std::string_view text) noexcept {
  const std::size_t last = text.find_last_not_of(" \t\n\r\xA0\xC2\x0E\x0F");
  return last != std::string_view::npos && text[last] >= '0' && text[last] <= '9';
}

bool is_ordinal_suffix(std::string_view text) noexcept {
  if (text.size() != 2) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const char a = lower(text[0]);
  const char b = lower(text[1]);
  return (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') || (a == 't' && b == 'h');
}

}  // namespace stet
