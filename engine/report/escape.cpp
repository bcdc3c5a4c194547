#include "engine/report/escape.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/text/characters.hpp"

namespace stet {

bool deceives(char32_t c) noexcept {
  return c < 0x20U || (c >= 0x7FU && c <= 0x9FU) || c == 0x061CU || c == 0x200EU || c == 0x200FU ||
         (c >= 0x2028U && c <= 0x202EU) || (c >= 0x2066U && c <= 0x2069U) || (c >= 0xE0000U && c <= 0xE007FU);
}

namespace {

void append_visible(std::string& out, char32_t c, bool unicode) {
  if (c == U'\t' || c == U'\n' || c == U'\r') {
    out += ' ';
  } else if (deceives(c)) {
    const std::string number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
    out += unicode ? "‹" + number + "›" : "<" + number + ">";
  } else {
    append_code_point(out, c);
  }
}

}  // namespace

std::string escape_for_terminal(std::string_view text, bool unicode) {
  std::string out;
  out.reserve(text.size());
  const auto plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  for (std::size_t at = 0; at < text.size();) {
    // Most of any text; the rest is looked at as code points.
    std::size_t end = at;
    while (end < text.size() && plain(text[end])) ++end;
    out.append(text, at, end - at);
    at = end;
    if (at < text.size()) append_visible(out, next_code_point(text, at), unicode);
  }
  return out;
}

std::string escape_lines_for_terminal(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += escape_for_terminal(text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string escape_for_markdown(std::string_view text, bool line_start) {
  constexpr std::string_view special = "\\`*_[]~|$";
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  if (line_start) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
      out.append(text.substr(0, digits));
      out += '\\';
      out += text[digits];
      text.remove_prefix(digits + 1);
    } else if (!text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '#' || text[0] == '=')) {
      out += '\\';
      out += text[0];
      text.remove_prefix(1);
    }
  }
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else {
      if (c < 0x80U && special.find(static_cast<char>(c)) != std::string_view::npos) out += '\\';
      append_visible(out, c, true);
    }
  }
  return out;
}

std::string escape_for_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    // Most of any text; the rest is looked at as code points.
    if (byte >= 0x20 && byte < 0x7F && byte != '&' && byte != '<' && byte != '>' && byte != '"' &&
        byte != '\'') {
      out += byte;
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if (c == U'\'') {
      out += "&#39;";
    } else {
      append_visible(out, c, true);
    }
  }
  return out;
}

}  // namespace stet
