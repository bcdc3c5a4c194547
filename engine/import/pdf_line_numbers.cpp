#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "engine/import/pdf_furniture.hpp"

namespace stet {
namespace {

constexpr std::size_t longest_line_number = 4;
// Steps in which lines are counted.
constexpr std::int64_t steps[] = {1, 2, 5, 10};
// Share of neighbours that must differ by the step, and of the rows the step predicts that must be there:
// some lines are headings without a number, some numbers are lost.
constexpr double steady_share = 0.8;
constexpr double least_coverage = 0.5;
constexpr double most_coverage = 1.5;

struct MarginNumber {
  std::size_t fragment = 0;
  std::int64_t value = 0;
  float left = 0;
  float right = 0;
};

std::optional<std::int64_t> plain_number(std::string_view text) {
  if (text.empty() || text.size() > longest_line_number) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The outermost word of a row if it is a bare number set off from the text.
std::optional<MarginNumber> margin_number(const PdfPage& page, std::size_t first, std::size_t last, bool left,
                                          const FurnitureRules& rules) {
  const std::size_t at = left ? first : last;
  const PdfFragment& fragment = page.fragments[at];
  const PdfWord& word = left ? fragment.words.front() : fragment.words.back();
  const auto value = plain_number(word.text);
  if (!value) return std::nullopt;
  std::optional<float> gap;
  if (fragment.words.size() > 1) {
    gap = left ? fragment.words[1].left - word.right
               : word.left - fragment.words[fragment.words.size() - 2].right;
  } else if (first != last) {
    gap = left ? page.fragments[first + 1].left - word.right : word.left - page.fragments[last - 1].right;
  }
  if (gap && *gap < rules.line_number_gap * word.height()) return std::nullopt;
  return MarginNumber{at, *value, word.left, word.right};
}

// The largest set of numbers whose edges line up.
std::vector<MarginNumber> aligned_by(const std::vector<MarginNumber>& numbers, float MarginNumber::*edge,
                                     float tolerance) {
  std::vector<float> edges;
  for (const MarginNumber& n : numbers) edges.push_back(n.*edge);
  std::sort(edges.begin(), edges.end());
  std::size_t best = 0;
  float from = 0;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < edges.size(); ++end) {
    while (edges[end] - edges[begin] > tolerance) ++begin;
    if (end - begin + 1 > best) {
      best = end - begin + 1;
      from = edges[begin];
    }
  }
  std::vector<MarginNumber> aligned;
  for (const MarginNumber& n : numbers) {
    if (n.*edge >= from && n.*edge <= from + tolerance) aligned.push_back(n);
  }
  return aligned;
}

// Numbers may be set flush left or flush right.
std::vector<MarginNumber> aligned(const std::vector<MarginNumber>& numbers, float tolerance) {
  std::vector<MarginNumber> left = aligned_by(numbers, &MarginNumber::left, tolerance);
  std::vector<MarginNumber> right = aligned_by(numbers, &MarginNumber::right, tolerance);
  return left.size() > right.size() ? left : right;
}

bool counts_lines(const std::vector<MarginNumber>& numbers, std::size_t rows, const FurnitureRules& rules) {
  if (numbers.size() < rules.least_line_numbers) return false;
  for (const std::int64_t step : steps) {
    std::size_t steady = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i)
      steady += numbers[i].value - numbers[i - 1].value == step;
    const double covered =
        static_cast<double>(numbers.size()) * static_cast<double>(step) / static_cast<double>(rows);
    if (static_cast<double>(steady) >= steady_share * static_cast<double>(numbers.size() - 1) &&
        covered >= least_coverage && covered <= most_coverage) {
      return true;
    }
  }
  return false;
}

void take_side(PdfPage& page, std::uint32_t page_number, bool left, const FurnitureRules& rules,
               std::vector<LeftOut>& left_out) {
  std::vector<MarginNumber> numbers;
  std::size_t rows = 0;
  for (std::size_t first = 0; first < page.fragments.size();) {
    std::size_t last = first;
    while (last + 1 < page.fragments.size() && page.fragments[last + 1].row == page.fragments[first].row)
      ++last;
    if (const auto number = margin_number(page, first, last, left, rules)) numbers.push_back(*number);
    ++rows;
    first = last + 1;
  }
  numbers = aligned(numbers, rules.line_number_edge);
  if (!counts_lines(numbers, rows, rules)) return;
  for (const MarginNumber& number : numbers) {
    PdfFragment& fragment = page.fragments[number.fragment];
    fragment.words.erase(left ? fragment.words.begin() : fragment.words.end() - 1);
    fit_box(fragment);
  }
  left_out.push_back({"line number",
                      std::to_string(numbers.front().value) + "-" + std::to_string(numbers.back().value),
                      {page_number, 1, static_cast<std::uint32_t>(rows)}});
  std::erase_if(page.fragments, [](const PdfFragment& fragment) { return fragment.words.empty(); });
}

}  // namespace

std::vector<LeftOut> take_line_numbers(std::vector<PdfPage>& pages, const FurnitureRules& rules) {
  std::vector<LeftOut> left_out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    take_side(pages[i], static_cast<std::uint32_t>(i) + 1, true, rules, left_out);
    take_side(pages[i], static_cast<std::uint32_t>(i) + 1, false, rules, left_out);
  }
  return left_out;
}

}  // namespace stet
