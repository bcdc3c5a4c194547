#include "engine/text/characters.hpp"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>

#include "engine/base/eight_bytes.hpp"

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
  if (c < 0x1680) return c == 0x85 || c == 0xA0;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
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

bool is_opening(char32_t c) noexcept {
  switch (c) {
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

}  // namespace beyond_ascii

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

namespace {

// Moves `at` behind the code point there when single_spaced keeps it.
bool shows(std::string_view text, std::size_t& at) noexcept {
  if (at == text.size()) return false;
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  if (is_space(c) || is_invisible(c)) return false;
  at = next;
  return true;
}

// The end of the run that single_spaced leaves as it is: characters that show, with single spaces between
// them. `at` must be behind one of them.
std::size_t end_of_single_spaced(std::string_view text, std::size_t at) noexcept {
  const auto to_look_at = [](EightBytes bytes) { return ~ascii_between(bytes, '!', '~') & kHighBits; };
  const auto plain = [](EightBytes bytes) {
    const EightBytes spaces = equal_to(bytes, ' ');
    return ascii_between(bytes, ' ', '~') == kHighBits && (spaces & spaces << 8U) == 0;
  };
  constexpr std::size_t kStep = sizeof(EightBytes) - 1;  // every two neighbours are seen together
  for (;;) {
    while (text.size() - at > kStep && plain(eight_at(text, at))) at += kStep;
    at = find_byte(text, at, to_look_at);
    if (at == text.size()) return at;
    std::size_t next = at + (text[at] == ' ' ? 1 : 0);
    if (!shows(text, next)) return at;
    at = next;
  }
}

}  // namespace

std::string single_spaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (!shows(text, end)) {
      gap = is_space(next_code_point(text, at)) || gap;
      continue;
    }
    end = end_of_single_spaced(text, end);
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out.append(text, at, end - at);
    at = end;
  }
  return out;
}

void make_single_spaced(std::string& text) {
  std::size_t at = 0;
  if (shows(text, at) && end_of_single_spaced(text, at) == text.size()) return;
  text = single_spaced(text);
}

bool shows_nothing(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (shows(text, at)) return false;
    static_cast<void>(next_code_point(text, at));
  }
  return true;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

namespace {

// Puts ASCII into lower case, eight bytes at a time, up to such that are not all ASCII; returns their place.
std::size_t lower_ascii(std::string& text) noexcept {
  for (std::size_t at = 0; at < text.size(); at += sizeof(EightBytes)) {
    EightBytes bytes = eight_at(text, at);
    if (not_ascii(bytes) != 0) return at;
    bytes |= ascii_between(bytes, 'A', 'Z') >> 2U;
    std::memcpy(text.data() + at, &bytes, std::min(sizeof bytes, text.size() - at));
  }
  return text.size();
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::size_t at = lower_ascii(out);
  out.resize(at);
  while (at < text.size()) {
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
