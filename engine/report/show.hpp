// One statement as it was read, for a person who wonders why a comparison looks as it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/commitment/clause.hpp"
#include "engine/document/document.hpp"
#include "engine/report/terminal.hpp"

namespace stet {

// `lexicon` is the name of the one that found the clauses; empty: the built-in one. Facts, figures, then each
// paragraph with its origin, its text and its clauses, then what was left out. Escaped as render_terminal
// does. Linear.
[[nodiscard]] std::string render_document(const Document& document, const std::vector<Clause>& clauses,
                                          const TerminalStyle& style = {}, std::string_view lexicon = {});

}  // namespace stet
