#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/report/site_parts.hpp"

namespace stet {

namespace {

constexpr std::string_view search_script =
#include "site_search_js.inc"
    ;

std::string item_of(const SiteSeries& series, LineageKind kind, std::uint32_t index) {
  const Lineage& lineage = series.history.of(kind)[index];
  const Wording& last = lineage.wordings.back();
  std::string out = fmt::format("<li><a href=\"{}\">{}</a> <small>{}</small>",
                                escape_for_html(series.index.lineage_page(kind, index)),
                                html_isolated(last.clause ? text_with_actor(last) : last.text),
                                html_isolated(lineage_outline(series.history, lineage, unicode_signs)));
  if (lineage.wordings.size() > 1) {
    out += fmt::format("<details><summary>{} earlier</summary><ul>",
                       counted_text(lineage.wordings.size() - 1, "wording"));
    for (std::size_t i = lineage.wordings.size() - 1; i-- > 0;)
      out += fmt::format("<li>{}: {}</li>",
                         html_isolated(series.history.editions[lineage.wordings[i].edition].name),
                         html_isolated(lineage.wordings[i].text));
    out += "</ul></details>";
  }
  return out + "</li>\n";
}

}  // namespace

std::string render_site_search(const SiteSeries& series) {
  std::string items;
  std::size_t count = 0;
  for (const LineageKind kind : {LineageKind::clause, LineageKind::sentence}) {
    for (std::uint32_t i = 0; i < series.history.of(kind).size(); ++i) {
      if (series.index.lineage_page(kind, i).empty()) continue;
      items += item_of(series, kind, i);
      ++count;
    }
  }
  const std::string body = fmt::format(
      "<header class=\"top\">\n<p class=\"kicker\">{}</p>\n<h1>Search every wording</h1>\n<p "
      "class=\"occasion "
      "scripted\"><label for=\"words\">Words, all of which must stand in one wording</label><br><input "
      "id=\"words\" "
      "type=\"search\" autocomplete=\"off\" spellcheck=\"false\"> <output id=\"found\" for=\"words\">{} in "
      "all</output></p>\n</header>\n<ul id=\"all\" class=\"found\">\n{}</ul>\n",
      html_isolated(series_title(series)), counted_text(count, "lineage"), items);
  return site_page("Search " + series_title(series),
                   crumbs_of({{"../index.html", "All series"}, {"index.html", series.name}, {"", "Search"}}),
                   body, search_script);
}

}  // namespace stet
