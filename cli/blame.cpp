#include "engine/history/blame.hpp"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
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
  CLI::App* command = app.add_subcommand("blame");
  command->allow_extras();
  command->formatter_fn(
      [](const CLI::App*, const std::string&, CLI::AppFormatMode) { return std::string(blame_help); });
  const auto arguments = std::make_shared<BlameArguments>();
  command->add_option("EDITION", arguments->edition);
  command->add_option("--format", arguments->format);
  add_reading_options(*command, arguments->reading);
  command->callback([command, arguments, &run] {
    run = [command, arguments] {
      refuse_unknown_arguments(*command);
      return blame_edition(*arguments);
    };
  });
}

}  // namespace stet::cli
