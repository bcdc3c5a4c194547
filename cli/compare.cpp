#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/docx.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/report.hpp"
#include "engine/report/xlsx.hpp"

namespace stet::cli {

namespace {

struct CompareArguments {
  std::string old_statement;
  std::string new_statement;
  std::string format;
  std::string lexicon;
  std::string context;
  std::vector<std::string> only;  // each one name or several with commas
  std::vector<std::string> classes;
  bool all_clauses = false;
  bool exit_code = false;
  bool with_summary = false;
  ReadingOptions reading;
};

constexpr std::array selections = {Selection::added,        Selection::dropped,  Selection::reworded,
                                   Selection::strengthened, Selection::weakened, Selection::moved,
                                   Selection::kept};
constexpr std::array clause_classes = {
    ClauseClass::undertaking,  ClauseClass::reaffirmation, ClauseClass::pledge,
    ClauseClass::call,         ClauseClass::expectation,   ClauseClass::position,
    ClauseClass::appreciation, ClauseClass::notice,        ClauseClass::narration};

// The values that `list` names, with commas between them. Throws Error(usage) listing what there is.
template <typename Values>
std::vector<typename Values::value_type> named(const std::string& list, const Values& values,
                                               const std::string& option) {
  std::vector<typename Values::value_type> found;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    const std::string word = list.substr(at, comma - at);
    at = comma + 1;
    const auto value =
        std::ranges::find_if(values, [&word](auto candidate) { return name(candidate) == word; });
    if (value == values.end()) {
      std::string known;
      for (const auto candidate : values) known += (known.empty() ? "" : ", ") + std::string(name(candidate));
      throw Error(ErrorCode::usage, option + " " + word + ": use " + known);
    }
    found.push_back(*value);
  }
  return found;
}

ReportOptions report_options(const CompareArguments& arguments) {
  ReportOptions options;
  options.only = named(fmt::format("{}", fmt::join(arguments.only, ",")), selections, "--only");
  options.classes = named(fmt::format("{}", fmt::join(arguments.classes, ",")), clause_classes, "--class");
  options.all_clauses = arguments.all_clauses;
  if (arguments.context == "all") {
    options.context = no_elision;
  } else if (!arguments.context.empty()) {
    options.context = whole_number("--context", arguments.context, "a number of words, or all");
  }
  return options;
}

void warn(const Document& before, const Document& after) {
  const std::string& old_series = before.facts.series;
  const std::string& new_series = after.facts.series;
  if (!old_series.empty() && !new_series.empty() && old_series != new_series) {
    complain("warning: the statements are of different series, " + old_series + " and " + new_series +
             "; compared all the same");
    return;
  }
  const bool by_date = !before.facts.date.empty() && !after.facts.date.empty();
  const bool older =
      by_date ? after.facts.date < before.facts.date
              : before.facts.ordinal && after.facts.ordinal && *after.facts.ordinal < *before.facts.ordinal;
  if (older) {
    complain("warning: " + after.source + " is older than " + before.source +
             "; compared as given, as if it were the newer");
  }
}

// Options that the format has no use for.
void warn_of_idle_options(OutputFormat format, const CompareArguments& arguments,
                          const ReportOptions& options) {
  const bool shaped =
      !options.only.empty() || !options.classes.empty() || options.all_clauses || !arguments.context.empty();
  if (format == OutputFormat::json && shaped) {
    complain(
        "warning: --only, --class, --all-clauses and --context do not apply to JSON, which has every row");
  }
  if (format == OutputFormat::docx && shaped && !arguments.with_summary) {
    complain(
        "warning: --only, --class, --all-clauses and --context choose for the summary of a Word document; "
        "add "
        "--with-summary");
  }
  if (format != OutputFormat::docx && arguments.with_summary) {
    complain("warning: --with-summary is for Word documents, --format docx");
  }
}

std::string rendered(OutputFormat format, const Comparison& comparison, const ReportOptions& options,
                     const CompareArguments& arguments) {
  if (format == OutputFormat::json) return render_json(comparison);
  const Report report = make_report(comparison, options);
  switch (format) {
    case OutputFormat::markdown:
      return render_markdown(report);
    case OutputFormat::html:
      return render_html(report, side_by_side(comparison));
    case OutputFormat::csv:
      return render_csv(report, comparison);
    case OutputFormat::xlsx:
      return render_xlsx(report, comparison, side_by_side(comparison));
    case OutputFormat::docx:
      return render_docx(report, comparison, {arguments.with_summary});
    default:
      break;
  }
  const ReadingOptions& reading = arguments.reading;
  const ColourChoice colour = colour_choice(reading);
  const bool to_file = !reading.output.empty() && reading.output != "-";
  return render_terminal(report,
                         to_file ? file_style(colour, reading.width) : output_style(colour, reading.width));
}

ExitStatus compare_statements(const CompareArguments& arguments) {
  if (arguments.old_statement.empty() || arguments.new_statement.empty()) {
    throw Error(ErrorCode::usage, "compare needs two statements, OLD and NEW; see stet compare --help");
  }
  if (arguments.old_statement == "-" && arguments.new_statement == "-") {
    throw Error(ErrorCode::usage, "only one of the two statements can be standard input");
  }
  const ReportOptions options = report_options(arguments);
  const OutputFormat format = output_format(arguments.format, arguments.reading.output);
  refuse_terminal(format, arguments.reading.output);
  static_cast<void>(colour_choice(arguments.reading));  // a slip shows whatever the format
  const ImportOptions import = import_options(arguments.reading);

  std::string text;
  bool changed = false;
  {
    Progress progress;
    progress.stage("reading the statements");
    const Lexicon lexicon = arguments.lexicon.empty()
                                ? Lexicon::built_in()
                                : Lexicon::parse(read_text_file(arguments.lexicon), arguments.lexicon);
    Document before;
    Document after;
    run_both([&] { before = read_statement(arguments.old_statement, import, arguments.reading.store); },
             [&] { after = read_statement(arguments.new_statement, import, arguments.reading.store); });
    warn_of_idle_options(format, arguments, options);  // not before an error, which is to stand alone
    warn(before, after);
    progress.stage("comparing");
    const Comparison comparison = compare(std::move(before), std::move(after), lexicon);
    progress.stage("writing the report");
    changed = arguments.exit_code && commitments_changed(comparison);
    text = rendered(format, comparison, options, arguments);
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal,
          {arguments.old_statement, arguments.new_statement});
  return changed ? commitments_differ : done;
}

}  // namespace

void add_compare(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("compare");
  command->allow_extras();
  command->formatter_fn(
      [](const CLI::App*, const std::string&, CLI::AppFormatMode) { return std::string(compare_help); });
  const auto arguments = std::make_shared<CompareArguments>();
  command->add_option("OLD", arguments->old_statement);
  command->add_option("NEW", arguments->new_statement);
  command->add_option("--format", arguments->format);
  command->add_option("--only", arguments->only)->allow_extra_args(false);
  command->add_option("--class", arguments->classes)->allow_extra_args(false);
  command->add_flag("--all-clauses", arguments->all_clauses);
  command->add_option("--context", arguments->context);
  command->add_option("--lexicon", arguments->lexicon);
  command->add_flag("--with-summary", arguments->with_summary);
  command->add_flag("--exit-code", arguments->exit_code);
  add_reading_options(*command, arguments->reading);
  command->callback([command, arguments, &run] {
    run = [command, arguments] {
      refuse_unknown_arguments(*command);
      return compare_statements(*arguments);
    };
  });
}

}  // namespace stet::cli
