#include "engine/commitment/amounts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/core.h>

#include "engine/commitment/facts.hpp"

namespace stet {
namespace {

constexpr std::size_t max_count_words = 4;  // "two million safe vaccine doses"
constexpr std::size_t max_scales = 4;       // "hundred thousand million"
constexpr int first_year = 1900;
constexpr int last_year = 2100;

double scale_of(std::string_view word) {
  if (word == "thousand") return 1e3;
  if (word == "million" || word == "mn" || word == "m" || word == "milliondollar") return 1e6;
  if (word == "billion" || word == "bn") return 1e9;
  if (word == "trillion") return 1e12;
  if (word == "hundred") return 1e2;
  if (word == "lakh") return 1e5;
  if (word == "crore") return 1e7;
  return 1;
}

constexpr auto number_words = std::to_array<std::pair<std::string_view, double>>(
    {{"zero", 0},      {"one", 1},         {"two", 2},     {"three", 3},   {"four", 4},   {"five", 5},
     {"six", 6},       {"seven", 7},       {"eight", 8},   {"nine", 9},    {"ten", 10},   {"eleven", 11},
     {"twelve", 12},   {"fifteen", 15},    {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
     {"hundred", 100}, {"thousand", 1000}, {"dozen", 12}});

double value_of(std::string_view key) {
  for (const auto& [word, value] : number_words)
    if (word == key) return value;
  std::string digits;
  for (const char c : key)
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  return digits.empty() ? 0 : std::strtod(digits.c_str(), nullptr);
}

std::string currency_of(std::string_view word) {
  if (word == "usd" || word == "us$" || word == "dollars" || word == "dollar" || word.starts_with("$"))
    return "usd";
  if (word == "eur" || word == "euro" || word == "euros" || word.starts_with("€")) return "eur";
  if (word == "jpy" || word == "yen" || word.starts_with("¥")) return "jpy";
  if (word == "gbp" || word == "pound" || word == "pounds" || word.starts_with("£")) return "gbp";
  if (word == "cny" || word == "yuan" || word == "renminbi") return "cny";
  return std::string(word);
}

bool is_plain_number(const Stretch& in, std::size_t i) {
  if (!in.inside(i) || in.at(i).kind != WordKind::number) return false;
  if (i > in.begin && in.at(i - 1).is_mark('+')) return false;  // "the Council +1"
  const std::string_view key = in.key(i);
  return !(key.back() >= 'a' && key.back() <= 'z') && key.back() != '%';  // "12th", "6G"
}

bool has_currency_sign(std::string_view key) {
  return key.starts_with("$") || key.starts_with("€") || key.starts_with("£") || key.starts_with("¥");
}

// A number with its scale written onto it: "1.2bn", "30m". `factor` is 0 if it is none.
struct Shorthand {
  double value = 0;
  double factor = 0;
};

Shorthand shorthand_of(std::string_view key) {
  const std::size_t digits = key.find_first_not_of("0123456789.,$€£¥");
  if (digits == 0 || digits == std::string_view::npos) return {};
  const std::string_view ending = key.substr(digits);
  if (ending == "bn" || ending == "b") return {value_of(key.substr(0, digits)), 1e9};
  if (ending == "m" || ending == "mn") return {value_of(key.substr(0, digits)), 1e6};
  if (ending == "tn") return {value_of(key.substr(0, digits)), 1e12};
  return {};
}

struct Scaled {
  double factor = 1;
  std::size_t end = 0;
};

Scaled scales(const Stretch& in, std::size_t i) {
  Scaled out{1, i};
  while (out.end < i + max_scales && in.inside(out.end) && in.at(out.end).is(WordList::scale))
    out.factor *= scale_of(in.key(out.end++));
  return out;
}

constexpr std::size_t none = static_cast<std::size_t>(-1);

// Where an amount of money stands, before anybody asks for its key.
struct Money {
  std::size_t end = 0;       // the place asked about where there is none
  std::size_t currency = 0;  // the word that names it
  std::size_t number = 0;    // the word that holds its value, times the factor; none where the value is known
  double factor = 1;
  double value = 0;
};

Money money_at(const Stretch& in, std::size_t i) {
  const Token& token = in.at(i);
  // "USD $ 5 million": the sign is a mark of its own.
  if (token.is(WordList::currency) && in.inside(i + 2) &&
      (in.key(i + 1) == "$" || in.key(i + 1) == "€" || in.key(i + 1) == "£" || in.key(i + 1) == "¥") &&
      is_plain_number(in, i + 2)) {
    const Scaled scaled = scales(in, i + 3);
    return {scaled.end, i, i + 2, scaled.factor};
  }
  // "EUR 1.2bn", "$4bn"
  const std::size_t short_at = token.is(WordList::currency) ? i + 1 : i;
  if (in.inside(short_at) && (short_at > i || has_currency_sign(in.key(i))))
    if (const Shorthand number = shorthand_of(in.key(short_at)); number.factor > 0)
      return {short_at + 1, i, none, 1, number.value * number.factor};
  if (token.kind == WordKind::number && has_currency_sign(in.key(i))) {
    const Scaled scaled = scales(in, i + 1);
    return {scaled.end, i, i, scaled.factor};
  }
  if (token.is(WordList::currency) && is_plain_number(in, i + 1)) {
    const Scaled scaled = scales(in, i + 2);
    return {scaled.end, i, i + 1, scaled.factor};
  }
  if (is_plain_number(in, i) || token.is(WordList::number_word)) {
    const Scaled scaled = scales(in, i + 1);
    std::size_t j = scaled.end;
    if (in.inside(j + 1) && in.at(j).is(WordList::party) && in.at(j + 1).is(WordList::currency))
      ++j;  // "million US dollars"
    if (in.inside(j) && in.at(j).is(WordList::currency)) return {j + 1, j, i, scaled.factor};
  }
  return {i};
}

std::string money_key(const Stretch& in, const Money& money) {
  const double value = money.number == none ? money.value : value_of(in.key(money.number)) * money.factor;
  return fmt::format("{} {:.2f}", currency_of(in.key(money.currency)), value);
}

std::size_t percent_end(const Stretch& in, std::size_t i) {
  if (!in.inside(i)) return i;
  const std::string_view key = in.key(i);
  if (key == "percent") return i + 1;
  if (!in.inside(i + 1)) return i;
  const std::string_view next = in.key(i + 1);
  if (key == "per" && next == "cent") return i + 2;
  if (key == "percentage" && next.starts_with("point")) return i + 2;
  if (key == "basis" && next.starts_with("point")) return i + 2;
  return i;
}

// "a third", "one quarter of", "by half", "two-thirds"; not "the third meeting", "the first half of 2027".
Amount fraction_at(const Stretch& in, std::size_t i) {
  constexpr auto whole = std::to_array<std::string_view>({"third", "quarter", "fifth", "tenth", "half"});
  constexpr auto parts = std::to_array<std::string_view>(
      {"twothirds", "threequarters", "onethird", "onequarter", "onehalf", "twofifths", "onefifth",
       "threefifths", "fourfifths", "onetenth", "ninetenths"});
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const auto closed = [&](std::size_t k) {
    return !in.inside(k) || in.at(k).kind == WordKind::punctuation || in.at(k).is(WordList::preposition) ||
           in.at(k).is(WordList::conjunction) || in.key(k) == "more" || in.key(k) == "less";
  };
  const std::string_view key = in.key(i);
  if (among(parts, key)) {
    if (key.starts_with("one")) return {i + 1, std::string("1 ") + std::string(key.substr(3))};
    return {i + 1, std::string(key)};
  }
  if ((key == "a" || key == "one") && in.inside(i + 1) && among(whole, in.key(i + 1)) && closed(i + 2))
    return {i + 2, std::string("1 ") + std::string(in.key(i + 1))};
  const bool measured = i > in.begin && (in.key(i - 1) == "by" || in.key(i - 1) == "to" ||
                                         in.key(i - 1) == "least" || in.key(i - 1) == "than");
  if (key == "half" && measured && closed(i + 1)) return {i + 1, "1 half"};
  return {i, {}};
}

Amount share_at(const Stretch& in, std::size_t i) {
  if (Amount fraction = fraction_at(in, i); fraction.end > i) return fraction;
  if (in.at(i).kind == WordKind::number && in.key(i).ends_with("%")) return {i + 1, std::string(in.key(i))};
  if (!is_plain_number(in, i) && !in.at(i).is(WordList::number_word)) return {i, {}};
  const bool basis = in.inside(i + 1) && in.key(i + 1) == "basis";
  if (const std::size_t end = percent_end(in, i + 1); end > i + 1)
    return {end, fmt::format("{}{}", in.key(i), basis ? "bp" : "%")};
  // "0 to 1/4 percent"
  if (in.inside(i + 2) && in.key(i + 1) == "to" && is_plain_number(in, i + 2))
    if (const std::size_t end = percent_end(in, i + 3); end > i + 3)
      return {end, fmt::format("{}-{}%", in.key(i), in.key(i + 2))};
  return {i, {}};
}

bool is_counted(const Stretch& in, std::size_t i) {
  if (!in.inside(i)) return false;
  const Token& token = in.at(i);
  return token.kind == WordKind::word && !token.capital && !token.is(WordList::preposition) &&
         !token.is(WordList::conjunction) && !token.is(WordList::be) && !token.is(WordList::have) &&
         !token.is(WordList::relative) && !token.is(WordList::will) && !token.is(WordList::unit) &&
         !token.is(WordList::month) && in.key(i) != "to" && in.key(i) != "another";
}

Amount count_at(const Stretch& in, std::size_t i) {
  const Token& token = in.at(i);
  const bool digits = is_plain_number(in, i);
  if (!digits && !(token.is(WordList::number_word) && !token.is(WordList::ordinal) && !token.capital))
    return {i, {}};
  const std::string_view key = in.key(i);
  if (digits && key.find('/') != std::string_view::npos) return {i, {}};  // "the 26/11 attacks"
  if (!digits && (key == "one" || key == "half" || key == "quarter")) return {i, {}};
  // "Track 1.5", "resolution 1267", "Article 6": the number names something.
  if (digits && i > in.begin && in.at(i - 1).kind == WordKind::word &&
      (in.at(i - 1).capital || in.key(i - 1) == "resolution" || in.key(i - 1) == "paragraph" ||
       in.key(i - 1) == "article"))
    return {i, {}};
  const Scaled scaled = scales(in, i + 1);
  if (!is_counted(in, scaled.end)) return {i, {}};
  // "The two sides": who acts, and no amount.
  if (in.key(scaled.end) == "sides" && i > in.begin && in.key(i - 1) == "the") return {i, {}};
  // Up to the counted noun: "1,800 infrastructure practitioners".
  std::size_t end = scaled.end;
  for (std::size_t k = scaled.end; k < scaled.end + max_count_words && is_counted(in, k); ++k)
    if (in.key(k).ends_with("s")) {
      end = k + 1;
      break;
    }
  return {end, fmt::format("{:.2f}", value_of(key) * scaled.factor)};
}

Amount frequency_at(const Stretch& in, std::size_t i) {
  if (in.at(i).is(WordList::frequency) && !in.at(i).capital) return {i + 1, std::string(in.key(i))};
  const std::string_view key = in.key(i);
  // "twice a year", "once every month", "three times per year"
  std::size_t every = i;
  double times = 0;
  if (key == "once" || key == "twice" || key == "thrice") {
    times = key == "once" ? 1 : key == "twice" ? 2 : 3;
    every = i + 1;
  } else if (in.inside(i + 1) && in.key(i + 1) == "times" &&
             (is_plain_number(in, i) || in.at(i).is(WordList::number_word))) {
    times = value_of(key);
    every = i + 2;
  }
  if (every > i && in.inside(every + 1) && in.at(every + 1).is(WordList::unit) &&
      (in.key(every) == "a" || in.key(every) == "per" || in.key(every) == "each" || in.key(every) == "every"))
    return {every + 2, fmt::format("{:.0f} per {}", times, in.key(every + 1))};
  if ((key == "per" || key == "a" || key == "each" || key == "every") && in.inside(i + 1) &&
      in.at(i + 1).is(WordList::unit) && key != "a")
    return {i + 2, fmt::format("per {}", in.key(i + 1))};
  if (key == "every" && in.inside(i + 2) && in.at(i + 2).is(WordList::unit))
    return {i + 3, fmt::format("every {} {}", value_of(in.key(i + 1)), in.key(i + 2))};
  return {i, {}};
}

}  // namespace

bool compares(const Stretch& in, std::size_t i) {
  if (i < in.begin + 2) return false;
  const std::string_view first = in.key(i - 2);
  const std::string_view second = in.key(i - 1);
  return (second == "than" && first == "rather") || (second == "of" && first == "instead") ||
         (second == "from" && (first == "up" || first == "down")) ||
         ((second == "with" || second == "to") && first == "compared");
}

bool has_ordinal_ending(std::string_view key) {
  return key.ends_with("st") || key.ends_with("nd") || key.ends_with("rd") || key.ends_with("th");
}

std::string_view part_of_year(std::string_view key) {
  // Keys hold no hyphens. Nearly every word ends in a letter.
  if (key.size() > 1 && key.back() == 's' && key[key.size() - 2] == '0') key.remove_suffix(1);  // "mid-2030s"
  if (key.empty() || key.back() < '0' || key.back() > '9') return {};
  for (const std::string_view part : {"end", "mid", "early", "late"})
    if (key.size() == part.size() + 4 && key.starts_with(part) &&
        key.find_first_not_of("0123456789", part.size()) == std::string_view::npos)
      return part;
  return {};
}

bool is_year(const Stretch& in, std::size_t i) {
  if (!in.inside(i) || !in.at(i).may(cue_year)) return false;
  std::string_view key = in.key(i);
  const std::string_view part = part_of_year(key);
  key.remove_prefix(part.size());
  if (part.empty() && in.at(i).kind != WordKind::number) return false;
  if (key.size() < 4 || key.find_first_not_of("0123456789") < 4) return false;
  const int year = std::atoi(std::string(key.substr(0, 4)).c_str());
  if (year < first_year || year > last_year) return false;
  // "resolution 2005 (2018)": the number of a text, and its year as part of its name.
  if (i > in.begin && (in.key(i - 1) == "resolution" || in.key(i - 1) == "decision")) return false;
  if (i > in.begin + 1 && in.at(i - 1).is_mark('(') && in.at(i - 2).kind == WordKind::number) return false;
  if (key.size() == 4 || key.substr(4) == "s") return true;
  return (key[4] == '-' || key[4] == '/') && key.size() >= 7 && key.size() <= 9 &&
         key.find_first_not_of("0123456789", 5) == std::string_view::npos;
}

std::size_t money_end(const Stretch& in, std::size_t i) {
  return in.at(i).may(cue_money) ? money_at(in, i).end : i;
}

Amount amount_at(const Stretch& in, std::size_t i) {
  if (!in.at(i).may(cue_amount)) return {i, {}};
  if (const Money money = money_at(in, i); money.end > i) return {money.end, money_key(in, money)};
  if (Amount share = share_at(in, i); share.end > i) return share;
  if (Amount frequency = frequency_at(in, i); frequency.end > i) return frequency;
  if (is_year(in, i)) return {i, {}};
  return count_at(in, i);
}

}  // namespace stet
