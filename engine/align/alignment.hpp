// What aligning two documents yields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class Relation : std::uint8_t { unchanged, reworded, split, merged, added, dropped };

// How a link was found, the strongest reason first.
enum class MatchedBy : std::uint8_t { verbatim, wording, label, neighbours };

struct ParagraphRow {
  Relation relation = Relation::unchanged;
  bool moved = false;                   // outside the longest increasing run of links
  std::vector<std::uint32_t> old_side;  // indices into Document::paragraphs; empty when added
  std::vector<std::uint32_t> new_side;  // empty when dropped
  double similarity = 0;                // 0 … 1, share of weighted words in common; 0 when added or dropped
  MatchedBy matched_by = MatchedBy::verbatim;
  double confidence = 1;  // 0 … 1; of the decision, also of "added" and "dropped"
};

struct SentenceRef {
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
  friend auto operator<=>(const SentenceRef&, const SentenceRef&) = default;
};

enum class EditOp : std::uint8_t { equal, erase, insert };

// One piece of a redline. The texts of `equal` and `insert`, joined, are the new text byte for byte; those of
// `equal` and `erase` are the old text but for layout. `equal` quotes the new text.
struct Edit {
  EditOp op = EditOp::equal;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

struct SentenceRow {
  Relation relation = Relation::unchanged;
  bool moved = false;  // its paragraphs are not linked with one another, or its order inside them changed
  std::vector<SentenceRef> old_side;
  std::vector<SentenceRef> new_side;
  std::vector<Edit> edits;  // of a split or merged row: of its sentences joined by one space
};

// Every paragraph and every sentence of both documents stands in exactly one row. Rows are in the new
// document's order; a dropped row stands after what it followed in the old one.
struct Alignment {
  std::vector<ParagraphRow> paragraphs;
  std::vector<SentenceRow> sentences;
  std::vector<std::uint32_t> doubtful;  // indices into `paragraphs` that a person should check
  // For each of `doubtful` that was dropped or added, the body paragraph of the other document that shares
  // most of its words; nothing where none does. Empty where it was not looked for.
  std::vector<std::optional<std::uint32_t>> nearest;
  std::size_t layout_only = 0;      // places where linked texts differ in layout alone
  std::vector<std::string> limits;  // each limit that was hit, in a sentence for people
};

[[nodiscard]] std::string_view name(Relation relation) noexcept;  // "unchanged", …, as in the JSON contract
[[nodiscard]] std::string_view name(MatchedBy matched_by) noexcept;
[[nodiscard]] std::string_view name(EditOp op) noexcept;  // "equal", "delete", "insert"

}  // namespace stet
