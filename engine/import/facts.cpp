// Facts that a title or a first paragraph tells: see complete_facts in front.hpp.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/import/dates.hpp"
#include "engine/import/front.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Paragraphs at the beginning that may tell where and when the meeting was.
constexpr std::size_t kFirstParagraphs = 3;
constexpr std::size_t kLongestSeries = 60;
constexpr std::size_t kHighestOrdinal = 999;

constexpr std::array<std::string_view, 20> kOrdinals = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> kTenths = {"",          "",         "twentieth", "thirtieth",
                                                      "fortieth",  "fiftieth", "sixtieth",  "seventieth",
                                                      "eightieth", "ninetieth"};
constexpr std::array<std::string_view, 12> kMeetingNouns = {
    "summit",  "meeting",  "session",  "conference", "ministerial", "forum",
    "council", "congress", "assembly", "dialogue",   "round",       "consultations"};
constexpr std::array<std::string_view, 4> kNoMeetings = {"anniversary", "century", "time", "birthday"};
// Words that say what a document or meeting is, or join such words: no part of a series' name.
constexpr std::array<std::string_view, 68> kNoSeriesWords = {"decision",     "decisions",  "a",
                                                             "an",           "and",        "as",
                                                             "at",           "by",         "for",
                                                             "from",         "in",         "of",
                                                             "on",           "the",        "to",
                                                             "with",         "between",    "its",
                                                             "joint",        "statement",  "statements",
                                                             "communique",   "communiqué", "declaration",
                                                             "conclusions",  "remarks",    "outcome",
                                                             "outcomes",     "resolution", "summary",
                                                             "press",        "release",    "readout",
                                                             "document",     "chair",      "chairs",
                                                             "chairman",     "chairmans",  "chairperson",
                                                             "chairpersons", "co",         "presidency",
                                                             "president",    "presidents", "summit",
                                                             "meeting",      "session",    "conference",
                                                             "ministerial",  "inaugural",  "final",
                                                             "draft",        "special",    "virtual",
                                                             "annual",       "informal",   "extraordinary",
                                                             "th",           "st",         "nd",
                                                             "rd",           "issues",     "held",
                                                             "adopted",      "report",     "text",
                                                             "official",     "s"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words in lower case, of letters and digits; dots inside "U.S." are dropped, apostrophes end a word's stem.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const std::string folded = lower_case(text);
  bool possessive = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c) || is_digit(c)) {
      if (!possessive) word.append(folded, begin, at - begin);
    } else if (c == '\'' || c == 0x2019) {
      possessive = !word.empty();
    } else if (c == '.' && !word.empty() && at < folded.size() && is_ascii_letter(folded[at])) {
      continue;
    } else {
      if (!word.empty()) out.push_back(std::move(word));
      word.clear();
      possessive = false;
    }
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

// The ordinal that begins at word `i` and the number of its words; {0, 0} if none does.
std::pair<std::uint32_t, std::size_t> ordinal_at(const std::vector<std::string>& words, std::size_t i) {
  const std::string& word = words[i];
  if (is_ascii_digit(word.front())) {
    std::size_t digits = 0;
    std::uint32_t value = 0;
    while (digits < word.size() && is_ascii_digit(word[digits]) && value <= kHighestOrdinal) {
      value = value * 10 + static_cast<std::uint32_t>(word[digits++] - '0');
    }
    std::string suffix = word.substr(digits);
    std::size_t length = 1;
    if (suffix.empty() && i + 1 < words.size()) {
      suffix = words[i + 1];
      length = 2;
    }
    const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
    return ordinal && value <= kHighestOrdinal ? std::pair{value, length} : std::pair{0U, std::size_t{0}};
  }
  for (std::uint32_t n = 1; n < kOrdinals.size(); ++n) {
    if (word == kOrdinals[n]) return {n, 1};
  }
  for (std::uint32_t tens = 2; tens < kTens.size(); ++tens) {
    if (word == kTenths[tens]) return {tens * 10, 1};
    if (word != kTens[tens] || i + 1 >= words.size()) continue;
    for (std::uint32_t n = 1; n < 10; ++n) {
      if (words[i + 1] == kOrdinals[n]) return {tens * 10 + n, 2};
    }
  }
  return {0, 0};
}

