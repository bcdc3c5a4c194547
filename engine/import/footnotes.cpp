#include "engine/import/footnotes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "engine/base/eight_bytes.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kShortestRule = 5;

// 0 … 9 of a superscript digit.
std::optional<std::uint32_t> superscript(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2) return 2;
  if (c == 0xB3) return 3;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return c - 0x2070;
  return std::nullopt;
}

// A number in ASCII or superscript digits at `at`, and moves behind it.
struct Number {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  bool raised = false;
};

Number number_at(std::string_view text, std::size_t& at) {
  Number number;
  while (at < text.size() && number.digits <= kMostDigits) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const auto raised = superscript(c);
    if (!raised && !(c < 0x80 && is_ascii_digit(static_cast<char>(c)))) break;
    if (number.digits > 0 && number.raised != raised.has_value()) break;
    number.raised = raised.has_value();
    number.value = number.value * 10 + (raised ? *raised : c - '0');
    ++number.digits;
    at = next;
  }
  return number;
}

struct NoteStart {
  std::uint32_t number = 0;
  bool marked = false;  // raised or in square brackets: no other line begins like this
};

// "1 See …", "[1] …", "¹ …", "1. See …" (the last only counts behind a rule)
std::optional<NoteStart> note_start(std::string_view line, bool behind_rule) {
  std::size_t at = 0;
  const bool bracket = !line.empty() && line.front() == '[';
  if (bracket) at = 1;
  const Number number = number_at(line, at);
  if (number.digits == 0 || number.digits > kMostDigits || number.value == 0) return std::nullopt;
  if (bracket && (at >= line.size() || line[at++] != ']')) return std::nullopt;
  const bool stop = behind_rule && at < line.size() && line[at] == '.';
  if (stop) ++at;
  if (at >= line.size()) return std::nullopt;
  if (line[at] != ' ' && !number.raised) return std::nullopt;
  return NoteStart{number.value, bracket || number.raised};
}

bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    if (c != '_' && c != '-' && c != 0x2500 && c != 0x2014 && c != 0x2013 && c != 0x2015 && c != 0x2501)
      return false;
    ++marks;
  }
  return marks >= kShortestRule;
}

// Where a mark may begin: with a digit, "[" or a byte beyond ASCII, as raised digits begin.
std::size_t find_mark(std::string_view text, std::size_t at) {
  return find_byte(text, at, [](EightBytes bytes) {
    return ascii_between(bytes, '0', '9') | equal_to(bytes, '[') | not_ascii(bytes);
  });
}

struct Mark {
  std::uint32_t number = 0;
  Span span;
};

// The first footnote mark from `at` on, by its form alone; moves `at` behind what was looked at.
std::optional<Mark> next_mark(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    at = find_mark(text, at);
    if (at == text.size()) break;
    const std::size_t begin = at;
    const bool bracket = text[at] == '[';
    std::size_t end = bracket ? at + 1 : at;
    const Number number = number_at(text, end);
    if (number.digits == 0) {
      static_cast<void>(next_code_point(text, at));
      continue;
    }
    at = end;
    if (number.digits > kMostDigits || begin == 0) continue;
    if (bracket) {
      if (end >= text.size() || text[end] != ']') continue;
      ++end;
    } else if (!number.raised) {
      // A plain digit is a mark only behind a small letter, a closing mark or a stop, and before a gap.
      std::size_t before = begin;
      const char32_t c = previous_code_point(text, before);
      const bool hangs = is_lower(c) || is_closing(c) || c == '.' || c == ',' || c == ';' || c == ':';
      std::size_t inner = before;
      // "75/202,2": a comma groups three digits, no fewer.
      constexpr std::size_t kGroup = 3;
      const bool groups = c == '.' || (c == ',' && number.digits == kGroup);
      const bool decimal = groups && inner > 0 && is_digit(previous_code_point(text, inner));
      std::size_t after = end;
      const char32_t following = end < text.size() ? next_code_point(text, after) : ' ';
      const bool gap = is_space(following) || is_closing(following) || following == '.' || following == ',' ||
                       following == ';' || following == ':';
      if (!hangs || decimal || !gap) continue;
    }
    at = end;
    return Mark{number.value, {begin, end}};
  }
  return std::nullopt;
}

class Footnotes {
 public:
  Footnotes(std::vector<Line>& lines, std::vector<LeftOut>& left_out) : lines_(lines), left_out_(left_out) {}

