#include "engine/history/blame.hpp"

#include <memory>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/series.hpp"
#include "engine/base/error.hpp"
#include "engine/report/history.hpp"

namespace stet::cli {

namespace {

struct BlameArguments {
  std::string edition;
  std::string format;
  ReadingOptions reading;
};

ExitStatus blame_edition(const BlameArguments& arguments) {
  const OutputFormat format = history_format(arguments.format, arguments.reading.output);
  const TerminalStyle style = style_of(arguments.reading);
  std::string text;
  std::vector<std::string> inputs;
  {
    Progress progress;
    progress.stage("reading the statements");
    const EditionOfSeries found = read_edition(arguments.edition, series_place(arguments.reading));
    inputs = found.series.files;
    progress.stage("following the sentences");
    // What came later does not matter.
    const auto editions = std::span(found.series.editions).first(found.edition + 1);
    const Blame result = blame(follow_sentences(editions), editions.back().document, found.edition);
    text = render_history(format, style, result);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, inputs);
  return done;
}

}  // namespace

void add_blame(CLI::App& app, Run& run) {
  CommandLine command(app, "blame", blame_help);
  const auto arguments = std::make_shared<BlameArguments>();
  command.option("EDITION", arguments->edition);
  command.option("--format", arguments->format);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return blame_edition(*arguments); });
}

}  // namespace stet::cli
