// A command as the command line knows it: its options, and what runs when it is chosen. Behind it is CLI11,
// which takes seconds to compile wherever it is included, so the commands see this alone.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace stet::cli {

// Names: "--store", "-o,--output", or what stands at its place, in capitals: "SERIES". What an option is read
// into must live until the command has run: hold it with what is given to `when_chosen`.
class CommandLine {
 public:
  // `help` is all that --help prints.
  CommandLine(CLI::App& app, const std::string& name, std::string_view help);

  void flag(const std::string& names, bool& given);
  void option(const std::string& names, std::string& value);
  // One value each time it is named; all that stand there where it has a place.
  void option(const std::string& names, std::vector<std::string>& values);
  // `read` may throw Error(usage).
  void option(const std::string& names, std::function<void(const std::string&)> read);
  void width_option(ReadingOptions& options);
  void reading_options(ReadingOptions& options);  // those that every reading command has

  // Sets `run` when this is the command; running throws Error(usage) for arguments that it does not know,
  // with the nearest option that it does.
  void when_chosen(Run& run, Run chosen);

 private:
  CLI::App& command_;
};

}  // namespace stet::cli
