#include "engine/import/pdf_boxes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stet {
namespace {

// Larger pages than any printer's are a broken or hostile file; coordinates beyond are dropped.
constexpr float largest_page = 20'000;
// Fragments lie in one row if they overlap by half of the lower one's height: superscripts do, lines above
// one another, even when set solid, do not. A fragment this much taller than another is a dropped initial or
// a drawing.
constexpr float row_overlap = 0.5F;
constexpr float tallest_in_row = 1.9F;
// A row is measured by its first fragment until a taller one comes; rounding does not make one taller.
constexpr float clearly_taller = 1.1F;
// Words taller than this many times their width, of three letters or more, run up or down the page: a stamp
// on the margin, never the statement.
constexpr float upright_ratio = 1.8F;

// Lines of two columns in one fragment: its words, and the gap between, in heights of the line and times the
// usual gap.
constexpr std::size_t fewest_words = 4;
constexpr float parting_gap = 0.5F;
constexpr float parting_ratio = 1.8F;
constexpr std::string_view word_open = "<word ";
// pdftotext writes no word as long; waiting for its end must not cost the square of its length.
constexpr std::size_t longest_element = 1U << 20U;

// Takes the number of the attribute that begins with `name`, and all before it, off the front of `tag`. Plain
// decimals only, as pdftotext writes them: its seven figures are more than a float holds, and reading them
// with from_chars took a third of an import. -1 for what is no number or lies outside any page.
float take_number(std::string_view& tag, std::string_view name) {
  const std::size_t found = tag.starts_with(name) ? 0 : tag.find(name);
  if (found == std::string_view::npos) return -1;
  std::size_t at = found + name.size();
  const auto digit = [&] { return at < tag.size() && tag[at] >= '0' && tag[at] <= '9'; };
  const std::size_t begin = at;
  float value = 0;
  for (; digit() && value <= largest_page; ++at) value = value * 10 + static_cast<float>(tag[at] - '0');
  if (at == begin) return -1;
  if (at < tag.size() && tag[at] == '.') {
    std::uint32_t decimals = 0;
    float scale = 1;
    for (++at; digit() && scale < 1e6F; ++at) {
      decimals = decimals * 10 + static_cast<std::uint32_t>(tag[at] - '0');
      scale *= 10;
    }
    value += static_cast<float>(decimals) / scale;
  }
  tag.remove_prefix(std::min(at + 2, tag.size()));  // to where the next attribute begins
  return value <= largest_page ? value : -1;
}

void append_entity(std::string& out, std::string_view entity) {
  if (entity == "amp") {
    out += '&';
  } else if (entity == "lt") {
    out += '<';
  } else if (entity == "gt") {
    out += '>';
  } else if (entity == "quot") {
    out += '"';
  } else if (entity == "apos") {
    out += '\'';
  }
}

std::string unescape(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const std::size_t end = text.find(';', at);
      if (end != std::string_view::npos && end - at <= 5) {
        append_entity(out, text.substr(at + 1, end - at - 1));
        at = end + 1;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void fit_box(PdfFragment& fragment) noexcept {
  fragment.left = fragment.top = largest_page;
  fragment.right = fragment.bottom = 0;
  for (const PdfWord& word : fragment.words) {
    fragment.left = std::min(fragment.left, word.left);
    fragment.top = std::min(fragment.top, word.top);
    fragment.right = std::max(fragment.right, word.right);
    fragment.bottom = std::max(fragment.bottom, word.bottom);
  }
}

void BoxReader::close_fragment() {
  if (boxes_.pages.empty()) line_.clear();
  if (line_.empty()) return;
  boxes_.words += line_.size();
  PdfFragment& fragment = boxes_.pages.back().fragments.emplace_back();
  fragment.words.assign(std::make_move_iterator(line_.begin()), std::make_move_iterator(line_.end()));
  line_.clear();
  fit_box(fragment);
}

void BoxReader::read_word(std::string_view tag, std::string_view text) {
  tag.remove_prefix(word_open.size());
  PdfWord word;
  word.left = take_number(tag, "xMin=\"");
  word.top = take_number(tag, "yMin=\"");
  word.right = take_number(tag, "xMax=\"");
  word.bottom = take_number(tag, "yMax=\"");
  const bool sane = word.left >= 0 && word.top >= 0 && word.right > word.left && word.bottom > word.top;
  if (!sane || text.empty()) return;
  word.text = unescape(text);
  const bool upright = word.height() > upright_ratio * word.width() && letters(word.text) >= 3;
  if (!upright && !word.text.empty()) line_.push_back(std::move(word));
}

std::size_t BoxReader::read_elements(std::string_view xhtml) {
  std::size_t at = 0;
  while ((at = xhtml.find('<', at)) != std::string_view::npos) {
    const std::size_t end = xhtml.find('>', at);
    if (end == std::string_view::npos) return at;
    const std::string_view tag = xhtml.substr(at, end - at);
    const bool word = tag.starts_with(word_open);
    if (word || tag == "<title") {
      const std::size_t close = xhtml.find('<', end);  // text holds no "<" but as "&lt;"
      if (close == std::string_view::npos) return at;
      const std::string_view text = xhtml.substr(end + 1, close - end - 1);
      if (word) {
        read_word(tag, text);
      } else {
        boxes_.title = unescape(text);
      }
      at = close;
      continue;
    }
    if (tag == "</line") {
      close_fragment();
    } else if (tag.starts_with("<page ")) {
      std::string_view sizes = tag;
      const float width = take_number(sizes, "width=\"");
      const float height = take_number(sizes, "height=\"");
      boxes_.pages.push_back({width, height, {}});
    }
    at = end + 1;
  }
  return xhtml.size();
}

bool BoxReader::read(std::string_view piece) {
  if (broken_) return false;
  if (rest_.empty()) {
    rest_ = piece.substr(read_elements(piece));
  } else {
    rest_ += piece;
    rest_.erase(0, read_elements(rest_));
  }
  broken_ = rest_.size() > longest_element;
  return !broken_;
}

PdfBoxes BoxReader::take() {
  close_fragment();
  return std::move(boxes_);
}

PdfBoxes parse_boxes(std::string_view xhtml) {
  BoxReader reader;
  reader.read(xhtml);
  return reader.take();
}

namespace {

// Where pdftotext runs lines of two columns together, because little parts them, one gap is wider than the
// others.
void part_at_wide_gap(std::vector<PdfFragment>& fragments) {
  const std::size_t count = fragments.size();
  std::vector<float> gaps;
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<PdfWord>& words = fragments[i].words;
    if (words.size() < fewest_words) continue;
    gaps.clear();
    for (std::size_t k = 1; k < words.size(); ++k) gaps.push_back(words[k].left - words[k - 1].right);
    const auto widest = static_cast<std::size_t>(std::max_element(gaps.begin(), gaps.end()) - gaps.begin());
    const float gap = gaps[widest];
    if (gap < parting_gap * words[widest].height()) continue;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    if (gap < parting_ratio * gaps[gaps.size() / 2]) continue;
    PdfFragment right;
    const auto cut = fragments[i].words.begin() + static_cast<std::ptrdiff_t>(widest) + 1;
    right.words.assign(std::make_move_iterator(cut), std::make_move_iterator(fragments[i].words.end()));
    fragments[i].words.erase(cut, fragments[i].words.end());
    fit_box(fragments[i]);
    fit_box(right);
    fragments.push_back(std::move(right));
  }
}

}  // namespace

void number_rows(PdfPage& page) {
  auto& fragments = page.fragments;
  part_at_wide_gap(fragments);
  const auto middle = [](const PdfFragment& f) { return f.top + f.bottom; };
  std::stable_sort(fragments.begin(), fragments.end(),
                   [&](const PdfFragment& a, const PdfFragment& b) { return middle(a) < middle(b); });
  std::uint32_t row = 0;
  float top = 0;
  float bottom = 0;
  for (PdfFragment& fragment : fragments) {
    const float own = fragment.bottom - fragment.top;
    const float lower = std::min(own, bottom - top);
    const float taller = std::max(own, bottom - top);
    const float overlap = std::min(bottom, fragment.bottom) - std::max(top, fragment.top);
    if (row == 0 || overlap < row_overlap * lower || taller > tallest_in_row * lower) {
      ++row;
      top = fragment.top;
      bottom = fragment.bottom;
    } else if (own > clearly_taller * (bottom - top)) {
      top = fragment.top;
      bottom = fragment.bottom;
    }
    fragment.row = row;
  }
  std::stable_sort(fragments.begin(), fragments.end(), [](const PdfFragment& a, const PdfFragment& b) {
    return a.row != b.row ? a.row < b.row : a.left < b.left;
  });
}

}  // namespace stet
