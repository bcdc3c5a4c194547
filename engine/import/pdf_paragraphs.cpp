#include "engine/import/pdf_paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/import/contents.hpp"
#include "engine/import/front.hpp"
#include "engine/import/labels.hpp"
#include "engine/import/pdf_breaks.hpp"
#include "engine/import/pdf_headings.hpp"
#include "engine/import/pdf_hyphens.hpp"
#include "engine/import/pdf_labels.hpp"
#include "engine/import/pdf_notes.hpp"
#include "engine/import/printed_number.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/text/characters.hpp"

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
          const ParagraphRules& rules, std::set<std::uint32_t> note_pages)
      : note_pages_(std::move(note_pages)), lines_(lines), labels_(labels), usual_(usual), rules_(rules) {
    find_text_lefts();
    find_page_bottoms();
    count_ends();
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
      if (line.record != 0) {
        const bool goes_on = i > 0 && lines_[i - 1].page == line.page && lines_[i - 1].record == line.record;
        if (goes_on) paragraphs.back().lines.push_back(&line);
        if (!goes_on) paragraphs.push_back({{&line}, {}});
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
    if (ends_entry(a)) return true;
    if (ends_early(a, b, rules_) || ends_item(a, b)) return true;
    const std::string& end = a.words.back().text;
    if (ends_clause(end) && !end.ends_with(':') && heads_next(i)) return true;
    if (a.page != b.page && breaks_at_page(open, i)) return true;
    if (same_column(a, b)) {
      const float distance = b.base - a.base;
      const float usual = usual_.leading * a.height;
      // A superscript pushes its line down.
      const bool goes_on = !ends_clause(a.words.back().text) && begins_small(b.words.front().text);
      const float most = goes_on ? rules_.unfinished_leading : rules_.leading;
      if (distance > most * usual || distance < -0.1F * usual) return true;
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

  // Of lines set in on their whole length, as items are whose bullets are drawn, each that leaves room for
  // the next word is the last of its item.
  [[nodiscard]] bool ends_item(const PdfLine& a, const PdfLine& b) const {
    if (begins_small(b.words.front().text) || !same_column(a, b)) return false;
    const float inset = rules_.item_inset * a.height;
    if (a.left < text_left(a) + inset || b.left < text_left(b) + inset || is_centred(a)) return false;
    return a.column_right - a.right > b.words.front().width() + rules_.least_spare * rules_.spare * a.height;
  }

  // An entry of a table of contents: leader dots, or a page number set off at the right.
  [[nodiscard]] bool ends_entry(const PdfLine& line) const {
    const std::size_t count = line.words.size();
    if (count < 2) return count == 1 && has_leader(line.words[0].text);
    const std::string& number = line.words[count - 1].text;
    const PdfWord& before = line.words[count - 2];
    if (has_leader(before.text + " " + number) || has_leader("x" + before.text + " " + number)) return true;
    const bool digits = number.size() <= 3 && std::all_of(number.begin(), number.end(), is_ascii_digit);
    return digits && line.words[count - 1].left - before.right > rules_.entry_gap * line.height;
  }

  // A short line that ends no sentence, behind one that does: a heading set like the text.
  [[nodiscard]] bool heads_next(std::size_t i) const {
    if (i + 1 >= lines_.size() || lines_[i + 1].words.empty() || !labels_[i + 1].empty()) return false;
    const PdfLine& b = lines_[i];
    const bool usual = b.height < rules_.tall * usual_.height;
    std::size_t at = 0;
    const bool capital =
        is_upper(next_code_point(b.words.front().text, at)) || parse_label(b.words.front().text + " A");
    return usual && capital && same_column(b, lines_[i + 1]) && !ends_clause(b.words.back().text) &&
           ends_early(b, lines_[i + 1], rules_);
  }

  // Over the end of a page no distance tells. Printers keep at least two lines of a paragraph on a page, so
  // one line alone is a paragraph; a few words with capitals are a heading; and where both could be, what
  // lines inside of pages do that end with a sentence decides.
  [[nodiscard]] bool breaks_at_page(const OpenParagraph& open, std::size_t i) const {
    const PdfLine& a = *open.lines.back();
    const PdfLine& b = lines_[i];
    if (begins_small(b.words.front().text)) return false;
    if (!ends_clause(a.words.back().text)) {
      const bool room =
          a.column_right - a.right > b.words.front().width() + rules_.least_spare * rules_.spare * a.height;
      const bool headline = open.lines.size() <= rules_.heading_lines && is_headline(open.lines) &&
                            (!is_headline({&b}) || parse_label(b.words.front().text + " "));
      return room && (headline || (open.lines.size() == 1 && stands_alone(open)));
    }
    if (ends_page_early(a, i)) return true;
    const bool alone_before = open.lines.size() == 1;
    const bool alone_behind = i + 1 < lines_.size() && same_column(b, lines_[i + 1]) && ends_alone(i);
    return alone_before || alone_behind || parting_ends_ > joining_ends_;
  }

  // A line with a gap above it: of a paragraph that goes on, printers keep two lines together.
  [[nodiscard]] bool stands_alone(const OpenParagraph& open) const {
    const PdfLine& line = *open.lines.front();
    const auto at = static_cast<std::size_t>(&line - lines_.data());
    return at > 0 && same_column(lines_[at - 1], line) && is_distant(lines_[at - 1], line);
  }

  // Whether one more line had fitted on the page below `a`, so that its paragraph ends there: or only two
  // lines would be left, which printers keep together. Pages end where those without notes do.
  [[nodiscard]] bool ends_page_early(const PdfLine& a, std::size_t i) const {
    const auto bottom = page_bottoms_.find(std::lround(a.column_left));
    if (bottom == page_bottoms_.end() || note_pages_.contains(a.page)) return false;
    const float leading = usual_.leading * a.height;
    if (bottom->second - a.base < rules_.spare_line * leading) return false;
    std::size_t rest = 1;
    while (rest <= 2 && i + rest < lines_.size() && labels_[i + rest].empty() &&
           !lines_[i + rest].words.empty() && same_column(lines_[i], lines_[i + rest]) &&
           !ends_early(lines_[i + rest - 1], lines_[i + rest], rules_) &&
           !is_distant(lines_[i + rest - 1], lines_[i + rest]))
      ++rest;
    return rest != 2;
  }

  // The lowest base of each column that at least two pages reach.
  void find_page_bottoms() {
    std::map<long, std::map<std::uint32_t, float>> lowest;  // by left edge and page
    for (const PdfLine& line : lines_) {
      float& base = lowest[std::lround(line.column_left)][line.page];
      base = std::max(base, line.base);
    }
    for (const auto& [left, pages] : lowest) {
      std::vector<float> bases;
      for (const auto& [page, base] : pages) bases.push_back(base);
      if (bases.size() < 3) continue;
      std::nth_element(bases.begin(), bases.begin() + 1, bases.end(), std::greater<>());
      page_bottoms_[left] = bases[1];
    }
  }

  [[nodiscard]] bool ends_alone(std::size_t i) const {
    const PdfLine& b = lines_[i];
    const PdfLine& c = lines_[i + 1];
    if (c.words.empty() || !labels_[i + 1].empty()) return true;
    return ends_early(b, c, rules_) || is_distant(b, c);
  }

  [[nodiscard]] bool is_distant(const PdfLine& a, const PdfLine& b) const {
    return b.base - a.base > rules_.leading * usual_.leading * a.height;
  }

  [[nodiscard]] static bool is_headline(const std::vector<const PdfLine*>& lines) {
    std::string text;
    for (const PdfLine* line : lines) {
      for (const PdfWord& word : line->words) text += word.text + ' ';
    }
    const LineLook look = look_of(text);
    return (look.capitals || look.upper) && !look.open;
  }

  // How often a full line that ends with a sentence is followed by a gap, and how often by its own paragraph.
  void count_ends() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const PdfLine& a = lines_[i - 1];
      const PdfLine& b = lines_[i];
      if (a.words.empty() || b.words.empty() || !labels_[i].empty() || !same_column(a, b)) continue;
      if (!ends_clause(a.words.back().text) || begins_small(b.words.front().text) || ends_early(a, b, rules_))
        continue;
      (is_distant(a, b) ? parting_ends_ : joining_ends_) += 1;
    }
  }

  [[nodiscard]] bool indent_breaks(const OpenParagraph& open, std::size_t i) const {
    const PdfLine& a = *open.lines.back();
    const PdfLine& b = lines_[i];
    const float step = rules_.indent * a.height;
    // On another page or in another column only the distance from the column's own edge compares.
    const float relative = (b.left - text_left(b)) - (a.left - text_left(a));
    const float absolute = b.left - a.left;
    const float shift = same_column(a, b) || std::abs(absolute) < std::abs(relative) ? absolute : relative;
    const bool labelled = !open.label.empty();
    if (open.lines.size() == 1) {
      if (shift <= step) return is_indented_start(a, i);
      if (labelled) return false;
      const bool next_returns =
          i + 1 < lines_.size() && same_column(b, lines_[i + 1]) && lines_[i + 1].left < b.left - step;
      return next_returns || ends_clause(a.words.back().text);
    }
    if (shift > step) return true;
    return shift < -step && same_column(a, b);
  }

  // Of two indented lines the second begins a paragraph if the line behind it returns to the edge: the first
  // is a paragraph of one line.
  [[nodiscard]] bool is_indented_start(const PdfLine& a, std::size_t i) const {
    const PdfLine& b = lines_[i];
    const float step = rules_.indent * a.height;
    if (std::abs(a.left - b.left) > step || b.left < text_left(b) + step || !same_column(a, b)) return false;
    if (i + 1 >= lines_.size() || lines_[i + 1].words.empty() || !labels_[i + 1].empty()) return false;
    const PdfLine& c = lines_[i + 1];
    return same_column(b, c) && c.left < b.left - step && !ends_early(b, c, rules_) &&
           c.base - b.base < doubtful_leading * usual_.leading * b.height;
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
  std::map<long, float> page_bottoms_;  // by left edge of the column
  std::set<std::uint32_t> note_pages_;
  const std::vector<PdfLine>& lines_;
  const std::vector<std::string>& labels_;
  const UsualType usual_;
  const ParagraphRules& rules_;
  bool closed_ = false;
  std::size_t parting_ends_ = 0;
  std::size_t joining_ends_ = 0;
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
      if (raised && is_note_mark(word.text) && !is_unit(line.words[i - 1].text)) continue;
      const bool glued = i > 0 && word.left - line.words[i - 1].right < rules_.glued * line.height;
      const bool ordinal =
          raised && is_ordinal_suffix(word.text) && !words.empty() && ends_in_digit(words.back());
      // "1.Decides": a number keeps its distance from the words, however little the page leaves.
      const bool number = i == 1 && is_item_number(line.words[0].text) && begins_capital(word.text);
      if ((glued || ordinal) && !number && !words.empty()) {
        words.back() += word.text;
      } else {
        words.push_back(word.text);
      }
    }
    return words;
  }

  // "5 km" before a raised 2.
  static bool is_unit(std::string_view text) {
    static constexpr std::array<std::string_view, 6> units{"m", "km", "cm", "mm", "ft", "mi"};
    return std::find(units.begin(), units.end(), text) != units.end();
  }

  static bool is_item_number(std::string_view text) {
    const std::optional<Label> label = parse_label(std::string(text) + " ");
    return label && label->marks != NumberMarks::none && label->length > text.size();
  }

  static bool begins_capital(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && is_upper(next_code_point(text, at));
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

// Items whose bullets are drawn, not written, as browsers do: set in behind a paragraph that ends in a colon.
class ListFinder {
 public:
  explicit ListFinder(const ParagraphRules& rules) : rules_(rules) {}

  // Makes an item of `block`, which was read from `paragraph`, if it is one.
  void read(const OpenParagraph& paragraph, Block& block) {
    if (paragraph.lines.empty()) return;
    const PdfLine& first = *paragraph.lines.front();
    float left = first.left;
    bool straight = true;  // no line further out than the first
    for (const PdfLine* line : paragraph.lines) {
      straight = straight && (line->page != first.page || line->left > first.left - 1);
      left = std::min(left, line->left);
    }
    const float inset = left - first.column_left;
    // A paragraph of one line may begin where the first lines of paragraphs do.
    const bool indented = paragraph.lines.size() == 1 && std::abs(inset - stem_indent_) < 2;
    const bool inside = inset > stem_inset_ + rules_.item_inset * first.height && !indented;
    if (open_ && inside && straight && block.kind == BlockKind::body && block.label.empty()) {
      block.kind = BlockKind::list_item;
      block.level = 1;
      // A letter or number may stand in the text like any other word.
      if (const auto label = parse_label(block.text); !label || label->marks == NumberMarks::none)
        block.label = bullet_mark;
      return;
    }
    if (open_ && inside && block.kind == BlockKind::list_item) return;
    open_ = block.kind == BlockKind::body && block.text.ends_with(':');
    // One line alone is all indent where first lines are indented.
    if (paragraph.lines.size() > 1) body_inset_ = inset;
    stem_inset_ = std::min(inset, body_inset_);
    stem_indent_ = first.left - first.column_left;
  }

 private:
  const ParagraphRules& rules_;
  bool open_ = false;
  float body_inset_ = std::numeric_limits<float>::max();  // of the last paragraph of several lines
  float stem_inset_ = 0;
  float stem_indent_ = 0;  // of its first line
};

// Lines that begin where several others do are not centred, however much room is behind them.
void mark_indents(std::vector<PdfLine>& lines, const ParagraphRules& rules) {
  const auto indent = [](const PdfLine& line) { return std::lround(line.left - line.column_left); };
  std::map<long, std::size_t> counts;
  for (const PdfLine& line : lines) ++counts[indent(line)];
  for (PdfLine& line : lines) {
    line.indented = line.indented || (indent(line) > 0 && counts[indent(line)] >= rules.least_indented);
  }
}

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
  if (first.record != 0) return block;
  if (first.height > rules.tall * usual.height && paragraph.lines.size() <= rules.heading_lines) {
    block.kind = BlockKind::heading;
    block.level = 1;
  } else if (is_item_mark(block.label)) {
    block.kind = BlockKind::list_item;
    block.level = 1;
  }
  return block;
}

