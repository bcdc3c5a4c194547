// A report as a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "engine/report/report.hpp"
#include "engine/report/side_by_side.hpp"

namespace stet {

// The bytes of an .xlsx file with three sheets: the summary with what to check and what was left out; the
// commitments, with filter, coloured status and the redline as rich text; every paragraph of both statements,
// as side_by_side() pairs them. `comparison` is the one the report was made of. Linear.
[[nodiscard]] std::string render_xlsx(const Report& report, const Comparison& comparison,
                                      const std::vector<AlignedRow>& rows);

}  // namespace stet
