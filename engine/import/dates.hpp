// Dates as statements print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/span.hpp"

namespace stet {

struct FoundDate {
  std::string iso;  // "2020-11-12"; of a period ("4-6 September 2023") its last day
  Span span;  // the words of the date in the text, with the day that begins a period and a weekday before it
};

// The first full date (day, month, year) of `text`: "12 November 2020", "12th of November, 2020", "November
// 12, 2020", "Nov. 12, 2020", "4-6 September 2023", "30 September - 1 October 2023", "September 4 and 5,
// 2023", "2020-11-12", "12.11.2020", and "25/12/2020" where the order of day and month shows. Linear.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text);

// True for the English name of a month, whole or shortened, in any case, with or without a full stop.
[[nodiscard]] bool is_month(std::string_view word);

}  // namespace stet
