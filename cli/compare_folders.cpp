#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <set>

#include <fmt/core.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "cli/compare_options.hpp"
#include "cli/folder_pairs.hpp"
#include "cli/lexicon_choice.hpp"
#include "cli/site_folder.hpp"
#include "cli/statement_files.hpp"
#include "cli/statements.hpp"
#include "engine/base/atomic_write.hpp"
#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/report/folders.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/site.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

// Where the reports go: one text to a file or standard output, or a folder with a file for each pair.
struct Destination {
  OutputFormat format = OutputFormat::terminal;
  bool folder = false;
};

Destination destination_of(const CompareArguments& arguments) {
  const std::string& output = arguments.reading.output;
  std::error_code ignored;
  const bool named = !output.empty() && output != "-";
  const bool folder = named && (output.ends_with('/') || is_folder(output) ||
                                (!fs::path(output).has_extension() && !fs::exists(output, ignored)));
  if (folder)
    return {arguments.format.empty() ? OutputFormat::html : output_format(arguments.format, {}), true};
  const OutputFormat format = output_format(arguments.format, output);
  if (format == OutputFormat::html || format == OutputFormat::docx) {
    throw Error(
        ErrorCode::usage,
        fmt::format(
            "--format {0} has a file for each pair of two folders; name a folder for them, -o changes/",
            row_of(format).name));
  }
  refuse_terminal(format, output);
  return {format, false};
}

std::size_t threads_of(const std::string& asked) {
  if (asked.empty()) return default_max_threads;
  const std::size_t threads = whole_number("--threads", asked, "a number from 1");
  if (threads == 0) throw Error(ErrorCode::usage, "--threads 0: use a number from 1");
  return threads;
}

// The program keeps one heap for its short runs; threads that work for long need one each.
void allow_heaps([[maybe_unused]] std::size_t threads) {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, static_cast<int>(std::min(threads, default_max_threads)));
#endif
}

// Texts that come in any order, written in theirs. At most `window` of them wait.
class InOrder {
 public:
  explicit InOrder(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

  // Empty: there is none of that number. Waits while too many wait for an earlier one.
  void put(std::size_t number, std::string text) {
    std::unique_lock lock(guard_);
    room_.wait(lock, [&] { return broken_ || number < next_ + window; });
    if (broken_) return;
    waiting_[number] = std::move(text);
    for (auto it = waiting_.find(next_); it != waiting_.end(); it = waiting_.find(++next_)) {
      if (!it->second.empty()) {
        write_(first_ ? json_first : json_next);
        write_(it->second);
        first_ = false;
      }
      waiting_.erase(it);
    }
    room_.notify_all();
  }

  // Nothing more will be written; lets go of those who wait.
  void give_up() {
    const std::lock_guard lock(guard_);
    broken_ = true;
    room_.notify_all();
  }

 private:
  static constexpr std::size_t window = 64;
  std::function<void(std::string_view)> write_;
  std::mutex guard_;
  std::condition_variable room_;
  std::map<std::size_t, std::string> waiting_;
  std::size_t next_ = 0;
  bool first_ = true;
  bool broken_ = false;
};

struct Work {
  const CompareArguments& arguments;
  ImportOptions import;
  Lexicon lexicon;
  Destination to;
  TerminalStyle style;
  std::size_t threads = default_max_threads;
  FoldersReport report;
  std::vector<std::string> inputs;  // every file that may be read
  std::vector<std::string> texts;   // of each pair, where they stand in one text
  std::vector<std::vector<CommitmentRow>> rows;
  std::vector<Oddity> oddities;
  std::vector<char> changed;  // of each pair: its commitments
};

// Facts alone are kept: a folder's documents may be more than memory holds.
void read_facts(std::vector<FileFacts>& files, const ImportOptions& options, std::size_t threads,
                const std::function<void(std::size_t, const std::string&)>& failed) {
  std::vector<std::string> failures(files.size());
  for_each_index(
      files.size(),
      [&](std::size_t i) {
        try {
          files[i].facts = read_statement_file(files[i].path, options).facts;
        } catch (const Error& error) {
          files[i].readable = false;
          failures[i] = error.what();
        }
      },
      threads);
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!files[i].readable) failed(i, failures[i]);
}

