#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/report/site_parts.hpp"

namespace stet {

namespace {

std::string wording_text(const Wording& wording) {
  return wording.clause ? text_with_actor(wording) : wording.text;
}

std::string chapter_item(const SiteSeries& series, const Lineage& lineage, const Chapter& chapter) {
  const LineageEvent& event = *chapter.event;
  const EditionFacts& edition = series.history.editions[event.edition];
  const std::string page = "../" + series.index.edition_page(event.edition) +
                           (event.stands() ? fmt::format("#p{}", event.place.paragraph + 1) : std::string());
  std::string out = fmt::format(
      "<li><h3><a href=\"{}\">{}</a> <span class=\"tag {}\"><span class=\"m\" "
      "aria-hidden=\"true\">{}</span> {}</span></h3>\n",
      escape_for_html(page), html_isolated(edition.name), step_class(event.step), step_sign(event.step, true),
      html_isolated(chapter_facts(series.history, lineage, chapter, unicode_signs)));
  const std::vector<Piece> pieces = chapter_pieces(lineage, chapter, 1'000'000);
  if (!pieces.empty())
    out += fmt::format("<p class=\"words\"><bdi>{}</bdi></p>\n", html_redline(pieces, Elision::faint));
  return out + "</li>\n";
}

}  // namespace

std::string render_site_lineage(const SiteSeries& series, LineageKind kind, std::uint32_t index) {
  const Lineage& lineage = series.history.of(kind)[index];
  const std::vector<std::optional<Step>> cells = cells_of(lineage, series.history.editions.size());
  const std::string words = wording_text(lineage.wordings.back());
  std::string body = fmt::format(
      "<header class=\"top\">\n<p class=\"kicker\">{}</p>\n<h1 class=\"quoted\">{}</h1>\n<p "
      "class=\"occasion\">{}</p>\n</header>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Through the editions\">{}<br>{}</div>\n",
      lineage.kind == LineageKind::sentence ? "Sentence"
      : lineage.ever_commitment()           ? "Commitment"
                                            : "Clause",
      html_isolated(words), html_isolated(lineage_outline(series.history, lineage, unicode_signs)),
      strip_scale(series.history.editions), strip(cells, story_of(cells, series.history.editions)));
  body += "<section aria-labelledby=\"story\">\n<h2 id=\"story\">Every wording</h2>\n<ol class=\"story\">\n";
  for (const Chapter& chapter : chapters(lineage)) body += chapter_item(series, lineage, chapter);
  body += "</ol>\n</section>\n";
  return site_page(words,
                   crumbs_of({{"../../index.html", "All series"},
                              {"../index.html", series.name},
                              {"", kind == LineageKind::clause ? "Clause" : "Sentence"}}),
                   body);
}

}  // namespace stet
