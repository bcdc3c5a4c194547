// The new statement as one text in which every change against the old is tracked: what a word processor
// holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"

namespace stet {

enum class Tracking : std::uint8_t {
  kept,        // stands in both
  inserted,    // in the new statement only
  deleted,     // in the old one only
  moved_from,  // stands elsewhere in the new one
  moved_to,
};

// One move has a stretch it was moved from and one it was moved to; no two stretches of any moves overlap,
// and nothing inside is kept. `begins` and `ends` are set on the first and the last thing of each stretch.
struct Tracked {
  Tracking tracking = Tracking::kept;
  std::uint32_t move = 0;  // from 1; 0: no move
  bool begins = false;
  bool ends = false;
};

struct TrackedRun {
  Tracked tracked;
  std::string text;    // UTF-8, unescaped
  bool label = false;  // the paragraph's printed number, without its punctuation
};

// A paragraph with the mark that ends it. A mark that was deleted, or moved away, joins the paragraph to the
// next in the new statement; one that was inserted, or moved to, does so in the old.
struct TrackedParagraph {
  ParagraphKind kind = ParagraphKind::body;
  bool numbered = false;
  std::vector<TrackedRun> runs;
  Tracked mark;
};

struct TrackedText {
  std::vector<TrackedRun> title;  // kept, inserted and deleted; empty where neither statement has one
  std::vector<TrackedParagraph> paragraphs;
  std::uint32_t moves = 0;
};

// With all changes accepted the paragraphs are the new statement's, byte for byte, with their printed
// numbers; with all rejected they are the old one's, but for layout: what stands in both quotes the new
// statement, as in a redline. Inside linked sentences that kept their places nothing is marked beyond their
// redline. Near linear.
[[nodiscard]] TrackedText tracked_text(const Comparison& comparison);

}  // namespace stet
