// The commitments of a report as the rows of a table, for spreadsheets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.hpp"

namespace stet {

// One entry of a commitment section. All texts are UTF-8 and unescaped.
struct CommitmentRow {
  SectionKind section = SectionKind::stronger;
  std::string status;  // "stronger", "weaker", "dropped", "added", "reworded", "moved", "stands"
  std::optional<Place> old_place;
  std::optional<Place> new_place;
  std::string old_class;  // empty where the clause does not stand, as all that is of one side
  std::string new_class;
  std::string old_actor;
  std::string new_actor;
  std::string changes;   // "notice → undertaking · deadline 2020 lost"
  std::string old_text;  // the clause as published; words in square brackets are understood from before it
  std::string new_text;
  std::vector<Piece> redline;  // whole, without ellipsis; of one side: erased or inserted alone
};

// In the report's order. `comparison` is the one the report was made of. Linear.
[[nodiscard]] std::vector<CommitmentRow> commitment_rows(const Report& report, const Comparison& comparison);

// "7", "[7]" where no number is printed, "heading [2]".
[[nodiscard]] std::string cell_text(const Place& place);

}  // namespace stet
