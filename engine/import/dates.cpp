#include "engine/import/dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/core.h>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

// Letters, or digits, or one mark.
struct Token {
  Span span;
  std::uint32_t number = 0;  // of digits; 0 for too many
  bool digits = false;
  bool letters = false;
};

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::size_t kLongestNumber = 4;
  std::vector<Token> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_ascii_digit(text[at])) {
      std::uint32_t number = 0;
      while (at < text.size() && is_ascii_digit(text[at])) {
        if (at - begin < kLongestNumber) number = number * 10 + static_cast<std::uint32_t>(text[at] - '0');
        ++at;
      }
      out.push_back({{begin, at}, at - begin > kLongestNumber ? 0 : number, true, false});
    } else if (is_ascii_letter(text[at])) {
      while (at < text.size() && is_ascii_letter(text[at])) ++at;
      out.push_back({{begin, at}, 0, false, true});
    } else {
      if (!is_space(next_code_point(text, at))) out.push_back({{begin, at}, 0, false, false});
    }
  }
  return out;
}

std::uint32_t month_number(std::string_view word) {
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest || word.size() > 9) return 0;
  const std::string folded = lower_case(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == folded || kMonths[i].substr(0, kShortest) == folded)
      return static_cast<std::uint32_t>(i + 1);
  }
  return folded == "sept" ? 9 : 0;
}

bool valid(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  constexpr std::array<std::uint32_t, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month != 2 || day <= 28 || leap;
}

std::string iso(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// Walks over the tokens of one text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

  std::optional<FoundDate> first() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::optional<FoundDate> found;
      if (tokens_[i].digits) found = numeric(i);
      if (!found && tokens_[i].letters) found = around_month(i);
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].span.of(text_) : std::string_view{};
  }
  bool is(std::size_t i, std::string_view wanted) const { return word(i) == wanted; }
  bool is_ordinal_suffix(std::size_t i) const {
    const std::string folded = lower_case(word(i));
    return folded == "st" || folded == "nd" || folded == "rd" || folded == "th";
  }
  bool is_until(std::size_t i) const {
    const std::string folded = lower_case(word(i));
    return folded == "-" || folded == "–" || folded == "—" || folded == "‑" || folded == "&" ||
           folded == "and" || folded == "to" || folded == "/";
  }
  bool is_year(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].digits && tokens_[i].span.size() == 4;
  }
  bool is_day(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].digits && tokens_[i].number >= 1 && tokens_[i].number <= 31 &&
           tokens_[i].span.size() <= 2;
  }

  // "2020-11-12", "12.11.2020", "25/12/2020"
  std::optional<FoundDate> numeric(std::size_t i) const {
    if (i + 4 >= tokens_.size() || !tokens_[i + 2].digits || !tokens_[i + 4].digits ||
        word(i + 1) != word(i + 3)) {
      return std::nullopt;
    }
    const std::uint32_t a = tokens_[i].number;
    const std::uint32_t b = tokens_[i + 2].number;
    const std::uint32_t c = tokens_[i + 4].number;
    const Span span{tokens_[i].span.begin, tokens_[i + 4].span.end};
    if (is_year(i) && is(i + 1, "-") && valid(a, b, c)) return FoundDate{iso(a, b, c), span};
    if (!is_year(i + 4)) return std::nullopt;
    if (is(i + 1, ".") && valid(c, b, a)) return FoundDate{iso(c, b, a), span};
    if (is(i + 1, "/") && a > 12 && valid(c, b, a)) return FoundDate{iso(c, b, a), span};
    if (is(i + 1, "/") && b > 12 && valid(c, a, b)) return FoundDate{iso(c, a, b), span};
    return std::nullopt;
  }

  std::optional<FoundDate> around_month(std::size_t i) const {
    const std::uint32_t month = month_number(word(i));
    if (month == 0) return std::nullopt;
    std::size_t after = i + 1;
    if (is(after, ".")) ++after;
    if (is_day(after) && !is_year(after)) {
      if (auto found = month_first(i, month, after)) return found;
    }
    return day_first(i, month, after);
  }

  // "November 12, 2020", "September 4-6, 2023", "September 30 - October 1, 2023"
  std::optional<FoundDate> month_first(std::size_t at, std::uint32_t month, std::size_t i) const {
    std::uint32_t day = tokens_[i].number;
    std::size_t next = i + 1;
    if (is_ordinal_suffix(next)) ++next;
    if (is_until(next)) {
      std::size_t last = next + 1;
      if (const std::uint32_t other = month_number(word(last)); other != 0) {
        month = other;
        last += is(last + 1, ".") ? 2 : 1;
      }
      if (!is_day(last)) return std::nullopt;
      day = tokens_[last].number;
      next = last + 1;
      if (is_ordinal_suffix(next)) ++next;
    }
    if (is(next, ",")) ++next;
    if (!is_year(next) || !valid(tokens_[next].number, month, day)) return std::nullopt;
    return FoundDate{iso(tokens_[next].number, month, day), {with_weekday(at), tokens_[next].span.end}};
  }

  // "12th of November, 2020", "4-6 September 2023", "30 September - 1 October 2023"
  std::optional<FoundDate> day_first(std::size_t at, std::uint32_t month, std::size_t next) const {
    if (is(next, ",")) ++next;
    std::size_t i = at;
    if (i > 0 && lower_case(word(i - 1)) == "of") --i;
    if (i > 0 && is_ordinal_suffix(i - 1)) --i;
    if (i == 0 || !is_day(i - 1) || !is_year(next)) return std::nullopt;
    const std::uint32_t day = tokens_[--i].number;
    const std::uint32_t year = tokens_[next].number;
    if (!valid(year, month, day)) return std::nullopt;
    return FoundDate{iso(year, month, day), {with_weekday(period_begin(i)), tokens_[next].span.end}};
  }

  // Index of the first token of the period that ends with the day at `i`.
  std::size_t period_begin(std::size_t i) const {
    if (i < 2 || !is_until(i - 1)) return i;
    std::size_t first = i - 2;
    if (month_number(word(first)) != 0 && first > 0) --first;
    if (is_ordinal_suffix(first) && first > 0) --first;
    return is_day(first) ? first : i;
  }

  std::size_t with_weekday(std::size_t i) const {
    std::size_t day = i;
    if (day > 0 && is(day - 1, ",")) --day;
    if (day > 0) {
      const std::string folded = lower_case(word(day - 1));
      for (const std::string_view weekday : kWeekdays) {
        if (folded == weekday || folded == weekday.substr(0, 3)) return tokens_[day - 1].span.begin;
      }
    }
    return tokens_[i].span.begin;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
  return Reader(text).first();
}

bool is_month(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return month_number(word) != 0;
}

}  // namespace stet
