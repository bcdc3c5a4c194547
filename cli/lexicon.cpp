#include <algorithm>
#include <array>
#include <memory>

#include <unistd.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/series.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/lexicon_check.hpp"

namespace stet::cli {

namespace {

struct LexiconArguments {
  std::vector<std::string> words;  // [NAME], check FILE…, use [NAME]
  std::string lexicon;
  std::string format;
  ReadingOptions reading;
};

// Of --lexicon, or set for the store if there is one here.
std::string name_in_use(const LexiconArguments& arguments) {
  if (!arguments.lexicon.empty()) return arguments.lexicon;
  if (arguments.reading.store.empty() && !Store::find(".")) return "built-in";
  return lexicon_of(open_store(arguments.reading.store));
}

ExitStatus print_lexicon(const LexiconArguments& arguments) {
  if (arguments.words.size() > 1)
    throw Error(ErrorCode::usage, arguments.words[1] + ": one argument too many; see stet lexicon --help");
  const std::string text =
      lexicon_text(arguments.words.empty() ? name_in_use(arguments) : arguments.words.front());
  const bool on_terminal = arguments.reading.output.empty() && ::isatty(STDOUT_FILENO) != 0;
  deliver(on_terminal ? escape_lines_for_terminal(text) : text, arguments.reading, true, {});
  return done;
}

ExitStatus use_lexicon(const LexiconArguments& arguments) {
  if (arguments.words.size() > 2 || !arguments.lexicon.empty())
    throw Error(ErrorCode::usage, "lexicon use takes one name or file; see stet lexicon --help");
  Store store = open_store(arguments.reading.store);
  if (arguments.words.size() == 2) set_lexicon(store, arguments.words[1]);
  write_output(escape_for_terminal(lexicon_of(store)) + "\n");
  return done;
}

bool is_lexicon_file(const std::string& name) {
  return name.ends_with(".toml");
}

ExitStatus check_lexicons(const std::vector<std::string>& files) {
  std::string told;
  for (const std::string& file : files) {
    static_cast<void>(Lexicon::parse(read_text_file(file), file));
    told += escape_for_terminal(file) + ": no mistake\n";
  }
  write_output(told);
  return done;
}

// Every statement that `names` name: files, folders, editions, series.
std::vector<Document> read_all(const std::vector<std::string>& names, const SeriesPlace& place) {
  std::vector<Document> documents;
  for (const std::string& name : names) {
    if (name != "-" && is_series(name, place)) {
      for (SeriesEdition& edition : read_series(name, place).editions)
        documents.push_back(std::move(edition.document));
    } else {
      documents.push_back(read_statement(name, place.import, place.store));
    }
  }
  return documents;
}

ExitStatus check_statements(const LexiconArguments& arguments) {
  const std::vector<std::string> files(arguments.words.begin() + 1, arguments.words.end());
  if (files.empty())
    throw Error(ErrorCode::usage, "lexicon check needs statements, or a lexicon; see stet lexicon --help");
  const auto lexicons = std::ranges::count_if(files, is_lexicon_file);
  if (static_cast<std::size_t>(lexicons) == files.size()) return check_lexicons(files);
  if (lexicons > 0)
    throw Error(ErrorCode::usage, *std::ranges::find_if(files, is_lexicon_file) +
                                      ": a lexicon to check statements with is named by --lexicon");
  constexpr std::array offered = {OutputFormat::terminal, OutputFormat::json};
  const OutputFormat format = output_format(arguments.format, arguments.reading.output, offered);
  const TerminalStyle style = style_of(arguments.reading);
  std::string text;
  {
    Progress progress;
    progress.stage("reading the statements");
    const Lexicon lexicon = read_lexicon(name_in_use(arguments));
    const std::vector<Document> documents = read_all(files, series_place(arguments.reading));
    std::vector<const Document*> pointers;
    for (const Document& document : documents) pointers.push_back(&document);
    progress.stage("looking for verbs");
    const std::vector<UnknownVerb> verbs = unknown_verbs(pointers, lexicon);
    const LexiconCheck check{lexicon.name(), pointers, verbs};
    text = format == OutputFormat::json ? render_json(check) : render_terminal(check, style);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, files);
  return done;
}

ExitStatus run_lexicon(const LexiconArguments& arguments) {
  const std::string first = arguments.words.empty() ? std::string() : arguments.words.front();
  if (first == "check") return check_statements(arguments);
  if (!arguments.format.empty())
    throw Error(ErrorCode::usage, "--format is for stet lexicon check; a lexicon is printed as it is read");
  return first == "use" ? use_lexicon(arguments) : print_lexicon(arguments);
}

}  // namespace

void add_lexicon(CLI::App& app, Run& run) {
  CommandLine command(app, "lexicon", lexicon_help);
  const auto arguments = std::make_shared<LexiconArguments>();
  command.option("WORDS", arguments->words);
  command.option("--lexicon", arguments->lexicon);
  command.option("--format", arguments->format);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return run_lexicon(*arguments); });
}

}  // namespace stet::cli
