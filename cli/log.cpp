#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/report.hpp"

namespace stet::cli {

namespace {

struct LogArguments {
  std::string series;
  std::size_t most = 0;
  bool reports = false;
  std::string lexicon;
  ReadingOptions reading;
};

std::string lines_of(const std::vector<StoredEdition>& editions, std::size_t most) {
  std::size_t width = 0;
  for (const StoredEdition& edition : editions) width = std::max(width, edition.tag().size());
  std::string out;
  for (std::size_t i = editions.size(); i-- > 0 && editions.size() - i <= most;) {
    const StoredEdition& edition = editions[i];
    const std::string change = i == 0 ? "the first edition" : edition.change;
    out += escape_for_terminal(
               fmt::format("{:<{}}  {:<10}  {}", edition.tag(), width, edition.facts.date, change)) +
           "\n";
  }
  return out;
}

std::string reports_of(const Store& store, const std::vector<StoredEdition>& editions, std::size_t most,
                       const Lexicon& lexicon, const TerminalStyle& style) {
  std::string out;
  for (std::size_t i = editions.size(); i-- > 0 && editions.size() - i <= most;) {
    if (!out.empty()) out += "\n";
    const std::string lead =
        editions[i].tag() + (i == 0 ? ", the first edition" : ", since " + editions[i - 1].tag());
    out += escape_for_terminal("=== " + lead + " ===", style.unicode) + "\n\n";
    if (i == 0) continue;
    const Comparison comparison = compare(store.read(editions[i - 1]), store.read(editions[i]), lexicon);
    out += render_terminal(make_report(comparison), style);
  }
  return out;
}

ExitStatus log_series(const LogArguments& arguments) {
  std::string text;
  {
    Progress progress;
    progress.stage("reading the series");
    const Store store = open_store(arguments.reading.store);
    if (arguments.series.empty() && store.series().empty()) {
      complain("the store is empty; stet add FILE… brings editions");
      return done;
    }
    const std::vector<StoredEdition> editions = store.history(chosen_series(store, arguments.series));
    const std::size_t most = arguments.most == 0 ? editions.size() : arguments.most;
    const ColourChoice colour = colour_choice(arguments.reading);
    const std::size_t width = arguments.reading.width;
    const bool to_file = !arguments.reading.output.empty() && arguments.reading.output != "-";
    if (!arguments.reports && !arguments.lexicon.empty())
      complain("warning: --lexicon is for --reports; without it the log tells what was summed up when added");
    text = arguments.reports ? reports_of(store, editions, most,
                                          chosen_lexicon(arguments.lexicon, arguments.reading.store, true),
                                          to_file ? file_style(colour, width) : output_style(colour, width))
                             : lines_of(editions, most);
  }
  deliver(text, arguments.reading, true, {});
  return done;
}

}  // namespace

void add_log(CLI::App& app, Run& run) {
  CommandLine command(app, "log", log_help);
  const auto arguments = std::make_shared<LogArguments>();
  command.option("SERIES", arguments->series);
  command.flag("-p,--reports", arguments->reports);
  command.option("--lexicon", arguments->lexicon);
  command.option("-n", [arguments](const std::string& asked) {
    arguments->most = whole_number("-n", asked, "a number of editions");
  });
  command.option("--color,--colour", arguments->reading.colour);
  command.option("-o,--output", arguments->reading.output);
  command.option("--store", arguments->reading.store);
  command.width_option(arguments->reading);
  command.flag("--no-pager", arguments->reading.no_pager);
  command.when_chosen(run, [arguments] { return log_series(*arguments); });
}

}  // namespace stet::cli
