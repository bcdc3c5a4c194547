#include "tests/fuzz/reports.hpp"

#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"
#include "engine/history/follow.hpp"
#include "engine/import/import.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/docx.hpp"
#include "engine/report/history.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/site.hpp"
#include "engine/report/terminal.hpp"
#include "engine/report/xlsx.hpp"
#include "tests/fuzz/borders.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace fuzzing {

namespace {

stet::ReportOptions everything() {
  stet::ReportOptions options;
  options.all_clauses = true;
  return options;
}

void check_trace_reports(const stet::History& history, const std::string& asked) {
  std::vector<stet::TraceHit> hits;
  try {
    hits = stet::trace(history, asked, stet::Lexicon::built_in());
  } catch (const stet::Error& error) {
    require(error.code() == stet::ErrorCode::usage, "only a query without a word is refused");
    return;
  }
  check_json(stet::render_json(stet::TraceReport{history, hits, asked}));
  check_csv(stet::render_csv(stet::TraceReport{history, hits, asked}));
}

}  // namespace

void check_data_reports(const stet::Document& old_document, const stet::Document& new_document) {
  const stet::Lexicon& lexicon = stet::Lexicon::built_in();
  check_json(stet::render_json(new_document, stet::find_clauses(new_document, lexicon)));
  const stet::Comparison comparison = stet::compare(old_document, new_document, lexicon);
  check_json(stet::render_json(comparison));
  check_csv(stet::render_csv(stet::make_report(comparison, everything()), comparison));

  const std::vector<stet::SeriesEdition> series{
      {old_document.source, old_document}, {new_document.source, new_document}, {"third", old_document}};
  const stet::History history = stet::follow(series, lexicon);
  const stet::Blame blame = stet::blame(history, old_document, 2);
  check_json(stet::render_json(blame));
  check_csv(stet::render_csv(blame));
  check_trace_reports(history, new_document.facts.title);
  stet::TimelineOptions options;
  options.all_clauses = true;
  const stet::Timeline timeline = stet::timeline(history, options, lexicon);
  check_json(stet::render_json(timeline, history));
  check_csv(stet::render_csv(timeline, history));
}

void check_page_reports(const stet::Document& old_document, const stet::Document& new_document) {
  const stet::Lexicon& lexicon = stet::Lexicon::built_in();
  const stet::Comparison comparison = stet::compare(old_document, new_document, lexicon);
  const stet::Report report = stet::make_report(comparison, everything());
  stet::TerminalStyle style;
  check_plain(stet::render_terminal(report, style));
  style.colour = true;
  style.width = 40;
  check_terminal(stet::render_terminal(report, style));
  check_html(stet::render_markdown(report), false);
  const std::vector<stet::AlignedRow> rows = stet::side_by_side(comparison);
  check_html(stet::render_html(report, rows), true);
  check_office_file(stet::render_xlsx(report, comparison, rows));
  const std::string word = stet::render_docx(report, comparison, {true});
  check_office_file(word);
  stet::ImportOptions docx;
  docx.format = stet::Format::docx;
  try {
    static_cast<void>(stet::import_bytes(word, "report", docx));
  } catch (const stet::Error& error) {
    require(error.code() != stet::ErrorCode::malformed, "a Word document can be read again");
  }

  const std::vector<stet::SeriesEdition> series{{old_document.source, old_document},
                                                {new_document.source, new_document}};
  const stet::History history = stet::follow(series, lexicon);
  const stet::Blame blame = stet::blame(history, new_document, 1);
  check_terminal(stet::render_terminal(blame, style));
  check_html(stet::render_markdown(blame), false);
  stet::TimelineOptions options;
  options.all_clauses = true;
  const stet::Timeline timeline = stet::timeline(history, options, lexicon);
  check_terminal(stet::render_terminal(timeline, history, style));
  check_html(stet::render_markdown(timeline, history), false);
  const stet::SiteIndex index(history);
  const stet::SiteSeries site{new_document.facts.series, series, history, timeline, index, {"", "changed"}};
  check_html(stet::render_site_series(site), true);
  check_html(stet::render_site_edition(site, 1), true);
}

}  // namespace fuzzing
