#include "engine/import/pdf_paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "engine/import/pdf_breaks.hpp"
#include "engine/import/pdf_headings.hpp"
#include "engine/import/pdf_hyphens.hpp"
#include "engine/import/pdf_labels.hpp"
#include "engine/import/pdf_notes.hpp"
#include "engine/import/tidy_text.hpp"

namespace stet {
namespace {

// Shares of a line distance between which a gap alone decides nothing.
constexpr float doubtful_leading = 1.08F;

struct OpenParagraph {
  std::vector<const PdfLine*> lines;
  std::string label;
};

class Builder {
 public:
  Builder(const std::vector<PdfLine>& lines, const std::vector<std::string>& labels, const UsualType& usual,
          const ParagraphRules& rules)
      : lines_(lines), labels_(labels), usual_(usual), rules_(rules) {
    find_text_lefts();
  }

  [[nodiscard]] std::vector<OpenParagraph> build() {
    std::vector<OpenParagraph> paragraphs;
    std::string waiting;  // a number on a line of its own
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const PdfLine& line = lines_[i];
      if (!labels_[i].empty() && !waiting.empty()) paragraphs.push_back({{}, std::exchange(waiting, {})});
      if (line.words.empty()) {
        waiting = labels_[i];
        closed_ = true;
        continue;
      }
      const bool fresh = paragraphs.empty() || closed_ || !labels_[i].empty() || breaks(paragraphs.back(), i);
      if (fresh) {
        paragraphs.push_back({{&line}, labels_[i].empty() ? std::exchange(waiting, {}) : labels_[i]});
      } else {
        paragraphs.back().lines.push_back(&line);
      }
      closed_ = false;
    }
    if (!waiting.empty()) paragraphs.push_back({{}, waiting});
    return paragraphs;
  }

 private:
  [[nodiscard]] bool breaks(const OpenParagraph& open, std::size_t i) const {
    const PdfLine& a = *open.lines.back();
    const PdfLine& b = lines_[i];
    if (std::abs(a.height - b.height) > (rules_.tall - 1) * std::max(a.height, b.height)) return true;
    if (ends_early(a, b, rules_)) return true;
    if (same_column(a, b)) {
      const float distance = b.base - a.base;
      const float usual = usual_.leading * a.height;
      if (distance > rules_.leading * usual || distance < -0.1F * usual) return true;
      if (distance > doubtful_leading * usual && ends_clause(a.words.back().text)) {
        // Slightly more room after a full line: a new paragraph if its own lines stand closer.
        const bool wide = open.lines.size() > 1 &&
                          distance > doubtful_leading * (a.base - open.lines[open.lines.size() - 2]->base);
        if (wide) return true;
      }
    }
    if (is_symmetric(a) && is_centred(b)) return is_shouted(a) != is_shouted(b);
    return indent_breaks(open, i);
  }

  [[nodiscard]] bool indent_breaks(const OpenParagraph& open, std::size_t i) const {
    const PdfLine& a = *open.lines.back();
    const PdfLine& b = lines_[i];
    const float step = rules_.indent * a.height;
    // On another page or in another column only the distance from the column's own edge compares.
    const float shift =
        same_column(a, b) ? b.left - a.left : (b.left - text_left(b)) - (a.left - text_left(a));
    const bool labelled = !open.label.empty();
    if (open.lines.size() == 1) {
      if (shift <= step) return false;
      if (labelled) return false;
      const bool next_returns =
          i + 1 < lines_.size() && same_column(b, lines_[i + 1]) && lines_[i + 1].left < b.left - step;
      return next_returns || ends_clause(a.words.back().text);
    }
    if (shift > step) return true;
    return shift < -step && same_column(a, b);
  }

  // Where most lines of the line's column begin; numbers that hang in front of them do not count.
  [[nodiscard]] float text_left(const PdfLine& line) const {
    return text_lefts_.at({line.page, std::lround(line.column_left)});
  }

  void find_text_lefts() {
    std::map<ColumnKey, std::map<long, std::pair<std::size_t, float>>> lefts;  // in steps of two points
    for (const PdfLine& line : lines_) {
      auto& [count, left] = lefts[{line.page, std::lround(line.column_left)}][std::lround(line.left / 2)];
      ++count;
      left = line.left;
    }
    for (const auto& [column, counted] : lefts) {
      const auto most = std::max_element(counted.begin(), counted.end(), [](const auto& a, const auto& b) {
        return a.second.first < b.second.first;
      });
      text_lefts_[column] = most->second.second;
    }
  }

