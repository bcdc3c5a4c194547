#include "engine/history/timeline.hpp"

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

struct TimelineArguments {
  std::string series;
  std::string format;
  std::string lexicon;
  std::vector<std::string> classes;
  bool all_clauses = false;
  std::string text;
  std::string actor;
  std::string since;
  std::string until;
  std::string order = "lived";
  ReadingOptions reading;
};

TimelineOrder order_of(const std::string& asked) {
  if (asked == "lived") return TimelineOrder::lived;
  if (asked == "changed") return TimelineOrder::changed;
  if (asked == "first") return TimelineOrder::first;
  throw Error(ErrorCode::usage, "--sort " + asked + ": use lived, changed or first");
}

ExitStatus show_timeline(const TimelineArguments& arguments) {
  const OutputFormat format = history_format(arguments.format, arguments.reading.output);
  const TerminalStyle style = style_of(arguments.reading);
  TimelineOptions options;
  options.classes = classes_named(arguments.classes);
  options.all_clauses = arguments.all_clauses;
  options.text = arguments.text;
  options.actor = arguments.actor;
  options.order = order_of(arguments.order);
  std::string text;
  std::vector<std::string> inputs;
  {
    Progress progress;
    progress.stage("reading the statements");
    const Lexicon lexicon = read_lexicon(arguments.lexicon);
    const Series series = read_series(arguments.series, series_place(arguments.reading));
    inputs = series.files;
    options.since = since_edition(series, arguments.since);
    options.until = until_edition(series, arguments.until);
    if (options.since > options.until)
      throw Error(ErrorCode::usage, "--since " + arguments.since + " is after --until " + arguments.until);
    progress.stage("following the clauses");
    const History history = follow(series.editions, lexicon);
    const Timeline result = timeline(history, options, lexicon);
    text = render_history(format, style, result, history);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, inputs);
  return done;
}

}  // namespace

void add_timeline(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("timeline");
  command->allow_extras();
  command->formatter_fn(
      [](const CLI::App*, const std::string&, CLI::AppFormatMode) { return std::string(timeline_help); });
  const auto arguments = std::make_shared<TimelineArguments>();
  command->add_option("SERIES", arguments->series);
  command->add_option("--format", arguments->format);
  command->add_option("--lexicon", arguments->lexicon);
  command->add_option("--class", arguments->classes)->allow_extra_args(false);
  command->add_flag("--all-clauses", arguments->all_clauses);
  command->add_option("--text", arguments->text);
  command->add_option("--actor", arguments->actor);
  command->add_option("--since", arguments->since);
  command->add_option("--until", arguments->until);
  command->add_option("--sort", arguments->order);
  add_reading_options(*command, arguments->reading);
  command->callback([command, arguments, &run] {
    run = [command, arguments] {
      refuse_unknown_arguments(*command);
      return show_timeline(*arguments);
    };
  });
}

}  // namespace stet::cli
