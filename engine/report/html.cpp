#include "engine/report/html.hpp"

#include <string_view>

#include <fmt/core.h>

#include "engine/report/html_page.hpp"
#include "engine/report/html_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr std::string_view report_style =
#include "html_report_css.inc"
    ;
constexpr std::string_view report_script =
#include "html_report_js.inc"
    ;

constexpr std::string_view help =
    "<dialog id=\"help\" aria-labelledby=\"help-title\">\n<h2 id=\"help-title\">Keys</h2>\n<dl "
    "class=\"keys\">\n"
    "<div><dt><kbd>n</kbd> <kbd>j</kbd></dt><dd>next change</dd></div>\n"
    "<div><dt><kbd>p</kbd> <kbd>k</kbd></dt><dd>previous change</dd></div>\n"
    "<div><dt><kbd>r</kbd></dt><dd>one column, or side by side</dd></div>\n"
    "<div><dt><kbd>u</kbd></dt><dd>unfold what stands, or fold it</dd></div>\n"
    "<div><dt><kbd>/</kbd></dt><dd>search the commitments</dd></div>\n"
    "<div><dt><kbd>?</kbd></dt><dd>this list</dd></div>\n</dl>\n"
    "<p class=\"explained\">On the strip, what was added stands above the line, what was dropped hangs below "
    "it, what was "
    "reworded lies across it, what moved is taller, and what stands is the line itself.</p>\n"
    "<p><label><input type=\"checkbox\" id=\"keys-on\" checked> Use these keys</label></p>\n"
    "<form method=\"dialog\"><button>Close</button></form>\n</dialog>\n";

std::string description_of(const Report& report) {
  std::string out;
  for (const SummaryLine& line : summary_lines(report)) {
    if (line.label != name(FigureSubject::commitments)) continue;
    for (const std::string& item : line.items) out += (out.empty() ? "Commitments: " : ", ") + item;
  }
  return out.empty() ? "What changed between two statements" : out;
}

}  // namespace

std::string render_html(const Report& report, const std::vector<AlignedRow>& rows, std::string_view crumbs) {
  const Anchors anchors(rows);
  const std::vector<TableLine> lines = table_lines(report, anchors);
  HtmlPage page;
  page.title = headline_text(report, unicode_signs) + " · what changed";
  page.description = description_of(report);
  page.styles = {report_style};
  page.script = report_script;
  page.body = "<a class=\"skip\" href=\"#main\">Skip to the changes</a>\n<div class=\"page\">\n";
  page.body += crumbs;
  page.body += html_head(report);
  page.body += html_overview(rows, anchors);
  page.body += "<main id=\"main\" tabindex=\"-1\">\n";
  page.body += html_commitments(report, lines, anchors);
  page.body += html_document(report, rows, lines, anchors);
  page.body += html_closing(report, anchors);
  page.body += fmt::format(
      "</main>\n<footer>\n<p>Written by {}. Verdicts rest on verbs, hedges, dates and amounts; check what is "
      "marked to "
      "check, and the statements themselves, before quoting.</p>\n</footer>\n</div>\n",
      generator_name());
  page.body += help;
  return html_page(page);
}

}  // namespace stet
