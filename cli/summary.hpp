// A comparison in one line.
#pragma once

#include <string>

#include "engine/commitment/lexicon.hpp"
#include "engine/document/document.hpp"

namespace stet::cli {

// "commitments: 2 stronger, 1 weaker, 3 dropped, 4 added, 5 reworded; paragraphs: 1 dropped, 2
// added". Thread-safe. Costs a comparison.
[[nodiscard]] std::string change_summary(const Document& before, const Document& after,
                                         const Lexicon& lexicon);

}  // namespace stet::cli
