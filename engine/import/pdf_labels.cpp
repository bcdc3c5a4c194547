#include "engine/import/pdf_labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "engine/import/labels.hpp"
#include "engine/import/printed_number.hpp"

namespace stet {
namespace {

constexpr std::size_t most_digits = 3;
constexpr std::size_t most_letters = 6;  // "xxviii"

enum class Shape { none, bare, marked, bullet };

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_bullet_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 18> marks{"\xE2\x80\xA2",
                                                          "\xE2\x97\xA6",
                                                          "\xE2\x96\xAA",
                                                          "\xE2\x80\xA3",
                                                          "\xC2\xB7",
                                                          "\xE2\x97\x8F",
                                                          "\xE2\x97\x8B",
                                                          "\xE2\x96\xA0",
                                                          "\xE2\x96\xA1",
                                                          "\xE2\x9E\xA2",
                                                          "\xEF\x82\xB7",
                                                          "\xEF\x82\xA7",
                                                          "\xE2\x80\x93",
                                                          "\xE2\x80\x94",
                                                          "-",
                                                          "o",
                                                          "\xE2\x88\x92",
                                                          "\xEF\x83\x98"};
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

bool is_roman(std::string_view text) {
  return text.find_first_not_of("ivxlc") == std::string_view::npos ||
         text.find_first_not_of("IVXLC") == std::string_view::npos;
}

// "12", "3.2.1", "V3.2.1", "a", "iv" without their marks.
bool is_number_name(std::string_view name) {
  if (name.empty()) return false;
  if (const std::optional<Label> label = parse_label(name);
      label && label->length == name.size() && label->system == NumberSystem::nested)
    return true;
  if (is_digit(name[0])) {
    std::size_t run = 0;
    for (const char c : name) {
      if (c != '.' && !is_digit(c)) return false;
      run = c == '.' ? 0 : run + 1;
      if (run > most_digits) return false;
    }
    return name.find("..") == std::string_view::npos && name.back() != '.';
  }
  if (!std::all_of(name.begin(), name.end(), is_letter)) return false;
  return name.size() == 1 || (name.size() <= most_letters && is_roman(name));
}

Shape shape_of(std::string_view text) {
  if (is_bullet_mark(text)) return Shape::bullet;
  std::string_view name = text;
  const bool opened = !name.empty() && (name.front() == '(' || name.front() == '[');
  if (opened) name.remove_prefix(1);
  const bool closed = !name.empty() && (name.back() == ')' || name.back() == ']' || name.back() == '.');
  if (closed) name.remove_suffix(1);
  if (!is_number_name(name) || (opened && !closed)) return Shape::none;
  if (closed || name.find('.') != std::string_view::npos) return Shape::marked;
  return is_digit(name[0]) ? Shape::bare : Shape::none;
}

float usual_gap(const PdfLine& line, std::size_t from) {
  std::vector<float> gaps;
  for (std::size_t i = from + 1; i < line.words.size(); ++i)
    gaps.push_back(line.words[i].left - line.words[i - 1].right);
  if (gaps.empty()) return 0;
  std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
  return gaps[gaps.size() / 2];
}

// Words of the label at the line's beginning: 1, or 2 where pdftotext split "7" and "." or "(" and "a)".
std::size_t label_words(const PdfLine& line, const ParagraphRules& rules, std::string& label) {
  label = line.words[0].text;
  if (shape_of(label) == Shape::marked || shape_of(label) == Shape::bullet || line.words.size() < 2) return 1;
  const float gap = line.words[1].left - line.words[0].right;
  const std::string both = label + line.words[1].text;
  if (gap < rules.glued * line.height && shape_of(both) == Shape::marked) {
    label = both;
    return 2;
  }
  return 1;
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94";
}

// Whether the line goes on with an unfinished sentence above it.
bool goes_on_above(const std::vector<PdfLine>& lines, std::size_t at, const ParagraphRules& rules) {
  if (at == 0 || lines[at - 1].words.empty()) return false;
  const PdfLine& above = lines[at - 1];
  const bool level =
      !same_column(above, lines[at]) || lines[at].left < above.left + rules.indent * above.height;
  return level && !ends_clause(above.words.back().text) && !ends_early(above, lines[at], rules);
}

// Whether what follows the line's first `count` words is set off from them, or hangs over the lines below.
bool hangs(const std::vector<PdfLine>& lines, std::size_t at, std::size_t count, Shape shape,
           const ParagraphRules& rules) {
  const PdfLine& line = lines[at];
  const float gap = line.words[count].left - line.words[count - 1].right;
  const float usual = usual_gap(line, count);
  const float text_left = line.words[count].left;
  const bool has_next =
      at + 1 < lines.size() && lines[at + 1].page == line.page && lines[at + 1].zone == line.zone;
  const bool over_next = has_next &&
                         std::abs(lines[at + 1].left - text_left) < rules.indent * line.height / 2 &&
                         line.words[0].left < text_left - rules.indent * line.height;
  if (shape == Shape::bare) return gap > rules.bare_label_gap * line.height && gap > 2 * usual;
  if (is_dash(line.words[0].text) && !over_next && goes_on_above(lines, at, rules)) return false;
  if (shape == Shape::bullet)
    return gap > rules.glued * line.height && (over_next || gap > 1.2F * usual || line.words[0].text != "o");
  return over_next || (gap > rules.label_gap * line.height && gap > 1.5F * usual);
}

// Whether a line that is only a number does not just end the sentence above.
bool stands_apart(const std::vector<PdfLine>& lines, std::size_t at, const UsualType& usual,
                  const ParagraphRules& rules) {
  if (at == 0 || !same_column(lines[at - 1], lines[at])) return true;
  const PdfLine& above = lines[at - 1];
  const PdfLine& line = lines[at];
  const bool outdented = line.left < above.left - rules.indent * line.height;
  const bool distant = line.base - above.base > rules.leading * usual.leading * line.height;
  return outdented || distant || ends_early(above, line, rules);
}

}  // namespace

std::vector<std::string> take_labels(std::vector<PdfLine>& lines, const UsualType& usual,
                                     const ParagraphRules& rules) {
  std::vector<std::string> labels(lines.size());
  std::vector<std::size_t> counts(lines.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].record != 0) continue;  // its first cell, where the number stands, is read with the others
    std::string label;
    const std::size_t count = label_words(lines[i], rules, label);
    const Shape shape = shape_of(label);
    if (shape == Shape::none) continue;
    const bool alone = lines[i].words.size() == count;
    if (alone ? shape == Shape::marked && stands_apart(lines, i, usual, rules)
              : hangs(lines, i, count, shape, rules)) {
      labels[i] = shape == Shape::bullet ? bullet_mark : label;
      counts[i] = count;
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PdfLine& line = lines[i];
    line.words.erase(line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(counts[i]));
    if (!line.words.empty()) line.left = line.words.front().left;
    line.indented = counts[i] > 0;
  }
  return labels;
}

bool is_item_mark(std::string_view label) {
  if (is_bullet_mark(label)) return true;
  const auto letter = std::find_if(label.begin(), label.end(), is_letter);
  return letter != label.end() && *letter >= 'a' && std::none_of(label.begin(), label.end(), is_digit);
}

}  // namespace stet
