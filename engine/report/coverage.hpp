// Which stretches of the statements earlier sections have shown, so that nothing is told twice and nothing is
// lost.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/span.hpp"
#include "engine/document/document.hpp"
#include "engine/report/passage.hpp"

namespace stet {

// The stretches of one document that are shown, by paragraph. Add all, settle once, then ask.
class Coverage {
 public:
  explicit Coverage(const Document& document) : spans_(document.paragraphs.size()) {}
  void add(std::uint32_t paragraph, Span span) { spans_[paragraph].push_back(span); }
  void settle();
  // The part of the paragraph's shown stretches that lies in `range`, in order, disjoint. Logarithmic.
  [[nodiscard]] std::vector<Span> within(std::uint32_t paragraph, Span range) const;

 private:
  std::vector<std::vector<Span>> spans_;
};

// The redline of a sentence row in which changes that are covered stand as Mark::elsewhere and covered
// unchanged text as Mark::elided. Empty when nothing is left to show: every change is covered, or only
// punctuation and connecting words ("and", "also") are not.
[[nodiscard]] std::vector<Piece> uncovered_redline(const SentenceRow& row, const Document& old_document,
                                                   const Document& new_document, const Coverage& old_coverage,
                                                   const Coverage& new_coverage);

// Every word of the sentences lies in covered text.
[[nodiscard]] bool covered(const std::vector<SentenceRef>& sentences, const Document& document,
                           const Coverage& coverage);

// The row's sentences of one side, joined by one space.
[[nodiscard]] std::string joined_text(const std::vector<SentenceRef>& sentences, const Document& document);

}  // namespace stet
