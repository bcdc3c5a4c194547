// Amounts, dates, names and hedges in a clause, each as it stands; amounts and dates also in a form in which
// equal facts are equal.
#pragma once

#include <string>
#include <vector>

#include "engine/base/span.hpp"
#include "engine/commitment/patterns.hpp"

namespace stet {

struct Fact {
  Span span;          // bytes in the paragraph's text
  std::string key;    // equal for "USD 1 million" and "1 million USD", "before 2025" and "not later than 31
                      // December 2024"
  bool firm = false;  // of deadlines: names a date or a length of time ("by 2030"), not "in the future"
};

struct ClauseFacts {
  std::vector<Fact> amounts;     // money, shares, counts, frequencies
  std::vector<Fact> deadlines;   // dates, years, periods
  std::vector<Fact> references;  // dates of what was done before: "as announced in November"
  std::vector<Span> names;       // capitalised names with their ordinals
  std::vector<Span> hedges;
};

// Linear in the number of tokens.
[[nodiscard]] ClauseFacts find_facts(const Stretch& in);

// The position after the amount of money that starts at `i`; `i` if none does.
[[nodiscard]] std::size_t money_end(const Stretch& in, std::size_t i);

}  // namespace stet
