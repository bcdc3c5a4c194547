#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/terminal.hpp"
#include "engine/base/error.hpp"
#include "engine/commitment/lexicon.hpp"

namespace stet::cli {

namespace {

struct OptionWords {
  std::vector<std::string> names;  // "--output", "-o"
  bool takes_value = false;
  std::string values;       // separated by spaces; empty: a file
  bool or_file = false;     // beside the values
  std::string description;  // the first line of its help
};

struct PlaceWords {
  std::string after;  // the word before
  std::string words;  // beside files
};

struct CommandWords {
  std::string name;
  std::string description;
  std::vector<OptionWords> options;
  std::vector<PlaceWords> places;  // the first, the second
};

// The values of options that take one of a few words, by the option's name.
struct Values {
  std::string_view option;
  std::string_view words;
};
constexpr std::array known_values = {
    Values{"--color", "auto always never"},
    Values{"--colour", "auto always never"},
    Values{"--input-format", "auto text markdown html docx odt pdf"},
    Values{"--tracked", "accept reject refuse"},
    Values{"--sort", "lived changed first"},
    Values{"--pair-by", "auto name ordinal date series"},
    Values{"--only", "added dropped reworded strengthened weakened moved kept"},
    Values{"--class",
           "undertaking reaffirmation pledge call expectation position appreciation notice narration"},
};

// What `help` says on the line of `term`, which stands at its beginning; empty if there is none.
std::string said_of(std::string_view help, std::string_view term) {
  for (std::size_t at = 0; at < help.size();) {
    const std::size_t end = std::min(help.find('\n', at), help.size());
    std::string_view line = help.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with("  ")) continue;
    line.remove_prefix(2);
    const std::size_t gap = line.find("  ");
    if (gap == std::string_view::npos) continue;
    const std::string_view left = line.substr(0, gap);
    const std::size_t found = left.find(term);
    if (found == std::string_view::npos) continue;
    const std::size_t after = found + term.size();
    if (after < left.size() && left[after] != ' ' && left[after] != ',') continue;
    return std::string(line.substr(std::min(line.find_first_not_of(' ', gap), line.size())));
  }
  return {};
}

// "terminal, markdown or json; without it, …" as "terminal markdown json".
std::string listed_words(std::string_view said) {
  std::string words;
  std::string word;
  for (const char c : said.substr(0, said.find_first_of(";.:"))) {
    if (c != ' ' && c != ',') {
      word += c;
      continue;
    }
    if (!word.empty() && word != "or" && word != "and") words += (words.empty() ? "" : " ") + word;
    word.clear();
  }
  return words + (words.empty() || word.empty() ? "" : " ") + word;
}

std::string lexicon_names() {
  std::string names;
  for (const ShippedLexicon& lexicon : shipped_lexicons())
    names += (names.empty() ? "" : " ") + std::string(lexicon.name);
  return names;
}

std::string values_of(const std::string& option, std::string_view said) {
  if (option == "--format") return listed_words(said);
  if (option == "--lexicon") return lexicon_names();
  const auto* const known = std::ranges::find(known_values, option, &Values::option);
  return known == known_values.end() ? std::string() : std::string(known->words);
}

std::vector<CommandWords> words_of(const CLI::App& app) {
  std::vector<CommandWords> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandWords words;
    words.name = command->get_name();
    words.description = said_of(main_help, "stet " + words.name);
    const std::string help = command->help();
    for (const CLI::Option* option : command->get_options()) {
      OptionWords found;
      for (const std::string& name : option->get_lnames()) found.names.push_back("--" + name);
      for (const std::string& name : option->get_snames()) found.names.push_back("-" + name);
      if (found.names.empty()) continue;
      found.takes_value = option->get_expected_max() > 0;
      found.description = said_of(help, found.names.front());
      found.values = values_of(found.names.front(), found.description);
      found.or_file = found.names.front() == "--lexicon";
      words.options.push_back(std::move(found));
    }
    if (words.name == "lexicon")
      words.places = {{"lexicon", "check use " + lexicon_names()}, {"use", lexicon_names()}};
    if (words.name == "completion") words.places = {{"completion", "bash zsh fish"}};
    commands.push_back(std::move(words));
  }
  return commands;
}

