#include "engine/import/labels.hpp"

#include <algorithm>
#include <array>

#include "engine/base/eight_bytes.hpp"
#include "engine/import/dates.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/listed_words.hpp"

namespace stet {
namespace {

constexpr std::size_t kMostDigits = 5;
constexpr std::size_t kMostRomanDigits = 7;  // "LXXXVII"
constexpr std::size_t kMostLevels = 6;

// Words that make a number behind them a label ("Article 5."). The short ones of resolutions need no
// punctuation.
constexpr ListedWords<9> kKeywords({"article", "art.", "section", "chapter", "rule", "principle", "part",
                                    "paragraph", "annex"});
constexpr ListedWords<4> kClauseKeywords({"op", "pp", "op.", "pp."});

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

// 0 when `text` is no well-formed roman numeral below 90 in one case.
std::uint32_t roman_value(std::string_view text) {
  if (text.empty() || text.size() > kMostRomanDigits) return 0;
  const std::string folded = lower_case(text);
  if (folded != text && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    return 0;
  constexpr std::array<std::string_view, 10> kUnits = {"",  "i",  "ii",  "iii",  "iv",
                                                       "v", "vi", "vii", "viii", "ix"};
  constexpr std::array<std::string_view, 9> kTens = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"};
  for (std::size_t tens = 0; tens < kTens.size(); ++tens) {
    if (folded.substr(0, kTens[tens].size()) != kTens[tens]) continue;
    const std::string_view rest = std::string_view(folded).substr(kTens[tens].size());
    for (std::size_t units = 0; units < kUnits.size(); ++units) {
      if (rest == kUnits[units]) return static_cast<std::uint32_t>(tens * 10 + units);
    }
  }
  return 0;
}

std::size_t spaces_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t next = end;
    if (!is_space(next_code_point(text, next))) break;
    end = next;
  }
  return end - at;
}

// The label's end: white space or the end of the text behind it.
std::optional<Label> finish(Label label, std::string_view text, std::size_t end) {
  const std::size_t spaces = spaces_at(text, end);
  if (spaces == 0 && end < text.size()) return std::nullopt;
  label.length = end + spaces;
  return label;
}

// Letters and roman numerals; nullopt for other words.
std::optional<Label> lettered(std::string_view word) {
  Label label;
  label.name = word;
  const bool upper = word.front() >= 'A' && word.front() <= 'Z';
  const std::uint32_t roman = roman_value(word);
  if (word.size() == 1) {
    label.system = upper ? NumberSystem::letter_upper : NumberSystem::letter_lower;
    label.values = {static_cast<std::uint32_t>(word.front() - (upper ? 'A' : 'a') + 1)};
    label.other_value = roman;
    return label;
  }
  if (roman == 0) return std::nullopt;
  label.system = upper ? NumberSystem::roman_upper : NumberSystem::roman_lower;
  label.values = {roman};
  return label;
}

std::size_t letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return end - at;
}

// "(7)", "(a)", "(iv)"
std::optional<Label> in_brackets(std::string_view text) {
  const std::size_t digits = digits_at(text, 1);
  const std::size_t letters = letters_at(text, 1);
  const std::size_t length = std::max(digits, letters);
  if (length == 0 || length > kMostRomanDigits || 1 + length >= text.size() || text[1 + length] != ')') {
    return std::nullopt;
  }
  const std::string_view word = text.substr(1, length);
  std::optional<Label> label;
  if (digits > 0) {
    if (digits > kMostDigits) return std::nullopt;
    label = Label{NumberSystem::arabic, NumberMarks::brackets, {number_of(word)}, 0, std::string(word), 0};
  } else {
    label = lettered(word);
  }
  if (!label) return std::nullopt;
  label->marks = NumberMarks::brackets;
  return finish(std::move(*label), text, length + 2);
}

// "V2.1.3", "A.5.1", "REQ-4.2": what a standard calls its requirements. The letters count as the first of the
// number's levels, so that "V2.1" and "2.1" are two numberings.
std::optional<Label> with_prefix(std::string_view text) {
  constexpr std::size_t kLongestPrefix = 4;
  constexpr std::uint32_t kAboveNumbers = 1'000'000;
  std::size_t at = 0;
  std::uint32_t prefix = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    prefix = prefix * 26 + static_cast<std::uint32_t>(text[at] - 'A');
  if (at == 0 || at > kLongestPrefix) return std::nullopt;
  if (at < text.size() && (text[at] == '.' || text[at] == '-')) ++at;
  if (digits_at(text, at) == 0) return std::nullopt;
  Label label;
  label.system = NumberSystem::nested;
  label.values = {kAboveNumbers + prefix};
  while (label.values.size() <= kMostLevels) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0 || digits > kMostDigits) return std::nullopt;
    label.values.push_back(number_of(text.substr(at, digits)));
    at += digits;
    if (at + 1 >= text.size() || text[at] != '.' || !is_ascii_digit(text[at + 1])) break;
    ++at;
  }
  if (label.values.size() < 3) return std::nullopt;
  label.name = text.substr(0, at);
  if (at < text.size() && (text[at] == '.' || text[at] == ':')) ++at;
  return finish(std::move(label), text, at);
}

