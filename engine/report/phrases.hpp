// The words and signs that the renderers of running text share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.hpp"

namespace stet {

struct Signs {
  std::string_view paragraph = "¶";
  std::string_view arrow = " → ";
  std::string_view dot = " · ";
  std::string_view ellipsis = "…";
};
inline constexpr Signs unicode_signs{};
inline constexpr Signs ascii_signs{"par. ", " -> ", "; ", "..."};

// All of these hold statement text and are not escaped.

// "¶7"; "¶[7]" where no number is printed: the seventh paragraph; "heading [2]".
[[nodiscard]] std::string number_text(const Place& place, const Signs& signs);
// The same, with " (p. 3)" where the page is known.
[[nodiscard]] std::string place_text(const Place& place, const Signs& signs);
// "¶15 + ¶16 → ¶16", "¶8 → ¶8, ¶9", "¶5" where both sides have the same number.
[[nodiscard]] std::string places_text(const Entry& entry, const Signs& signs);
// "notice → undertaking", "deadline 2020 lost", "actor We → ASEAN Leaders".
[[nodiscard]] std::string fact_text(const FacetChange& fact, const Signs& signs);
[[nodiscard]] std::string facts_text(const std::vector<FacetChange>& facts, const Signs& signs);
// "reworded, moved"
[[nodiscard]] std::string verdict_text(const ParagraphVerdict& verdict);
// "reworded? found by wording, 62 % of words in common, 55 % sure"
[[nodiscard]] std::string doubt_text(const ParagraphVerdict& verdict, const Signs& signs);
// "moved from ¶5"; empty for Remark::none.
[[nodiscard]] std::string remark_text(const Passage& passage, const Signs& signs);
// Of a paragraph entry whose changes are, wholly or in part, in other sections; empty otherwise.
[[nodiscard]] std::string_view elsewhere_text(const Entry& entry) noexcept;

// "22nd → 23rd ASEAN-Japan Summit" and "Bangkok, 4 November 2019 → Viet Nam, 12 November 2020"; the second
// may be empty.
[[nodiscard]] std::string headline_text(const Report& report, const Signs& signs);
[[nodiscard]] std::string occasion_text(const Report& report, const Signs& signs);

// One line of the summary: "Commitments" and "4 stronger", "4 weaker", …
struct SummaryLine {
  std::string label;
  std::vector<std::string> items;
};
inline constexpr std::string_view lexicon_label =
    "Lexicon";  // of the line that names one beside the built-in
[[nodiscard]] std::vector<SummaryLine> summary_lines(const Report& report);

// What stands in square brackets before the text of a clause, as editors mark what the source has elsewhere,
// with a space behind it: the actor where the clause opens with its verb, "[We] "; the actor and the verb of
// a list's item, "[We agreed …] ". Else empty.
[[nodiscard]] std::string understood_text(const Clause& clause, std::string_view text);

// What to say when there is nothing to report; empty if there is.
[[nodiscard]] std::string nothing_text(const Report& report);

[[nodiscard]] std::string counted_text(std::size_t count,
                                       std::string_view singular);  // "1 page footer", "6 page …s"

inline constexpr std::string_view running_number_note =
    "¶[5]: the fifth paragraph, where the statement prints no numbers.";

}  // namespace stet
