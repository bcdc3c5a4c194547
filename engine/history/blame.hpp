// Since when each sentence of an edition stands, and since when it reads as it does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

inline constexpr std::uint32_t no_edition = 0xFFFFFFFFU;

struct BlameLine {
  SentenceRef place;
  std::string text;
  std::uint32_t lineage = 0;  // index into History::sentences
  // Where the sentence first stood; of a piece of a split, where the sentence it was split from did.
  std::uint32_t first = 0;
  // Which gave it its wording: the last edition that changed a word of it. What came back as it was keeps the
  // edition that had worded it.
  std::uint32_t worded = 0;
  std::uint32_t returned = no_edition;  // the last time it came back
  std::uint32_t gone = 0;               // for how many editions it had been gone then
  std::uint32_t moved = no_edition;     // the last time it moved
  bool split = false;                   // it was once part of a longer sentence
};

struct Blame {
  std::vector<EditionFacts> editions;  // up to the one that is told of, which is the last
  std::vector<BlameLine> lines;        // every sentence of it, headings too, in reading order
};

// `history` must hold the sentences of `edition`'s document. Linear in the history.
[[nodiscard]] Blame blame(const History& history, const Document& document, std::uint32_t edition);

}  // namespace stet
