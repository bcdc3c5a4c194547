// A report as text for a terminal, a pipe or a text file.
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/report.hpp"

namespace stet {

struct TerminalStyle {
  bool colour = false;     // ANSI colours and weight; without them changes stand in [-…-] and {+…+}
  bool unicode = true;     // ¶ → · … ; else par. -> ; ...
  std::size_t width = 80;  // columns
};

// Ends with a newline. Statement text is escaped: no byte of it can steer the terminal. Linear.
[[nodiscard]] std::string render_terminal(const Report& report, const TerminalStyle& style = {});

}  // namespace stet
