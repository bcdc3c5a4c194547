#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/statement_files.hpp"
#include "cli/statements.hpp"
#include "cli/summary.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/parallel.hpp"
#include "engine/import/dates.hpp"
#include "engine/report/escape.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

struct AddArguments {
  std::vector<std::string> files;
  std::string series;
  std::string ordinal;
  std::string date;
  std::string title;
  std::string place;
  std::string input_format = "auto";
  std::string tracked = "accept";
  std::string store;
  std::string lexicon;
  bool insert = false;
};

struct Incoming {
  std::filesystem::path path;
  NewEdition edition;
  std::string told;  // where its facts are from
};

std::vector<std::filesystem::path> files_of(const std::vector<std::string>& words) {
  std::vector<std::filesystem::path> files;
  for (const std::string& word : words) {
    if (word == "-") {
      throw Error(ErrorCode::usage, "add keeps the source, so it needs a file; standard input has no name");
    }
    if (!is_folder(word)) {
      files.emplace_back(word);
      continue;
    }
    const std::vector<std::filesystem::path> inside = statement_files(word);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

std::optional<std::uint32_t> ordinal_of(const std::string& word) {
  if (word.empty()) return std::nullopt;
  constexpr std::size_t most_digits = 6;
  const bool number =
      word.size() <= most_digits && std::ranges::all_of(word, is_ascii_digit) && word[0] != '0';
  if (!number) throw Error(ErrorCode::usage, "--ordinal " + word + ": use a number, such as 23");
  return static_cast<std::uint32_t>(std::stoul(word));
}

std::string date_of(const std::string& words) {
  if (words.empty()) return {};
  const std::optional<FoundDate> date = find_date(words);
  if (!date) throw Error(ErrorCode::usage, "--date " + words + ": use a date such as 2020-11-12");
  return date->iso;
}

// Completes the facts and says where each is from. Throws Error(usage) for what is missing.
void complete(Incoming& incoming, const AddArguments& arguments) {
  Facts& facts = incoming.edition.document.facts;
  const std::string name = incoming.edition.document.source;
  std::vector<std::string> found;
  std::vector<std::string> given;
  std::vector<std::string> named;
  const auto take = [&](const char* what, std::string& fact, const std::string& option) {
    if (!option.empty()) {
      fact = option;
      given.emplace_back(what);
    } else if (!fact.empty()) {
      found.emplace_back(what);
    }
  };
  take("series", facts.series, arguments.series);
  if (const auto ordinal = ordinal_of(arguments.ordinal)) {
    facts.ordinal = ordinal;
    given.emplace_back("ordinal");
  } else if (facts.ordinal) {
    found.emplace_back("ordinal");
  }
  take("date", facts.date, date_of(arguments.date));
  if (facts.date.empty()) {
    if (const auto date = find_date(incoming.path.stem().string())) {
      facts.date = date->iso;
      named.emplace_back("date");
    }
  }
  take("place", facts.place, arguments.place);
  take("title", facts.title, arguments.title);
  facts.series = series_name(facts.series);
  if (facts.series.empty()) {
    throw Error(ErrorCode::usage, name + ": does not tell its series" +
                                      (facts.title.empty() ? "" : " (its title: " + facts.title + ")") +
                                      "; add it with --series NAME");
  }
  if (edition_id(facts).empty()) {
    throw Error(ErrorCode::usage, name +
                                      ": tells neither its ordinal nor its date; add it with --ordinal N or "
                                      "--date YYYY-MM-DD");
  }
  const auto tell = [&incoming](const std::vector<std::string>& facts_told, std::string_view where) {
    if (facts_told.empty()) return;
    incoming.told +=
        (incoming.told.empty() ? "" : "; ") + fmt::format("{} from {}", fmt::join(facts_told, ", "), where);
  };
  tell(found, "the document");
  tell(named, "the file's name");
  tell(given, "the command");
}

void import_all(std::vector<Incoming>& all, const AddArguments& arguments) {
  ReadingOptions reading;
  reading.input_format = arguments.input_format;
  reading.tracked = arguments.tracked;
  const ImportOptions options = import_options(reading);
  std::vector<std::optional<Error>> failures(all.size());
  const auto share = [&](std::size_t first) {
    for (std::size_t i = first; i < all.size(); i += 2) {
      Incoming& incoming = all[i];
      try {
        incoming.edition.document = import_file(incoming.path, options);
        incoming.edition.file = incoming.path.filename().string();
        incoming.edition.source = [path = incoming.path, max = options.max_bytes] {
          return read_file(path, max);
        };
        complete(incoming, arguments);
      } catch (const Error& error) {
        failures[i] = error;
      }
    }
  };
  run_both([&] { share(0); }, [&] { share(1); });
  std::size_t failed = 0;
  for (const auto& failure : failures) failed += failure.has_value();
  if (failed == 0) return;
  const Error& first =
      **std::ranges::find_if(failures, [](const auto& failure) { return failure.has_value(); });
  const std::string more =
      failed > 1
          ? fmt::format(" (and {} more of {} files have trouble); nothing was added", failed - 1, all.size())
      : all.size() > 1 ? "; nothing was added"
                       : "";
  throw Error(first.code(), first.what() + more);
}

std::string told_of(const AddedEdition& added, const Incoming& incoming) {
  const std::string file = incoming.path.string();
  switch (added.outcome) {
    case Added::unchanged:
      if (added.revision < added.latest) {  // "unchanged" alone would pass for "this is what is compared"
        return fmt::format(
            "unchanged  {}  {}; the store holds it as revision {}, and reads revision {}, which came later",
            added.name, file, added.revision, added.latest);
      }
      return fmt::format("unchanged  {}  {}", added.name, file);
    case Added::tag_put_back:
      return fmt::format("mended     {}  {}; its tag was missing", added.name, file);
    case Added::added:
    case Added::revised:
      break;
  }
  const bool revised = added.outcome == Added::revised;
  std::string line = fmt::format("{}  {}  {}", revised ? "revised  " : "added    ", added.name, file);
  if (revised) line += fmt::format("; revision {}, the text before it stays in the history", added.revision);
  if (added.rebuilt > 0)
    line += fmt::format("; {} later edition{} rebuilt", added.rebuilt, added.rebuilt == 1 ? "" : "s");
  return line + "\n           " + incoming.told;
}

std::string told_of(const std::vector<AddedEdition>& added, const std::vector<Incoming>& all) {
  constexpr std::size_t most_lines = 12;
  std::string out;
  std::map<std::string, std::vector<std::size_t>> folded;  // of a series
  std::size_t unchanged = 0;
  for (std::size_t i = 0; i < added.size(); ++i) {
    const bool fold = added.size() > most_lines;
    if (fold && added[i].outcome == Added::unchanged && added[i].revision == added[i].latest) {
      ++unchanged;
    } else if (fold && added[i].outcome == Added::added && added[i].rebuilt == 0) {
      folded[all[i].edition.document.facts.series].push_back(i);
    } else {
      out += told_of(added[i], all[i]) + "\n";
    }
  }
  for (const auto& [series, items] : folded) {
    const auto by_order = [&](std::size_t a, std::size_t b) {
      const Facts& x = all[a].edition.document.facts;
      const Facts& y = all[b].edition.document.facts;
      return comes_before(x, y, added[a].name, added[b].name);
    };
    const auto [first, last] = std::ranges::minmax_element(items, by_order);
    out += fmt::format("added      {} edition{} of {}, {} to {}\n", items.size(),
                       items.size() == 1 ? "" : "s", series, added[*first].name, added[*last].name);
    std::map<std::string, std::size_t> sources;
    for (const std::size_t i : items) ++sources[all[i].told];
    for (const auto& [told, count] : sources) {
      out += "           " + told + (sources.size() == 1 ? "" : fmt::format(" ({})", count)) + "\n";
    }
  }
  if (unchanged > 0) out += fmt::format("unchanged  {} that the store holds already\n", unchanged);
  return out;
}

ExitStatus add_editions(const AddArguments& arguments) {
  if (arguments.files.empty())
    throw Error(ErrorCode::usage, "add needs files or a folder; see stet add --help");
  std::vector<Incoming> all;
  std::string out;
  {
    Progress progress;
    progress.stage("reading the statements");
    Store store = open_store(arguments.store);
    for (std::filesystem::path& path : files_of(arguments.files)) all.push_back({std::move(path), {}, {}});
    const bool of_one = !arguments.ordinal.empty() || !arguments.date.empty() || !arguments.title.empty();
    if (of_one && all.size() > 1) {
      throw Error(ErrorCode::usage,
                  "--ordinal, --date and --title are facts of one edition; add one file with them");
    }
    import_all(all, arguments);
    progress.stage("writing the store");
    std::vector<NewEdition> editions;
    for (Incoming& incoming : all) editions.push_back(incoming.edition);
    AddOptions options;
    options.insert = arguments.insert;
    const Lexicon lexicon = chosen_lexicon(arguments.lexicon, arguments.store, true);
    options.summarise = [&lexicon](const Document& before, const Document& after) {
      return change_summary(before, after, lexicon);
    };
    out = told_of(store.add(editions, options), all);
  }
  write_output(escape_lines_for_terminal(out));
  return done;
}

}  // namespace

void add_add(CLI::App& app, Run& run) {
  CommandLine command(app, "add", add_help);
  const auto arguments = std::make_shared<AddArguments>();
  command.option("FILE", arguments->files);
  command.option("--series", arguments->series);
  command.option("--ordinal", arguments->ordinal);
  command.option("--date", arguments->date);
  command.option("--title", arguments->title);
  command.option("--place", arguments->place);
  command.option("--input-format", arguments->input_format);
  command.option("--tracked", arguments->tracked);
  command.option("--store", arguments->store);
  command.option("--lexicon", arguments->lexicon);
  command.flag("--insert", arguments->insert);
  command.when_chosen(run, [arguments] { return add_editions(*arguments); });
}

}  // namespace stet::cli
