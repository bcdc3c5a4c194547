// The two statements beside one another: every paragraph of both, in rows, with its redline.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/report/report.hpp"

namespace stet {

// One sentence where it stands, marked.
struct AlignedSentence {
  // On the old side plain and erased text: the source's own, byte for byte. On the new side plain, inserted
  // and, between them, erased text, with the spaces of a redline that reads in both versions. Each sentence
  // but a paragraph's first begins with the space before it.
  std::vector<Piece> pieces;
  Remark remark = Remark::none;  // moved_from and moved_within on the new side, moved_to on the old
  std::vector<Place> places;     // what the remark points to
  // On the new side only: a sentence of the old paragraph that is not here any more, told where it stood. It
  // was dropped (all erased), or stands elsewhere (moved_to, no pieces).
  bool gone = false;
  bool rolling = false;  // exchanges nothing but rolling facts
};

struct AlignedParagraph {
  Place place;
  std::vector<AlignedSentence> sentences;
};

struct AlignedRow {
  ParagraphVerdict verdict;
  Outcome outcome = Outcome::stands;  // stands, rolling, reworded, split, merged, dropped or added
  bool doubtful = false;
  // Where a moved paragraph stood in the old statement stands a row that has its old places alone, without
  // sentences. It and the row it was moved to name one another.
  bool left_behind = false;
  std::optional<std::uint32_t> counterpart;
  std::vector<AlignedParagraph> old_side;
  std::vector<AlignedParagraph> new_side;

  // Nothing here changed, moved or is in doubt: both sides say the same, or the same but for layout.
  [[nodiscard]] bool uneventful() const noexcept;
};

// Each paragraph of both documents in one row that has its sentences, in the new document's order, a dropped
// one after what it followed in the old. Linear, but for sorting the sentences of a row.
[[nodiscard]] std::vector<AlignedRow> side_by_side(const Comparison& comparison);

}  // namespace stet
