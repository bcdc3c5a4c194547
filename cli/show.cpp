#include "engine/report/show.hpp"

#include <array>
#include <memory>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/report/json.hpp"

namespace stet::cli {

namespace {

struct ShowArguments {
  std::string statement;
  std::string format;
  std::string lexicon;
  ReadingOptions reading;
};

ExitStatus show_statement(const ShowArguments& arguments) {
  if (arguments.statement.empty()) {
    throw Error(ErrorCode::usage, "show needs a statement; see stet show --help");
  }
  constexpr std::array offered = {OutputFormat::terminal, OutputFormat::json};
  const OutputFormat format = output_format(arguments.format, arguments.reading.output, offered);
  const ColourChoice colour = colour_choice(arguments.reading);
  const ImportOptions import = import_options(arguments.reading);
  std::string text;
  {
    Progress progress;
    progress.stage("reading the statement");
    const Lexicon lexicon =
        chosen_lexicon(arguments.lexicon, arguments.reading.store, names_edition(arguments.statement));
    const Document document = read_statement(arguments.statement, import, arguments.reading.store);
    const std::vector<Clause> clauses = find_clauses(document, lexicon);
    const std::size_t width = arguments.reading.width;
    const bool to_file = !arguments.reading.output.empty() && arguments.reading.output != "-";
    text = format == OutputFormat::json
               ? render_json(document, clauses, lexicon.name())
               : render_document(document, clauses,
                                 to_file ? file_style(colour, width) : output_style(colour, width),
                                 lexicon.name());
  }
  deliver(text, arguments.reading, format == OutputFormat::terminal, {arguments.statement});
  return done;
}

}  // namespace

void add_show(CLI::App& app, Run& run) {
  CommandLine command(app, "show", show_help);
  const auto arguments = std::make_shared<ShowArguments>();
  command.option("DOC", arguments->statement);
  command.option("--format", arguments->format);
  command.option("--lexicon", arguments->lexicon);
  command.reading_options(arguments->reading);
  command.when_chosen(run, [arguments] { return show_statement(*arguments); });
}

}  // namespace stet::cli
