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

struct PhrasesArguments {
  std::vector<std::string> words;  // SERIES PHRASE…
  std::string format;
  std::string lexicon;
  ReadingOptions reading;
};

ExitStatus count_in_series(const PhrasesArguments& arguments) {
  const SeriesPlace where = series_place(arguments.reading);
  const bool named = !arguments.words.empty() && is_series(arguments.words.front(), where);
  if (arguments.words.size() < (named ? 2 : 1))
    throw Error(ErrorCode::usage, "phrases needs a series and a phrase; see stet phrases --help");
  const OutputFormat format = history_format(arguments.format, arguments.reading.output);
  const TerminalStyle style = style_of(arguments.reading);
  std::string text;
  std::vector<std::string> inputs;
  {
    Progress progress;
    progress.stage("reading the statements");
    const Series series = read_series(named ? arguments.words.front() : std::string(), where);
    const Lexicon lexicon = chosen_lexicon(arguments.lexicon, where.store, series.of_store());
    inputs = series.files;
    progress.stage("counting");
    const PhraseCounts counts = count_phrases(
        series.editions, {arguments.words.begin() + (named ? 1 : 0), arguments.words.end()}, lexicon);
    text = render_history(format, style, counts);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, inputs);
  return done;
}

}  // namespace

void add_phrases(CLI::App& app, Run& run) {
  CommandLine command(app, "phrases", phrases_help);
  const auto arguments = std::make_shared<PhrasesArguments>();
  command.option("WORDS", arguments->words);
  command.option("--format", arguments->format);
  command.option("--lexicon", arguments->lexicon);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return count_in_series(*arguments); });
}

}  // namespace stet::cli
