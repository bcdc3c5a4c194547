#include "engine/import/front_matter.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/import/dates.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::size_t kMostLines = 500;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

bool is_fence(std::string_view line) {
  return line == "---" || line == "...";
}

char32_t hex(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    value *= 16;
    if (is_ascii_digit(c)) {
      value += static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value += static_cast<char32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      value += static_cast<char32_t>(c - 'A' + 10);
    } else {
      return 0;
    }
  }
  const bool allowed = value < 0x110000 && !(value >= 0xD800 && value < 0xE000);
  return allowed ? value : 0;
}

// The text between double quotes; `quoted` begins behind the first one.
std::string unquote_double(std::string_view quoted) {
  std::string out;
  for (std::size_t i = 0; i < quoted.size() && quoted[i] != '"'; ++i) {
    if (quoted[i] != '\\' || i + 1 == quoted.size()) {
      out += quoted[i];
      continue;
    }
    const char escape = quoted[++i];
    const std::size_t digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
    if (digits > 0) {
      if (const char32_t c = hex(quoted.substr(i + 1, digits)); c != 0) append_code_point(out, c);
      i += digits;
    } else if (escape == '_') {
      append_code_point(out, 0xA0);
    } else if (escape == 'n' || escape == 't' || escape == 'r') {
      out += ' ';
    } else {
      out += escape;
    }
  }
  return out;
}

std::string unquote_single(std::string_view quoted) {
  std::string out;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '\'') {
      if (quoted.substr(i, 2) != "''") break;
      ++i;
    }
    out += quoted[i];
  }
  return out;
}

// The value as a person reads it. `raw` holds its lines joined by spaces.
std::string plain_value(std::string_view raw) {
  raw = trimmed(raw);
  if (raw.empty()) return {};
  if (raw.front() == '"') return single_spaced(unquote_double(raw.substr(1)));
  if (raw.front() == '\'') return single_spaced(unquote_single(raw.substr(1)));
  if (raw.front() == '|' || raw.front() == '>') {
    const std::size_t space = raw.find(' ');
    return space == std::string_view::npos ? std::string{} : single_spaced(raw.substr(space));
  }
  return single_spaced(raw.substr(0, raw.find(" #")));
}

void set(Facts& facts, const std::string& key, const std::string& value) {
  if (value.empty()) return;
  if (key == "title") {
    facts.title = value;
  } else if (key == "date") {
    if (const auto date = find_date(value)) facts.date = date->iso;
  } else if (key == "place" || key == "location" || key == "venue") {
    facts.place = value;
  } else if (key == "series") {
    facts.series = value;
  } else if (key == "ordinal" || key == "edition" || key == "number") {
    std::uint32_t number = 0;
    constexpr std::size_t kMostDigits = 6;
    for (std::size_t i = 0; i < value.size() && i < kMostDigits && is_ascii_digit(value[i]); ++i) {
      number = number * 10 + static_cast<std::uint32_t>(value[i] - '0');
    }
    if (number > 0) facts.ordinal = number;
  }
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  std::string_view rest = text;
  if (trimmed(take_line(rest)) != "---") return {};
  std::vector<std::pair<std::string, std::string>> entries;
  for (std::size_t lines = 0; lines < kMostLines && !rest.empty(); ++lines) {
    const std::string_view line = take_line(rest);
    if (is_fence(trimmed(line)) && line.front() != ' ') {
      if (entries.empty()) return {};
      FrontMatter found;
      found.length = text.size() - rest.size();
      for (const auto& [key, raw] : entries) set(found.facts, key, plain_value(raw));
      return found;
    }
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (line.front() == ' ' || line.front() == '\t' || line.front() == '-') {
      if (entries.empty()) return {};
      std::string& value = entries.back().second;
      // An escaped line end in double quotes joins without a space.
      if (!value.empty() && value.back() == '\\') {
        value.pop_back();
      } else {
        value += ' ';
      }
      value += trimmed(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    const bool named = colon != std::string_view::npos && key.find(' ') == std::string_view::npos &&
                       (colon + 1 == line.size() || line[colon + 1] == ' ');
    if (!named) return {};
    entries.emplace_back(lower_case(key), std::string(trimmed(line.substr(colon + 1))));
  }
  return {};
}

}  // namespace stet