std::vector<FileFacts> listed(const std::string& folder, FoldersReport& report,
                              std::vector<std::string>& inputs) {
  FolderFiles files = list_statement_files(folder);
  if (files.statements.empty()) static_cast<void>(statement_files(folder));  // says what a statement is
  report.not_read.insert(report.not_read.end(), files.others.begin(), files.others.end());
  std::vector<FileFacts> out;
  for (fs::path& path : files.statements) {
    inputs.push_back(path.string());
    out.push_back({std::move(path), {}, true});
  }
  return out;
}

void name_pairs(FoldersReport& report, OutputFormat format, bool pages) {
  std::map<std::string, std::size_t> taken;
  for (const StatementPair& pair : report.pairs) ++taken[pair.name];
  std::set<std::string> pages_taken = {"index"};
  for (StatementPair& pair : report.pairs) {
    if (taken[pair.name] > 1) pair.name = pair_name(pair.old_file, pair.new_file, true);
    if (!pages) continue;
    std::string plain = pair.name;
    if (const std::size_t arrow = plain.find(" → "); arrow != std::string::npos)
      plain.replace(arrow, std::string_view(" → ").size(), "-to-");
    plain = file_slug(plain);
    std::string page = plain;
    // Case does not tell files apart everywhere.
    for (std::size_t i = 2; !pages_taken.insert(lower_case(page)).second; ++i)
      page = fmt::format("{}-{}", plain, i);
    pair.page = page + std::string(row_of(format).endings.front());
  }
}

void find_pairs(Work& work) {
  FoldersReport& report = work.report;
  std::vector<FileFacts> old_files = listed(report.old_folder, report, work.inputs);
  std::vector<FileFacts> new_files = listed(report.new_folder, report, work.inputs);
  std::map<std::string, std::string> unreadable;
  const auto read = [&] {
    for (std::vector<FileFacts>* files : {&old_files, &new_files})
      read_facts(*files, work.import, work.threads,
                 [&](std::size_t i, const std::string& why) { unreadable[(*files)[i].path.string()] = why; });
  };
  const Pairing pairing = pair_files(old_files, new_files, pair_way(work.arguments.pair_by), read);
  for (const Pairing::Pair& pair : pairing.pairs) {
    const fs::path& before = old_files[pair.old_file].path;
    const fs::path& after = new_files[pair.new_file].path;
    StatementPair found;
    found.name = pair_name(before, after, false);
    found.old_file = before.string();
    found.new_file = after.string();
    found.paired_by = pair.way;
    report.pairs.push_back(std::move(found));
  }
  const auto alone = [&](const std::vector<std::size_t>& indices, const std::vector<FileFacts>& files,
                         bool old_side) {
    for (const std::size_t i : indices) {
      const std::string file = files[i].path.string();
      const auto failure = unreadable.find(file);
      if (failure == unreadable.end()) {
        (old_side ? report.only_old : report.only_new).push_back(file);
      } else {
        report.troubles.push_back({old_side ? file : "", old_side ? "" : file, failure->second});
      }
    }
  };
  alone(pairing.only_old, old_files, true);
  alone(pairing.only_new, new_files, false);
  name_pairs(report, work.to.format, work.to.folder);
}

bool shows_reports(const CompareArguments& arguments) {
  return arguments.full || arguments.all_clauses || !arguments.only.empty() || !arguments.classes.empty();
}

void keep_text(Work& work, std::size_t i, const Comparison& comparison, const Report& report) {
  const StatementPair& pair = work.report.pairs[i];
  switch (work.to.format) {
    case OutputFormat::terminal:
      if (shows_reports(work.arguments) && pair.nothing.empty())
        work.texts[i] = pair_heading_terminal(pair, work.style) + render_terminal(report, work.style);
      break;
    case OutputFormat::markdown:
      if (shows_reports(work.arguments) && pair.nothing.empty())
        work.texts[i] = "\n" + rendered(OutputFormat::markdown, comparison, report, false, work.style);
      break;
    case OutputFormat::csv:
      work.texts[i] = csv_records(pair, report, comparison);
      break;
    case OutputFormat::xlsx:
      work.rows[i] = commitment_rows(report, comparison);
      break;
    default:
      break;
  }
}

