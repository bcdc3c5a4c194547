#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/folders.hpp"
#include "engine/report/site_parts.hpp"

namespace stet {

namespace {

constexpr std::string_view arrow = " → ";

std::string title_word(Outcome outcome) {
  std::string word(name(outcome));
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string pair_row(const FoldersReport& report, const StatementPair& pair) {
  const std::vector<Outcome> outcomes = overview_columns(report);
  const bool paragraphs = overview_has_paragraphs(report);
  const std::string shown = html_isolated(pair.name);
  std::string out = "<tr><th scope=\"row\">";
  out += pair.page.empty() ? shown : fmt::format("<a href=\"{}\">{}</a>", escape_for_html(pair.page), shown);
  if (!pair.headline.empty() && pair.headline != pair.old_file + std::string(arrow) + pair.new_file)
    out += fmt::format("<br><small>{}</small>", html_isolated(pair.headline));
  out += "</th>";
  if (!pair.trouble.empty() || !pair.nothing.empty())
    return out + fmt::format("<td colspan=\"{}\"><small>{}</small></td></tr>\n",
                             outcomes.size() + (paragraphs ? 1 : 0),
                             escape_for_html(pair.trouble.empty() ? pair.nothing : "Could not be compared."));
  for (const Outcome outcome : outcomes) {
    const std::size_t count = overview_count(pair, outcome);
    const OutcomeSign sign = sign_of(outcome);
    if (count == 0) {
      out += "<td></td>";
    } else if (outcome == Outcome::stands) {
      out += fmt::format("<td>{}</td>", count);
    } else {
      out += fmt::format("<td><span class=\"tag {}\">{}</span></td>", sign.name, count);
    }
  }
  if (paragraphs) out += fmt::format("<td>{} of {}</td>", pair.changed_paragraphs, pair.paragraphs);
  return out + "</tr>\n";
}

}  // namespace

std::string render_html(const FoldersReport& report) {
  const std::string title = overview_title(report, arrow);
  std::string body = fmt::format(
      "<header class=\"top\">\n<p class=\"kicker\">Two folders</p>\n<h1 class=\"quoted\">{}</h1>\n</header>\n"
      "<section aria-labelledby=\"pairs\">\n<h2 id=\"pairs\">{}, pair by pair</h2>\n"
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"pairs\">\n<table>\n"
      "<thead><tr><th scope=\"col\">Statement</th>",
      html_isolated(title), overview_subject(report));
  for (const Outcome outcome : overview_columns(report))
    body += fmt::format("<th scope=\"col\">{}</th>", title_word(outcome));
  if (overview_has_paragraphs(report)) body += "<th scope=\"col\">Paragraphs changed</th>";
  body += "</tr></thead>\n<tbody>\n";
  for (const StatementPair& pair : report.pairs) body += pair_row(report, pair);
  body += "</tbody>\n</table>\n</div>\n</section>\n";
  std::size_t number = 0;
  for (const OverviewNote& note : overview_notes(report, arrow)) {
    ++number;
    body += fmt::format(
        "<section aria-labelledby=\"note-{0}\">\n<h2 id=\"note-{0}\">{1}</h2>\n<ul class=\"found\">\n",
        number, html_isolated(note.title));
    for (const std::string& line : note.lines) body += fmt::format("<li>{}</li>\n", html_isolated(line));
    body += "</ul>\n</section>\n";
  }
  return site_page(title, "", body);
}

std::string render_html_trouble(const FoldersReport& report, std::size_t pair) {
  const StatementPair& failed = report.pairs[pair];
  return site_page(
      failed.name, folders_crumbs(report, pair),
      fmt::format("<header class=\"top\">\n<h1 class=\"quoted\">{}</h1>\n</header>\n<p>Could not be "
                  "compared: {}</p>\n",
                  html_isolated(failed.name), html_isolated(failed.trouble)));
}

std::string folders_crumbs(const FoldersReport& report, std::size_t pair) {
  std::vector<Crumb> crumbs = {{"index.html", "All pairs"}};
  if (pair > 0) crumbs.push_back({report.pairs[pair - 1].page, "← " + report.pairs[pair - 1].name});
  crumbs.push_back({"", report.pairs[pair].name});
  if (pair + 1 < report.pairs.size())
    crumbs.push_back({report.pairs[pair + 1].page, report.pairs[pair + 1].name + " →"});
  return crumbs_of(crumbs);
}

}  // namespace stet