// "7.", "7)", "7", "3.2.1", "3.2.1.", "3(a)", "3.(a)"
std::optional<Label> with_digits(std::string_view text) {
  Label label;
  std::size_t at = 0;
  while (true) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0 || digits > kMostDigits || label.values.size() == kMostLevels) return std::nullopt;
    label.values.push_back(number_of(text.substr(at, digits)));
    at += digits;
    if (at + 1 < text.size() && text[at] == '.' && is_ascii_digit(text[at + 1])) {
      ++at;
      continue;
    }
    break;
  }
  label.name = text.substr(0, at);
  if (label.values.size() > 1) {
    label.system = NumberSystem::nested;
    if (at < text.size() && (text[at] == '.' || text[at] == ')')) ++at;
    return finish(std::move(label), text, at);
  }
  std::size_t inner = at;
  if (inner < text.size() && text[inner] == '.') ++inner;
  if (inner < text.size() && text[inner] == '(') {
    const std::optional<Label> sub = in_brackets(text.substr(inner));
    if (!sub) return std::nullopt;
    label.system = NumberSystem::nested;
    label.values.push_back(sub->values.front());
    label.name += "(" + sub->name + ")";
    label.length = inner + sub->length;
    return label;
  }
  if (at < text.size() && text[at] == '.') return finish(std::move(label), text, at + 1);
  if (at < text.size() && text[at] == ')') {
    label.marks = NumberMarks::bracket;
    return finish(std::move(label), text, at + 1);
  }
  label.marks = NumberMarks::none;
  std::optional<Label> bare = finish(std::move(label), text, at);
  if (!bare || bare->length == text.size()) return bare;
  const std::string_view rest = text.substr(bare->length);
  std::size_t letter = 0;
  if (!is_upper(next_code_point(rest, letter))) return std::nullopt;
  return is_month(rest.substr(0, std::min(rest.find_first_of(" ,"), rest.size()))) ? std::nullopt : bare;
}

// "Article 5.", "Section 1:", "OP7", "PP 3 bis"
std::optional<Label> with_keyword(std::string_view text) {
  constexpr std::size_t kLongestKeyword = 9;
  std::size_t word_end = 0;
  while (word_end < text.size() && text[word_end] != ' ' && !is_ascii_digit(text[word_end])) {
    if (++word_end > kLongestKeyword) return std::nullopt;
  }
  if (word_end == text.size()) return std::nullopt;
  const std::string_view printed = text.substr(0, word_end);
  // A letter beyond ASCII may have an ASCII one of another length as its small form.
  const bool ascii = find_byte(printed, 0, not_ascii) == printed.size();
  if (ascii && !kKeywords.may_hold(printed) && !kClauseKeywords.may_hold(printed)) return std::nullopt;
  const std::string word = lower_case(printed);
  const bool clause = kClauseKeywords.holds(word);
  if (!clause && !kKeywords.holds(word)) return std::nullopt;
  std::size_t at = word_end + spaces_at(text, word_end);
  const std::size_t digits = digits_at(text, at);
  const std::size_t letters = digits == 0 ? letters_at(text, at) : 0;
  const std::string_view number = text.substr(at, digits + letters);
  Label label;
  label.system = NumberSystem::keyword;
  if (digits > kMostDigits) return std::nullopt;
  label.values = {digits > 0 ? number_of(number) : roman_value(number)};
  if (label.values.front() == 0) return std::nullopt;
  at += number.size();
  if (clause && text.substr(at, 4) == " bis") at += 4;
  label.name = single_spaced(text.substr(0, at));
  const bool marked = at < text.size() && (text[at] == '.' || text[at] == ':' || text[at] == ')');
  if (!marked && !clause) return std::nullopt;
  return finish(std::move(label), text, marked ? at + 1 : at);
}

}  // namespace

std::optional<Label> parse_label(std::string_view text) {
  if (text.empty()) return std::nullopt;
  constexpr std::string_view kSectionSign = "§";
  if (text.substr(0, kSectionSign.size()) == kSectionSign) {
    const std::size_t lead = kSectionSign.size() + spaces_at(text, kSectionSign.size());
    const std::size_t digits = digits_at(text, lead);
    if (digits == 0 || digits > kMostDigits) return std::nullopt;
    std::size_t end = lead + digits;
    Label label{NumberSystem::keyword, NumberMarks::none, {number_of(text.substr(lead, digits))}, 0, "", 0};
    label.name = text.substr(lead, digits);
    if (end < text.size() && (text[end] == '.' || text[end] == ':')) ++end;
    return finish(std::move(label), text, end);
  }
  if (text.front() == '(') return in_brackets(text);
  if (is_ascii_digit(text.front())) return with_digits(text);
  if (!is_ascii_letter(text.front())) return std::nullopt;
  const std::size_t letters = letters_at(text, 0);
  if (letters <= kMostRomanDigits && letters < text.size() &&
      (text[letters] == '.' || text[letters] == ')')) {
    if (std::optional<Label> label = lettered(text.substr(0, letters))) {
      label->marks = text[letters] == '.' ? NumberMarks::full_stop : NumberMarks::bracket;
      label = finish(std::move(*label), text, letters + 1);
      if (label) return label;
    }
  }
  if (std::optional<Label> label = with_prefix(text)) return label;
  return with_keyword(text);
}

}  // namespace stet
