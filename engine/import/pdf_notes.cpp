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

}  // namespace

bool is_raised(const PdfWord& word, const PdfLine& line, const ParagraphRules& rules) noexcept {
  return word.height() <= rules.mark * line.height && word.bottom <= line.base - rules.raised * line.height;
}

PdfNotes take_notes(std::vector<PdfLine>& lines, float body_height, const ParagraphRules& rules) {
  PdfNotes found;
  std::vector<PdfLine> kept;
  bool open_note = false;  // the last page ended inside a note
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page && lines[end].zone == lines[begin].zone)
      ++end;
    std::size_t notes = notes_begin(lines, begin, end, body_height, rules);
    if (open_note) {
      // Small print above the first mark goes on with the note of the page before.
      while (notes > begin && lines[notes - 1].height < rules.small * body_height) --notes;
      if (notes == begin) notes = notes_begin(lines, begin, end, body_height, rules);
    }
    for (std::size_t i = notes; i < end; ++i) {
      const PdfLine& line = lines[i];
      const bool fresh = begins_note(line, body_height, rules) || found.notes.empty();
      if (fresh) {
        const bool marked = begins_note(line, body_height, rules);
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
