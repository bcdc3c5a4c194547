// The word-level edits between two texts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/align/edit_script.hpp"
#include "engine/text/words.hpp"

namespace stet {

struct RedlineOptions {
  EditScriptOptions script;
  // A stretch of equal words between two replacements is read as part of one phrase when it weighs at most
  // this share of the lighter of the two. A content word weighs 1.
  double max_island_share = 0.5;
  double function_word_weight = 0.3;
  double punctuation_weight = 0.2;
};

struct Redline {
  std::vector<Edit>
      edits;  // neighbours differ in `op`; erase stands before insert; see Edit for the invariants
  std::size_t layout_only = 0;  // words that are equal but for layout
  bool exact = true;            // false when a limit made it longer than necessary

  [[nodiscard]] bool changed() const noexcept;  // any piece that is not equal
};

// Whole words, changes grouped into phrases, numbers and names unbroken; minimal before grouping.
// O((n + m) · d) in words, for d differing words.
[[nodiscard]] Redline redline(std::string_view old_text, std::string_view new_text,
                              const RedlineOptions& options = {});

// The same for texts already split with one vocabulary.
[[nodiscard]] Redline redline(std::string_view old_text, std::span<const Word> old_words,
                              std::string_view new_text, std::span<const Word> new_words,
                              const Vocabulary& vocabulary, const RedlineOptions& options = {});

}  // namespace stet
