#include "engine/report/rolling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include <fmt/core.h>

namespace stet {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 20> small_ordinals = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> round_ordinals = {
    "",         "",         "twentieth",  "thirtieth", "fortieth",
    "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"};

using Date = RollingFacts::Date;

std::uint32_t number(std::string_view digits) noexcept {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

Date parse_date(std::string_view iso) noexcept {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return {};
  const Date date{number(iso.substr(0, 4)), number(iso.substr(5, 2)), number(iso.substr(8, 2))};
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return {};
  return date;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string spelt_out(std::uint32_t ordinal) {
  if (ordinal < small_ordinals.size()) return std::string(small_ordinals[ordinal]);
  if (ordinal >= 100) return {};
  if (ordinal % 10 == 0) return std::string(round_ordinals[ordinal / 10]);
  return fmt::format("{}-{}", tens[ordinal / 10], small_ordinals[ordinal % 10]);
}

// A word and the punctuation that touches it.
struct Token {
  std::string_view whole;
  std::string_view before;
  std::string_view word;
  std::string_view after;
  std::string folded;  // lower case
};

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::string_view marks = ",.;:()[]\"'!?";
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6 + 1);  // about
  std::size_t at = 0;
  while ((at = text.find_first_not_of(' ', at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view whole = text.substr(at, end - at);
    const std::size_t first = std::min(whole.find_first_not_of(marks), whole.size());
    const std::size_t last = first == whole.size() ? first : whole.find_last_not_of(marks) + 1;
    const std::string_view word = whole.substr(first, last - first);
    tokens.push_back({whole, whole.substr(0, first), word, whole.substr(last), lower(word)});
    at = end;
  }
  return tokens;
}

// A stretch that is compared as one: a word, or a whole fact.
struct Unit {
  std::span<const Token> tokens;
  std::string folded_as_fact;  // the same for every edition where it is a rolling fact; else empty

  // Without the punctuation in front and behind.
  [[nodiscard]] std::string bare() const {
    std::string out;
    for (const Token& token : tokens) {
      if (!out.empty()) out += ' ';
      out += token.whole;
    }
    const std::size_t begin = tokens.front().before.size();
    return out.substr(begin, out.size() - begin - tokens.back().after.size());
  }
};

bool same_text(const Unit& a, const Unit& b) {
  return std::ranges::equal(a.tokens, b.tokens, {}, &Token::whole, &Token::whole);
}

bool same_fact(const Unit& a, const Unit& b) {
  return !a.folded_as_fact.empty() && a.folded_as_fact == b.folded_as_fact;
}

// Number of tokens from `at` that give the edition's date ("4 November 2019", "November 4, 2019", "November
// 2019").
std::size_t date_length(const std::vector<Token>& tokens, std::size_t at, const Date& date) {
  const auto is_day = [&](std::size_t i) { return i < tokens.size() && number(tokens[i].word) == date.day; };
  const auto is_month = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].folded == months[date.month - 1];
  };
  const auto is_year = [&](std::size_t i) {
    return i < tokens.size() && number(tokens[i].word) == date.year;
  };
  if (date.year == 0) return 0;
  if (is_day(at) && is_month(at + 1)) return is_year(at + 2) ? 3 : 2;
  if (is_month(at) && is_day(at + 1)) return is_year(at + 2) ? 3 : 2;
  return is_month(at) && is_year(at + 1) ? 2 : 0;
}

std::vector<Unit> units_of(const std::vector<Token>& tokens, const RollingFacts& forms, bool years) {
  std::vector<Unit> units;
  units.reserve(tokens.size());
  for (std::size_t at = 0; at < tokens.size();) {
    std::size_t length = 1;
    std::string fact;
    const std::string& word = tokens[at].folded;
    for (std::size_t i = 0; i < 3 && fact.empty() && !word.empty(); ++i) {
      if (word == forms.ordinals[i] || word == forms.spelt[i]) fact = fmt::format("\x01ordinal {}", i);
    }
    if (fact.empty()) {
      if (const std::size_t date = date_length(tokens, at, forms.date); date != 0) {
        fact = fmt::format(
            "\x01"
            "date {}",
            date);
        length = date;
      } else if (years && forms.date.year != 0 && number(tokens[at].word) == forms.date.year) {
        fact = "\x01year";
      } else {
        std::size_t end = at;
        while (end < tokens.size() && std::ranges::find(forms.place, tokens[end].folded) != forms.place.end())
          ++end;
        if (end > at) {
          fact = "\x01place";
          length = end - at;
        }
      }
    }
    if (!fact.empty()) fact = fmt::format("{}{}{}", tokens[at].before, fact, tokens[at + length - 1].after);
    units.push_back({std::span(tokens).subspan(at, length), std::move(fact)});
    at += length;
  }
  return units;
}

bool is_fact_word(const Token& token, const RollingFacts& facts) {
  const auto is = [&](const std::string& form) { return !form.empty() && token.folded == form; };
  if (std::ranges::any_of(facts.ordinals, is) || std::ranges::any_of(facts.spelt, is) ||
      std::ranges::any_of(facts.place, is))
    return true;
  if (facts.date.year == 0) return false;
  const std::uint32_t value = number(token.word);
  return value == facts.date.year || value == facts.date.day || token.folded == months[facts.date.month - 1];
}

// Whether what changed holds a word of either edition's facts: most changes hold none.
bool may_roll(const std::vector<Edit>& edits, const RollingFacts& old_facts, const RollingFacts& new_facts) {
  return std::ranges::any_of(edits, [&](const Edit& edit) {
    return edit.op != EditOp::equal && std::ranges::any_of(tokens_of(edit.text), [&](const Token& token) {
             return is_fact_word(token, old_facts) || is_fact_word(token, new_facts);
           });
  });
}

}  // namespace

