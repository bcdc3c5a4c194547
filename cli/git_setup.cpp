#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/core.h>
#include <unistd.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/statements.hpp"
#include "engine/base/atomic_write.hpp"
#include "engine/base/error.hpp"

namespace stet::cli {

namespace {

// What stands between these lines is stet's; all else in the files is left as it is.
constexpr std::string_view begin_line = "# stet git-setup: begin\n";
constexpr std::string_view end_line = "# stet git-setup: end\n";

struct SetupArguments {
  bool print = false;
  bool undo = false;
  bool global = false;
};

// The two files that tell git.
struct Places {
  std::filesystem::path config;
  std::filesystem::path attributes;
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// How git calls this program: by its name where the path finds it, else by its place.
std::string program() {
  std::error_code ignored;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::string path = variable("PATH");
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    const std::filesystem::path candidate = std::filesystem::path(path.substr(at, end - at)) / "stet";
    if (end > at && ::access(candidate.c_str(), X_OK) == 0) {
      if (std::filesystem::equivalent(candidate, self, ignored)) return "stet";
      break;  // another stet goes before this one
    }
    at = end + 1;
  }
  std::string quoted = "'";
  for (const char c : self.string()) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// A value of git's configuration.
std::string value(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string config_block() {
  const std::string stet = program();
  return fmt::format(
      "{}[diff \"stet\"]\n\ttextconv = {}\n\tcommand = {}\n[difftool \"stet\"]\n\tcmd = {}\n{}", begin_line,
      value(stet + " git-driver text"), value(stet + " git-driver diff"),
      value(stet + " compare --no-pager \"$LOCAL\" \"$REMOTE\""), end_line);
}

// For all of a user's repositories only what is never source code.
std::string attributes_block(bool global) {
  std::string out(begin_line);
  for (const std::string_view ending : {"pdf", "docx", "odt"}) out += fmt::format("*.{} diff=stet\n", ending);
  if (!global) {
    for (const std::string_view ending : {"html", "htm", "md", "txt"})
      out += fmt::format("*.{} diff=stet\n", ending);
  }
  return out + std::string(end_line);
}

Places places(bool global) {
  if (!global) {
    const std::optional<std::filesystem::path> folder = find_git_folder(".");
    if (!folder) {
      throw Error(ErrorCode::not_found,
                  "this folder is in no git repository; git init makes one, --global sets up all of yours");
    }
    return {*folder / "config", *folder / "info" / "attributes"};
  }
  const std::string home = variable("HOME");
  if (home.empty())
    throw Error(ErrorCode::not_found, "HOME is not set, so there is no place for global settings");
  const std::string xdg = variable("XDG_CONFIG_HOME");
  const std::filesystem::path settings =
      xdg.empty() ? std::filesystem::path(home) / ".config" : std::filesystem::path(xdg);
  return {std::filesystem::path(home) / ".gitconfig", settings / "git" / "attributes"};
}

std::string content_of(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::exists(file, ignored) ? read_text_file(file.string()) : std::string();
}

// `content` without what an earlier git-setup wrote.
std::string without_block(const std::string& content, const std::filesystem::path& file) {
  const std::size_t begin = content.find(begin_line);
  if (begin == std::string::npos) return content;
  const std::size_t end = content.find(end_line, begin);
  if (end == std::string::npos) {
    throw Error(ErrorCode::malformed,
                file.string() + ": has the beginning of stet's lines and not their end; mend it by hand");
  }
  return content.substr(0, begin) + content.substr(end + end_line.size());
}

// True if the file changed.
bool rewrite(const std::filesystem::path& file, const std::string& block) {
  const std::string before = content_of(file);
  std::string after = without_block(before, file);
  if (!block.empty() && !after.empty() && after.back() != '\n') after += '\n';
  after += block;
  if (after == before) return false;
  std::error_code error;
  if (after.empty()) {  // it held nothing else
    std::filesystem::remove(file, error);
    return true;
  }
  std::filesystem::create_directories(file.parent_path(), error);
  write_file_atomically(file, after);
  return true;
}

ExitStatus set_git_up(const SetupArguments& arguments) {
  if (arguments.print) {
    write_output(fmt::format("# in {}\n{}\n# in {}\n{}", arguments.global ? "~/.gitconfig" : ".git/config",
                             config_block(),
                             arguments.global ? "~/.config/git/attributes" : ".git/info/attributes",
                             attributes_block(arguments.global)));
    return done;
  }
  const Places files = places(arguments.global);
  const std::string block = arguments.undo ? std::string() : config_block();
  const bool config = rewrite(files.config, block);
  const bool attributes =
      rewrite(files.attributes, arguments.undo ? block : attributes_block(arguments.global));
  if (!config && !attributes) {
    write_output(arguments.undo ? "git-setup: nothing to undo\n" : "git-setup: all is set up already\n");
    return done;
  }
  write_output(fmt::format("{} {} and {}\n", arguments.undo ? "taken out of" : "written into",
                           files.config.string(), files.attributes.string()));
  if (!arguments.undo) {
    write_output(
        "  git diff                              what changed, as stet compare tells it\n"
        "  git diff --no-ext-diff --word-diff    the words, in the text stet reads\n"
        "  git log -p, git show, git blame       the same text, one sentence a line\n"
        "  git difftool -t stet                  one report after the other\n");
  }
  return done;
}

}  // namespace

void add_git_setup(CLI::App& app, Run& run) {
  CommandLine command(app, "git-setup", git_setup_help);
  const auto arguments = std::make_shared<SetupArguments>();
  command.flag("--print", arguments->print);
  command.flag("--undo", arguments->undo);
  command.flag("--global", arguments->global);
  command.when_chosen(run, [arguments] { return set_git_up(*arguments); });
}

}  // namespace stet::cli
