// Rolling facts: what changes with every edition because it names the edition.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/document/document.hpp"

namespace stet {

struct Exchange {
  std::string before;  // as it stands: "4 November 2019"
  std::string after;
};

// An edition's facts in the forms that texts use.
struct RollingFacts {
  explicit RollingFacts(const Facts& facts);

  struct Date {
    std::uint32_t year = 0;  // 0: no date
    std::uint32_t month = 0;
    std::uint32_t day = 0;
  };
  std::array<std::string, 3> ordinals;  // of the previous, this, the next edition: "22nd"
  std::array<std::string, 3> spelt;     // "twenty-second"
  Date date;
  std::vector<std::string> place;  // its words in lower case
};

// What the redline exchanges, where it exchanges nothing but each edition's own ordinal (and those of the
// editions before and after it), date, year and place for the other's; else nothing. Years count only with
// `years`: in a promise a year is a deadline. Linear in the text.
[[nodiscard]] std::optional<std::vector<Exchange>> rolling_exchanges(const std::vector<Edit>& edits,
                                                                     const RollingFacts& old_facts,
                                                                     const RollingFacts& new_facts,
                                                                     bool years = true);

[[nodiscard]] std::string ordinal_text(std::uint32_t ordinal);  // "22nd"
[[nodiscard]] std::string date_text(
    const std::string& iso_date);  // "4 November 2019"; as it came if not ISO 8601

}  // namespace stet
