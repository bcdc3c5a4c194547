// Paragraphs as readers cite them.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/document/document.hpp"
#include "engine/report/report.hpp"

namespace stet {

// One place for each paragraph of the document.
[[nodiscard]] std::vector<Place> places_of(const Document& document);

// The row of each paragraph and of each sentence, for one side.
struct RowIndex {
  std::vector<std::uint32_t> paragraph;              // [paragraph]
  std::vector<std::vector<std::uint32_t>> sentence;  // [paragraph][sentence]
};
inline constexpr std::uint32_t no_row = 0xFFFFFFFFU;
[[nodiscard]] RowIndex index_rows(const Document& document, const Alignment& alignment, bool old_side);

}  // namespace stet