std::string joined(const std::vector<CommandWords>& commands) {
  std::string names;
  for (const CommandWords& command : commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

std::string bash_completion(const std::vector<CommandWords>& commands) {
  std::string cases;
  for (const CommandWords& command : commands) {
    std::string names;
    for (const OptionWords& option : command.options) {
      for (const std::string& name : option.names) {
        names += (names.empty() ? "" : " ") + name;
        if (!option.values.empty())
          cases += fmt::format("    '{} {}') words='{}' ;;\n", command.name, name, option.values);
      }
    }
    for (const PlaceWords& place : command.places)
      cases += fmt::format("    '{} {}') words='{}'; [[ $current != -* ]] || words='{}' ;;\n", command.name,
                           place.after, place.words, names);
    cases += fmt::format("    '{} '*) [[ $current != -* ]] || words='{}' ;;\n", command.name, names);
  }
  return fmt::format(R"(# bash completion for stet
_stet() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} words=
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$current"))
    return
  fi
  case "${{COMP_WORDS[1]}} $previous" in
{}  esac
  [[ -z $words ]] || COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _stet stet
)",
                     joined(commands), cases);
}

// Text inside single quotes of a shell; `also` is a character its completion system gives a meaning.
std::string shell_word(std::string text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (also.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// One of the words, or a file.
std::string zsh_words_or_file(const std::string& words) {
  return fmt::format(R"zsh({{_alternative "words:word:({})" "files:file:_files"}})zsh", words);
}

std::string zsh_completion(const std::vector<CommandWords>& commands) {
  std::string list;
  std::string cases;
  for (const CommandWords& command : commands) {
    list += fmt::format("    '{}:{}'\n", command.name, shell_word(command.description, ":"));
    cases += fmt::format("    {})\n      _arguments \\\n", command.name);
    for (const OptionWords& option : command.options) {
      for (const std::string& name : option.names) {
        cases += fmt::format("        '*{}[{}]{}' \\\n", name, shell_word(option.description, "[]"),
                             !option.takes_value     ? std::string()
                             : option.values.empty() ? ":value:_files"
                             : option.or_file        ? ":value:" + zsh_words_or_file(option.values)
                                                     : ":value:(" + option.values + ")");
      }
    }
    for (std::size_t i = 0; i < command.places.size(); ++i)
      cases += fmt::format("        '{}:word:{}' \\\n", i + 1, zsh_words_or_file(command.places[i].words));
    cases += "        '*:statement:_files'\n      ;;\n";
  }
  return fmt::format(R"(#compdef stet
_stet() {{
  local -a commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
_stet "$@"
)",
                     list, cases);
}

std::string fish_completion(const std::vector<CommandWords>& commands) {
  std::string out = "# fish completion for stet\n";
  for (const CommandWords& command : commands) {
    out += fmt::format("complete -c stet -n __fish_use_subcommand -f -a {} -d '{}'\n", command.name,
                       shell_word(command.description, "\\"));
  }
  for (const CommandWords& command : commands) {
    for (const PlaceWords& place : command.places)
      out += fmt::format(
          "complete -c stet -n '__fish_seen_subcommand_from {}; and __fish_prev_arg_in {}' -a '{}'\n",
          command.name, place.after, place.words);
    for (const OptionWords& option : command.options) {
      out += fmt::format("complete -c stet -n '__fish_seen_subcommand_from {}'", command.name);
      for (const std::string& name : option.names) {
        const bool is_long = name.starts_with("--");
        out += fmt::format(" -{} {}", is_long ? "l" : "s", name.substr(is_long ? 2 : 1));
      }
      if (option.takes_value)
        out += option.values.empty() ? " -r"
                                     : fmt::format(" -{} -a '{}'", option.or_file ? "r" : "x", option.values);
      if (!option.description.empty()) out += fmt::format(" -d '{}'", shell_word(option.description, "\\"));
      out += '\n';
    }
  }
  return out;
}

}  // namespace

void add_completion(CLI::App& app, Run& run) {
  CommandLine command(app, "completion", completion_help);
  const auto shell = std::make_shared<std::string>();
  command.option("SHELL", *shell);
  command.when_chosen(run, [shell, &app] {
    const std::vector<CommandWords> commands = words_of(app);
    if (*shell == "bash") {
      write_output(bash_completion(commands));
    } else if (*shell == "zsh") {
      write_output(zsh_completion(commands));
    } else if (*shell == "fish") {
      write_output(fish_completion(commands));
    } else {
      throw Error(ErrorCode::usage, shell->empty()
                                        ? std::string("completion needs a shell: bash, zsh or fish")
                                        : "completion " + *shell + ": use bash, zsh or fish");
    }
    return done;
  });
}

}  // namespace stet::cli