  using ColumnKey = std::pair<std::uint32_t, long>;  // page, left edge

  std::map<ColumnKey, float> text_lefts_;
  const std::vector<PdfLine>& lines_;
  const std::vector<std::string>& labels_;
  const UsualType usual_;
  const ParagraphRules& rules_;
  bool closed_ = false;
};

class TextJoiner {
 public:
  TextJoiner(const std::vector<PdfLine>& lines, PdfNotes notes, const ParagraphRules& rules)
      : notes_(std::move(notes)), rules_(rules) {
    for (const PdfLine& line : lines) {
      for (std::size_t i = 0; i + 1 < line.words.size(); ++i) forms_.add(line.words[i].text);
    }
  }

  [[nodiscard]] std::string text_of(const OpenParagraph& paragraph) const {
    std::string text;
    std::string last;  // the word a line ended in, not yet in `text`
    for (const PdfLine* line : paragraph.lines) {
      std::vector<std::string> words = words_of(*line);
      if (words.empty()) continue;
      if (!last.empty()) words.front() = forms_.join(last, words.front());
      last = std::move(words.back());
      words.pop_back();
      for (const std::string& word : words) {
        text += word;
        text += ' ';
      }
    }
    return tidy(text + last);
  }

 private:
  // The words of a line with pieces of one word put together and footnote marks left out.
  [[nodiscard]] std::vector<std::string> words_of(const PdfLine& line) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const PdfWord& word = line.words[i];
      const bool raised = i > 0 && is_raised(word, line, rules_);
      if (raised && is_note_mark(word.text)) continue;
      const bool glued = i > 0 && word.left - line.words[i - 1].right < rules_.glued * line.height;
      const bool ordinal =
          raised && is_ordinal_suffix(word.text) && !words.empty() && ends_in_digit(words.back());
      if ((glued || ordinal) && !words.empty()) {
        words.back() += word.text;
      } else {
        words.push_back(word.text);
      }
    }
    return words;
  }

  // "3" or "3,4" where the document has such notes.
  [[nodiscard]] bool is_note_mark(std::string_view text) const {
    while (!text.empty()) {
      const std::size_t comma = std::min(text.find(','), text.size());
      if (comma > 0 && !notes_.marks.contains(std::string(text.substr(0, comma)))) return false;
      text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return true;
  }

  WordForms forms_;
  PdfNotes notes_;
  const ParagraphRules& rules_;
};

Block block_of(const OpenParagraph& paragraph, std::string text, const UsualType& usual,
               const ParagraphRules& rules) {
  Block block;
  block.label = paragraph.label;
  block.text = std::move(text);
  if (paragraph.lines.empty()) return block;
  const PdfLine& first = *paragraph.lines.front();
  // Of a paragraph that runs on, the lines on its first page.
  block.origin = {first.page, first.row, first.row};
  for (const PdfLine* line : paragraph.lines) {
    if (line->page == first.page) block.origin.last_line = std::max(block.origin.last_line, line->row);
  }
  if (first.height > rules.tall * usual.height && paragraph.lines.size() <= rules.heading_lines) {
    block.kind = BlockKind::heading;
    block.level = 1;
  } else if (is_item_mark(block.label)) {
    block.kind = BlockKind::list_item;
    block.level = 1;
  }
  return block;
}

}  // namespace

Reading paragraphs_of(std::vector<PdfLine> lines, const ParagraphRules& rules) {
  Reading reading;
  const float body_height = usual_type(lines).height;
  PdfNotes notes = take_notes(lines, body_height, rules);
  reading.left_out = notes.notes;
  const UsualType usual = usual_type(lines);
  const std::vector<std::string> labels = take_labels(lines, usual, rules);
  const TextJoiner joiner(lines, std::move(notes), rules);
  for (const OpenParagraph& paragraph : Builder(lines, labels, usual, rules).build()) {
    std::string text = joiner.text_of(paragraph);
    if (text.empty() && paragraph.label.empty()) continue;
    reading.blocks.push_back(block_of(paragraph, std::move(text), usual, rules));
  }
  find_headings(reading.blocks, rules);
  return reading;
}

}  // namespace stet
