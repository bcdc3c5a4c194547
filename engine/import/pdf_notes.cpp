#include "engine/import/pdf_notes.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "engine/import/tidy_text.hpp"

namespace stet {
namespace {

constexpr std::size_t longest_mark = 3;

// "12", "*", "**", "†", "‡", "§", "a" as a note's mark.
bool has_mark_form(std::string_view text) {
  if (text.empty()) return false;
  if (text == "\xE2\x80\xA0" || text == "\xE2\x80\xA1" || text == "\xC2\xA7") return true;
  if (text.size() > longest_mark) return false;
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool stars = std::all_of(text.begin(), text.end(), [](char c) { return c == '*'; });
  return digits || stars || (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z');
}

bool begins_note(const PdfLine& line, float body_height, const ParagraphRules& rules) {
  if (line.words.size() < 2 || line.record != 0) return false;
  const PdfWord& first = line.words.front();
  if (!has_mark_form(first.text)) return false;
  return is_raised(first, line, rules) || line.height < rules.small * body_height;
}

std::string text_of(const PdfLine& line, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < line.words.size(); ++i) text += line.words[i].text + ' ';
  return text;
}

// Where the notes of the lines [begin, end) of one page begin: the first line that begins a note and is
// followed, to the end of the page, by nothing set larger than notes are.
std::size_t notes_begin(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end,
                        float body_height, const ParagraphRules& rules) {
  std::size_t found = end;
  for (std::size_t i = end; i > begin; --i) {
    const PdfLine& line = lines[i - 1];
    const bool small = line.height < rules.small * body_height && line.record == 0;
    const bool raised = begins_note(line, body_height, rules);
    if (!small && !raised && found == end) {
      // Notes set as large as the text show only by their raised mark, which may stand some lines up.
      continue;
    }
    if (!small && !raised) break;
    if (raised) found = i - 1;
  }
  // Between the first mark and the foot of the page everything must be small, or begin with a mark and be the
  // last.
  for (std::size_t i = found; i < end; ++i) {
    const bool small = lines[i].height < rules.small * body_height && lines[i].record == 0;
    if (!small && !begins_note(lines[i], body_height, rules)) return end;
  }
  return found;
}

struct Call {
  std::string_view mark;
  std::size_t line = 0;
};

// The raised marks that the lines [begin, end) hold behind words, in reading order.
std::vector<Call> calls_in(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end,
                           const ParagraphRules& rules) {
  std::vector<Call> calls;
  for (std::size_t i = begin; i < end; ++i) {
    const PdfLine& line = lines[i];
    for (std::size_t k = 1; k < line.words.size(); ++k) {
      if (is_raised(line.words[k], line, rules) && has_mark_form(line.words[k].text))
        calls.push_back({line.words[k].text, i});
    }
  }
  return calls;
}

// Whether the line is set off from those above it further than these from one another.
bool is_apart(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t i,
              const ParagraphRules& rules) {
  constexpr std::size_t lines_above = 6;
  if (is_raised(lines[i].words.front(), lines[i], rules)) return true;
  float usual = 2 * lines[i].height;
  for (std::size_t k = i - 1; k > begin && k + lines_above > i; --k) {
    const float distance = lines[k].base - lines[k - 1].base;
    if (distance > 0) usual = std::min(usual, distance);
  }
  return lines[i].base - lines[i - 1].base > rules.leading * usual;
}

// Notes set as large as the text: lines behind a gap that begin with the marks which the text above them
// calls, all of them and in their order. `end` if there are none.
std::size_t large_notes_begin(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end,
                              const ParagraphRules& rules) {
  const std::vector<Call> calls = calls_in(lines, begin, end, rules);
  if (calls.empty()) return end;
  const auto begins_with = [&](std::size_t i, std::string_view mark) {
    return lines[i].words.size() > 1 && lines[i].record == 0 && lines[i].words.front().text == mark;
  };
  constexpr std::size_t most_tries = 16;  // or time would grow with the square of a page made to be slow
  std::size_t tries = 0;
  for (std::size_t i = calls.back().line + 1; i < end && tries < most_tries; ++i) {
    if (!begins_with(i, calls.front().mark) || !is_apart(lines, begin, i, rules)) continue;
    ++tries;
    std::size_t next = 0;
    for (std::size_t k = i; k < end && next < calls.size(); ++k) next += begins_with(k, calls[next].mark);
    if (next == calls.size()) return i;
  }
  return end;
}

bool begins_large(const PdfLine& line, const std::vector<Call>& calls) {
  return line.words.size() > 1 && std::any_of(calls.begin(), calls.end(), [&](const Call& call) {
           return call.mark == line.words.front().text;
         });
}

// Raised numbers that count on through the document are marks, also where the notes stand at its end.
void add_counting_marks(const std::vector<PdfLine>& lines, std::unordered_set<std::string>& marks,
                        const ParagraphRules& rules) {
  constexpr std::size_t fewest = 2;
  std::vector<std::string> counting;
  for (const Call& call : calls_in(lines, 0, lines.size(), rules)) {
    if (call.mark == std::to_string(counting.size() + 1)) counting.emplace_back(call.mark);
  }
  if (counting.size() >= fewest) marks.insert(counting.begin(), counting.end());
}

}  // namespace

bool is_raised(const PdfWord& word, const PdfLine& line, const ParagraphRules& rules) noexcept {
  return word.height() <= rules.mark * line.height && word.bottom <= line.base - rules.raised * line.height;
}

PdfNotes take_notes(std::vector<PdfLine>& lines, float body_height, const ParagraphRules& rules) {
  PdfNotes found;
  add_counting_marks(lines, found.marks, rules);
  std::vector<PdfLine> kept;
  bool open_note = false;  // the last page ended inside a note
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page && lines[end].zone == lines[begin].zone)
      ++end;
    std::size_t notes = notes_begin(lines, begin, end, body_height, rules);
    const std::size_t large = notes == end ? large_notes_begin(lines, begin, end, rules) : end;
    notes = std::min(notes, large);
    const std::vector<Call> calls = large < end ? calls_in(lines, begin, large, rules) : std::vector<Call>{};
    if (open_note) {
      // Small print above the first mark goes on with the note of the page before.
      while (notes > begin && lines[notes - 1].height < rules.small * body_height) --notes;
      if (notes == begin) notes = notes_begin(lines, begin, end, body_height, rules);
    }
    for (std::size_t i = notes; i < end; ++i) {
      const PdfLine& line = lines[i];
      const bool marked = begins_note(line, body_height, rules) || (large < end && begins_large(line, calls));
      if (marked || found.notes.empty()) {
        if (marked) found.marks.insert(line.words.front().text);
        found.notes.push_back({"footnote", text_of(line, marked ? 1 : 0), {line.page, line.row, line.row}});
      } else {
        found.notes.back().text += text_of(line, 0);
        if (found.notes.back().origin.page == line.page) found.notes.back().origin.last_line = line.row;
      }
    }
    open_note = notes < end && !found.notes.empty() && !tidy(found.notes.back().text).ends_with('.');
    for (std::size_t i = begin; i < notes; ++i) kept.push_back(std::move(lines[i]));
    begin = end;
  }
  for (LeftOut& note : found.notes) note.text = tidy(note.text);
  lines = std::move(kept);
  return found;
}

}  // namespace stet
