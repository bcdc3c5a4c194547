// What a reader is told about two statements: one model, rendered by one file per format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/commitment/comparison.hpp"
#include "engine/report/passage.hpp"

namespace stet {

// Which changes of commitments and paragraphs a report is limited to.
enum class Selection : std::uint8_t { added, dropped, reworded, strengthened, weakened, moved, kept };

struct ReportOptions {
  // Empty: all changes. `reworded` takes in strengthened and weakened, split and merged; `kept` lists what
  // stands.
  std::vector<Selection> only;
  std::vector<ClauseClass>
      classes;  // empty: commitments (and with all_clauses the rest); else clauses of these alone
  bool all_clauses = false;  // calls, positions, notices, … beside commitments
  std::size_t context = 8;   // unchanged words kept on each side of a change; no_elision keeps all
};
inline constexpr std::size_t no_elision = 1'000'000'000;

enum class FigureSubject : std::uint8_t { commitments, other_clauses, paragraphs, sentences, links };
enum class Outcome : std::uint8_t {
  stronger,
  weaker,
  dropped,
  absorbed,  // dropped, and its words stand in another commitment now
  added,
  detached,  // added, and its words stood in another commitment before
  reworded,
  split,
  merged,
  moved,
  stands,
  rolling,
  doubtful
};

// What an entry counts as; an entry may count as several things (a paragraph both reworded and moved).
struct Counted {
  FigureSubject subject = FigureSubject::commitments;
  Outcome outcome = Outcome::stands;
  friend auto operator<=>(const Counted&, const Counted&) = default;
};

// A figure of the headline. Equals the number of entries below that count as `what`; those that stand have
// entries only when Selection::kept asks for them.
struct Figure {
  Counted what;
  std::size_t count = 0;
};

// A paragraph as readers cite it.
struct Place {
  std::string label;          // printed number, empty if none
  std::uint32_t running = 0;  // from 1, among the paragraphs of its kind
  ParagraphKind kind = ParagraphKind::body;
  std::uint32_t page = 0;       // 0: the source has no pages
  std::uint32_t paragraph = 0;  // index into Document::paragraphs
};

enum class Remark : std::uint8_t {
  none,
  moved_from,
  moved_to,
  moved_within,
  old_text,
  new_text,
  nearest_in_old,
  nearest_in_new
};

// One sentence or clause, marked, with a remark about it; `pieces` is empty where the remark says it all.
struct Passage {
  std::vector<Piece> pieces;
  Remark remark = Remark::none;
  std::vector<Place> places;  // what the remark points to
  std::size_t sentences = 1;  // of moved_to: how many sentences went there
};

// One thing that changed: `before` without `after` was lost, `after` without `before` gained; neither: see
// the redline.
struct FacetChange {
  std::string what;  // "class", "verb", "hedge", "deadline", "amount", "name", "actor", "scope", …
  std::string before;
  std::string after;
};

// What was compared with what, for the rows of a paragraph.
struct ParagraphVerdict {
  Relation relation = Relation::unchanged;
  bool moved = false;
  double similarity = 0;
  MatchedBy matched_by = MatchedBy::verbatim;
  double confidence = 1;
};

struct Entry {
  std::vector<Place> old_places;
  std::vector<Place> new_places;
  std::vector<Counted> counted;
  std::vector<FacetChange> facts;
  std::vector<Passage> passages;
  bool shown_elsewhere = false;     // a paragraph of whose changes other sections have shown some or all
  std::optional<ClauseRow> clause;  // of the commitment sections
  std::optional<ParagraphVerdict> paragraph;  // of "paragraphs" and "to check"
  std::optional<LeftOut> left_out;            // of "left out"
  bool of_old = false;                        // side of `left_out`
};

enum class SectionKind : std::uint8_t {
  stronger,
  weaker,
  dropped,
  absorbed,
  added,
  detached,
  reworded,
  moved,
  standing,
  paragraphs,
  rolling,
  to_check,
  left_out,
  limits
};

struct Section {
  SectionKind kind = SectionKind::stronger;
  std::vector<Entry>
      entries;  // never empty; commitments before other clauses, then in the new statement's order
};

struct Edition {
  std::string source;
  std::string title;
  std::string ordinal;  // "22nd"; empty if unknown
  std::string date;     // "4 November 2019"; empty if unknown
  std::string place;
  std::string sha256;  // of the source's bytes, hexadecimal; empty if it was not a file
};

enum class Sameness : std::uint8_t { different, same_file, same_text };

struct Report {
  Edition old_edition;
  Edition new_edition;
  std::string lexicon;               // its name; empty: the built-in one
  std::string meeting;               // "ASEAN-Japan Summit" where both have an ordinal; else empty
  std::vector<Piece> title_redline;  // where the titles differ in more than rolling facts; else empty
  Sameness sameness = Sameness::different;
  std::vector<Figure> figures;  // in the order to print; those of nought are left out, but for what stands
  std::size_t layout_only = 0;
  std::vector<std::pair<std::string, std::size_t>> left_out;  // "page footer", 6; in order of appearance
  std::vector<Section> sections;
  bool filtered = false;         // only part of the changes was asked for
  bool running_numbers = false;  // some place has no printed number: say how to read "¶[5]"
};

// Linear in the size of the comparison, but for sorting.
[[nodiscard]] Report make_report(const Comparison& comparison, const ReportOptions& options = {});

// The figures of the JSON contract, over all rows.
struct Summary {
  std::size_t unchanged = 0, reworded = 0, split = 0, merged = 0, added = 0, dropped = 0, moved = 0;
  struct Commitments {
    std::size_t added = 0, dropped = 0, reworded = 0, kept = 0, strengthened = 0, weakened = 0, moved = 0;
    std::size_t dropped_into_another = 0, added_from_another = 0;  // among `dropped` and `added`
  } commitments;
};
[[nodiscard]] Summary summarise(const Comparison& comparison);

// Either side of the row is a commitment.
[[nodiscard]] bool concerns_commitment(const ClauseRow& row) noexcept;

// A commitment was added, dropped or reworded in more than rolling facts.
[[nodiscard]] bool commitments_changed(const Comparison& comparison);

[[nodiscard]] std::string_view title(SectionKind kind) noexcept;      // "STRONGER"
[[nodiscard]] std::string_view name(FigureSubject subject) noexcept;  // "Commitments"
[[nodiscard]] std::string_view name(Outcome outcome) noexcept;        // "stronger", "rolling facts only"
[[nodiscard]] std::string_view name(Selection selection) noexcept;    // "strengthened"

}  // namespace stet
