// Headings of a PDF that are set in the type of the text.
#pragma once

#include <vector>

#include "engine/import/blocks.hpp"
#include "engine/import/pdf_paragraphs.hpp"

namespace stet {

// Turns blocks that look like headings into headings: a few words that begin with a capital and end no
// sentence, alone or with at most two more of their kind in front of a paragraph. A numbered one must not be
// an item among others of its kind. `rows` tells which blocks are rows of tables, which are none. Linear.
void find_headings(std::vector<Block>& blocks, const std::vector<bool>& rows, const ParagraphRules& rules);

}  // namespace stet
