// What `stet compare` was asked for, and what two statements and two folders are both done with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/report/report.hpp"

namespace stet::cli {

struct CompareArguments {
  std::string old_statement;
  std::string new_statement;
  std::string format;
  std::string lexicon;
  std::string context;
  std::vector<std::string> only;  // each one name or several with commas
  std::vector<std::string> classes;
  bool all_clauses = false;
  bool exit_code = false;
  bool with_summary = false;
  bool full = false;    // of folders: each pair's report too
  bool quiet = false;   // no progress, no warnings
  std::string pair_by;  // of folders
  std::string threads;  // of folders
  ReadingOptions reading;
};

// Throws Error(usage) for words that are no selection, class or number.
[[nodiscard]] ReportOptions report_options(const CompareArguments& arguments);

// What is odd about the two, such as different series, in one line; empty if nothing is.
struct Oddity {
  enum class Kind : std::uint8_t { none, series, order } kind = Kind::none;
  std::string warning;
};
[[nodiscard]] Oddity oddity_of(const Document& before, const Document& after);

// Options that the format has no use for: a warning, or nothing.
[[nodiscard]] std::string idle_options(OutputFormat format, const CompareArguments& arguments,
                                       const ReportOptions& options);

// The report on two statements. `crumbs` is HTML above a web page, `style` is the terminal's.
[[nodiscard]] std::string rendered(OutputFormat format, const Comparison& comparison, const Report& report,
                                   bool with_summary, const TerminalStyle& style,
                                   std::string_view crumbs = {});
[[nodiscard]] TerminalStyle terminal_style(const ReadingOptions& reading);

// OLD and NEW are two folders. Throws Error before anything was compared; trouble with single files is told
// on standard error, and in the report.
[[nodiscard]] ExitStatus compare_folders(const CompareArguments& arguments);

}  // namespace stet::cli
