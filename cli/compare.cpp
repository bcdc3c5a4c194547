#include <memory>

#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/compare_options.hpp"
#include "cli/help.hpp"
#include "cli/history_output.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/series.hpp"
#include "cli/statement_files.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"

namespace stet::cli {

namespace {

void warn(const std::string& warning) {
  if (!warning.empty()) complain("warning: " + warning);
}

void refuse_folder_options(const CompareArguments& arguments) {
  const char* option = arguments.full               ? "--full"
                       : !arguments.pair_by.empty() ? "--pair-by"
                       : !arguments.threads.empty() ? "--threads"
                                                    : nullptr;
  if (option != nullptr)
    throw Error(ErrorCode::usage, std::string(option) + " is for two folders; these are two statements");
}

ExitStatus compare_statements(const CompareArguments& arguments) {
  if (arguments.old_statement.empty() || arguments.new_statement.empty()) {
    throw Error(ErrorCode::usage, "compare needs two statements, OLD and NEW; see stet compare --help");
  }
  if (arguments.old_statement == "-" && arguments.new_statement == "-") {
    throw Error(ErrorCode::usage, "only one of the two statements can be standard input");
  }
  if (const bool old_is_folder = is_folder(arguments.old_statement);
      old_is_folder != is_folder(arguments.new_statement)) {
    const std::string& folder = old_is_folder ? arguments.old_statement : arguments.new_statement;
    const std::string& other = old_is_folder ? arguments.new_statement : arguments.old_statement;
    if (other != "-" && is_series(other, series_place(arguments.reading)))
      throw Error(
          ErrorCode::usage,
          fmt::format("{} is a folder and {} a series; compare the folder with one that has the series' "
                      "statements, or a file with an edition, such as {}/23",
                      folder, other, other));
    throw Error(
        ErrorCode::usage,
        fmt::format("{} is a folder and {} is not; compare two folders, or two statements", folder, other));
  } else if (old_is_folder) {
    return compare_folders(arguments);
  }
  refuse_folder_options(arguments);
  const ReportOptions options = report_options(arguments);
  const OutputFormat format = output_format(arguments.format, arguments.reading.output);
  refuse_terminal(format, arguments.reading.output);
  const TerminalStyle style = terminal_style(arguments.reading);  // a slip shows whatever the format
  const ImportOptions import = import_options(arguments.reading);

  std::string text;
  bool changed = false;
  {
    Progress progress(arguments.quiet);
    progress.stage("reading the statements");
    const bool of_store = names_edition(arguments.old_statement) || names_edition(arguments.new_statement);
    const Lexicon lexicon = chosen_lexicon(arguments.lexicon, arguments.reading.store, of_store);
    Document before;
    Document after;
    SplitWords old_words;
    SplitWords new_words;
    const auto read = [&](const std::string& statement, Document& document, SplitWords& words) {
      document = read_statement(statement, import, arguments.reading.store);
      words = split_alone(document);
    };
    run_both([&] { read(arguments.old_statement, before, old_words); },
             [&] { read(arguments.new_statement, after, new_words); });
    if (!arguments.quiet) {  // not before an error, which is to stand alone
      warn(idle_options(format, arguments, options));
      warn(oddity_of(before, after).warning);
    }
    progress.stage("comparing");
    // These live to the end of the program, which spares taking them apart.
    static Comparison comparison;
    static Report report;
    comparison =
        compare(std::move(before), std::move(old_words), std::move(after), std::move(new_words), lexicon);
    progress.stage("writing the report");
    changed = arguments.exit_code && commitments_changed(comparison);
    if (format != OutputFormat::json) report = make_report(comparison, options);
    text = rendered(format, comparison, report, arguments.with_summary, style);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal,
          {arguments.old_statement, arguments.new_statement});
  return changed ? commitments_differ : done;
}

}  // namespace

void add_compare(CLI::App& app, Run& run) {
  CommandLine command(app, "compare", compare_help);
  const auto arguments = std::make_shared<CompareArguments>();
  command.option("OLD", arguments->old_statement);
  command.option("NEW", arguments->new_statement);
  command.option("--format", arguments->format);
  command.option("--only", arguments->only);
  command.option("--class", arguments->classes);
  command.flag("--all-clauses", arguments->all_clauses);
  command.option("--context", arguments->context);
  command.option("--lexicon", arguments->lexicon);
  command.flag("--with-summary", arguments->with_summary);
  command.flag("--exit-code", arguments->exit_code);
  command.flag("--full", arguments->full);
  command.option("--pair-by", arguments->pair_by);
  command.option("--threads", arguments->threads);
  command.flag("-q,--quiet", arguments->quiet);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return compare_statements(*arguments); });
}

}  // namespace stet::cli
