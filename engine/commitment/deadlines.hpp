// Dates, years and periods.
#pragma once

#include <string>

#include "engine/commitment/patterns.hpp"

namespace stet {

struct Deadline {
  std::size_t begin = 0;
  std::size_t end = 0;  // `begin` if there is none
  std::string key;      // "until 2024-12-31", "at 2020-03", "5 years"
  bool firm = false;
  bool past = false;  // dates what was done before ("as announced in November"), and sets no time to act by
};

// The deadline whose date or period stands at `i` (a month, a year, a unit of time, a word such as "future");
// its begin may lie before `i`, never before `floor`.
[[nodiscard]] Deadline deadline_at(const Stretch& in, std::size_t i, std::size_t floor);

}  // namespace stet
