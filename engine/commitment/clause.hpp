// Operative clauses: an actor, a governing verb and what it governs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/document/document.hpp"
#include "engine/document/words.hpp"

namespace stet {

class WordSenses;

class Lexicon;

enum class ClauseClass : std::uint8_t {
  undertaking,
  reaffirmation,
  pledge,
  call,
  expectation,
  position,
  appreciation,
  notice,
  narration
};

struct Clause {
  std::uint32_t paragraph = 0;  // index into Document::paragraphs
  std::uint32_t sentence = 0;   // index into Paragraph::sentences
  Span span;          // bytes in the paragraph's text: from the subject if adjacent, else the verb, to its
                      // end without the full stop
  std::string actor;  // resolved: of "They" or an elliptical clause, the one before
  std::string verb;   // the governing words as they stand ("took the decision", "will continue to")
  ClauseClass clause_class = ClauseClass::narration;
  int force = 0;                        // 0 … 100; the ladder over classes and verbs, hedges subtracted
  bool commitment = false;              // undertaking, reaffirmation or pledge
  std::vector<std::string> amounts;     // as they stand: "USD 30 million"
  std::vector<std::string> deadlines;   // as they stand: "by December 2020"
  std::vector<std::string> references;  // dates of what was done before: "in November" of "as announced in"
  std::vector<std::string> names;       // bodies, plans, places, ordinals of meetings
  std::vector<std::string> hedges;      // "as appropriate"
  // Where these texts stand in the paragraph's: the verb, amounts, deadlines, references, names and hedges,
  // in that order. Of a clause that was not found but made, nothing.
  std::vector<Span> places;
};

[[nodiscard]] bool is_commitment(ClauseClass clause_class) noexcept;
[[nodiscard]] std::string_view name(ClauseClass clause_class) noexcept;  // "undertaking", …

// The clauses of body paragraphs in reading order. Linear in the document's length.
[[nodiscard]] std::vector<Clause> find_clauses(const Document& document, const Lexicon& lexicon);
// The same of a document whose words are split already. `senses`: of their vocabulary, and nearly all of
// them.
[[nodiscard]] std::vector<Clause> find_clauses(const Document& document, const DocumentWords& words,
                                               const WordSenses& senses);

}  // namespace stet