// The first ordinal with a meeting's name soon behind it.
std::optional<std::uint32_t> meeting_ordinal(const std::vector<std::string>& words) {
  constexpr std::size_t kWordsBetween = 7;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto [value, length] = ordinal_at(words, i);
    if (value == 0) continue;
    for (std::size_t next = i + length; next < words.size() && next <= i + length + kWordsBetween; ++next) {
      if (among(kNoMeetings, words[next])) break;
      if (among(kMeetingNouns, words[next])) return value;
    }
  }
  return std::nullopt;
}

// "States—met" as "States met".
std::string with_spaced_dashes(std::string_view text) {
  constexpr std::string_view kDash = "—";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dash = std::min(text.find(kDash, at), text.size());
    out.append(text, at, dash - at);
    if (dash < text.size()) out += ' ';
    at = dash + kDash.size();
  }
  return out;
}

// The first sentence that says that a meeting took place; empty if none does.
std::string_view meeting_sentence(const std::vector<Paragraph>& paragraphs) {
  constexpr std::array<std::string_view, 10> kVerbs = {
      " meeting in ", " meeting on ", " was held", " were held", " took place",
      " met ",        " convened ",   " convene ", " gathered ", " was convened"};
  std::size_t seen = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.kind != ParagraphKind::body) continue;
    if (++seen > kFirstParagraphs) break;
    for (const Span& span : paragraph.sentences) {
      const std::string_view sentence = span.of(paragraph.text);
      const std::string spaced = with_spaced_dashes(sentence);
      for (const std::string_view verb : kVerbs) {
        if (spaced.find(verb) != std::string::npos) return sentence;
      }
    }
  }
  return {};
}

// "… was held in Bangkok, Thailand, on 4 November 2019": the words with capitals behind "in".
std::string place_in(std::string_view sentence) {
  constexpr std::array<std::string_view, 7> kLeads = {" meeting in ", " held in ",     " took place in ",
                                                      " met in ",     " convened in ", " convene in ",
                                                      " gathered in "};
  for (const std::string_view lead : kLeads) {
    const std::size_t found = sentence.find(lead);
    if (found == std::string_view::npos) continue;
    std::string place;
    constexpr std::size_t kMostWords = 5;
    std::size_t words = 0;
    for (std::size_t at = found + lead.size(); at < sentence.size() && words < kMostWords; ++words) {
      const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
      const std::string_view word = sentence.substr(at, end - at);
      std::size_t first = 0;
      if (word.empty() || !is_upper(next_code_point(word, first)) || is_month(word)) break;
      if (!place.empty()) place += ' ';
      place += word;
      at = end + 1;
      if (word.back() == '.') break;
    }
    while (!place.empty() && (place.back() == ',' || place.back() == '.')) place.pop_back();
    return place;
  }
  return {};
}

// Cuts what is no name: a subtitle in quotes or behind a colon, a topic behind " on ", a publisher before
// "issues".
std::string_view series_words_of(std::string_view title) {
  for (const std::string_view verb : {" issues ", " releases ", " publishes "}) {
    if (const std::size_t at = title.find(verb); at != std::string_view::npos)
      title = title.substr(at + verb.size());
  }
  for (const std::string_view mark : {": ", " “", " \"", " – ", " — ", " on ", " On ", " ON "}) {
    const std::size_t at = title.find(mark);
    if (at != std::string_view::npos && at > 0) {
      const std::string_view head = title.substr(0, at);
      for (const std::string& word : words_of(head)) {
        if (!among(kNoSeriesWords, word)) {
          title = head;
          break;
        }
      }
    }
  }
  return title;
}

