#include "engine/import/front.hpp"

#include <algorithm>
#include <array>

#include "engine/import/boilerplate.hpp"
#include "engine/import/dates.hpp"
#include "engine/import/labels.hpp"
#include "engine/import/lines.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/listed_words.hpp"

namespace stet {
namespace {

// Blocks at the head among which title and date lines are looked for, and the longest line that may be one.
constexpr std::size_t kHeadBlocks = 12;
constexpr std::size_t kLongestHeadLine = 300;
constexpr std::size_t kMostLetterheadLines = 4;
constexpr std::size_t kLongestPlace = 60;
constexpr std::size_t kMostPlaceWords = 6;

constexpr ListedWords<25> kGenres({"statement",  "communique", "communiqué",  "declaration", "conclusions",
                                   "remarks",    "outcome",    "outcomes",    "resolution",  "summary",
                                   "press",      "readout",    "agreement",   "charter",     "compact",
                                   "pact",       "principles", "commitments", "accord",      "treaty",
                                   "memorandum", "manifesto",  "decision",    "decisions",   "report"});
constexpr ListedWords<9> kMeetings({"summit", "meeting", "ministerial", "session", "conference", "forum",
                                    "dialogue", "symposium", "consultations"});
// First headings, which stand where a place may stand.
constexpr ListedWords<7> kFirstHeadings({"preamble", "introduction", "overview", "background", "summary",
                                         "general", "foreword"});
constexpr ListedWords<16> kConnecting({"of", "the", "on", "and", "for", "to", "in", "at", "by", "from", "a",
                                       "an", "with", "–", "between", "as"});

// Calls `take` with each word of `line`, in lower case, without punctuation and possessive.
template <typename Take>
void each_word(std::string_view line, Take take) {
  const std::string folded = lower_case(line);
  const std::string_view text = folded;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t before = at;
    const bool letter = at < text.size() ? [&] {
      const char32_t c = next_code_point(text, at);
      return is_letter(c) || is_digit(c);
    }() : (++at, false);
    if (letter && !inside) begin = before;
    if (!letter && inside) take(text.substr(begin, before - begin));
    inside = letter;
  }
}

// Also a comma, semicolon or colon: a line that is no title, place or date.
bool ends_as_prose(std::string_view line) {
  return end_of(line) != LineEnd::open;
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view kMarks = " ,;:.()[]-|/";
  const std::size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin, text.find_last_not_of(kMarks) - begin + 1);
  for (const std::string_view dash : {"–", "—"}) {
    if (text.substr(0, dash.size()) == dash) return without_marks(text.substr(dash.size()));
    if (text.size() > dash.size() && text.substr(text.size() - dash.size()) == dash) {
      return without_marks(text.substr(0, text.size() - dash.size()));
    }
  }
  return text;
}

// A few words, each with a capital ("Bangkok, Thailand"; "Luleå, Sweden"; "Port of Spain").
bool is_place(std::string_view text) {
  if (text.empty() || text.size() > kLongestPlace) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    std::size_t first = 0;
    const bool capital = !word.empty() && is_upper(next_code_point(word, first));
    if (!capital && !(words > 0 && kConnecting.holds(word))) return false;
    for (const char c : word) {
      if (is_ascii_digit(c)) return false;
    }
    ++words;
    at = end + 1;
  }
  return words <= kMostPlaceWords;
}

struct DateLine {
  std::string date;
  std::string place;
};

// "November 2020": no day, so no date, but no part of the text either.
bool is_month_and_year(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || !is_month(text.substr(0, space))) return false;
  const std::string_view year = text.substr(space + 1);
  return year.size() == 4 && std::all_of(year.begin(), year.end(), is_ascii_digit);
}

std::optional<DateLine> read_date_line(std::string_view line) {
  if (line.size() > kLongestPlace + 60) return std::nullopt;
  const std::optional<FoundDate> date = find_date(line);
  if (!date) {
    if (is_month_and_year(without_marks(line))) return DateLine{};
    return std::nullopt;
  }
  std::string_view before = without_marks(line.substr(0, date->span.begin));
  const std::string_view after = without_marks(line.substr(date->span.end));
  constexpr std::array<std::string_view, 28> kLeads = {"on",
                                                       "held on",
                                                       "adopted on",
                                                       "issued on",
                                                       "released on",
                                                       "date",
                                                       "as of",
                                                       "issued",
                                                       "released",
                                                       "adopted",
                                                       "held in",
                                                       "in",
                                                       "at",
                                                       "done at",
                                                       "last updated",
                                                       "last updated on",
                                                       "updated",
                                                       "updated on",
                                                       "last modified",
                                                       "last modified on",
                                                       "last revised",
                                                       "last revised on",
                                                       "effective",
                                                       "effective date",
                                                       "effective from",
                                                       "effective as of",
                                                       "published",
                                                       "published on"};
  const std::string folded = lower_case(before);
  for (const std::string_view lead : kLeads) {
    if (folded == lead) before = {};
    if (folded.size() > lead.size() && folded.substr(0, lead.size()) == lead && folded[lead.size()] == ' ') {
      before = without_marks(before.substr(lead.size()));
      break;
    }
  }
  if (!before.empty() && !after.empty()) return std::nullopt;
  const std::string_view place = before.empty() ? after : before;
  const LineLook look = look_of(place);
  if (!place.empty() && (!is_place(place) || look.genre || look.meeting)) return std::nullopt;
  return DateLine{date->iso, std::string(place)};
}

