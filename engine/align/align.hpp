// Which paragraph and which sentence of the new statement continues which of the old.
#pragma once

#include "engine/align/alignment.hpp"
#include "engine/align/options.hpp"
#include "engine/document/document.hpp"
#include "engine/document/words.hpp"

namespace stet {

// Near linear in the length of both documents. Deterministic. Mirror: align(b, a) is align(a, b) with the
// sides exchanged (added ↔ dropped, split ↔ merged), but for the order of rows and the direction of edits.
[[nodiscard]] Alignment align(const Document& old_document, const Document& new_document,
                              const AlignOptions& options = {});
// The same of documents whose words are split already.
[[nodiscard]] Alignment align(const Document& old_document, const Document& new_document,
                              const WordsOfTwo& words, const AlignOptions& options = {});
// The same without the redlines and what is nearest to the doubtful, for who has other things to do
// meanwhile; write_sentence_edits() and find_nearest() add them.
[[nodiscard]] Alignment link_documents(const Document& old_document, const Document& new_document,
                                       const WordsOfTwo& words, const AlignOptions& options = {});

}  // namespace stet
