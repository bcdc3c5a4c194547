// What two statements commit to, compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/parallel.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/commitment/difference.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/document/document.hpp"
#include "engine/document/words.hpp"

namespace stet {

enum class Status : std::uint8_t { kept, reworded, added, dropped };
enum class Shift : std::uint8_t { none, strengthened, weakened };
enum class Facet : std::uint8_t { verb, actor, amount, deadline, name, scope, wording, spelling };

struct ClauseRow {
  Status status = Status::kept;
  Shift shift = Shift::none;   // of reworded rows only
  std::vector<Facet> changed;  // in the order of the enumeration
  bool moved = false;
  // Of a dropped or added commitment: its words stand inside a commitment of the other statement that
  // continues another one.
  bool in_another = false;
  Difference amounts;    // of reworded rows; equal amounts of two things are two
  Difference deadlines;  // the same, dates of what was done before among them where one replaces another
  std::string why;  // the evidence in words: "notice → undertaking: noted → resolved to"; of a dropped or
                    // added commitment which clause its words stand in now, or stood in before; else empty
  std::optional<Clause> old_clause;
  std::optional<Clause> new_clause;
  std::vector<Edit> edits;  // from the old clause's text to the new one's; one piece when added or dropped
};

struct Comparison {
  Document old_document;
  Document new_document;
  std::string lexicon;  // its name; empty: the built-in one
  Alignment alignment;
  std::vector<ClauseRow> clauses;  // in the new document's order, dropped ones after what they followed; each
                                   // clause of both documents in exactly one row
};

// Takes the documents over. Deterministic, and the same on any number of threads; compare(b, a) mirrors
// compare(a, b).
[[nodiscard]] Comparison compare(Document old_document, Document new_document, const Lexicon& lexicon,
                                 std::size_t max_threads = default_max_threads);
// The same of documents whose words are split already.
[[nodiscard]] Comparison compare(Document old_document, SplitWords old_words, Document new_document,
                                 SplitWords new_words, const Lexicon& lexicon,
                                 std::size_t max_threads = default_max_threads);

// The clause stage alone, for callers that already hold an alignment.
[[nodiscard]] std::vector<ClauseRow> compare_clauses(const Document& old_document,
                                                     const Document& new_document, const Alignment& alignment,
                                                     const Lexicon& lexicon);

// The same for clauses already found: each document's own, in the order of find_clauses.
[[nodiscard]] std::vector<ClauseRow> compare_clauses(const Document& old_document,
                                                     const std::vector<Clause>& old_clauses,
                                                     const Document& new_document,
                                                     const std::vector<Clause>& new_clauses,
                                                     const Alignment& alignment, const Lexicon& lexicon);

// The row of two clauses that are known to be one, from editions that need not follow one another.
[[nodiscard]] ClauseRow compare_linked(const Document& old_document, const Clause& old_clause,
                                       const Document& new_document, const Clause& new_clause,
                                       const Lexicon& lexicon);

[[nodiscard]] std::string_view name(Status status) noexcept;
[[nodiscard]] std::string_view name(Shift shift) noexcept;
[[nodiscard]] std::string_view name(Facet facet) noexcept;

}  // namespace stet