// Compares every pair. One comparison a thread is held at a time.
void compare_pairs(Work& work, SiteFolder* folder, InOrder* json, Progress& progress) {
  const std::size_t count = work.report.pairs.size();
  const std::size_t inside = count < work.threads ? work.threads : 1;  // threads within one comparison
  std::atomic<std::size_t> finished = 0;
  const auto compare_pair = [&](std::size_t i) {
    StatementPair& pair = work.report.pairs[i];
    std::string text;
    try {
      Document before = read_statement_file(pair.old_file, work.import);
      Document after = read_statement_file(pair.new_file, work.import);
      work.oddities[i] = oddity_of(before, after);
      const Comparison comparison = compare(std::move(before), std::move(after), work.lexicon, inside);
      const Report report = make_report(comparison, work.report.options);
      note_report(pair, report, comparison);
      work.changed[i] = commitments_changed(comparison) ? 1 : 0;
      if (folder != nullptr) {
        const bool page = work.to.format == OutputFormat::html;
        folder->put(pair.page, rendered(work.to.format, comparison, report, work.arguments.with_summary,
                                        work.style, page ? folders_crumbs(work.report, i) : std::string()));
      } else if (json != nullptr) {
        text = json_pair(pair, comparison);
      } else {
        keep_text(work, i, comparison, report);
      }
    } catch (const Error& error) {
      if (error.code() == ErrorCode::unwritable) throw;
      pair.trouble = error.what();
    }
    if (json != nullptr) json->put(i, std::move(text));
    progress.advance(++finished, count);
  };
  for_each_index(
      count,
      [&](std::size_t i) {
        try {
          compare_pair(i);
        } catch (...) {
          if (json != nullptr) json->give_up();
          throw;
        }
      },
      work.threads);
}

std::string whole_text(const Work& work) {
  std::string out;
  switch (work.to.format) {
    case OutputFormat::xlsx:
      return render_xlsx(work.report, work.rows);
    case OutputFormat::csv:
      out = csv_opening();
      break;
    case OutputFormat::markdown:
      out = render_markdown(work.report);
      break;
    default:
      out = render_terminal(work.report, work.style);
      break;
  }
  for (const std::string& text : work.texts) out += text;
  if (work.to.format == OutputFormat::csv) out += csv_closing(work.report);
  return out;
}

void write_overview(Work& work, SiteFolder& folder) {
  const bool html = work.to.format == OutputFormat::html;
  for (std::size_t i = 0; i < work.report.pairs.size(); ++i) {
    StatementPair& pair = work.report.pairs[i];
    if (pair.trouble.empty()) continue;
    if (html) {
      folder.put(pair.page, render_html_trouble(work.report, i));  // its neighbours link to it
    } else {
      pair.page.clear();
    }
  }
  switch (work.to.format) {
    case OutputFormat::terminal:
      folder.put("index.txt", render_terminal(work.report, work.style));
      break;
    case OutputFormat::markdown:
      folder.put("index.md", render_markdown(work.report));
      break;
    default:
      folder.put("index.html", render_html(work.report));
      break;
  }
  folder.finish();
}

// What is odd about many pairs is said once.
void warn_of_oddities(const Work& work) {
  constexpr std::size_t most_lines = 3;
  for (const Oddity::Kind kind : {Oddity::Kind::series, Oddity::Kind::order}) {
    std::vector<std::size_t> odd;
    for (std::size_t i = 0; i < work.oddities.size(); ++i)
      if (work.oddities[i].kind == kind) odd.push_back(i);
    if (odd.empty()) continue;
    if (odd.size() <= most_lines) {
      for (const std::size_t i : odd)
        complain(fmt::format("warning: {}: {}", work.report.pairs[i].name, work.oddities[i].warning));
    } else {
      complain(fmt::format("warning: in {} of {} pairs {}, {} for one; compared all the same", odd.size(),
                           work.report.pairs.size(),
                           kind == Oddity::Kind::series ? "the statements are of different series"
                                                        : "the new statement is older than the old one",
                           work.report.pairs[odd.front()].name));
    }
  }
}

ExitStatus status_of(const Work& work) {
  if (!not_compared(work.report).empty()) return trouble;
  const bool changed = !work.report.only_old.empty() || !work.report.only_new.empty() ||
                       std::ranges::find(work.changed, 1) != work.changed.end();
  return work.arguments.exit_code && changed ? commitments_differ : done;
}

