// Tables of contents and lists of figures.
#pragma once

#include <string_view>
#include <vector>

#include "engine/import/blocks.hpp"

namespace stet {

// Whether a line ends in leader dots with or without a page number behind them: "Scope ........ 3".
[[nodiscard]] bool has_leader(std::string_view line);

// Moves the entries of tables of contents, lists of figures and lists of tables to `left_out` with their
// heading: entries end in leader dots, or stand in a row behind such a heading, or repeat headings below with
// page numbers that do not fall. Linear.
void take_contents(std::vector<Block>& blocks, std::vector<LeftOut>& left_out);

}  // namespace stet
