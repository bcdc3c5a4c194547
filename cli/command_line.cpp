#include "cli/command_line.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "engine/base/error.hpp"

namespace stet::cli {

namespace {

CLI::App& subcommand(CLI::App& app, const std::string& name, std::string_view help) {
  CLI::App& command = *app.add_subcommand(name);
  command.allow_extras();
  command.formatter_fn(
      [help](const CLI::App*, const std::string&, CLI::AppFormatMode) { return std::string(help); });
  return command;
}

std::vector<std::string> long_options(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

CommandLine::CommandLine(CLI::App& app, const std::string& name, std::string_view help)
    : command_(subcommand(app, name, help)) {}

void CommandLine::flag(const std::string& names, bool& given) {
  command_.add_flag(names, given);
}

void CommandLine::option(const std::string& names, std::string& value) {
  command_.add_option(names, value);
}

void CommandLine::option(const std::string& names, std::vector<std::string>& values) {
  CLI::Option* const option = command_.add_option(names, values);
  if (!option->get_positional()) option->allow_extra_args(false);
}

void CommandLine::option(const std::string& names, std::function<void(const std::string&)> read) {
  command_.add_option_function<std::string>(names, std::move(read));
}

void CommandLine::width_option(ReadingOptions& options) {
  add_width_option(command_, options);
}

void CommandLine::reading_options(ReadingOptions& options) {
  add_reading_options(command_, options);
}

void CommandLine::when_chosen(Run& run, Run chosen) {
  command_.callback([&command = command_, &run, chosen = std::move(chosen)] {
    run = [&command, chosen] {
      refuse_unknown_arguments(command);
      return chosen();
    };
  });
}

void add_width_option(CLI::App& command, ReadingOptions& options) {
  command.add_option_function<std::string>("--width", [&options](const std::string& asked) {
    options.width = whole_number("--width", asked, "a number of columns");
  });
}

void add_reading_options(CLI::App& command, ReadingOptions& options) {
  command.add_option("--input-format", options.input_format);
  command.add_option("--tracked", options.tracked);
  command.add_option("--color,--colour", options.colour);
  command.add_option("-o,--output", options.output);
  command.add_option("--store", options.store);
  add_width_option(command, options);
  command.add_flag("--no-pager", options.no_pager);
}

void refuse_unknown_arguments(const CLI::App& command) {
  std::vector<std::string> rest = command.remaining();
  // CLI11 leaves the first "--", which ends the options, among what it could not place.
  const auto end_of_options = std::ranges::find(rest, "--");
  const auto option = std::find_if(rest.begin(), end_of_options,
                                   [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
  const bool is_option = option != end_of_options;
  const std::string unknown = is_option ? *option : std::string();
  if (end_of_options != rest.end()) rest.erase(end_of_options);
  if (rest.empty()) return;
  const std::string help = "; see stet " + command.get_name() + " --help";
  if (!is_option) throw Error(ErrorCode::usage, rest.front() + ": one argument too many" + help);
  const std::string near = nearest(unknown.substr(0, unknown.find('=')), long_options(command));
  throw Error(ErrorCode::usage,
              unknown + ": unknown option" + (near.empty() ? help : "; did you mean " + near + "?"));
}

}  // namespace stet::cli
