// What stands nearest to paragraphs without counterpart, for readers who check whether they have none.
#pragma once

#include "engine/align/alignment.hpp"
#include "engine/document/document.hpp"
#include "engine/document/words.hpp"

namespace stet {

// Fills Alignment::nearest; the paragraph rows are there. Linear: the words of a paragraph that stand in very
// many others are not looked at.
void find_nearest(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                  Alignment& alignment);

}  // namespace stet
