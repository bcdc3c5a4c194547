#include "engine/import/pdf_boxes.hpp"

#include <algorithm>
#include <charconv>
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

float number(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return -1;
  const char* begin = tag.data() + at + name.size();
  float value = -1;
  std::from_chars(begin, tag.data() + tag.size(), value);
  return value >= 0 && value <= largest_page ? value : -1;
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

PdfBoxes parse_boxes(std::string_view xhtml) {
  PdfBoxes boxes;
  PdfFragment fragment;
  const auto close_fragment = [&] {
    if (boxes.pages.empty()) fragment.words.clear();
    if (fragment.words.empty()) return;
    boxes.words += fragment.words.size();
    fit_box(fragment);
    boxes.pages.back().fragments.push_back(std::exchange(fragment, {}));
  };
  for (std::size_t at = xhtml.find('<'); at != std::string_view::npos; at = xhtml.find('<', at + 1)) {
    const std::string_view rest = xhtml.substr(at);
    if (rest.starts_with("<word ")) {
      const std::size_t open = rest.find('>');
      const std::size_t close = rest.find("</word>");
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) break;
      const std::string_view tag = rest.substr(0, open);
      PdfWord word{number(tag, "xMin=\""), number(tag, "yMin=\""), number(tag, "xMax=\""),
                   number(tag, "yMax=\""), unescape(rest.substr(open + 1, close - open - 1))};
      const bool sane = word.left >= 0 && word.top >= 0 && word.right > word.left && word.bottom > word.top;
      const bool upright = word.height() > upright_ratio * word.width() && letters(word.text) >= 3;
      if (sane && !upright && !word.text.empty()) {
        fragment.words.push_back(std::move(word));
      }
      at += close;
    } else if (rest.starts_with("</line>")) {
      close_fragment();
    } else if (rest.starts_with("<page ")) {
      const std::string_view tag = rest.substr(0, rest.find('>'));
      boxes.pages.push_back({number(tag, "width=\""), number(tag, "height=\""), {}});
    } else if (rest.starts_with("<title>")) {
      boxes.title = unescape(rest.substr(7, rest.find("</title>") - 7));
    }
  }
  close_fragment();
  return boxes;
}

void number_rows(PdfPage& page) {
  auto& fragments = page.fragments;
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
