#include "engine/history/timeline.hpp"

#include <memory>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/lexicon_choice.hpp"
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
    const Series series = read_series(arguments.series, series_place(arguments.reading));
    const Lexicon lexicon = chosen_lexicon(arguments.lexicon, arguments.reading.store, series.of_store());
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
  CommandLine command(app, "timeline", timeline_help);
  const auto arguments = std::make_shared<TimelineArguments>();
  command.option("SERIES", arguments->series);
  command.option("--format", arguments->format);
  command.option("--lexicon", arguments->lexicon);
  command.option("--class", arguments->classes);
  command.flag("--all-clauses", arguments->all_clauses);
  command.option("--text", arguments->text);
  command.option("--actor", arguments->actor);
  command.option("--since", arguments->since);
  command.option("--until", arguments->until);
  command.option("--sort", arguments->order);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return show_timeline(*arguments); });
}

}  // namespace stet::cli
