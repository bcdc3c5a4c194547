#include "engine/report/html_page.hpp"

#include <cstdint>

#include <fmt/core.h>

#include "engine/base/sha256.hpp"
#include "engine/report/escape.hpp"

namespace stet {

namespace {

constexpr std::string_view common_style =
#include "html_page_css.inc"
    ;

// Before anything is painted, so that what needs scripts appears only where they run.
constexpr std::string_view mark_script = "document.documentElement.classList.add('js')";

// The proofreader's dots under a struck line.
constexpr std::string_view icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231c1b19'/%3E"
    "%3Cpath d='M3 6h10' stroke='%23fcfbf8' stroke-width='2'/%3E"
    "%3Cg fill='%23fcfbf8'%3E%3Ccircle cx='4' cy='11.5' r='1.1'/%3E%3Ccircle cx='8' cy='11.5' r='1.1'/%3E"
    "%3Ccircle cx='12' cy='11.5' r='1.1'/%3E%3C/g%3E%3C/svg%3E";

std::uint32_t hex_value(char digit) noexcept {
  return static_cast<std::uint32_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

}  // namespace

std::string content_hash(std::string_view content) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256(content);
  std::string out = "'sha256-";
  // 32 bytes: ten groups of three, and two bytes with one "=".
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    std::uint32_t bits = 0;
    for (std::size_t i = at; i < at + 6; ++i) bits = bits << 4U | (i < hex.size() ? hex_value(hex[i]) : 0U);
    for (unsigned i = 0; i < 4; ++i) {
      const bool padding = at + 6 > hex.size() && i == 3;
      out += padding ? '=' : digits[bits >> (18U - 6U * i) & 63U];
    }
  }
  return out + "'";
}

std::string_view generator_name() noexcept {
  return "stet " STET_VERSION;
}

std::string html_page(const HtmlPage& page) {
  std::string style(common_style);
  for (const std::string_view part : page.styles) style += part;
  std::string scripts = content_hash(mark_script);
  if (!page.script.empty()) scripts += " " + content_hash(page.script);
  std::string out;
  out.reserve(page.body.size() + style.size() + page.script.size() + 4096);
  out += fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src "
      "{}; "
      "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"{}\">\n"
      "<meta name=\"description\" content=\"{}\">\n"
      "<title>{}</title>\n"
      "<link rel=\"icon\" href=\"{}\">\n"
      "<script>{}</script>\n",
      content_hash(style), scripts, generator_name(), escape_for_html(page.description),
      escape_for_html(page.title), icon, mark_script);
  out += "<style>";
  out += style;
  out += "</style>\n</head>\n<body>\n";
  out += page.body;
  if (!page.script.empty()) {
    out += "<script>";
    out += page.script;
    out += "</script>\n";
  }
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace stet
