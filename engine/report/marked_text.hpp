// Marked pieces in the inks of a terminal, and as Markdown.
#pragma once

#include <string>
#include <vector>

#include "engine/report/passage.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/terminal.hpp"
#include "engine/report/wrap.hpp"

namespace stet {

// Each piece in its ink or brackets, escaped. Neighbouring old and new words get a space where ink alone
// parts them.
[[nodiscard]] std::vector<Inked> inked(const std::vector<Piece>& pieces, const TerminalStyle& style);

// Deletions in <del>, insertions in <ins>, escaped.
[[nodiscard]] std::string marked_markdown(const std::vector<Piece>& pieces);

}  // namespace stet
