// What two consecutive editions say of each sentence or clause. Private to engine/history.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/history/lineage.hpp"

namespace stet {

// A sentence or clause of one edition.
struct Item {
  SentenceRef place;
  Span span;  // bytes in the paragraph's text
  bool heading = false;
};

// An item of the older edition and the one that continues it.
struct ItemLink {
  std::uint32_t old_item = 0;
  std::uint32_t new_item = 0;
  bool moved = false;
  bool changed = false;  // in more than layout; only then the rest holds something
  Shift shift = Shift::none;
  std::vector<Facet> facets;
  std::string why;
  std::vector<Edit> edits;
};

// A piece of a split (new) beside its whole (old), or a source of a merge (old) beside its whole (new), where
// another piece or source continues the whole.
struct ItemBranch {
  std::uint32_t old_item = 0;
  std::uint32_t new_item = 0;
};

struct Steps {
  std::vector<ItemLink> links;  // each item in one at most
  std::vector<ItemBranch> splits;
  std::vector<ItemBranch> merges;
};

[[nodiscard]] std::vector<Item> sentence_items(const Document& document);
[[nodiscard]] std::vector<Item> clause_items(const Document& document, const std::vector<Clause>& clauses);

[[nodiscard]] Steps sentence_steps(const Document& old_document, const Document& new_document,
                                   const Alignment& alignment);
// A clause that stays in its sentence moves with it.
[[nodiscard]] Steps clause_steps(const std::vector<Clause>& old_clauses,
                                 const std::vector<Clause>& new_clauses, std::vector<ClauseRow> rows,
                                 const std::vector<Item>& old_sentences,
                                 const std::vector<Item>& new_sentences, const Steps& sentences);
// Of one row of two clauses known to be one, from editions that were not aligned.
[[nodiscard]] ItemLink clause_link(ClauseRow row);

}  // namespace stet
