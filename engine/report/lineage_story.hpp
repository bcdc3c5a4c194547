// A lineage as a story: what happened to it, edition by edition, in words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/history/lineage.hpp"
#include "engine/report/passage.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

// None of these is escaped. All are linear in what they tell.

// An event worth a line, and how long what it brought stood.
struct Chapter {
  const LineageEvent* event = nullptr;
  std::size_t editions = 1;  // in a row from it on, by the same wording
  std::uint32_t last = 0;    // of them
};
[[nodiscard]] std::vector<Chapter> chapters(const Lineage& lineage);

// "undertaking · The Committee · 2008-12-16 to 2012-10-24 · in 31 editions · 2 stronger · 1 weaker · 1
// returned"
[[nodiscard]] std::string lineage_outline(const History& history, const Lineage& lineage, const Signs& signs);

// "stronger · ¶3.2 · so for 19 editions, to 2011-06-22 · notice → undertaking: …"
[[nodiscard]] std::string chapter_facts(const History& history, const Lineage& lineage,
                                        const Chapter& chapter, const Signs& signs);

// The marked text of a chapter; empty where it brought no new words. `context` as in ReportOptions.
[[nodiscard]] std::vector<Piece> chapter_pieces(const Lineage& lineage, const Chapter& chapter,
                                                std::size_t context);

// "[The Committee] will adjust …": with the actor that stood in the sentence before, in brackets.
[[nodiscard]] std::string text_with_actor(const Wording& wording);

}  // namespace stet
