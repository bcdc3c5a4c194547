#include <iostream>

#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"

int main() {
  const auto before = stet::import_bytes("1. We resolved to meet every year.\n", "old");
  const auto after = stet::import_bytes("1. We noted the need to meet every year.\n", "new");
  const auto comparison = stet::compare(before, after, stet::Lexicon::built_in());
  for (const stet::ClauseRow& row : comparison.clauses) std::cout << name(row.shift) << ": " << row.why << '\n';
}