// Headings in the largest type of all are of the first rank.
void rank_headings(std::vector<Block>& blocks, const std::vector<float>& heights,
                   const ParagraphRules& rules) {
  float tallest = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::heading) tallest = std::max(tallest, heights[i]);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::heading && heights[i] * rules.tall < tallest) blocks[i].level = 2;
  }
}

}  // namespace

Reading paragraphs_of(std::vector<PdfLine> lines, const ParagraphRules& rules) {
  Reading reading;
  const float body_height = usual_type(lines).height;
  PdfNotes notes = take_notes(lines, body_height, rules);
  reading.left_out = notes.notes;
  std::set<std::uint32_t> note_pages;
  for (const LeftOut& note : notes.notes) note_pages.insert(note.origin.page);
  const UsualType usual = usual_type(lines);
  const std::vector<std::string> labels = take_labels(lines, usual, rules);
  mark_indents(lines, rules);
  const TextJoiner joiner(lines, std::move(notes), rules);
  std::vector<float> heights;
  std::vector<bool> rows;
  ListFinder lists(rules);
  for (const OpenParagraph& paragraph : Builder(lines, labels, usual, rules, std::move(note_pages)).build()) {
    std::string text = joiner.text_of(paragraph);
    if (text.empty() && paragraph.label.empty()) continue;
    reading.blocks.push_back(block_of(paragraph, std::move(text), usual, rules));
    heights.push_back(paragraph.lines.empty() ? 0 : paragraph.lines.front()->height);
    rows.push_back(!paragraph.lines.empty() && paragraph.lines.front()->record != 0);
    if (!rows.back()) lists.read(paragraph, reading.blocks.back());
  }
  rank_headings(reading.blocks, heights, rules);
  find_headings(reading.blocks, rows, rules);
  return reading;
}

}  // namespace stet
