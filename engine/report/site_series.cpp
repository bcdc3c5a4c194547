#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/report/rolling.hpp"
#include "engine/report/site_parts.hpp"

namespace stet {

namespace {

constexpr std::size_t label_columns = 120;  // of a commitment beside its strip; its page has it whole

std::string editions_table(const SiteSeries& series) {
  std::string out =
      "<section aria-labelledby=\"editions\">\n<h2 id=\"editions\">Editions</h2>\n<div class=\"wide\" "
      "tabindex=\"0\" "
      "role=\"region\" aria-labelledby=\"editions\">\n<table>\n<thead><tr><th scope=\"col\">Edition</th><th "
      "scope=\"col\">Date</th><th scope=\"col\">Place</th><th scope=\"col\">Commitments, against the edition "
      "before</th></tr></thead>\n<tbody>\n";
  for (std::uint32_t i = static_cast<std::uint32_t>(series.history.editions.size()); i-- > 0;) {
    const EditionFacts& edition = series.history.editions[i];
    const std::string date = edition.facts.date.empty() ? std::string() : date_text(edition.facts.date);
    const std::string change =
        i == 0 ? "the first edition"
               : fmt::format("<a href=\"{}\">{}</a>", escape_for_html(series.index.changes_page(i)),
                             escape_for_html(series.changes[i].empty() ? "no change" : series.changes[i]));
    out += fmt::format(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escape_for_html(series.index.edition_page(i)), html_isolated(edition.name), escape_for_html(date),
        html_isolated(edition.facts.place), change);
  }
  return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

std::string timeline_table(const SiteSeries& series) {
  const History& history = series.history;
  std::string out =
      "<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">Commitments through the editions</h2>\n";
  if (series.timeline.rows.empty()) return out + "<p>No edition holds a commitment.</p>\n</section>\n";
  out += strip_legend();
  out += fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"timeline\">\n<table "
      "class=\"timeline\">\n<thead><tr><th scope=\"col\">Commitment</th><th scope=\"col\"><span "
      "class=\"unseen\">Editions</span>{}</th></tr></thead>\n<tbody>\n",
      strip_scale(history.editions));
  for (const TimelineRow& row : series.timeline.rows) {
    const Lineage& lineage = history.clauses[row.lineage];
    const Wording& wording = wording_until(lineage, series.timeline.until);
    out += fmt::format("<tr><th scope=\"row\"><a href=\"{}\">{}</a> <small>{}</small></th><td>{}</td></tr>\n",
                       escape_for_html(series.index.lineage_page(LineageKind::clause, row.lineage)),
                       html_isolated(cut(text_with_actor(wording), label_columns, "…")),
                       name(wording.clause->clause_class),
                       strip(row.cells, story_of(row.cells, history.editions)));
  }
  return out + "</tbody>\n</table>\n</div>\n</section>\n";
}

}  // namespace

std::string render_site_series(const SiteSeries& series) {
  std::string body = fmt::format(
      "<header class=\"top\">\n<p class=\"kicker\">Series</p>\n<h1>{}</h1>\n<p class=\"occasion\">{} · {} "
      "followed "
      "· <a href=\"search.html\">Search every wording</a></p>\n</header>\n",
      html_isolated(series_title(series)),
      html_isolated(series_text(series.history.editions) + lexicon_text(series.history)),
      counted_text(series.timeline.rows.size(), "commitment"));
  body += timeline_table(series);
  body += editions_table(series);
  return site_page(series_title(series) + " · editions and commitments",
                   crumbs_of({{"../index.html", "All series"}, {"", series.name}}), body);
}

std::string render_site_home(const std::vector<SiteHomeLine>& series) {
  std::string body =
      "<header class=\"top\">\n<p class=\"kicker\">Statements through the "
      "years</p>\n<h1>Series</h1>\n</header>\n<ul "
      "class=\"home\">\n";
  for (const SiteHomeLine& line : series)
    body += fmt::format("<li><a href=\"{}/index.html\">{}</a> <small>{}</small></li>\n", line.folder,
                        html_isolated(line.name), escape_for_html(line.extent));
  return site_page("Series of statements", "", body + "</ul>\n");
}

std::string site_crumbs(const SiteSeries& series, std::uint32_t edition) {
  const auto up = [](const std::string& path) { return "../" + path; };
  std::vector<Crumb> crumbs = {{"../../index.html", "All series"}, {"../index.html", series.name}};
  if (edition > 1)
    crumbs.push_back(
        {up(series.index.changes_page(edition - 1)), "← " + series.history.editions[edition - 1].name});
  crumbs.push_back({"", fmt::format("{} → {}", series.history.editions[edition - 1].name,
                                    series.history.editions[edition].name)});
  if (edition + 1 < series.history.editions.size())
    crumbs.push_back(
        {up(series.index.changes_page(edition + 1)), series.history.editions[edition + 1].name + " →"});
  return crumbs_of(crumbs);
}

}  // namespace stet
