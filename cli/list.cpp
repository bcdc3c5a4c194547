#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/statements.hpp"
#include "engine/base/error.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/json_writer.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

struct ListArguments {
  std::string series;
  std::string format;
  ReadingOptions reading;
};

std::string json_of(const std::vector<StoredEdition>& editions) {
  JsonWriter json;
  json.object();
  json.key("schema").string("stet.list/1").key("editions").array();
  for (const StoredEdition& edition : editions) {
    json.object();
    json.key("name").string(edition.name()).key("series").string(edition.series);
    json.key("edition").string(edition.id).key("revision").integer(edition.revision);
    json.key("title").string_or_null(edition.facts.title).key("ordinal");
    edition.facts.ordinal ? json.integer(*edition.facts.ordinal) : json.null();
    json.key("date").string_or_null(edition.facts.date).key("place").string_or_null(edition.facts.place);
    json.key("tag").string(edition.tag()).key("commit").string(edition.commit);
    json.key("file").string_or_null(edition.file).key("sha256").string_or_null(edition.sha256).close();
  }
  json.close().close();
  return json.finish();
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t have = code_points(text);
  return have >= width ? text : text + std::string(width - have, ' ');
}

std::string table_of(const std::vector<StoredEdition>& editions) {
  std::size_t name_width = 0;
  for (const StoredEdition& edition : editions)
    name_width = std::max(name_width, code_points(edition.name()));
  std::string out;
  for (const StoredEdition& edition : editions) {
    std::string line = padded(edition.name(), name_width) + "  " + padded(edition.facts.date, 10);
    if (!edition.facts.place.empty()) line += "  " + edition.facts.place;
    if (!edition.facts.title.empty()) line += "  " + edition.facts.title;
    if (edition.revision > 1) line += fmt::format("  (revision {})", edition.revision);
    out += escape_for_terminal(line) + "\n";
  }
  return out;
}

ExitStatus list_editions(const ListArguments& arguments) {
  const bool json = arguments.format == "json";
  if (!json && !arguments.format.empty() && arguments.format != "terminal") {
    throw Error(ErrorCode::usage, "--format " + arguments.format + ": list writes terminal or json");
  }
  const Store store = open_store(arguments.reading.store);
  std::vector<StoredEdition> editions;
  const std::vector<std::string> names =
      arguments.series.empty() ? store.series() : std::vector<std::string>{arguments.series};
  for (const std::string& name : names) {
    for (StoredEdition& edition : store.editions(name)) editions.push_back(std::move(edition));
  }
  if (editions.empty() && !json) complain("the store is empty; stet add FILE… brings editions");
  deliver(json ? json_of(editions) : table_of(editions), arguments.reading, !json, {});
  return done;
}

}  // namespace

void add_list(CLI::App& app, Run& run) {
  CommandLine command(app, "list", list_help);
  const auto arguments = std::make_shared<ListArguments>();
  command.option("SERIES", arguments->series);
  command.option("--format", arguments->format);
  command.option("--store", arguments->reading.store);
  command.option("-o,--output", arguments->reading.output);
  command.flag("--no-pager", arguments->reading.no_pager);
  command.when_chosen(run, [arguments] { return list_editions(*arguments); });
}

}  // namespace stet::cli
