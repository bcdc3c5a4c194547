#include "engine/import/pdf_headings.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/import/labels.hpp"
#include "engine/import/pdf_breaks.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Headings that stand directly one below the other: part, section, title.
constexpr std::size_t most_in_a_row = 3;
constexpr std::uint32_t shape_level = 9;

// The number may stand in the text like any other word.
std::string_view label_of(const Block& block) {
  if (!block.label.empty()) return block.label;
  const std::optional<Label> label = parse_label(block.text);
  return std::string_view(block.text).substr(0, label ? label->length : 0);
}

// Whether the next label counts on from this one: "(a)", "(b)".
bool counts_on(std::string_view here, std::string_view next) {
  const std::optional<Label> a = parse_label(here);
  const std::optional<Label> b = parse_label(next);
  if (!a || !b) return !here.empty() && here == next;
  return a->system == b->system && a->marks == b->marks && a->values.size() == b->values.size() &&
         a->values.back() + 1 == b->values.back();
}

bool looks_like_heading(const Block& block, const ParagraphRules& rules) {
  if (block.kind != BlockKind::body || block.text.empty()) return false;
  const auto words = static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' ')) + 1;
  // A footnote's mark may hang on the last word.
  const std::string_view text =
      std::string_view(block.text).substr(0, block.text.find_last_not_of("0123456789 ") + 1);
  if (words > rules.heading_words || ends_clause(text) || text.ends_with(',')) return false;
  if (block.text.ends_with(" and") || block.text.ends_with(" or")) return false;
  // The number of a section may stand in the text: "3.1.1 General". Terms are headings in small letters: "2.1
  // record".
  constexpr std::size_t term_words = 5;
  const std::string_view number = label_of(block);
  const std::optional<Label> label = parse_label(number.empty() ? "" : std::string(number) + " ");
  const bool section = label && label->system == NumberSystem::nested;
  std::size_t at = section && block.label.empty() ? number.size() : 0;
  if (at >= block.text.size()) return false;
  char32_t first = next_code_point(block.text, at);
  while (is_opening(first) && at < block.text.size()) first = next_code_point(block.text, at);
  return is_upper(first) || (section && words <= term_words && is_lower(first));
}

}  // namespace

void find_headings(std::vector<Block>& blocks, const std::vector<bool>& rows, const ParagraphRules& rules) {
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin;
    while (end < blocks.size() && !rows[end] && looks_like_heading(blocks[end], rules)) ++end;
    if (end == begin) {
      ++begin;
      continue;
    }
    // Alone in front of a paragraph; more short lines than that are a list or an address.
    const bool heads = end < blocks.size() && end - begin <= most_in_a_row;
    for (std::size_t i = begin; heads && i < end; ++i) {
      Block& block = blocks[i];
      const bool item = counts_on(label_of(block), label_of(blocks[i + 1]));
      if (item) continue;
      block.kind = BlockKind::heading;
      block.level = shape_level;
    }
    begin = end;
  }
}

}  // namespace stet
