#include "engine/import/pdf_headings.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/import/pdf_breaks.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Headings that stand directly one below the other: part, section, title.
constexpr std::size_t most_in_a_row = 3;
constexpr std::uint32_t shape_level = 9;

// The label with every number and letter as one sign: "3.1" and "3.2" have one form, "(a)" another.
std::string form_of(std::string_view label) {
  std::string form;
  for (const char c : label) {
    const char sign = is_ascii_digit(c) ? '1' : is_ascii_letter(c) ? 'a' : c;
    if (form.empty() || form.back() != sign) form += sign;
  }
  return form;
}

bool looks_like_heading(const Block& block, const ParagraphRules& rules) {
  if (block.kind != BlockKind::body || block.text.empty()) return false;
  const auto words = static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' ')) + 1;
  if (words > rules.heading_words || ends_clause(block.text) || block.text.back() == ',') return false;
  std::size_t at = 0;
  char32_t first = next_code_point(block.text, at);
  while (is_opening(first) && at < block.text.size()) first = next_code_point(block.text, at);
  return is_upper(first);
}

}  // namespace

void find_headings(std::vector<Block>& blocks, const ParagraphRules& rules) {
  for (std::size_t begin = 0; begin < blocks.size();) {
    std::size_t end = begin;
    while (end < blocks.size() && looks_like_heading(blocks[end], rules)) ++end;
    if (end == begin) {
      ++begin;
      continue;
    }
    // Alone in front of a paragraph; more short lines than that are a list or an address.
    const bool heads = end < blocks.size() && end - begin <= most_in_a_row;
    for (std::size_t i = begin; heads && i < end; ++i) {
      Block& block = blocks[i];
      const bool item = !block.label.empty() && form_of(block.label) == form_of(blocks[i + 1].label);
      if (item) continue;
      block.kind = BlockKind::heading;
      block.level = shape_level;
    }
    begin = end;
  }
}

}  // namespace stet
