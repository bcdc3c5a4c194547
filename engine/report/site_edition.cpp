#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/report/places.hpp"
#include "engine/report/rolling.hpp"
#include "engine/report/site_parts.hpp"

namespace stet {

namespace {

constexpr std::size_t words_quoted = 40;  // columns of a sentence, enough to find it above

// A line below a paragraph: what a clause of it is, and since when it stands.
std::string standing_line(const SiteSeries& series, const Standing& standing, std::uint32_t edition) {
  const Lineage& lineage = series.history.of(standing.kind)[standing.lineage];
  const LineageEvent& event = *lineage.at(edition);
  const Wording& wording = lineage.wordings[event.wording];
  const std::string what =
      wording.clause ? fmt::format("{}: {} <b>{}</b>", name(wording.clause->clause_class),
                                   html_isolated(wording.clause->actor), html_isolated(wording.clause->verb))
                     : html_isolated("“" + cut(wording.text, words_quoted, "…") + "”");
  const std::string first = series.history.editions[lineage.first_edition()].name;
  const std::string since = lineage.first_edition() == edition ? std::string("new in this edition")
                                                               : fmt::format("since {}", first);
  return fmt::format(
      "<li>{} · <a href=\"../{}\">{}{}</a>{}</li>\n", what,
      escape_for_html(series.index.lineage_page(standing.kind, standing.lineage)), escape_for_html(since),
      lineage.wordings.size() > 1 ? fmt::format(", {} wordings", lineage.wordings.size()) : std::string(),
      event.step == Step::kept || event.step == Step::first
          ? std::string()
          : " " + step_tag(event.step, step_text(lineage, event)));
}

std::string neighbours(const SiteSeries& series, std::uint32_t edition) {
  std::string out = "<p class=\"occasion\">";
  if (edition > 0)
    out += fmt::format("<a href=\"../{}\">What changed since {}</a>",
                       escape_for_html(series.index.changes_page(edition)),
                       html_isolated(series.history.editions[edition - 1].name));
  if (edition + 1 < series.history.editions.size())
    out += fmt::format("{}<a href=\"../{}\">What changed in {}</a>", edition > 0 ? " · " : "",
                       escape_for_html(series.index.changes_page(edition + 1)),
                       html_isolated(series.history.editions[edition + 1].name));
  return out + "</p>\n";
}

}  // namespace

std::string render_site_edition(const SiteSeries& series, std::uint32_t edition) {
  const EditionFacts& facts = series.history.editions[edition];
  const Document& document = series.editions[edition].document;
  const std::string title = facts.facts.title.empty() ? facts.name : facts.facts.title;
  std::string occasion = facts.facts.place;
  if (!facts.facts.date.empty()) occasion += (occasion.empty() ? "" : ", ") + date_text(facts.facts.date);
  std::string body = fmt::format("<header class=\"top\">\n<p class=\"kicker\">Edition {}</p>\n<h1>{}</h1>\n",
                                 html_isolated(facts.name), html_isolated(title));
  if (!occasion.empty()) body += fmt::format("<p class=\"occasion\">{}</p>\n", html_isolated(occasion));
  body += neighbours(series, edition) + "</header>\n<div class=\"statement\">\n";
  const std::span<const Standing> standing = series.index.standing_in(edition);
  std::size_t next = 0;
  const std::vector<Place> places = places_of(document);
  for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    if (paragraph.kind == ParagraphKind::heading) {
      body += fmt::format("<h2 id=\"p{}\" class=\"inside\">{}</h2>\n", i + 1, html_isolated(paragraph.text));
      continue;
    }
    const std::string label = number_text(places[i], unicode_signs);
    body += fmt::format(
        "<div class=\"par\" id=\"p{0}\"><a class=\"no\" href=\"#p{0}\">{1}</a>\n<p><bdi>{2}</bdi></p>\n",
        i + 1, escape_for_html(label), escape_for_html(paragraph.text));
    std::string lines;
    for (; next < standing.size() && standing[next].place.paragraph <= i; ++next)
      lines += standing_line(series, standing[next], edition);
    if (!lines.empty()) body += fmt::format("<ul class=\"standing\">\n{}</ul>\n", lines);
    body += "</div>\n";
  }
  body += "</div>\n";
  return site_page(
      edition_title(facts),
      crumbs_of({{"../../index.html", "All series"}, {"../index.html", series.name}, {"", facts.name}}),
      body);
}

}  // namespace stet
