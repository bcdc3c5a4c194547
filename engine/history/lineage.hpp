// What became of each sentence and each clause of a series, edition by edition: the one value that blame,
// trace, timeline and every renderer of them read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/span.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/document/document.hpp"

namespace stet {

inline constexpr std::uint32_t no_lineage = 0xFFFFFFFFU;

// How a paragraph is cited.
struct ParagraphName {
  std::string label;          // the printed number; empty if none
  std::uint32_t running = 0;  // from 1, among the paragraphs of its kind
  ParagraphKind kind = ParagraphKind::body;
};

struct EditionFacts {
  std::string name;    // as the reader calls it: "2011-08-09", "22"
  std::string source;  // Document::source
  Facts facts;
  std::vector<ParagraphName> paragraphs;
};

enum class LineageKind : std::uint8_t { sentence, clause };

// What happened to a lineage in one edition. Of a returned one see the wording for whether it came back
// reworded, stronger or weaker.
enum class Step : std::uint8_t {
  first,         // no edition before has it
  split,         // sentences: stood inside another lineage's sentence, and is one of its own from here
  kept,          // but for layout
  reworded,      // same force
  strengthened,  // clauses only
  weakened,      // clauses only
  dropped,       // this is the first edition without it
  merged,        // sentences: from here its words stand inside another lineage's sentence
  returned       // stands again after editions without it
};

// One wording of a lineage, and how it differs from the one before.
struct Wording {
  std::uint32_t edition = 0;     // that brought it
  std::string text;              // as it stands there
  std::vector<Edit> edits;       // from the wording before; empty for the first
  Shift shift = Shift::none;     // clauses only, as are all that follow
  std::vector<Facet> changed;    // against the wording before
  std::string why;               // the evidence in words
  std::optional<Clause> clause;  // places in it are those of `edition`
};

struct LineageEvent {
  std::uint32_t edition = 0;
  Step step = Step::first;
  bool moved = false;         // stands elsewhere than in the edition before
  std::uint32_t wording = 0;  // index into Lineage::wordings; of dropped and merged ones, the last
  std::uint32_t gap = 0;      // of returned ones: editions without it just before
  // Of those that stand: paragraph and sentence, and the bytes in the paragraph's text.
  SentenceRef place;
  Span span;

  [[nodiscard]] bool stands() const noexcept { return step != Step::dropped && step != Step::merged; }
};

struct Lineage {
  LineageKind kind = LineageKind::sentence;
  bool heading = false;
  std::vector<Wording> wordings;     // not empty, by edition
  std::vector<LineageEvent> events;  // ascending editions; one for each in which it stands, and one for the
                                     // first without it
  std::uint32_t split_from = no_lineage;   // of the same kind
  std::uint32_t merged_into = no_lineage;  // the last one it went into

  [[nodiscard]] std::uint32_t first_edition() const noexcept { return events.front().edition; }
  [[nodiscard]] std::uint32_t last_edition() const noexcept;    // the last in which it stands
  [[nodiscard]] std::size_t editions() const noexcept;          // in how many it stands
  [[nodiscard]] std::size_t count(Step step) const noexcept;    // events of this kind
  [[nodiscard]] std::size_t count(Shift shift) const noexcept;  // wordings of this shift
  [[nodiscard]] bool ever_commitment() const noexcept;          // a wording of it is a commitment
  // The event in that edition; nullptr if there is none.
  [[nodiscard]] const LineageEvent* at(std::uint32_t edition) const noexcept;
};

// Every sentence of every edition stands in exactly one event of `sentences`; every clause in one of
// `clauses`.
struct History {
  std::vector<EditionFacts> editions;  // oldest first
  std::string lexicon;                 // its name; empty: the built-in one, or none was needed
  std::vector<Lineage> sentences;      // by first edition, then by place
  std::vector<Lineage> clauses;        // the same; empty where only sentences were followed
  std::vector<std::string> limits;     // limits that were hit, each with its editions

  [[nodiscard]] const std::vector<Lineage>& of(LineageKind kind) const noexcept {
    return kind == LineageKind::sentence ? sentences : clauses;
  }
};

[[nodiscard]] std::string_view name(Step step) noexcept;  // "first", "kept", "stronger", "weaker", …
[[nodiscard]] std::string_view name(LineageKind kind) noexcept;

}  // namespace stet
