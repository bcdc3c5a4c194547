#include "engine/import/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

// A press office writes a line or two; longer text that begins like one is the statement's own.
constexpr std::size_t kLongestBoilerplate = 400;
constexpr std::size_t kLongestStatusLine = 90;

constexpr std::array<std::string_view, 26> kBoilerplateOpenings = {
    "for media queries",     "for press queries",
    "for media inquiries",   "for media enquiries",
    "for press inquiries",   "for press enquiries",
    "media inquiries:",      "media enquiries:",
    "media contact",         "press contact",
    "contact for media",     "contacts for media",
    "download pdf",          "download the pdf",
    "download this",         "print this page",
    "share this page",       "follow us on",
    "back to top",           "subscribe to ",
    "was this page helpful", "was this article helpful",
    "was this helpful",      "© ",
    "copyright © ",          "source url: "};
// Only with an address behind them.
constexpr std::array<std::string_view, 4> kContactOpenings = {
    "for more information", "for further information", "for additional information", "contact:"};
constexpr std::array<std::string_view, 9> kAddressSigns = {
    "@", "http", "www.", "tel.", "tel:", "phone", "call ", "contact", "visit"};
constexpr std::array<std::string_view, 22> kStatusLines = {"final",
                                                           "draft",
                                                           "final draft",
                                                           "final version",
                                                           "zero draft",
                                                           "revised draft",
                                                           "clean version",
                                                           "advance copy",
                                                           "advance version",
                                                           "unofficial translation",
                                                           "press release",
                                                           "news release",
                                                           "media release",
                                                           "check against delivery",
                                                           "as delivered",
                                                           "as adopted",
                                                           "adopted",
                                                           "unclassified",
                                                           "for public release",
                                                           "provisional",
                                                           "original: english",
                                                           "english only"};
constexpr std::array<std::string_view, 8> kStatusOpenings = {
    "agenda item ", "distr.: ",        "for immediate release", "for release ",
    "embargo",      "not for release", "strictly embargoed",    "release date"};

template <std::size_t N>
bool opens_with(std::string_view folded, const std::array<std::string_view, N>& openings) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return !folded.empty() && folded[0] == opening[0] && folded.starts_with(opening);
  });
}

// The two letters that each of those openings begins with, one number for both cases: most lines begin
// otherwise.
constexpr std::size_t kLetters = 32;
constexpr std::size_t first_letters(std::string_view text) {
  return static_cast<unsigned char>(text[0]) % kLetters * kLetters +
         static_cast<unsigned char>(text[1]) % kLetters;
}
constexpr auto kFirstLetters = [] {
  std::array<bool, kLetters * kLetters> first{};
  for (const std::string_view opening : kBoilerplateOpenings) first[first_letters(opening)] = true;
  for (const std::string_view opening : kContactOpenings) first[first_letters(opening)] = true;
  return first;
}();

bool may_open(std::string_view text) {
  if (text.size() < 2) return false;
  const bool ascii = static_cast<unsigned char>(text[0] | text[1]) < 0x80;
  return !ascii || kFirstLetters[first_letters(text)];
}

bool may_begin_end_word(char32_t c) {
  return c == 'e' || c == 'E' || c == 'f' || c == 'F';
}
bool is_end_word(std::string_view letters) {
  return letters == "end" || letters == "ends" || letters == "fin";
}

// Marks and rules: no letter or digit but "END" between marks.
std::string_view mark_kind(std::string_view text) {
  std::string letters;
  std::size_t dashes = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) {
      constexpr std::size_t kLongestEndWord = 4;
      if (letters.empty() ? !may_begin_end_word(c) : c >= 0x80 || letters.size() == kLongestEndWord)
        return {};
      letters += static_cast<char>(c);
    } else if (is_digit(c)) {
      return {};
    } else if (c == '-' || c == '_' || c == '=' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500) {
      ++dashes;
    } else if (c == '*' || c == '#' || c == '~' || c == '+' || c == '.' || c == 0x2022 || c == 0x2217 ||
               c == '\\') {
      ++marks;
    } else if (!is_space(c) && c != '[' && c != ']' && c != '(' && c != ')' && c != '<' && c != '>') {
      return {};
    }
  }
  if (!letters.empty())
    return is_end_word(lower_case(letters)) && letters != "Fin" ? "end mark" : std::string_view{};
  if (marks + dashes == 0) return {};
  return dashes > marks ? "layout" : "end mark";
}

}  // namespace

std::string_view boilerplate_kind(std::string_view text) {
  if (text.size() > kLongestBoilerplate) return {};
  if (const std::string_view kind = mark_kind(text); !kind.empty()) return kind;
  if (is_job_number(text)) return "job number";
  if (text == "Advertisement" || text == "ADVERTISEMENT") return "boilerplate";
  while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  if (!may_open(text)) return {};
  constexpr std::size_t kLongestOpening = 32;
  const std::string opening = lower_case(text.substr(0, kLongestOpening));
  if (opens_with(opening, kBoilerplateOpenings)) return "boilerplate";
  if (opens_with(opening, kContactOpenings)) {
    const std::string folded = lower_case(text);
    const bool address = std::any_of(kAddressSigns.begin(), kAddressSigns.end(), [&](std::string_view sign) {
      return folded.find(sign, opening.find(' ')) != std::string::npos;
    });
    if (address) return "boilerplate";
  }
  return {};
}

bool is_job_number(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return false;
  const auto has_form = [](std::string_view token, std::string_view form) {
    return token.size() == form.size() &&
           std::equal(token.begin(), token.end(), form.begin(), [](char c, char f) {
             return f == '9' ? is_ascii_digit(c) : f == 'A' ? c >= 'A' && c <= 'Z' : c == f;
           });
  };
  bool telling = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view token = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (token.empty() || has_form(token, "(A)") || has_form(token, "999999")) continue;
    const bool number = has_form(token, "99-99999") || has_form(token, "99-999999");
    if (!number && !has_form(token, "*9999999*") && !has_form(token, "*99999999*")) return false;
    telling = true;
  }
  return telling;
}

bool is_status_line(std::string_view text) {
  if (text.size() > kLongestStatusLine) return false;
  std::string folded = lower_case(single_spaced(text));
  const auto edge = [](char c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || c == '*' || c == '.' || c == ':';
  };
  while (!folded.empty() && edge(folded.front())) folded.erase(folded.begin());
  while (!folded.empty() && edge(folded.back())) folded.pop_back();
  constexpr std::size_t kLongestVersion = 30;
  const bool version = folded.size() <= kLongestVersion && folded.starts_with("version ") &&
                       folded.size() > 8 && is_ascii_digit(folded[8]);
  return version || opens_with(folded, kStatusOpenings) || folded.find(" distr.: ") != std::string::npos ||
         std::find(kStatusLines.begin(), kStatusLines.end(), folded) != kStatusLines.end();
}

}  // namespace stet
