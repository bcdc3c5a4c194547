// The sheet of commitments in a spreadsheet. Private to engine/report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/report/commitment_rows.hpp"
#include "engine/report/workbook.hpp"

namespace stet {

// The colour of a figure of this outcome.
[[nodiscard]] CellStyle style_of(Outcome outcome);

// Rows are put one after another; finish() before another sheet is begun.
class CommitmentSheet {
 public:
  // `of_pairs`: with a first column for the pair that a commitment is of.
  CommitmentSheet(Workbook& book, const std::string& name, bool of_pairs);
  void put(const CommitmentRow& row, std::string_view pair = {});
  void finish();

 private:
  Workbook& book_;
  bool of_pairs_ = false;
  std::uint32_t rows_ = 0;
};

}  // namespace stet
