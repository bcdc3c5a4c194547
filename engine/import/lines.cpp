#include "engine/import/lines.hpp"

#include "engine/base/eight_bytes.hpp"
#include "engine/base/span.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::uint32_t kTabColumns = 8;

// Without a footnote's mark at the end: "[12]" or raised digits.
std::string_view without_note_mark(std::string_view line) noexcept {
  constexpr std::size_t kMostDigits = 3;
  if (line.empty()) return line;
  std::size_t end = line.size();
  const bool bracket = line.back() == ']';
  if (!bracket && static_cast<unsigned char>(line.back()) < 0x80) return line;
  if (bracket) --end;
  std::size_t digits = 0;
  while (end > 0 && digits <= kMostDigits) {
    std::size_t before = end;
    const char32_t c = previous_code_point(line, before);
    const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
    if (bracket ? !is_digit(c) : !raised) break;
    end = before;
    ++digits;
  }
  if (digits == 0) return line;
  if (bracket) {
    if (end == 0 || line[end - 1] != '[') return line;
    --end;
  }
  return line.substr(0, end);
}

char32_t last_mark(std::string_view line) noexcept {
  line = without_note_mark(line);
  for (std::size_t end = line.size(); end > 0;) {
    const char32_t c = previous_code_point(line, end);
    if (!is_closing(c) && !is_space(c)) return c;
  }
  return 0;
}

char32_t first_mark(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (!is_opening(c)) return c;
  }
  return 0;
}

Line line_of(std::string_view raw, std::uint32_t number, bool new_page) {
  Line line;
  line.number = number;
  line.new_page = new_page;
  std::size_t begin = 0;
  while (begin < raw.size()) {
    std::size_t next = begin;
    const char32_t c = next_code_point(raw, next);
    if (!is_space(c) && c != 0xFEFF && c != 0x200B) break;
    line.indent += c == '\t' ? kTabColumns - line.indent % kTabColumns : 1;
    begin = next;
  }
  std::size_t end = raw.size();
  while (end > begin) {
    std::size_t before = end;
    const char32_t c = previous_code_point(raw, before);
    if (!is_space(c) && c != 0x200B) break;
    end = before;
  }
  line.text = raw.substr(begin, end - begin);
  line.width = line.indent + static_cast<std::uint32_t>(code_points(line.text));
  line.end = end_of(line.text);
  return line;
}

// The place from `at` on of a byte that may begin a line's end; the text's size if there is none.
std::size_t find_line_end(std::string_view text, std::size_t at) noexcept {
  return find_byte(text, at, [](EightBytes bytes) {
    return ascii_between(bytes, '\n', '\r') | equal_to(bytes | all_eight(0x20), 0xE2);  // 0xC2 too
  });
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  constexpr std::size_t kShortLine = 40;  // bytes
  lines.reserve(text.size() / kShortLine + 1);
  std::uint32_t number = 1;
  bool new_page = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    at = find_line_end(text, at);
    std::size_t length = 0;  // of the line's end
    const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    if (at == text.size()) {
      length = 1;
    } else if (byte == '\r') {
      length = text.substr(at, 2) == "\r\n" ? 2 : 1;
    } else if (byte == '\n' || byte == '\v' || byte == '\f') {
      length = 1;
    } else if (byte == 0xC2 && text.substr(at, 2) == "\xC2\x85") {
      length = 2;
    } else if (byte == 0xE2 &&
               (text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9")) {
      length = 3;
    }
    if (length == 0) {
      ++at;
      continue;
    }
    lines.push_back(line_of(text.substr(begin, at - begin), number, new_page));
    // A form feed ends a page, not a line of the file.
    new_page = byte == '\f' && at < text.size();
    number += !new_page;
    at += length;
    begin = at;
  }
  return lines;
}

LineEnd end_of(std::string_view line) noexcept {
  const char32_t c = last_mark(line);
  if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002) return LineEnd::sentence;
  return c == ':' || c == ';' || c == ',' ? LineEnd::pause : LineEnd::open;
}

bool begins_lower(std::string_view line) noexcept {
  return is_lower(first_mark(line));
}

bool begins_upper(std::string_view line) noexcept {
  return is_upper(first_mark(line));
}

std::size_t bullet_length(std::string_view line) noexcept {
  if (line.empty()) return 0;
  std::size_t at = 0;
  const char32_t c = next_code_point(line, at);
  const bool dash = c == '-' || c == '*' || c == '+' || c == 'o' || (c >= 0x2010 && c <= 0x2015);
  if ((!is_bullet(c) && !dash) || at == line.size()) return 0;
  std::size_t after = at;
  if (is_space(next_code_point(line, after))) return after;
  return is_bullet(c) && c != 0x00B7 ? at : 0;
}

}  // namespace stet
