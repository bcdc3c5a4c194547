// What git calls when it shows documents: git-setup writes these calls into git's configuration. git takes a
// failing driver for its own failure and shows nothing more, so trouble is told in the output instead.
#include "cli/git_driver.hpp"

#include <cstdlib>
#include <filesystem>

#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/sha256.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/report.hpp"
#include "engine/store/canonical.hpp"

namespace stet::cli {

namespace {

constexpr std::string_view no_file = "/dev/null";

// The statement as lines for git to compare: what the store keeps, its facts before it and behind it what was
// left out and is no page furniture, so that no change stays unseen.
std::string lines_of(const Document& document) {
  std::string out;
  const Facts& facts = document.facts;
  for (const std::string& fact : {facts.title, facts.date, facts.place}) {
    if (!fact.empty()) out += fact + "\n";
  }
  if (!out.empty()) out += "\n";
  out += canonical_text(document);
  std::string rest;
  for (const LeftOut& item : document.left_out) {
    const bool furniture = item.what == "layout" || item.what.starts_with("page ");
    if (item.what != "title" && !furniture) rest += fmt::format("{}: {}\n", item.what, item.text);
  }
  if (!rest.empty()) out += "\n# Left out\n\n" + rest;
  return out;
}

std::string text_of_file(const std::string& file) {
  const ImportOptions options;
  try {
    return escape_lines_for_terminal(lines_of(import_file(file, options)));
  } catch (const Error& error) {
    // An empty file is an empty text; of any other the hash shows whether it changed.
    if (error.code() == ErrorCode::empty) return {};
    std::string reason = error.what();
    if (reason.starts_with(file)) reason.erase(0, file.size() + 2);
    return escape_lines_for_terminal("(stet cannot read this: " + reason + ")\nSHA-256 " +
                                     sha256(read_file(file, options.max_bytes)));
  }
}

std::string report_of(const std::string& path, const std::string& before, const std::string& after,
                      const TerminalStyle& style) {
  const std::string name = std::filesystem::path(path).filename().string();
  try {
    if (before == no_file || after == no_file) {
      const bool added = before == no_file;
      const Document document = import_file(added ? after : before);
      const std::size_t count = document.paragraphs.size();
      return escape_lines_for_terminal(
          fmt::format("{}: {} paragraph{}{}{}", added ? "added" : "removed", count, count == 1 ? "" : "s",
                      document.facts.title.empty() ? "" : ", ", document.facts.title));
    }
    Document older = import_file(before);
    Document newer = import_file(after);
    older.source = "old/" + name;
    newer.source = "new/" + name;
    return render_terminal(make_report(compare(std::move(older), std::move(newer), Lexicon::built_in())),
                           style);
  } catch (const Error& error) {
    return escape_lines_for_terminal(std::string("stet cannot compare this: ") + error.what() +
                                     "; git diff --no-ext-diff shows more");
  }
}

}  // namespace

ExitStatus run_git_driver(const std::vector<std::string>& words) {
  const std::string kind = words.size() > 1 ? words[1] : "";
  if (kind == "text" && words.size() == 3) {
    write_output(text_of_file(words[2]));
    return done;
  }
  // path old-file old-hex old-mode new-file new-hex new-mode [new-path similarity], or the path of a
  // conflict.
  constexpr std::size_t old_file = 3;
  constexpr std::size_t new_file = 6;
  if (kind == "diff" && words.size() > 2) {
    TerminalStyle style = output_style(ColourChoice::automatic, 0);
    const char* pager = std::getenv("GIT_PAGER_IN_USE");
    const char* no_colour = std::getenv("NO_COLOR");
    if (pager != nullptr && (no_colour == nullptr || *no_colour == '\0')) style.colour = true;
    std::string out = "=== " + escape_for_terminal(words[2]) + " ===\n\n";
    out += words.size() > new_file ? report_of(words[2], words[old_file], words[new_file], style)
                                   : "in conflict: git mergetool, or choose one side\n";
    write_output(out + "\n");
    return done;
  }
  throw Error(ErrorCode::usage, "git-driver is called by git; stet git-setup sets it up");
}

}  // namespace stet::cli