RollingFacts::RollingFacts(const Facts& facts) {
  for (std::uint32_t i = 0; facts.ordinal && i < 3; ++i) {
    if (*facts.ordinal + i <= 1) continue;
    ordinals[i] = ordinal_text(*facts.ordinal + i - 1);
    spelt[i] = spelt_out(*facts.ordinal + i - 1);
  }
  date = parse_date(facts.date);
  for (const Token& token : tokens_of(facts.place)) {
    // "of" and "the" in a place's name would make every "of" a place.
    if (!token.word.empty() && token.word != token.folded) place.push_back(token.folded);
  }
}

std::optional<std::vector<Exchange>> rolling_exchanges(const std::vector<Edit>& edits,
                                                       const RollingFacts& old_facts,
                                                       const RollingFacts& new_facts, bool years) {
  if (!may_roll(edits, old_facts, new_facts)) return std::nullopt;
  // Unchanged words are quoted from the new text on both sides, so that layout cannot differ.
  std::string old_text;
  std::string new_text;
  for (const Edit& edit : edits) {
    if (edit.op != EditOp::insert) old_text += edit.text;
    if (edit.op != EditOp::erase) new_text += edit.text;
  }
  const std::vector<Token> old_tokens = tokens_of(old_text);
  const std::vector<Token> new_tokens = tokens_of(new_text);
  const std::vector<Unit> before = units_of(old_tokens, old_facts, years);
  const std::vector<Unit> after = units_of(new_tokens, new_facts, years);
  if (before.size() != after.size()) return std::nullopt;
  std::vector<Exchange> exchanges;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (same_text(before[i], after[i])) continue;
    if (!same_fact(before[i], after[i])) return std::nullopt;
    exchanges.push_back({before[i].bare(), after[i].bare()});
  }
  return exchanges;
}

std::string ordinal_text(std::uint32_t ordinal) {
  const std::uint32_t teens = ordinal % 100;
  const bool th = teens >= 11 && teens <= 13;
  const std::string_view ending = th                  ? "th"
                                  : ordinal % 10 == 1 ? "st"
                                  : ordinal % 10 == 2 ? "nd"
                                  : ordinal % 10 == 3 ? "rd"
                                                      : "th";
  return fmt::format("{}{}", ordinal, ending);
}

std::string date_text(const std::string& iso_date) {
  const Date date = parse_date(iso_date);
  if (date.year == 0) return iso_date;
  std::string month(months[date.month - 1]);
  month.front() = static_cast<char>(month.front() - 'a' + 'A');
  return fmt::format("{} {} {}", date.day, month, date.year);
}

}  // namespace stet
