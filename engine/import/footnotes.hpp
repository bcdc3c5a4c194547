// Footnotes of plain text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/blocks.hpp"
#include "engine/import/lines.hpp"

namespace stet {

// Marks footnotes as removed and moves them to `left_out`: behind a rule of dashes or underscores at a page's
// or the text's end ("1 See …", "[1] …", "¹ …"), or at such an end behind a blank line where a mark in the
// text calls them. Returns their numbers in order. Linear.
[[nodiscard]] std::vector<std::uint32_t> remove_footnotes(std::vector<Line>& lines,
                                                          std::vector<LeftOut>& left_out);

// Takes the marks of these footnotes out of running text: "[1]", "¹", or "region.1" and "region1" before
// white space, punctuation or the end; in order, starting with `numbers[next]`; moves `next` behind those
// found. Linear.
void remove_footnote_marks(std::string& text, const std::vector<std::uint32_t>& numbers, std::size_t& next);

// Moves notes that end with a link back ("Return to text", "↩") to `left_out`, and takes their marks out of
// the blocks before them. Linear.
void take_linked_notes(std::vector<Block>& blocks, std::vector<LeftOut>& left_out);

}  // namespace stet
