// What editions are called, and in which order they stand.
#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/store/store.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/compatibility.hpp"

namespace stet {

std::string series_name(std::string_view words) {
  constexpr std::size_t longest = 100;
  const std::string text = lower_case(compose_compatible(words));
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) {
      if (name.size() + (at - begin) > longest) break;
      name.append(text, begin, at - begin);
    } else if (c != '\'' && c != 0x2019 && !name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

std::string edition_id(const Facts& facts) {
  return facts.ordinal ? std::to_string(*facts.ordinal) : facts.date;
}

bool comes_before(const Facts& a, const Facts& b, const std::string& a_name, const std::string& b_name) {
  const bool ordinals = a.ordinal && b.ordinal && *a.ordinal != *b.ordinal;
  const bool dates = !a.date.empty() && !b.date.empty() && a.date != b.date;
  if (ordinals && dates && (*a.ordinal < *b.ordinal) != (a.date < b.date)) {
    throw Error(
        ErrorCode::usage,
        fmt::format("{} ({}) and {} ({}): their ordinals say one order and their dates the other; say which "
                    "is right with --ordinal or --date",
                    a_name, a.date, b_name, b.date));
  }
  if (ordinals) return *a.ordinal < *b.ordinal;
  if (dates) return a.date < b.date;
  if ((a.ordinal && b.ordinal) || (!a.date.empty() && !b.date.empty())) return false;
  throw Error(ErrorCode::usage,
              fmt::format("{} and {}: one has no date and one no ordinal, so their order is "
                          "unknown; give --date or --ordinal",
                          a_name, b_name));
}

}  // namespace stet
