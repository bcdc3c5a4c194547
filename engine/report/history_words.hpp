// What the renderers of a series' history share: names, signs, and editions cut into pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/history/lineage.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/wrap.hpp"

namespace stet {

// None of these is escaped.

// "¶7.2", "¶[3].1" (the first sentence of the third paragraph, where no numbers are printed), "heading [2]".
[[nodiscard]] std::string sentence_place_text(const EditionFacts& edition, const SentenceRef& place,
                                              const Signs& signs);
// "105 editions of fomc, 2006-01-31 to 2018-12-19"
[[nodiscard]] std::string series_text(const std::vector<EditionFacts>& editions);
// ", by the lexicon central-bank", or nothing where it is the built-in one.
[[nodiscard]] std::string lexicon_text(const History& history);
// "FOMC statement, 9 August 2011" of one edition, or its name.
[[nodiscard]] std::string edition_title(const EditionFacts& edition);
// "in 3 editions", "in 1 edition"
[[nodiscard]] std::string editions_text(std::size_t count);
// "returned after 2 editions, stronger", "stronger", "split off": the word for an event.
[[nodiscard]] std::string step_text(const Lineage& lineage, const LineageEvent& event);

// One character for a step: "●─~▲▼×↩", in ASCII "o-~^vxr".
[[nodiscard]] std::string_view step_sign(Step step, bool unicode) noexcept;
[[nodiscard]] Ink step_ink(Step step) noexcept;
// The step and its sign, for those that the legend explains, in order.
struct LegendItem {
  Step step;
  std::string_view meaning;
};
[[nodiscard]] const std::vector<LegendItem>& legend();

// The year of an edition's date, or an empty string.
[[nodiscard]] std::string_view year_of(const EditionFacts& edition) noexcept;

// Editions [begin, end) in pages of at most `room` editions; a page ends where a year ends if it can.
struct EditionPage {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] std::vector<EditionPage> pages_of(const std::vector<EditionFacts>& editions,
                                                std::uint32_t begin, std::uint32_t end, std::size_t room);

// A line over a page's columns, each `cell` wide, that names years, or editions without a date, where there
// is room for the name: "2006     2007".
[[nodiscard]] std::string column_heads(const std::vector<EditionFacts>& editions, const EditionPage& page,
                                       std::size_t cell);

// `text` cut to `width` columns, with the ellipsis where it was cut; no wider characters are split.
[[nodiscard]] std::string cut(const std::string& text, std::size_t width, std::string_view ellipsis);
// The same, filled with spaces.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width, std::string_view ellipsis);

}  // namespace stet
