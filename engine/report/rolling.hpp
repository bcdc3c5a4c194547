// Rolling facts: what changes with every edition because it names the edition.
#pragma once

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

// What the redline exchanges, where it exchanges nothing but each edition's own ordinal (and those of the
// editions before and after it), date, year and place for the other's; else nothing. Years count only with
// `years`: in a promise a year is a deadline. Linear in the text.
[[nodiscard]] std::optional<std::vector<Exchange>> rolling_exchanges(const std::vector<Edit>& edits,
                                                                     const Facts& old_facts,
                                                                     const Facts& new_facts,
                                                                     bool years = true);

[[nodiscard]] std::string ordinal_text(std::uint32_t ordinal);  // "22nd"
[[nodiscard]] std::string date_text(
    const std::string& iso_date);  // "4 November 2019"; as it came if not ISO 8601

}  // namespace stet
