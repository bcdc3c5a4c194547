#include <memory>

#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/statements.hpp"
#include "engine/report/escape.hpp"

namespace stet::cli {

namespace {

ExitStatus verify_store(const std::string& folder) {
  std::string out;
  std::size_t troubles = 0;
  {
    Progress progress;
    progress.stage("reading every edition");
    const Store store = open_store(folder);
    VerifyOptions options;
    options.import = [](const StoredEdition& edition, const std::string& bytes) {
      ImportOptions import;
      import.format = input_format(edition.format.empty() ? "auto" : edition.format);
      return import_bytes(bytes, edition.file, import);
    };
    const Verified verified = store.verify(options);
    for (const Finding& finding : verified.findings) {
      troubles += finding.trouble ? 1 : 0;
      out += escape_for_terminal(fmt::format("{}  {}: {}", finding.trouble ? "trouble" : "note   ",
                                             finding.about, finding.message)) +
             "\n";
    }
    const auto plural = [](std::size_t count) { return count == 1 ? "" : "s"; };
    out += fmt::format("{} edition{} of {} series: ", verified.editions, plural(verified.editions),
                       verified.series);
    out += troubles == 0 ? "all whole: hashes, texts, sources, order and tags\n"
                         : fmt::format("{} trouble{}\n", troubles, plural(troubles));
  }
  write_output(out);
  return troubles == 0 ? done : trouble;
}

}  // namespace

void add_verify(CLI::App& app, Run& run) {
  CommandLine command(app, "verify", verify_help);
  const auto store = std::make_shared<std::string>();
  command.option("--store", *store);
  command.when_chosen(run, [store] { return verify_store(*store); });
}

}  // namespace stet::cli
