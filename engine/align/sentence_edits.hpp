// The redlines of the rows of sentences.
#pragma once

#include "engine/align/alignment.hpp"
#include "engine/align/options.hpp"
#include "engine/document/words.hpp"

namespace stet {

// Fills SentenceRow::edits of every row, adds to `layout_only`, and to `limits` where one was hit. The rest
// of the alignment is there and stays. Linear but for the redlines themselves, on up to `max_threads`.
void write_sentence_edits(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                          const AlignOptions& options, Alignment& alignment);

}  // namespace stet
