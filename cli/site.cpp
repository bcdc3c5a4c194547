#include "engine/report/site.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/series.hpp"
#include "cli/site_folder.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/html.hpp"
#include "engine/report/phrases.hpp"

namespace stet::cli {

namespace {

struct SiteArguments {
  std::string folder;
  std::vector<std::string> series;
  std::string lexicon;
  ReadingOptions reading;
};

// "4 stronger · 3 weaker", or what else there is to say in the place of it.
std::string commitments_line(const Report& report) {
  for (const SummaryLine& line : summary_lines(report))
    if (line.label == name(FigureSubject::commitments))
      return fmt::format("{}", fmt::join(line.items, " · "));
  return nothing_text(report).empty() ? "none" : "the same text";
}

// The pages of one series, in `folder`/.
SiteHomeLine write_series(SiteFolder& site, const Series& read, const Lexicon& lexicon) {
  const History history = follow(read.editions, lexicon);
  const Timeline followed = timeline(history, {}, lexicon);
  const SiteIndex index(history);
  // A folder's statements name their series, or the folder does.
  const std::string& called = read.editions.front().document.facts.series;
  const std::string title = called.empty() ? read.name : called;
  const std::string folder = file_slug(title);
  SiteSeries series{title, read.editions, history, followed, index, {}};
  series.changes.resize(read.editions.size());
  for_each_index(read.editions.size(), [&](std::size_t i) {
    const auto edition = static_cast<std::uint32_t>(i);
    site.put(folder + "/" + index.edition_page(edition), render_site_edition(series, edition));
    if (i == 0) return;
    const Comparison comparison = compare(read.editions[i - 1].document, read.editions[i].document, lexicon);
    const Report report = make_report(comparison);
    series.changes[i] = commitments_line(report);
    site.put(folder + "/" + index.changes_page(edition),
             render_html(report, side_by_side(comparison), site_crumbs(series, edition)));
  });
  for (const LineageKind kind : {LineageKind::clause, LineageKind::sentence}) {
    for_each_index(history.of(kind).size(), [&](std::size_t i) {
      const auto lineage = static_cast<std::uint32_t>(i);
      const std::string& page = index.lineage_page(kind, lineage);
      if (!page.empty()) site.put(folder + "/" + page, render_site_lineage(series, kind, lineage));
    });
  }
  site.put(folder + "/index.html", render_site_series(series));
  site.put(folder + "/search.html", render_site_search(series));
  return {folder, title, series_text(history.editions)};
}

ExitStatus write_site(const SiteArguments& arguments) {
  if (arguments.folder.empty())
    throw Error(ErrorCode::usage, "site needs a folder to write to; see stet site --help");
  SiteFolder site(arguments.folder);
  std::string told;
  {
    Progress progress;
    progress.stage("reading the statements");
    const SeriesPlace place = series_place(arguments.reading);
    std::vector<std::string> names = arguments.series;
    if (names.empty()) names = open_store(place.store).series();
    if (names.empty())
      throw Error(ErrorCode::not_found,
                  "the store is empty; stet add FILE… brings editions, or name a folder");
    // All is read before anything is written.
    std::vector<Series> all;
    for (const std::string& name : names) all.push_back(read_series(name, place));
    progress.stage("writing the pages");
    std::vector<SiteHomeLine> lines;
    for (const Series& series : all) {
      lines.push_back(
          write_series(site, series, chosen_lexicon(arguments.lexicon, place.store, series.of_store())));
      const std::string& folder = lines.back().folder;
      if (std::ranges::count(lines, folder, &SiteHomeLine::folder) > 1)
        throw Error(ErrorCode::usage, series.name + ": two series would share the folder " + folder +
                                          " of the site; write them to two");
    }
    site.put("index.html", render_site_home(lines));
    site.finish();
    told = fmt::format(
        "{}: {}, {} written{}\n", (std::filesystem::path(arguments.folder) / "index.html").string(),
        counted_text(site.pages(), "page"), site.written() == 0 ? "none" : std::to_string(site.written()),
        site.removed() == 0 ? "" : fmt::format(", {} removed", site.removed()));
  }
  write_output(told);
  return done;
}

}  // namespace

void add_site(CLI::App& app, Run& run) {
  CommandLine command(app, "site", site_help);
  const auto arguments = std::make_shared<SiteArguments>();
  command.option("DIR", arguments->folder);
  command.option("SERIES", arguments->series);
  command.option("--lexicon", arguments->lexicon);
  command.option("--store", arguments->reading.store);
  command.option("--input-format", arguments->reading.input_format);
  command.option("--tracked", arguments->reading.tracked);
  command.when_chosen(run, [arguments] { return write_site(*arguments); });
}

}  // namespace stet::cli
