#include "engine/commitment/deadlines.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "engine/commitment/amounts.hpp"

namespace stet {
namespace {

constexpr std::size_t max_words_before = 9;  // "by no later than the end of the second half of"

constexpr auto opening_words = std::to_array<std::string_view>(
    {"by",    "in",     "before", "until",   "till",       "from",  "during", "since",
     "after", "within", "on",     "through", "not",        "no",    "over",   "at",
     "end",   "early",  "late",   "mid",     "throughout", "around"});
constexpr auto inner_words = std::to_array<std::string_view>(
    {"the",         "end",     "of",        "beginning", "start",     "half",       "quarter",  "early",
     "late",        "mid",     "later",     "than",      "first",     "second",     "third",    "fourth",
     "next",        "coming",  "following", "near",      "very",      "latest",     "spring",   "summer",
     "autumn",      "winter",  "fall",      "middle",    "this",      "our",        "course",   "to",
     "and",         "as",      "soon",      "due",       "upcoming",  "subsequent", "past",     "last",
     "foreseeable", "current", "each",      "a",         "financial", "fiscal",     "calendar", "year"});

constexpr auto duration_words = std::to_array<std::string_view>(
    {"at",         "least",   "most",    "a",      "an",   "another", "further",
     "additional", "extra",   "initial", "period", "term", "of",      "up",
     "to",         "minimum", "maximum", "no",     "less", "than",    "about"});

template <typename Words>
bool among(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int month_number(std::string_view word) {
  constexpr auto months =
      std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                       "august", "september", "october", "november", "december"});
  for (std::size_t i = 0; i < months.size(); ++i)
    if (months[i] == word) return static_cast<int>(i) + 1;
  return 0;
}

int day_of(std::string_view key) {
  int day = 0;
  std::size_t i = 0;
  for (; i < key.size() && i < 2 && key[i] >= '0' && key[i] <= '9'; ++i) day = day * 10 + (key[i] - '0');
  const std::string_view rest = key.substr(i);
  return day >= 1 && day <= 31 &&
                 (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th")
             ? day
             : 0;
}

struct Date {
  std::string year;
  std::string_view part;  // "end" of "end-2024"
  int month = 0;
  int day = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// "3 May 2020", "May 3, 2020", "May 2020", "2020", "3 May".
Date date_at(const Stretch& in, std::size_t i, std::size_t floor) {
  Date date;
  date.begin = i;
  date.end = i;
  const bool month = in.at(i).is(WordList::month) && in.at(i).capital;
  if (month) {
    date.month = month_number(in.key(i));
    date.end = i + 1;
    if (i > floor && in.at(i - 1).kind == WordKind::number && day_of(in.key(i - 1)) > 0) {
      date.day = day_of(in.key(i - 1));
      date.begin = i - 1;
    } else if (in.inside(i + 1) && in.at(i + 1).kind == WordKind::number && day_of(in.key(i + 1)) > 0) {
      date.day = day_of(in.key(i + 1));
      ++date.end;
    }
    std::size_t j = date.end;
    if (in.inside(j + 1) && in.at(j).is_mark(',') && is_year(in, j + 1)) ++j;
    if (is_year(in, j)) {
      date.year = std::string(in.key(j));
      date.end = j + 1;
    }
    return date;
  }
  if (is_year(in, i)) {
    date.part = part_of_year(in.key(i));
    date.year = std::string(in.key(i).substr(date.part.size()));
    date.end = i + 1;
  }
  return date;
}

struct Lead {
  std::size_t begin = 0;
  std::string words;  // between begin and the date, one space apart, with a space at both ends
};

Lead lead_of(const Stretch& in, std::size_t date_begin, std::size_t floor) {
  std::size_t first = date_begin;
  std::size_t opened = date_begin;
  while (first > floor && date_begin - first < max_words_before) {
    const Token& token = in.at(first - 1);
    const std::string_view word = in.key(first - 1);
    if (token.kind == WordKind::punctuation || (token.capital && !token.initial)) break;
    if (among(word, opening_words))
      opened = first - 1;
    else if (!among(word, inner_words))
      break;
    --first;
  }
  Lead lead{opened, " "};
  for (std::size_t k = opened; k < date_begin; ++k) lead.words += std::string(in.key(k)) + " ";
  return lead;
}

// `words` as a Lead holds them: a space on both sides of each.
bool has(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1))
    if (at > 0 && words[at - 1] == ' ' && at + word.size() < words.size() && words[at + word.size()] == ' ')
      return true;
  return false;
}

std::string date_key(const Date& date, const std::string& lead) {
  std::string value = date.year;
  if (date.month > 0) value += fmt::format("-{:02}", date.month);
  if (date.day > 0) value += fmt::format("-{:02}", date.day);
  const bool bare_year = date.month == 0 && date.year.size() == 4;
  if (has(lead, "half")) value += has(lead, "second") ? "-H2" : "-H1";
  if (has(lead, "quarter"))
    value += fmt::format("-Q{}", has(lead, "second")   ? 2
                                 : has(lead, "third")  ? 3
                                 : has(lead, "fourth") ? 4
                                                       : 1);
  if (has(lead, "early") || has(lead, "beginning") || has(lead, "start")) value += "-early";
  if (has(lead, "late")) value += "-late";
  if (has(lead, "mid") || has(lead, "middle")) value += "-mid";
  if (has(lead, "before")) {
    if (bare_year) return fmt::format("until {}-12-31", std::atoi(date.year.c_str()) - 1);
    return "before " + value;
  }
  const bool until =
      has(lead, "by") || has(lead, "until") || has(lead, "till") || has(lead, "than") || has(lead, "within");
  if (has(lead, "end")) value += bare_year ? "-12-31" : "-end";
  if (until) return "until " + value;
  if (has(lead, "from") || has(lead, "since") || has(lead, "after")) return "from " + value;
  return "at " + value;
}

// The date that opens at `begin` belongs to what was done before: "announced in November", "the plan agreed
// in 2021"; not "to be held in 2026".
bool dates_the_past(const Stretch& in, std::size_t begin, std::size_t floor, const std::string& lead) {
  for (const std::string_view ahead : {"by", "until", "till", "before", "within", "than", "from"})
    if (has(lead, ahead)) return false;
  std::size_t k = begin;
  while (k > floor && in.at(k - 1).kind == WordKind::word && in.at(k - 1).is(WordList::adverb)) --k;
  if (k <= floor) return false;
  const std::string_view word = in.key(k - 1);
  const bool participle =
      (word.ends_with("ed") && word.size() > 4 && word != "need" && !in.at(k - 1).capital) ||
      word == "held" || word == "made" || word == "met" || word == "taken" || word == "begun" ||
      word == "given";
  if (!participle) return false;
  if (k < in.begin + 2) return true;
  const std::string_view before = in.key(k - 2);
  return before != "be" && before != "being" && before != "to";
}

Deadline dated(const Stretch& in, std::size_t i, std::size_t floor) {
  const Date date = date_at(in, i, floor);
  if (date.end == i || (date.year.empty() && date.day == 0 && date.month == 0)) return {i, i, {}, false};
  // "2002 Declaration", "2030 Agenda": the year belongs to a name.
  const bool bare_year = date.month == 0;
  if (bare_year && in.inside(date.end) && in.at(date.end).kind == WordKind::word && in.at(date.end).capital &&
      !in.at(date.end).is(WordList::month))
    return {i, i, {}, false};
  if (bare_year && in.inside(date.end + 1) && in.at(date.end).is_mark('"')) return {i, i, {}, false};
  const Lead lead = lead_of(in, date.begin, floor);
  std::size_t end = date.end;
  std::string words = lead.words;
  if (!date.part.empty()) words += std::string(date.part) + " ";
  if (in.inside(end + 2) && in.key(end) == "at" && in.key(end + 2) == "latest") {
    end += 3;
    words += "than ";
  }
  // "Vision 2025" is a name; "Work Plan 2019-2021" says when, though it fixes no date to act by.
  const bool bare = bare_year && lead.begin == date.begin;
  const bool named = bare && date.begin > in.begin && in.at(date.begin - 1).capital;
  if (named && date.year.size() == 4) return {i, i, {}, false};
  // "its January meeting", "the March decision"
  const bool adjective = !bare_year && date.year.empty() && date.day == 0 && lead.begin == date.begin &&
                         in.inside(end) && in.at(end).kind == WordKind::word &&
                         !in.at(end).is(WordList::preposition) && !in.at(end).is(WordList::conjunction);
  if (adjective) return {i, i, {}, false};
  return {lead.begin, end, date_key(date, words), !bare, dates_the_past(in, lead.begin, in.begin, words)};
}

// Where a length of time opens before its number: "for at least two years", "for a further period of 30
// days".
std::size_t duration_begin(const Stretch& in, std::size_t number, std::size_t floor) {
  for (std::size_t k = number; k > floor && number - k < max_words_before; --k) {
    if (in.key(k - 1) == "for") return k - 1;
    if (!among(in.key(k - 1), duration_words)) break;
  }
  return number;
}

// "30 days before …", "two weeks in advance": counted back from an event.
bool counts_back(const Stretch& in, std::size_t end) {
  if (!in.inside(end)) return false;
  const std::string_view next = in.key(end);
  return next == "before" || next == "prior" || next == "ahead" ||
         (next == "in" && in.inside(end + 1) && in.key(end + 1) == "advance");
}

// "this year", "later this month", "next year", without "by" or "in": the unit is at `i`.
Deadline bare_period(const Stretch& in, std::size_t i, std::size_t floor) {
  if (i <= floor || (in.key(i - 1) != "this" && in.key(i - 1) != "next") || in.key(i).ends_with("s"))
    return {i, i, {}, false};
  const std::string_view before = i > floor + 1 ? in.key(i - 2) : std::string_view();
  // "earlier this year", "so far this year": what was; "the end of this year" is read with its "by".
  if (before == "earlier" || before == "far" || before == "of" || before == "already")
    return {i, i, {}, false};
  const std::size_t begin = before == "later" || before == "early" || before == "late" ? i - 2 : i - 1;
  return {begin, i + 1, fmt::format("{} {}", in.key(i - 1), in.key(i)), true};
}

Deadline period(const Stretch& in, std::size_t i, std::size_t floor) {
  const Lead lead = lead_of(in, i, floor);
  std::size_t number = i;
  if (i > floor && (in.at(i - 1).kind == WordKind::number ||
                    (in.at(i - 1).is(WordList::number_word) && !in.at(i - 1).is(WordList::ordinal))))
    number = i - 1;
  // "two working days", "30 calendar days"
  if (number == i && i > floor + 1 &&
      (in.key(i - 1) == "working" || in.key(i - 1) == "business" || in.key(i - 1) == "calendar") &&
      (in.at(i - 2).kind == WordKind::number || in.at(i - 2).is(WordList::number_word)))
    number = i - 2;
  if (number < i) {
    std::size_t begin = duration_begin(in, number, floor);
    if (begin == number && counts_back(in, i + 1)) {
      while (begin > floor && number - begin < 2 && among(in.key(begin - 1), duration_words)) --begin;
      return {begin, i + 1, fmt::format("{} {} before", in.key(number), in.key(i)), true};
    }
    if (begin < number) return {begin, i + 1, fmt::format("{} {}", in.key(number), in.key(i)), true};
    const Lead before = lead_of(in, number, floor);
    if (before.begin == number || has(before.words, "past") || has(before.words, "last"))
      return {i, i, {}, false};
    return {before.begin, i + 1, fmt::format("{} {}", in.key(number), in.key(i)), true};
  }
  if (lead.begin == i) return bare_period(in, i, floor);
  const bool next = has(lead.words, "next") || has(lead.words, "this") || has(lead.words, "current");
  const bool plural = in.key(i).ends_with("s");
  const bool end_of = has(lead.words, "end") && has(lead.words, "the");
  if ((next && !plural) || end_of) return {lead.begin, i + 1, lead.words + std::string(in.key(i)), true};
  if (has(lead.words, "coming") || has(lead.words, "next") || has(lead.words, "following") ||
      has(lead.words, "upcoming"))
    return {lead.begin, i + 1, lead.words + std::string(in.key(i)), false};
  return {i, i, {}, false};
}

// "at future meetings": the word tells which, not when. "In future years" does both.
bool tells_which(const Stretch& in, std::size_t i) {
  if (in.key(i) != "future" || !in.inside(i + 1)) return false;
  constexpr std::uint64_t opens_anew =
      bit(WordList::determiner) | bit(WordList::possessive) | bit(WordList::preposition) |
      bit(WordList::adverb) | bit(WordList::negation) | bit(WordList::conjunction) | bit(WordList::relative) |
      bit(WordList::subordinator) | bit(WordList::we) | bit(WordList::they) | bit(WordList::it) |
      bit(WordList::will) | bit(WordList::modal) | bit(WordList::have) | bit(WordList::be) |
      bit(WordList::unit);
  const Token& next = in.at(i + 1);
  return next.kind == WordKind::word && !next.capital && (next.lists & opens_anew) == 0;
}

Deadline vague(const Stretch& in, std::size_t i, std::size_t floor) {
  const std::string_view word = in.key(i);
  if ((word == "future" && !tells_which(in, i)) || word == "time") {
    const Lead lead = lead_of(in, i, floor);
    if (lead.begin < i && (has(lead.words, "in") || has(lead.words, "at")))
      return {lead.begin, i + 1, std::string(word), false};
  }
  if (word == "possible" && i >= floor + 3 && in.key(i - 1) == "as" && in.key(i - 2) == "soon")
    return {i - 3, i + 1, "soon", false};
  if ((word == "promptly" || word == "urgently")) return {i, i + 1, std::string(word), false};
  return {i, i, {}, false};
}

// "by autumn", "in the spring", "this fall"; "spring 2027" is read from its year.
Deadline season(const Stretch& in, std::size_t i, std::size_t floor) {
  if (is_year(in, i + 1) || (in.inside(i + 2) && in.key(i + 1) == "of" && is_year(in, i + 2)))
    return {i, i, {}, false};
  const Lead lead = lead_of(in, i, floor);
  const bool set = has(lead.words, "by") || has(lead.words, "in") || has(lead.words, "until") ||
                   has(lead.words, "before") || has(lead.words, "this") || has(lead.words, "next") ||
                   has(lead.words, "during");
  if (lead.begin == i || !set) return {i, i, {}, false};
  return {lead.begin, i + 1, lead.words + std::string(in.key(i)), true};
}

// "by our next meeting", "before the next summit".
Deadline occasion(const Stretch& in, std::size_t i, std::size_t floor) {
  const Lead lead = lead_of(in, i, floor);
  const bool next = has(lead.words, "next") || has(lead.words, "upcoming");
  if (lead.begin == i || !next ||
      !(has(lead.words, "by") || has(lead.words, "before") || has(lead.words, "until")))
    return {i, i, {}, false};
  return {lead.begin, i + 1, lead.words + std::string(in.key(i)), true};
}

}  // namespace

Deadline deadline_at(const Stretch& in, std::size_t i, std::size_t floor) {
  const Token& token = in.at(i);
  if (!token.may(cue_date)) return {i, i, {}, false};
  if ((token.is(WordList::month) && token.capital) || is_year(in, i)) return dated(in, i, floor);
  if (token.is(WordList::unit)) return period(in, i, floor);
  if (token.is(WordList::vague)) return vague(in, i, floor);
  const std::string_view key = in.key(i);
  if (key == "spring" || key == "summer" || key == "autumn" || key == "fall" || key == "winter")
    return season(in, i, floor);
  if (key == "meeting" || key == "summit" || key == "session") return occasion(in, i, floor);
  return {i, i, {}, false};
}

}  // namespace stet
