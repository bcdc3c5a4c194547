#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "cli/git_driver.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"

namespace {

using namespace stet::cli;

// CLI11 words its messages for developers; the ones a user meets are worded here.
std::string advice(const CLI::ParseError& error, const std::string& command) {
  std::string text = error.what();
  // "--output: At Most 1 required but received 2"
  if (const std::size_t at = text.find(": At Most 1 required"); at != std::string::npos)
    text = text.substr(0, at) + ": given more than once";
  std::ranges::replace(text, '\n', ' ');
  return text + "; see stet " + (command.empty() ? "" : command + " ") + "--help";
}

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Run&);
};
// In the order in which help and completion list them.
constexpr Command commands[] = {
    {"compare", add_compare},
    {"show", add_show},
    {"blame", add_blame},
    {"trace", add_trace},
    {"timeline", add_timeline},
    {"site", add_site},
    {"phrases", add_phrases},
    {"lexicon", add_lexicon},
    {"completion", add_completion},
    {"init", add_init},
    {"add", add_add},
    {"list", add_list},
    {"log", add_log},
    {"export", add_export},
    {"verify", add_verify},
    {"git-setup", add_git_setup},
};

// The first word should be a command.
void refuse_unknown_command(const std::vector<std::string>& words, const CLI::App& app) {
  if (words.empty())
    throw stet::Error(stet::ErrorCode::usage, "name a command, such as compare; see stet --help");
  const std::string& word = words.front();
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  if (std::ranges::find(names, word) != names.end()) return;
  if (word.size() > 1 && word[0] == '-') {
    const std::string near = nearest(word, {"--help", "--version"});
    throw stet::Error(
        stet::ErrorCode::usage,
        word + ": unknown option" + (near.empty() ? "; see stet --help" : "; did you mean " + near + "?"));
  }
  std::error_code ignored;
  const bool is_file = std::filesystem::exists(word, ignored) && !ignored;
  if (is_file) {
    throw stet::Error(stet::ErrorCode::usage,
                      word + ": is a file, not a command; did you mean stet " +
                          (words.size() > 1 ? "compare " + word + " …" : "show " + word) + "?");
  }
  if (word == "remove" || word == "rm") {
    throw stet::Error(stet::ErrorCode::usage,
                      word +
                          ": stet removes no edition, the history is kept; a newer text for one is its next "
                          "revision (stet add), and git -C .stet branch -f SERIES EDITION takes back what "
                          "came after EDITION");
  }
  const std::string near = nearest(word, names);
  throw stet::Error(
      stet::ErrorCode::usage,
      word + ": unknown command" + (near.empty() ? "; see stet --help" : "; did you mean " + near + "?"));
}

ExitStatus run_program(const std::vector<std::string>& words) {
  if (!words.empty() && (words.front() == "--help" || words.front() == "-h" || words.front() == "help")) {
    write_output(main_help);
    return done;
  }
  if (!words.empty() && words.front() == "--version") {
    write_output("stet " STET_VERSION "\n");
    return done;
  }
  if (!words.empty() && words.front() == "git-driver") return run_git_driver(words);
  CLI::App app;
  Run run;
  // Every option of every command costs time to set up: of a command that is named, only its own. Completion
  // writes down those of all.
  const auto* const named = std::ranges::find(
      commands, words.empty() ? std::string_view() : std::string_view(words.front()), &Command::name);
  if (named != std::end(commands) && named->add != add_completion) {
    named->add(app, run);
  } else {
    for (const Command& command : commands) command.add(app, run);
    refuse_unknown_command(words, app);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::CallForHelp&) {
    write_output(app.help());
    return done;
  } catch (const CLI::ParseError& error) {
    throw stet::Error(stet::ErrorCode::usage, advice(error, words.front()));
  }
  return run();
}

// A short run asks for a few megabytes once: in large steps, given back at the end. Two heaps: with one, two
// threads at work wait for one another at every third of the run; with one for each thread there ever was,
// new ones are mapped and faulted in.
void prepare_memory() {
#if defined(__GLIBC__)
  constexpr int step = 1 << 20;
  constexpr int kept = 1 << 26;
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_TOP_PAD, step);
  mallopt(M_TRIM_THRESHOLD, kept);
#endif
}

// Ends the program without taking apart what lives to the end: the system takes it back faster. Not where
// tools look at a program's end, for leaks or for what was run.
void end_at_once([[maybe_unused]] int status) {
#ifdef NDEBUG
  std::fflush(nullptr);
  std::_Exit(status);
#else
  stet::end_threads();
#endif
}

}  // namespace

int main(int argc, char** argv) {
  prepare_memory();
  guard_standard_streams();
  int status = trouble;
  try {
    status = run_program(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
  } catch (const stet::Error& error) {
    complain(error.what());
  } catch (const std::bad_alloc&) {
    complain("not enough memory for these statements");
  } catch (const std::exception& error) {
    complain(std::string("unexpected trouble: ") + error.what());
  }
  end_at_once(status);
  return status;
}
