#include "engine/text/characters.hpp"

#include <unicode/uchar.h>

namespace stet {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

UChar32 as_icu(char32_t c) {
  return static_cast<UChar32>(c);
}

}  // namespace

namespace beyond_ascii {

char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  // Lengths and lowest values by RFC 3629; surrogates and values beyond U+10FFFF are malformed.
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) {
    ++at;
    return kReplacement;
  }
  char32_t c = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) {
      ++at;
      return kReplacement;
    }
    c = (c << 6U) | (byte & 0x3FU);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    ++at;
    return kReplacement;
  }
  at += length;
  return c;
}

bool is_space(char32_t c) noexcept {
  return u_isUWhiteSpace(as_icu(c)) != 0;
}

bool is_letter(char32_t c) noexcept {
  return u_isalpha(as_icu(c)) != 0;
}

bool is_upper(char32_t c) noexcept {
  return u_isupper(as_icu(c)) != 0 || u_istitle(as_icu(c)) != 0;
}

bool is_lower(char32_t c) noexcept {
  return u_islower(as_icu(c)) != 0;
}

bool is_digit(char32_t c) noexcept {
  return u_isdigit(as_icu(c)) != 0;
}

bool is_bullet(char32_t c) noexcept {
  switch (c) {
    case 0x2022:  // bullet
    case 0x2023:  // triangular bullet
    case 0x2043:  // hyphen bullet
    case 0x2219:  // bullet operator
    case 0x00B7:  // middle dot
    case 0x25AA:
    case 0x25AB:  // small squares
    case 0x25A0:
    case 0x25A1:  // squares
    case 0x25CF:
    case 0x25CB:
    case 0x25E6:  // circles
    case 0x25B6:
    case 0x25BA:
    case 0x25B8:  // triangles
    case 0x25C6:
    case 0x25C7:
    case 0x2756:  // diamonds
    case 0x27A2:
    case 0x27A4:
    case 0x2794:  // arrows
    case 0x2713:
    case 0x2714:  // check marks
    case 0xF0B7:
    case 0xF0A7:
    case 0xF0D8:
    case 0xF0FC:  // the same in the private area of symbol fonts
      return true;
    default:
      return false;
  }
}

}  // namespace beyond_ascii

char32_t previous_code_point(std::string_view text, std::size_t& end) noexcept {
  std::size_t begin = end - 1;
  const std::size_t lowest = end >= 4 ? end - 4 : 0;
  while (begin > lowest && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  std::size_t after = begin;
  const char32_t c = next_code_point(text, after);
  if (after != end) {
    --end;
    return kReplacement;
  }
  end = begin;
  return c;
}

void append_code_point(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
  }
  tail(0);
}

bool is_opening(char32_t c) noexcept {
  switch (c) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201E:
    case 0x00AB:
    case 0x2039:
    case 0x300C:
      return true;
    default:
      return false;
  }
}

bool is_closing(char32_t c) noexcept {
  switch (c) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0x2019:
    case 0x201D:
    case 0x00BB:
    case 0x203A:
    case 0x300D:
      return true;
    default:
      return false;
  }
}

namespace {

bool is_visible_ascii(char c) noexcept {
  return static_cast<unsigned char>(c - '!') < 0x7F - '!';
}

}  // namespace

std::string single_spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    // Runs of visible ASCII with single spaces between them, the common case, are copied whole.
    for (;;) {
      while (at < text.size() && is_visible_ascii(text[at])) ++at;
      if (at == begin || at + 1 >= text.size() || text[at] != ' ' || !is_visible_ascii(text[at + 1])) break;
      ++at;
    }
    if (at == begin) {
      const char32_t c = next_code_point(text, at);
      if (is_invisible(c)) continue;
      if (is_space(c)) {
        gap = true;
        continue;
      }
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out.append(text, begin, at - begin);
  }
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const char c = text[at++];
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (c == kReplacement) {
      out.append(text, begin, at - begin);
    } else {
      append_code_point(out, static_cast<char32_t>(u_tolower(as_icu(c))));
    }
  }
  return out;
}

}  // namespace stet
