// A comparison as a web page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.hpp"
#include "engine/report/side_by_side.hpp"

namespace stet {

// One file that holds all it needs: figures, the commitments as a table, both statements beside one another,
// and what a reader has to know about the comparison. `rows` are of the same comparison as the report. The
// same input gives the same bytes. `crumbs` is HTML to stand above it all. Linear.
[[nodiscard]] std::string render_html(const Report& report, const std::vector<AlignedRow>& rows,
                                      std::string_view crumbs = {});

}  // namespace stet
