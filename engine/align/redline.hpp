// The word-level edits between two texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"

namespace stet {

struct RedlineOptions {
  std::size_t max_cost =
      4'000'000;  // diff steps; beyond it the middle is shown as replaced whole and `truncated` set
};

struct Redline {
  std::vector<Edit>
      edits;  // adjacent pieces differ in `op`; erase stands before insert; see Edit for the invariants
  std::size_t layout_only = 0;
  bool truncated = false;

  [[nodiscard]] bool changed() const noexcept;  // any piece that is not equal
};

// Whole words, changes grouped into phrases, numbers and names unbroken; minimal before grouping.
// O((n+m)·d) in words for d differing words.
[[nodiscard]] Redline redline(std::string_view old_text, std::string_view new_text,
                              const RedlineOptions& options = {});

}  // namespace stet
