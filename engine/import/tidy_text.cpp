#include "engine/import/tidy_text.hpp"

#include <cstddef>
#include <cstdint>

namespace stet {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 1;
};

// Decodes one code point; an ill-formed byte yields the replacement character and a length of one.
CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {replacement, 1};
  std::uint32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {replacement, 1};
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {replacement, 1};
  return {value, size};
}

bool is_space(std::uint32_t c) noexcept {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(std::uint32_t c) noexcept {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_space(c.value)) {
      space = true;
    } else if (!is_invisible(c.value)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      if (c.value == replacement) {
        out += "\xEF\xBF\xBD";
      } else {
        out += text.substr(at, c.bytes);
      }
    }
    at += c.bytes;
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
    for (; next < text.size(); next += decode(text, next).bytes) {
      if (!is_space(decode(text, next).value)) break;
      empty_line = empty_line || text[next] == '\n';
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
  const std::size_t last = text.find_last_not_of(" \t\n\r\xA0\xC2");
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
