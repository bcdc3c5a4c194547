#include "engine/report/erased_spans.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/text/characters.hpp"

namespace stet {

namespace {

// Where the unchanged `text`, which quotes the new version, ends in the old one: after as many ASCII letters
// and digits, for these are what layout keeps.
std::size_t advance(std::string_view old_text, std::size_t at, std::string_view text) noexcept {
  if (old_text.substr(at).starts_with(text)) {  // as nearly everywhere
    std::size_t end = text.size();
    while (end > 0 && !is_ascii_alphanumeric(text[end - 1])) --end;
    return at + end;
  }
  auto letters = std::ranges::count_if(text, is_ascii_alphanumeric);
  while (letters > 0 && at < old_text.size()) letters -= is_ascii_alphanumeric(old_text[at++]) ? 1 : 0;
  return at;
}

// How far from where it is expected an erased stretch is looked for. Layout shifts the place by a few bytes
// in a sentence; the bound keeps a long one linear.
constexpr std::size_t search_reach = 256;

// The occurrence of `needle` that starts nearest to `expected`, not before `from`; npos if there is none in
// reach.
std::size_t nearest(std::string_view text, std::string_view needle, std::size_t from, std::size_t expected) {
  const std::size_t low = std::max(from, expected - std::min(expected, search_reach));
  if (low > text.size()) return std::string_view::npos;
  const std::string_view window = text.substr(low, expected + search_reach + needle.size() - low);
  const std::size_t middle = std::max(expected, low) - low;
  const std::size_t after = window.find(needle, middle);
  // What stands farther before than that is no nearer.
  const std::size_t first = after == std::string_view::npos ? 0 : middle - std::min(middle, after - middle);
  std::size_t before = window.substr(first).rfind(needle, middle - first);
  if (before != std::string_view::npos) before += first;
  if (after == std::string_view::npos && before == std::string_view::npos) return std::string_view::npos;
  if (before == std::string_view::npos) return low + after;
  if (after == std::string_view::npos) return low + before;
  return low + (middle - before <= after - middle ? before : after);
}

}  // namespace

std::vector<std::optional<Span>> erased_spans(const std::vector<Edit>& edits, std::string_view old_text) {
  std::vector<std::optional<Span>> spans;
  spans.reserve(edits.size());
  std::size_t at = 0;
  std::size_t done = 0;  // end of the last erased piece found
  for (const Edit& edit : edits) {
    spans.emplace_back();
    if (edit.op == EditOp::insert) continue;
    const std::size_t found =
        edit.op == EditOp::erase ? nearest(old_text, edit.text, done, at) : std::string_view::npos;
    if (found == std::string_view::npos) {
      at = advance(old_text, at, edit.text);
    } else {
      at = done = found + edit.text.size();
      spans.back() = Span{found, at};
    }
  }
  return spans;
}

}  // namespace stet
