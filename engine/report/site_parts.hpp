// What the pages of a site share. Private to engine/report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/history/lineage.hpp"
#include "engine/report/html_page.hpp"
#include "engine/report/html_text.hpp"
#include "engine/report/site.hpp"

namespace stet {

// A page of the site around `body`; `crumbs` is HTML.
[[nodiscard]] std::string site_page(std::string_view title, std::string_view crumbs, std::string_view body,
                                    std::string_view script = {});

struct Crumb {
  std::string href;  // empty: where the reader is
  std::string text;  // not escaped yet
};
[[nodiscard]] std::string crumbs_of(const std::vector<Crumb>& crumbs);

// The class name of a step: "first", "stronger"; its mark and word.
[[nodiscard]] std::string_view step_class(Step step) noexcept;
[[nodiscard]] std::string step_tag(Step step, std::string_view word);

// Editions side by side, a cell each, as an SVG whose text alternative is `story`.
[[nodiscard]] std::string strip(const std::vector<std::optional<Step>>& cells, std::string_view story);
// The years above it, or the names of editions where there are few.
[[nodiscard]] std::string strip_scale(const std::vector<EditionFacts>& editions);
[[nodiscard]] std::vector<std::optional<Step>> cells_of(const Lineage& lineage, std::size_t editions);
// "first 2006-01-31, reworded 2006-03-28, dropped 2013-01-30": all but where it was kept.
[[nodiscard]] std::string story_of(const std::vector<std::optional<Step>>& cells,
                                   const std::vector<EditionFacts>& editions);
[[nodiscard]] std::string strip_legend();

// What readers call the series: its meeting if the titles tell, else its name.
[[nodiscard]] std::string series_title(const SiteSeries& series);

}  // namespace stet
