// Amounts: money in both orders, shares, counts, frequencies.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/commitment/patterns.hpp"

namespace stet {

struct Amount {
  std::size_t end = 0;  // after its last token; the start if there is no amount
  std::string key;
};

// The amount that starts at `i`. A year or a number that belongs to a name is none.
[[nodiscard]] Amount amount_at(const Stretch& in, std::size_t i);

// The amount at `i` only measures another: "rather than $40 billion", "up from 500 experts".
[[nodiscard]] bool compares(const Stretch& in, std::size_t i);

// What "seventyeighth" starts with; keys hold no hyphens.
inline constexpr auto tens_words = std::to_array<std::string_view>(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});

// "st" of "21st", "th" of "79th".
[[nodiscard]] bool has_ordinal_ending(std::string_view key);

// "end" of "end-2024", "mid" of "mid-2025"; empty for any other word.
[[nodiscard]] std::string_view part_of_year(std::string_view key);

// A four-digit year, a range of years ("2018-2022"), or part of one ("mid-2025").
[[nodiscard]] bool is_year(const Stretch& in, std::size_t i);

}  // namespace stet