bool is_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

// The words of an edition's number that begins at word `i`, as in "version 2.0", "rev. 3", "v1.1"; 0 if none
// does.
std::size_t edition_number_at(const std::vector<std::string>& words, std::size_t i) {
  constexpr std::array<std::string_view, 6> kEditions = {"version", "ver", "v", "revision", "rev", "edition"};
  std::size_t end = i + 1;
  while (end < words.size() && is_digits(words[end])) ++end;
  const std::string_view word = words[i];
  const bool named = among(kEditions, word) && end > i + 1;
  const bool joined = word.size() > 1 && word.front() == 'v' && is_digits(word.substr(1));
  return named || joined ? end - i : 0;
}

std::string series_of(const Facts& facts) {
  std::string title = facts.title;
  if (const auto date = find_date(title)) title.erase(date->span.begin, date->span.size());
  const std::vector<std::string> words = words_of(series_words_of(title));
  const std::vector<std::string> place = words_of(facts.place);
  std::string series;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto [value, length] = ordinal_at(words, i); value != 0) {
      i += length - 1;
      continue;
    }
    if (const std::size_t length = edition_number_at(words, i); length != 0) {
      i += length - 1;
      continue;
    }
    const std::string& word = words[i];
    const bool year = word.size() == 4 && is_digits(word);
    if (year || among(kNoSeriesWords, word) || std::find(place.begin(), place.end(), word) != place.end())
      continue;
    if (series.size() + word.size() >= kLongestSeries) break;
    if (!series.empty()) series += '-';
    series += word;
  }
  return series;
}

// The meeting that a sentence names: "Quad Leaders" of "met for the fourth in-person Quad Leaders Summit":
// the words with capitals in front of the meeting's noun.
std::string meeting_name(std::string_view sentence) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    const std::string_view word = sentence.substr(at, end - at);
    at = end + 1;
    const std::vector<std::string> plain = words_of(word);
    if (!words.empty() && !plain.empty() && among(kMeetingNouns, plain.front())) {
      std::string name;
      for (const std::string_view part : words) {
        if (!name.empty()) name += ' ';
        name += part;
      }
      return name;
    }
    std::size_t first = 0;
    const bool capital = !word.empty() && is_upper(next_code_point(word, first));
    const bool article = plain.size() == 1 && among(kNoSeriesWords, plain.front());
    if (!capital || article || is_month(word)) {
      words.clear();
    } else {
      words.push_back(word);
    }
  }
  return {};
}

// A title that lists who speaks ("… of the Leaders of A, B, C and D") names its series less well than the
// meeting does.
std::string settled_series(const Facts& facts, std::string_view sentence) {
  std::string series = series_of(facts);
  constexpr std::ptrdiff_t kMostHyphens = 4;
  if (!series.empty() && std::count(series.begin(), series.end(), '-') <= kMostHyphens) return series;
  Facts named = facts;
  named.title = meeting_name(sentence);
  std::string other = named.title.empty() ? std::string() : series_of(named);
  return other.empty() ? series : other;
}

}  // namespace

void complete_facts(Facts& facts, const std::vector<Paragraph>& paragraphs) {
  const std::string_view sentence = meeting_sentence(paragraphs);
  if (!facts.ordinal) facts.ordinal = meeting_ordinal(words_of(facts.title));
  if (!facts.ordinal && sentence.substr(0, 4) == "The ") facts.ordinal = meeting_ordinal(words_of(sentence));
  if (facts.date.empty()) {
    if (const auto date = find_date(facts.title)) facts.date = date->iso;
  }
  if (facts.date.empty()) {
    if (const auto date = find_date(sentence)) facts.date = date->iso;
  }
  if (facts.place.empty()) facts.place = place_in(sentence);
  if (facts.series.empty()) facts.series = settled_series(facts, sentence);
}

}  // namespace stet