std::string letters_of(std::string_view text) {
  std::string out;
  each_word(text, [&](std::string_view word) { out += word; });
  return out;
}

bool adjacent(const Block& before, const Block& after) {
  return before.origin.last_line != 0 && after.origin.first_line == before.origin.last_line + 1 &&
         before.origin.page == after.origin.page;
}

bool begins_connecting(std::string_view line) {
  std::size_t at = 0;
  if (line.empty() || is_lower(next_code_point(line, at))) return true;
  const std::string first = lower_case(line.substr(0, line.find(' ')));
  return first != "the" && first != "a" && first != "an" && kConnecting.holds(first);
}

class Front {
 public:
  Front(std::vector<Block>& blocks, const Facts& metadata, std::vector<LeftOut>& left_out)
      : blocks_(blocks), metadata_(metadata), left_out_(left_out), taken_(blocks.size(), false) {}

  Facts take() {
    known_title_ = letters_of(metadata_.title);
    const std::size_t head = std::min(blocks_.size(), kHeadBlocks);
    for (std::size_t i = 0; i < head && read(i); ++i) {
    }
    if (date_.empty()) find_date_in_note();
    Facts facts = metadata_;
    if (facts.title.empty()) facts.title = title_;
    // A date above the title is that of the paper; the title may say when the statement was adopted.
    if (facts.date.empty() && date_above_title_) {
      if (const std::optional<FoundDate> own = find_date(title_)) facts.date = own->iso;
    }
    if (facts.date.empty()) facts.date = date_;
    if (facts.place.empty()) facts.place = place_;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_[i]) continue;
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
    return facts;
  }

 private:
  // "Effective: 1 March 2025. Last updated: 14 February 2025." stays a paragraph.
  void find_date_in_note() {
    constexpr std::size_t kNotes = 4;  // blocks at the head
    constexpr std::size_t kLongestNote = 120;
    constexpr std::array<std::string_view, 7> kOpenings = {"effective", "last ",  "updated", "published",
                                                           "date",      "issued", "adopted"};
    for (std::size_t i = 0, seen = 0; i < blocks_.size() && seen < kNotes; ++i) {
      if (taken_[i]) continue;
      ++seen;
      const std::string line = single_spaced(blocks_[i].text);
      if (line.size() > kLongestNote) continue;
      const std::string folded = lower_case(line);
      const bool opens = std::any_of(kOpenings.begin(), kOpenings.end(),
                                     [&](std::string_view opening) { return folded.starts_with(opening); });
      const std::optional<FoundDate> found = opens ? find_date(line) : std::nullopt;
      if (!found) continue;
      date_ = found->iso;
      return;
    }
  }

  void leave_out(std::size_t i, std::string what) {
    taken_[i] = true;
    left_out_.push_back({std::move(what), single_spaced(blocks_[i].text), blocks_[i].origin});
  }

  // False when the head ends before block `i`.
  bool read(std::size_t i) {
    const std::string line = single_spaced(blocks_[i].text);
    if (line.empty()) return true;
    if (!title_.empty() && blocks_[i].kind == BlockKind::heading && letters_of(line) == letters_of(title_)) {
      leave_out(i, "title");  // the title's own page, and the heading of the text
      return true;
    }
    if (line.size() > kLongestHeadLine || blocks_[i].kind == BlockKind::list_item ||
        !blocks_[i].label.empty())
      return false;
    if (is_status_line(line)) {
      leave_out(i, "status line");
      return true;
    }
    if (!boilerplate_kind(line).empty()) {
      leave_out(i, std::string(boilerplate_kind(line)));
      return true;
    }
    if (const std::optional<DateLine> found = read_date_line(line)) {
      if (date_.empty()) {
        date_ = found->date;
        date_above_title_ = title_.empty() && known_title_.empty();
      }
      if (place_.empty()) place_ = found->place;
      leave_out(i, "date line");
      after_title_ = !title_.empty() || !known_title_.empty();
      return true;
    }
    if (!known_title_.empty()) return read_below_known_title(i, line);
    const bool title =
        blocks_[i].kind == BlockKind::title || is_sole_first_rank(i, line) || heads_all(i, line);
    if (title || (is_title_line(line) && !begins_with_label(line))) {
      if (!title_.empty() && !connects(i, line)) return false;
      add_to_title(i, line);
      return true;
    }
    if (title_.empty()) return read_above_title(i, line);
    if (!after_title_ && continues_title(i, line)) {
      add_to_title(i, line);
      return true;
    }
    return read_place(i, line);
  }

  // A heading of the first rank, the only one of the document: its title, whatever its words.
  bool is_sole_first_rank(std::size_t i, const std::string& line) const {
    const auto first_rank = [](const Block& block) {
      return block.kind == BlockKind::heading && block.level == 1;
    };
    return title_.empty() && first_rank(blocks_[i]) && !stands_above_title(i, line) &&
           !begins_with_label(line) && !kFirstHeadings.holds(lower_case(line)) &&
           std::count_if(blocks_.begin(), blocks_.end(), first_rank) == 1;
  }

  // An organisation's name may be set larger than the title, with a masthead between them.
  bool stands_above_title(std::size_t i, const std::string& line) const {
    if (is_title_line(line)) return false;
    std::size_t others = 0;
    for (std::size_t next = i + 1; next < blocks_.size() && others <= kMostLetterheadLines; ++next) {
      const std::string other = single_spaced(blocks_[next].text);
      if (is_title_line(other) && !begins_with_label(other)) return next == i + 1 || masthead(i, next);
      if (ends_as_prose(other) || other.size() > kLongestHeadLine) return false;
      others += !is_status_line(other) && !is_date_line(other);
    }
    return false;
  }

  // Status lines or a date stand between the two: a page's own title has none below it.
  bool masthead(std::size_t begin, std::size_t end) const {
    return std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                       blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Block& block) { return is_status_line(single_spaced(block.text)); });
  }

  // A heading that begins the document, of a rank that no other has: bold or large type of its own.
  bool heads_all(std::size_t i, const std::string& line) const {
    const Block& first = blocks_[i];
    const auto same_rank = [&](const Block& block) {
      return block.kind == BlockKind::heading && block.level == first.level;
    };
    const bool above = std::any_of(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(i),
                                   [](const Block& block) { return block.kind != BlockKind::heading; });
    const bool others = std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& block) {
      return block.kind == BlockKind::heading && block.level != first.level;
    });
    return title_.empty() && first.kind == BlockKind::heading && others && !above &&
           !stands_above_title(i, line) && !begins_with_label(line) &&
           !kFirstHeadings.holds(lower_case(line)) &&
           std::count_if(blocks_.begin(), blocks_.end(), same_rank) == 1;
  }

  // A title that front matter gives may stand in the text too, whole or line by line.
  bool read_below_known_title(std::size_t i, const std::string& line) {
    const std::string letters = letters_of(line);
    const bool repeated = !letters.empty() && known_title_.find(letters) != std::string::npos &&
                          (letters.size() * 2 > known_title_.size() || is_title_line(line)) &&
                          !ends_as_prose(line);
    if (repeated) {
      taken_[i] = true;
      return true;
    }
    if (blocks_[i].kind == BlockKind::title) {
      leave_out(i, "title");
      return true;
    }
    return read_place(i, line);
  }

  bool read_place(std::size_t i, const std::string& line) {
    if (begins_with_label(line)) return false;
    const bool beside_date =
        (i + 1 < blocks_.size() && adjacent(blocks_[i], blocks_[i + 1]) &&
         read_date_line(single_spaced(blocks_[i + 1].text)).has_value()) ||
        (i > 0 && taken_[i - 1] && adjacent(blocks_[i - 1], blocks_[i]) && !date_.empty());
    const bool bold = blocks_[i].kind == BlockKind::heading && !beside_date;
    const bool place = !bold && is_place(line) && !kFirstHeadings.holds(lower_case(line)) &&
                       !look_of(line).upper && (line.find(", ") != std::string::npos || beside_date);
    if (!place || !place_.empty()) return false;
    place_ = line;
    leave_out(i, "date line");
    return true;
  }

  // Letterhead: short lines above the title. Taken only when a title line really follows.
  bool read_above_title(std::size_t i, const std::string& line) {
    constexpr std::size_t kLongestLetterhead = 80;
    const LineLook look = look_of(line);
    if (ends_as_prose(line) || line.size() > kLongestLetterhead || begins_with_label(line) ||
        !(look.capitals || look.upper || look.meeting)) {
      return false;
    }
    std::size_t others = 0;
    for (std::size_t next = i + 1; next < blocks_.size() && others < kMostLetterheadLines; ++next) {
      const std::string other = single_spaced(blocks_[next].text);
      if (is_status_line(other) || is_date_line(other)) continue;
      if (other.size() > kLongestHeadLine || begins_with_label(other)) return false;
      if (blocks_[next].kind == BlockKind::title || is_title_line(other)) {
        if (next == i + 1 && (look.open || begins_connecting(other))) {
          add_to_title(i, line);
        } else {
          leave_out(i, "letterhead");
        }
        return true;
      }
      if (ends_as_prose(other)) return false;
      ++others;
    }
    return false;
  }

  bool connects(std::size_t i, const std::string& line) const {
    if (after_title_) return false;
    const Block& before = blocks_[last_title_];
    return blocks_[i].kind == BlockKind::title || adjacent(before, blocks_[i]) || look_of(title_).open ||
           begins_connecting(line) ||
           (before.kind != BlockKind::heading && look_of(line).meeting && !look_of(title_).meeting) ||
           (look_of(line).genre && !look_of(title_).genre);
  }

  bool continues_title(std::size_t i, const std::string& line) const {
    if (ends_as_prose(line) || begins_with_label(line)) return false;
    if (look_of(title_).open) return true;
    return adjacent(blocks_[last_title_], blocks_[i]) && !is_place(line) &&
           (begins_connecting(line) || look_of(line).capitals || look_of(line).upper);
  }

  void add_to_title(std::size_t i, const std::string& line) {
    if (!title_.empty()) title_ += ' ';
    title_ += line;
    last_title_ = i;
    taken_[i] = true;
  }

  static bool begins_with_label(std::string_view line) {
    const std::optional<Label> label = parse_label(line);
    return label && label->marks != NumberMarks::none;
  }

  std::vector<Block>& blocks_;
  const Facts& metadata_;
  std::vector<LeftOut>& left_out_;
  std::vector<bool> taken_;
  std::string known_title_;  // letters and digits of the metadata's title
  std::string title_;
  std::string date_;
  std::string place_;
  std::size_t last_title_ = 0;
  bool after_title_ = false;
  bool date_above_title_ = false;
};

}  // namespace

