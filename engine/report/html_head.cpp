#include <algorithm>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/html_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;

// The file's name without its folders, which are nobody's business.
std::string file_name(const std::string& source) {
  const std::size_t slash = source.find_last_of("/\\");
  if (source == "-") return "standard input";
  return slash == std::string::npos ? source : source.substr(slash + 1);
}

std::string edition_line(std::string_view side, const Edition& edition) {
  std::string out = fmt::format("<div><dt>{}</dt><dd>{}", side, html_isolated(file_name(edition.source)));
  if (!edition.sha256.empty())
    out +=
        fmt::format(" <span class=\"sum\">SHA-256 {}…</span>", escape_for_html(edition.sha256.substr(0, 12)));
  return out + "</dd></div>\n";
}

// A figure of the clauses: large, and a link to the lines it counts.
std::string tile(const Figure& figure, bool otherwise, bool standing_listed) {
  const OutcomeSign sign = sign_of(figure.what.outcome);
  std::string word(name(figure.what.outcome));
  if (figure.what.outcome == Outcome::stands && figure.count == 1) word = "stands";
  if (figure.what.outcome == Outcome::reworded && otherwise) word = "otherwise reworded";
  if (figure.what.outcome == Outcome::rolling) word = "rolling facts only";
  const std::string inside =
      fmt::format("<b>{}</b> <span>{}</span>", figure.count, html_sign(figure.what.outcome, word));
  if (figure.what.outcome == Outcome::stands && !standing_listed)
    return fmt::format("<li class=\"tile {}\"><span class=\"in\">{}</span></li>\n", sign.name, inside);
  const std::string_view target = figure.what.outcome == Outcome::rolling ? "rolling" : "commitments";
  return fmt::format("<li class=\"tile {0}\"><a class=\"in\" href=\"#{1}\" data-only=\"{0}\">{2}</a></li>\n",
                     sign.name, target, inside);
}

std::string tiles(const Report& report, FigureSubject subject) {
  std::string out;
  bool any = false;
  const bool standing =
      std::ranges::find(report.sections, SectionKind::standing, &Section::kind) != report.sections.end();
  for (const Figure& figure : report.figures) {
    if (figure.what.subject != subject) continue;
    out += tile(figure, any, standing);
    any = true;
  }
  if (!any) return {};
  return fmt::format("<h2 class=\"subject\">{}</h2>\n<ul class=\"tiles\">\n{}</ul>\n", name(subject), out);
}

std::string_view target_of(const std::string& label) noexcept {
  if (label == name(FigureSubject::paragraphs)) return "document";
  if (label == name(FigureSubject::sentences)) return "rolling";
  if (label == name(FigureSubject::links)) return "check";
  if (label == lexicon_label) return {};
  return "left-out";
}

}  // namespace

std::string html_head(const Report& report) {
  std::string out = fmt::format("<header class=\"top\">\n<p class=\"kicker\">What changed</p>\n<h1>{}</h1>\n",
                                html_isolated(headline_text(report, signs)));
  const std::string occasion = occasion_text(report, signs);
  if (!occasion.empty()) out += fmt::format("<p class=\"occasion\">{}</p>\n", html_isolated(occasion));
  if (!report.title_redline.empty() && !report.meeting.empty()) {
    out += fmt::format("<p class=\"titles\"><span class=\"what\">Title</span> <bdi>{}</bdi></p>\n",
                       html_redline(report.title_redline, Elision::faint));
  }
  const std::string nothing = nothing_text(report);
  if (!nothing.empty()) out += fmt::format("<p class=\"nothing\">{}</p>\n", nothing);
  out += tiles(report, FigureSubject::commitments);
  out += tiles(report, FigureSubject::other_clauses);
  out += "<dl class=\"figures\">\n";
  for (const SummaryLine& line : summary_lines(report)) {
    if (line.label == name(FigureSubject::commitments) || line.label == name(FigureSubject::other_clauses))
      continue;
    const std::string_view target = target_of(line.label);
    std::string items;
    for (const std::string& item : line.items)
      items +=
          fmt::format("{}{}", items.empty() ? "" : "<span class=\"dot\"> · </span>", escape_for_html(item));
    // Differences of layout alone have no entries to go to.
    const bool linked = !target.empty() && (target != "left-out" || !report.left_out.empty());
    out += linked ? fmt::format("<div><dt><a href=\"#{}\">{}</a></dt><dd>{}</dd></div>\n", target, line.label,
                                items)
                  : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", line.label, items);
  }
  out += edition_line("Old", report.old_edition);
  out += edition_line("New", report.new_edition);
  out += "</dl>\n";
  if (report.filtered)
    out +=
        "<p class=\"note\">Only part of the changes was asked for. The figures and the table are of that "
        "part; the statements below show every change.</p>\n";
  return out + "</header>\n";
}

}  // namespace stet
