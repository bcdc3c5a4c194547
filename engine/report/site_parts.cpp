#include "engine/report/site_parts.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"

namespace stet {

namespace {

constexpr std::string_view site_style =
#include "site_css.inc"
    ;

constexpr std::size_t strip_height = 16;
constexpr std::size_t middle = strip_height / 2;

// Wide enough to tell marks apart, narrow enough that a long series stays on a page.
std::size_t cell_width(std::size_t editions) noexcept {
  return std::clamp<std::size_t>(editions == 0 ? 28 : 760 / editions, 8, 28);
}

std::string mark(Step step, std::size_t x, std::size_t width) {
  const std::size_t centre = x + width / 2;
  const std::size_t left = centre - 3;
  const std::size_t right = centre + 3;
  switch (step) {
    case Step::first:
    case Step::split:
      return fmt::format("<circle class=\"first\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", centre, middle);
    case Step::kept:
      return {};
    case Step::reworded:
      return fmt::format("<path class=\"reworded\" d=\"M{0} {1}q1.5 -5 3 0t3 0\"/>", left, middle);
    case Step::strengthened:
      return fmt::format("<path class=\"stronger\" d=\"M{} {}L{} {}L{} {}Z\"/>", left - 1, middle + 4, centre,
                         middle - 4, right + 1, middle + 4);
    case Step::weakened:
      return fmt::format("<path class=\"weaker\" d=\"M{} {}L{} {}L{} {}Z\"/>", left - 1, middle - 4, centre,
                         middle + 4, right + 1, middle - 4);
    case Step::dropped:
    case Step::merged:
      return fmt::format("<path class=\"dropped\" d=\"M{0} {2}L{1} {3}M{1} {2}L{0} {3}\"/>", left, right,
                         middle - 3, middle + 3);
    case Step::returned:
      return fmt::format("<path class=\"returned\" d=\"M{} {}L{} {}L{} {}L{} {}Z\"/>", centre, middle - 5,
                         right + 1, middle, centre, middle + 5, left - 1, middle);
  }
  return {};
}

}  // namespace

std::string site_page(std::string_view title, std::string_view crumbs, std::string_view body,
                      std::string_view script) {
  HtmlPage page;
  page.title = title;
  page.description = title;
  page.styles = {site_style};
  page.script = script;
  page.body = fmt::format(
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<div class=\"page\">\n{}"
      "<main id=\"main\" tabindex=\"-1\">\n{}</main>\n<footer>\n<p>Written by {}. Verdicts rest on verbs, "
      "hedges, "
      "dates and amounts; check the statements themselves before quoting.</p>\n</footer>\n</div>\n",
      crumbs, body, generator_name());
  return html_page(page);
}

std::string crumbs_of(const std::vector<Crumb>& crumbs) {
  std::string out = "<nav class=\"crumbs\" aria-label=\"Site\"><ol>";
  for (const Crumb& crumb : crumbs) {
    out += crumb.href.empty() ? fmt::format("<li aria-current=\"page\">{}</li>", html_isolated(crumb.text))
                              : fmt::format("<li><a href=\"{}\">{}</a></li>", escape_for_html(crumb.href),
                                            html_isolated(crumb.text));
  }
  return out + "</ol></nav>\n";
}

std::string_view step_class(Step step) noexcept {
  switch (step) {
    case Step::first:
    case Step::split:
      return "added";
    case Step::kept:
      return "stands";
    case Step::reworded:
      return "reworded";
    case Step::strengthened:
      return "stronger";
    case Step::weakened:
      return "weaker";
    case Step::dropped:
    case Step::merged:
      return "dropped";
    case Step::returned:
      return "moved";
  }
  return {};
}

std::string step_tag(Step step, std::string_view word) {
  return fmt::format("<span class=\"tag {}\"><span class=\"m\" aria-hidden=\"true\">{}</span> {}</span>",
                     step_class(step), step_sign(step, true), escape_for_html(word));
}

std::string strip(const std::vector<std::optional<Step>>& cells, std::string_view story) {
  const std::size_t width = cell_width(cells.size());
  std::string out =
      fmt::format("<svg class=\"strip\" role=\"img\" aria-label=\"{}\" width=\"{}\" height=\"{}\">",
                  escape_for_html(story), width * cells.size(), strip_height);
  std::string marks;
  for (std::size_t i = 0; i < cells.size();) {
    if (!cells[i]) {
      ++i;
      continue;
    }
    std::size_t end = i;
    const bool gone = *cells[i] == Step::dropped || *cells[i] == Step::merged;
    for (; end < cells.size() && cells[end]; ++end) {
      if (*cells[end] == Step::dropped || *cells[end] == Step::merged) break;
      marks += mark(*cells[end], end * width, width);
    }
    if (gone) {
      marks += mark(*cells[i], i * width, width);
      ++i;
      continue;
    }
    out += fmt::format("<path class=\"kept\" d=\"M{} {}H{}\"/>", i * width + width / 2, middle,
                       (end - 1) * width + width / 2 + (end == cells.size() ? width / 2 : 0));
    i = end;
  }
  return out + marks + "</svg>";
}

std::string strip_scale(const std::vector<EditionFacts>& editions) {
  const std::size_t width = cell_width(editions.size());
  std::string out = fmt::format("<svg class=\"scale\" aria-hidden=\"true\" width=\"{}\" height=\"14\">",
                                width * editions.size());
  std::size_t free_from = 0;
  std::string_view before;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const std::string_view year = year_of(editions[i]);
    const std::string_view label = year.empty() ? std::string_view(editions[i].name) : year;
    if (label == before) continue;
    before = label;
    const std::size_t x = i * width;
    if (x < free_from) continue;
    out += fmt::format("<text x=\"{}\" y=\"11\">{}</text>", x, escape_for_html(label.substr(0, 10)));
    free_from = x + 7 * std::min<std::size_t>(label.size(), 10) + 6;
  }
  return out + "</svg>";
}

std::vector<std::optional<Step>> cells_of(const Lineage& lineage, std::size_t editions) {
  std::vector<std::optional<Step>> cells(editions);
  for (const LineageEvent& event : lineage.events) cells[event.edition] = event.step;
  return cells;
}

std::string story_of(const std::vector<std::optional<Step>>& cells,
                     const std::vector<EditionFacts>& editions) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i] || *cells[i] == Step::kept) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name(*cells[i]), editions[i].name);
  }
  return out;
}

std::string strip_legend() {
  std::string out = "<ul class=\"legend\">\n";
  const auto item = [&](Step step, std::string_view word) {
    const std::string line = step == Step::kept ? "<path class=\"kept\" d=\"M0 8H16\"/>" : mark(step, 0, 16);
    out += fmt::format(
        "<li><svg class=\"strip\" aria-hidden=\"true\" width=\"16\" height=\"{}\">{}</svg> {}</li>\n",
        strip_height, line, word);
  };
  item(Step::first, "first");
  item(Step::kept, "kept");
  item(Step::reworded, "reworded");
  item(Step::strengthened, "stronger");
  item(Step::weakened, "weaker");
  item(Step::dropped, "dropped");
  item(Step::returned, "returned");
  return out + "</ul>\n";
}

std::string series_title(const SiteSeries& series) {
  const std::string& title = series.history.editions.back().facts.title;
  const bool same =
      !title.empty() && std::ranges::all_of(series.history.editions, [&](const EditionFacts& edition) {
        return edition.facts.title == title;
      });
  return same ? title : series.name;
}

}  // namespace stet