LineCase case_of(std::string_view line) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t long_words = 0;
  std::size_t capitals = 0;
  constexpr std::size_t kLongWord = 4;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    bool capital = false;
    std::size_t letters = 0;
    for (std::size_t i = at; i < end;) {
      const char32_t c = next_code_point(line, i);
      if (!is_letter(c)) continue;
      if (letters++ == 0) capital = is_upper(c);
      is_upper(c) ? ++upper : ++lower;
    }
    if (letters >= kLongWord) {
      ++long_words;
      capitals += capital;
    }
    at = end + 1;
  }
  constexpr std::size_t kFewestCapitals = 6;  // letters; below, capitals may be an abbreviation
  LineCase look;
  look.upper = upper >= kFewestCapitals && upper > 4 * lower;
  look.capitals = long_words > 0 && capitals * 10 >= long_words * 7;
  return look;
}

LineLook look_of(std::string_view line) {
  LineLook look{case_of(line)};
  std::string last;
  each_word(line, [&](std::string_view word) {
    look.genre = look.genre || kGenres.holds(word);
    look.meeting = look.meeting || kMeetings.holds(word);
    last = word;
  });
  look.open = kConnecting.holds(last) || (!line.empty() && line.back() == ':');
  return look;
}

bool is_title_line(std::string_view line) {
  if (line.empty() || line.size() > kLongestHeadLine || ends_as_prose(line)) return false;
  const LineLook look = look_of(line);
  if (look.upper) return true;
  if (!look.genre && !look.meeting) return false;
  constexpr std::size_t kFirstWords = 4;  // "Joint statement by the leaders of …"
  std::size_t words = 0;
  bool early = false;
  each_word(line,
            [&](std::string_view word) { early = early || (words++ < kFirstWords && kGenres.holds(word)); });
  std::size_t at = 0;
  return look.capitals || (early && is_upper(next_code_point(line, at)));
}

bool is_date_line(std::string_view line) {
  return read_date_line(line).has_value();
}

Facts take_front(std::vector<Block>& blocks, const Facts& metadata, std::vector<LeftOut>& left_out) {
  return Front(blocks, metadata, left_out).take();
}

}  // namespace stet
