#include "engine/import/pdf_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>

namespace stet {
namespace {

// A line counts as centred if its free space at both sides differs by at most this share of the column, and
// is not just a paragraph's indent.
constexpr float centre_tolerance = 0.04F;
constexpr float least_centre_space = 0.08F;

// The distance of lines inside of paragraphs: where these are short, the larger one between them is more
// frequent, so the smallest that is frequent counts. In points; `distances` counts them in quarter points.
float usual_distance(const std::map<int, std::size_t>& distances) {
  constexpr std::size_t frequent_share = 4;  // at least one in four lines
  const auto near = [&](int distance) {
    std::size_t count = 0;
    for (auto at = distances.lower_bound(distance - 1); at != distances.end() && at->first <= distance + 1;
         ++at)
      count += at->second;
    return count;
  };
  std::size_t all = 0;
  for (const auto& [distance, count] : distances) all += count;
  auto best = distances.begin();
  for (auto at = distances.begin(); at != distances.end(); ++at) {
    if (at->first > 0 && near(at->first) * frequent_share >= all) {
      best = at;
      // The middle of the cluster that begins here.
      const auto next = std::next(at);
      if (next != distances.end() && next->first == at->first + 1 && next->second > at->second) best = next;
      break;
    }
    if (at->second > best->second) best = at;
  }
  return static_cast<float>(best->first) / 4;
}

}  // namespace

bool begins_small(std::string_view word) noexcept {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

UsualType usual_type(const std::vector<PdfLine>& lines) {
  std::map<int, std::size_t> heights;  // in quarter points, by letters
  const bool only_tables =
      std::all_of(lines.begin(), lines.end(), [](const PdfLine& line) { return line.record != 0; });
  for (const PdfLine& line : lines) {
    if (line.record != 0 && !only_tables) continue;
    for (const PdfWord& word : line.words)
      heights[static_cast<int>(std::lround(word.height() * 4))] += word.text.size();
  }
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
  UsualType usual;
  if (heights.empty()) return usual;
  usual.height = static_cast<float>(std::max_element(heights.begin(), heights.end(), more)->first) / 4;
  std::map<int, std::size_t> distances;  // in quarter points
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool body = std::abs(lines[i].height - usual.height) < 0.5F &&
                      std::abs(lines[i - 1].height - usual.height) < 0.5F;
    if (!body || lines[i].record != 0 || lines[i].zone != lines[i - 1].zone ||
        lines[i].page != lines[i - 1].page)
      continue;
    ++distances[static_cast<int>(std::lround((lines[i].base - lines[i - 1].base) * 4))];
  }
  usual.leading = distances.empty() ? 1.0F : usual_distance(distances) / usual.height;
  return usual;
}

bool ends_clause(std::string_view word) noexcept {
  while (!word.empty() && (word.back() == ')' || word.back() == '"' || word.back() == '\''))
    word.remove_suffix(1);
  if (word.ends_with("\xE2\x80\x9D") || word.ends_with("\xE2\x80\x99")) word.remove_suffix(3);
  return !word.empty() && std::string_view(".;:!?").find(word.back()) != std::string_view::npos;
}

bool is_symmetric(const PdfLine& line) noexcept {
  const float left = line.left - line.column_left;
  const float right = line.column_right - line.right;
  return std::abs(left - right) < centre_tolerance * (line.column_right - line.column_left);
}

bool is_centred(const PdfLine& line) noexcept {
  return !line.indented && is_symmetric(line) &&
         line.left - line.column_left > least_centre_space * (line.column_right - line.column_left);
}

bool is_shouted(const PdfLine& line) noexcept {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const PdfWord& word : line.words) {
    for (const char c : word.text) {
      capitals += c >= 'A' && c <= 'Z';
      small += c >= 'a' && c <= 'z';
    }
  }
  return capitals > 4 * small;
}

bool same_column(const PdfLine& a, const PdfLine& b) noexcept {
  return a.page == b.page && a.zone == b.zone;
}

bool ends_early(const PdfLine& a, const PdfLine& b, const ParagraphRules& rules) noexcept {
  const PdfWord& next = b.words.front();
  const float width = a.column_right - a.column_left;
  // A centred line has its room on both sides.
  const float used = is_centred(a) ? a.right - a.left : a.right - a.column_left;
  const float room = width - used;
  const float space = rules.spare * a.height;
  const bool unfinished = !ends_clause(a.words.back().text);
  if (unfinished && begins_small(next.text))
    return room > next.width() + space + rules.unfinished_spare * width;
  if (unfinished)
    return room > b.words[std::min<std::size_t>(b.words.size() - 1, 1)].right - b.left + 2 * space;
  return room > next.width() + rules.least_spare * space;
}

}  // namespace stet
