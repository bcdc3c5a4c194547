// Commitments against editions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/commitment/lexicon.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

enum class TimelineOrder : std::uint8_t {
  lived,    // in most editions first
  changed,  // with most changes first: rewordings, drops, returns
  first     // by first appearance, then by place: as a reader of the series met them
};

struct TimelineOptions {
  // Empty: lineages that were a commitment at some time (all clauses with `all_clauses`). Else those that
  // were of one of these classes at some time.
  std::vector<ClauseClass> classes;
  bool all_clauses = false;
  std::string text;         // a wording holds these words side by side, layout and inflection folded
  std::string actor;        // an actor of it holds these words
  std::uint32_t since = 0;  // editions of the matrix, both included
  std::uint32_t until = 0xFFFFFFFFU;
  TimelineOrder order = TimelineOrder::lived;
};

struct TimelineRow {
  std::uint32_t lineage = 0;  // index into History::clauses
  // [edition - since]: nothing where it does not stand and was not dropped just there. The first cell is
  // `first` only where the lineage begins there.
  std::vector<std::optional<Step>> cells;
  std::size_t editions = 0;  // in which it stands, of those of the matrix
  std::size_t changes = 0;   // cells that are neither first nor kept
};

struct Timeline {
  std::uint32_t since = 0;
  std::uint32_t until = 0;
  std::vector<TimelineRow> rows;  // of lineages that stand in an edition of the matrix, or are dropped in it
};

// Deterministic: rows of equal rank are ordered by first appearance and place. A cell of something that came
// back reworded says returned. Linear in the history.
[[nodiscard]] Timeline timeline(const History& history, const TimelineOptions& options,
                                const Lexicon& lexicon);

// What a reader calls the lineage: the wording of the last edition of the matrix in which it stands.
[[nodiscard]] const Wording& wording_until(const Lineage& lineage, std::uint32_t edition);

}  // namespace stet
