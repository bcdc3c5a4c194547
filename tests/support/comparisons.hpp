// Comparisons built by hand, so that reports can be tested without import, alignment or lexicon.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"

namespace stet::test {

// A body paragraph of these sentences, joined by spaces.
[[nodiscard]] Paragraph paragraph(const std::string& label, const std::vector<std::string>& sentences);

[[nodiscard]] Document document(const std::string& source, std::vector<Paragraph> paragraphs);

// `find` must stand in the paragraph.
[[nodiscard]] Clause clause(const Document& document, std::uint32_t paragraph, const std::string& find,
                            ClauseClass clause_class, const std::string& actor, const std::string& verb);

// Rows. Edits are made with redline(); a row of one side has one piece.
[[nodiscard]] ParagraphRow paragraph_row(Relation relation, std::vector<std::uint32_t> old_side,
                                         std::vector<std::uint32_t> new_side, bool moved = false);
[[nodiscard]] SentenceRow sentence_row(const Comparison& comparison, Relation relation,
                                       std::vector<SentenceRef> old_side, std::vector<SentenceRef> new_side,
                                       bool moved = false);
[[nodiscard]] ClauseRow clause_row(const Comparison& comparison, Status status, std::optional<Clause> before,
                                   std::optional<Clause> after);

// A pair with one of everything: a stronger and a weaker commitment, one dropped, one added, one reworded,
// one that stands; a split, a merge, a moved paragraph, rolling facts, a doubtful link, things left out.
[[nodiscard]] Comparison one_of_everything();

}  // namespace stet::test
