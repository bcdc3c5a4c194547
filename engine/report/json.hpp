// Machine-readable output. The shapes are published in docs/schema/ as JSON Schema.
#pragma once

#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"

namespace stet {

// stet.compare/1: the whole comparison, every row of it. begin and end are code-point offsets into the
// paragraph's text. Linear.
[[nodiscard]] std::string render_json(const Comparison& comparison);

// stet.show/1: one statement as it was read.
// `lexicon`: the name of the one that found the clauses; empty: the built-in one.
[[nodiscard]] std::string render_json(const Document& document, const std::vector<Clause>& clauses,
                                      std::string_view lexicon = {});

}  // namespace stet