  std::vector<std::uint32_t> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].removed || lines_[i].blank()) continue;
      if (is_rule(lines_[i].text) && take_behind_rule(i)) continue;
      if (take_marked(i)) continue;
      for (std::size_t at = 0; const auto mark = next_mark(lines_[i].text, at);) called_.insert(mark->number);
    }
    return std::move(numbers_);
  }

 private:
  std::size_t next_filled(std::size_t i) const {
    while (i < lines_.size() && lines_[i].blank() && !lines_[i].removed) ++i;
    return i;
  }

  bool page_ends_at(std::size_t i) const {
    return i >= lines_.size() || lines_[i].removed || lines_[i].new_page;
  }

  // Notes count on, or from 1 on each page, and the text calls them: a rule may also stand above a numbered
  // list.
  bool expects(std::uint32_t number) const {
    return (number == expected_ || number == 1) && called_.count(number) > 0;
  }

  // Notes from behind the rule at `i` to the page's end. False when what follows are no notes.
  bool take_behind_rule(std::size_t i) {
    std::size_t at = next_filled(i + 1);
    if (page_ends_at(at)) return false;
    auto start = note_start(lines_[at].text, true);
    if (!start || !expects(start->number)) return false;
    lines_[i].removed = true;
    left_out_.push_back(
        {"layout", std::string(lines_[i].text), {lines_[i].page, lines_[i].number, lines_[i].number}});
    while (start) {
      const std::size_t end = take_note(at, *start);
      at = next_filled(end);
      start = page_ends_at(at) ? std::nullopt : note_start(lines_[at].text, true);
      if (start && start->number != expected_) start = std::nullopt;
    }
    return true;
  }

  // "[1] …" and "¹ …" behind a blank line at a page's or the text's end need no rule.
  bool take_marked(std::size_t i) {
    const bool apart = i == 0 || lines_[i - 1].blank() || lines_[i - 1].removed;
    const auto start = note_start(lines_[i].text, false);
    if (!apart || !start || !start->marked || !expects(start->number)) return false;
    take_note(i, *start);
    return true;
  }

  // A note runs to a blank line, the page's end or the next note. Returns the line behind it.
  std::size_t take_note(std::size_t i, NoteStart start) {
    LeftOut note{"footnote", {}, {lines_[i].page, lines_[i].number, lines_[i].number}};
    std::size_t at = i;
    do {
      if (!note.text.empty()) note.text += ' ';
      note.text += lines_[at].text;
      note.origin.last_line = lines_[at].number;
      lines_[at].removed = true;
      ++at;
    } while (!page_ends_at(at) && !lines_[at].blank() && !begins_next(at, start.number + 1));
    left_out_.push_back(std::move(note));
    numbers_.push_back(start.number);
    expected_ = start.number + 1;
    // What follows goes on where the page's text stopped.
    const std::size_t next = next_filled(at);
    if (next < lines_.size() && !lines_[next].removed) lines_[next].after_break = true;
    return at;
  }

  bool begins_next(std::size_t i, std::uint32_t number) const {
    const auto start = note_start(lines_[i].text, true);
    return start && start->number == number;
  }

  std::vector<Line>& lines_;
  std::vector<LeftOut>& left_out_;
  std::vector<std::uint32_t> numbers_;
  std::unordered_set<std::uint32_t> called_;  // numbers of the marks met so far
  std::uint32_t expected_ = 1;
};

}  // namespace

std::vector<std::uint32_t> remove_footnotes(std::vector<Line>& lines, std::vector<LeftOut>& left_out) {
  return Footnotes(lines, left_out).run();
}

void remove_footnote_marks(std::string& text, const std::vector<std::uint32_t>& numbers, std::size_t& next) {
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; next < numbers.size();) {
    const std::optional<Mark> mark = next_mark(text, at);
    if (!mark) break;
    if (mark->number != numbers[next]) continue;
    out.append(text, kept, mark->span.begin - kept);
    kept = mark->span.end;
    ++next;
  }
  if (kept == 0) return;
  out.append(text, kept, std::string::npos);
  text = std::move(out);
}

namespace {

// Whether a link back from a note may stand at the end: those of kLinksBack end in "text", an arrow or what
// shows nothing.
bool may_end_in_link(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty()) return false;
  const char last = text.back();
  return last == 't' || last == 'T' || last <= ' ' || static_cast<unsigned char>(last) >= 0x80;
}

}  // namespace

void take_linked_notes(std::vector<Block>& blocks, std::vector<LeftOut>& left_out) {
  constexpr std::array<std::string_view, 5> kLinksBack = {"return to text", "back to text", "return to text.",
                                                          "↩", "↩\uFE0E"};
  std::vector<std::uint32_t> numbers;
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  constexpr std::size_t kLongestLink = 32;  // bytes, white space included
  for (Block& block : blocks) {
    if (!may_end_in_link(block.text)) {
      kept.push_back(std::move(block));
      continue;
    }
    const std::size_t from = block.text.size() - std::min(block.text.size(), kLongestLink);
    const std::string tail = lower_case(single_spaced(std::string_view(block.text).substr(from)));
    const bool linked = std::any_of(kLinksBack.begin(), kLinksBack.end(), [&](std::string_view link) {
      return tail.size() >= link.size() && std::string_view(tail).substr(tail.size() - link.size()) == link;
    });
    const std::string text = linked ? single_spaced(block.label + " " + block.text) : std::string{};
    const auto start = note_start(text, true);
    if (!start) {
      kept.push_back(std::move(block));
      continue;
    }
    numbers.push_back(start->number);
    left_out.push_back({"footnote", text, block.origin});
  }
  blocks = std::move(kept);
  std::size_t next = 0;
  for (Block& block : blocks) {
    if (next == numbers.size()) break;
    remove_footnote_marks(block.text, numbers, next);
  }
}

}  // namespace stet