// The next comparison would read a report that is named as a statement.
void refuse_report_among_statements(const std::string& output, const FoldersReport& report) {
  std::error_code failed;
  if (fs::exists(output, failed)) return;  // refused as one of the statements, where it is one
  fs::path folder = fs::path(output).parent_path();
  if (folder.empty()) folder = ".";
  for (const std::string& compared : {report.old_folder, report.new_folder}) {
    std::error_code ignored;
    if (named_as_statement(output) && fs::equivalent(folder, compared, ignored))
      throw Error(ErrorCode::usage,
                  fmt::format("{}: would be read as a statement of {} the next time; choose "
                              "another place for -o",
                              output, compared));
  }
}

void refuse_strangers(const Work& work) {
  if (!work.report.pairs.empty()) return;
  for (const NotCompared& file : work.report.troubles) complain(file.why);
  throw Error(
      ErrorCode::not_found,
      fmt::format("{} and {}: no statement of one has a counterpart in the other{}; compare two files by "
                  "their names instead",
                  work.report.old_folder, work.report.new_folder,
                  work.arguments.pair_by.empty() || work.arguments.pair_by == "auto"
                      ? " by name, number, date or series"
                      : " by " + work.arguments.pair_by));
}

}  // namespace

ExitStatus compare_folders(const CompareArguments& arguments) {
  Work work{arguments,
            import_options(arguments.reading),
            Lexicon::built_in(),
            destination_of(arguments),
            terminal_style(arguments.reading),
            threads_of(arguments.threads),
            {},
            {},
            {},
            {},
            {},
            {}};
  FoldersReport& report = work.report;
  report.options = report_options(arguments);
  report.old_folder = arguments.old_statement;
  report.new_folder = arguments.new_statement;
  static_cast<void>(pair_way(arguments.pair_by));
  if (!arguments.lexicon.empty()) work.lexicon = read_lexicon(arguments.lexicon);
  allow_heaps(work.threads);
  const std::string& output = arguments.reading.output;
  const bool to_file = !output.empty() && output != "-";
  if (to_file && !work.to.folder) refuse_report_among_statements(output, report);
  std::string told;
  {
    Progress progress(arguments.quiet);
    progress.stage("reading the folders");
    find_pairs(work);
    refuse_strangers(work);
    const std::size_t count = report.pairs.size();
    work.texts.resize(count);
    work.rows.resize(count);
    work.oddities.resize(count);
    work.changed.resize(count);
    progress.stage("comparing the pairs");
    if (work.to.folder) {
      SiteFolder folder(output, reports_kind);
      compare_pairs(work, &folder, nullptr, progress);
      write_overview(work, folder);
      told = fmt::format("{}: {}, {} written{}\n",
                         (fs::path(output) / (work.to.format == OutputFormat::terminal   ? "index.txt"
                                              : work.to.format == OutputFormat::markdown ? "index.md"
                                                                                         : "index.html"))
                             .string(),
                         counted_text(folder.pages(), "file"),
                         folder.written() == 0 ? "none" : std::to_string(folder.written()),
                         folder.removed() == 0 ? "" : fmt::format(", {} removed", folder.removed()));
    } else if (work.to.format == OutputFormat::json) {
      std::optional<AtomicFile> file;
      if (to_file) {
        refuse_overwriting(output, work.inputs);
        file.emplace(output);
      }
      const auto write = [&](std::string_view text) { file ? file->write(text) : write_output(text); };
      InOrder in_order(write);
      write(json_opening(report));
      compare_pairs(work, nullptr, &in_order, progress);
      write(json_closing(report));
      if (file) file->commit();
    } else {
      compare_pairs(work, nullptr, nullptr, progress);
      told = whole_text(work);
    }
  }
  for (const NotCompared& file : not_compared(report)) complain(file.why);
  if (!arguments.quiet) {
    if (const std::string idle = idle_options(work.to.format, arguments, report.options); !idle.empty())
      complain("warning: " + idle);
    warn_of_oddities(work);
  }
  if (work.to.folder) {
    write_output(told);
  } else if (work.to.format != OutputFormat::json) {
    deliver(told, arguments.reading, work.to.format == OutputFormat::terminal, work.inputs);
  }
  return status_of(work);
}

}  // namespace stet::cli
