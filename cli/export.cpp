#include <memory>

#include <unistd.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/report/escape.hpp"

namespace stet::cli {

namespace {

struct ExportArguments {
  std::string edition;
  bool source = false;
  ReadingOptions reading;
};

ExitStatus export_edition(const ExportArguments& arguments) {
  if (arguments.edition.empty()) {
    throw Error(ErrorCode::usage, "export needs an edition, such as asean-japan/23; see stet export --help");
  }
  const Store store = open_store(arguments.reading.store);
  const std::optional<StoredEdition> edition = store.find_edition(arguments.edition);
  if (!edition) {
    throw Error(ErrorCode::not_found,
                arguments.edition + ": no such edition in the store; stet list names them");
  }
  const bool to_output = arguments.reading.output.empty() || arguments.reading.output == "-";
  const bool on_terminal = to_output && ::isatty(STDOUT_FILENO) != 0;
  if (!arguments.source) {
    const std::string text = store.text(*edition);
    deliver(on_terminal ? escape_lines_for_terminal(text) : text, arguments.reading, true, {});
    return done;
  }
  if (on_terminal) {
    throw Error(ErrorCode::usage, edition->name() + ": its source is for a file; write it with -o " +
                                      (edition->file.empty() ? "FILE" : edition->file));
  }
  deliver(store.source(*edition), arguments.reading, false, {});
  return done;
}

}  // namespace

void add_export(CLI::App& app, Run& run) {
  CommandLine command(app, "export", export_help);
  const auto arguments = std::make_shared<ExportArguments>();
  command.option("EDITION", arguments->edition);
  command.flag("--source", arguments->source);
  command.option("-o,--output", arguments->reading.output);
  command.option("--store", arguments->reading.store);
  command.flag("--no-pager", arguments->reading.no_pager);
  command.when_chosen(run, [arguments] { return export_edition(*arguments); });
}

}  // namespace stet::cli
