#include "cli/command.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/base/atomic_write.hpp"
#include "engine/base/error.hpp"
#include "engine/import/detect.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

// Letters to insert, delete, replace or exchange with their neighbour. For short words: quadratic.
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min(
          {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

constexpr std::size_t longest_word = 64;  // longer arguments are no slip of an option

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > longest_word) return {};
  std::string best;
  std::size_t least = word.size() / 3 + 2;
  for (const std::string& candidate : candidates) {
    const std::size_t cost = slips(word, candidate);
    // What was typed may also be a beginning ("--form").
    const bool beginning = word.size() > 3 && candidate.starts_with(word);
    if (beginning ? least > 0 : cost < least) {
      least = beginning ? 0 : cost;
      best = candidate;
    }
  }
  return best;
}

std::size_t whole_number(const std::string& option, const std::string& asked, const std::string& wanted) {
  constexpr std::size_t most_digits = 6;
  const bool number =
      !asked.empty() && asked.size() <= most_digits && std::ranges::all_of(asked, is_ascii_digit);
  if (!number) throw Error(ErrorCode::usage, option + " " + asked + ": use " + wanted);
  return std::stoul(asked);
}

Format input_format(const std::string& asked) {
  if (asked == "auto") return Format::automatic;
  for (const Format format : all_formats) {
    if (asked == name_of(format)) return format;
  }
  throw Error(ErrorCode::usage,
              "--input-format " + asked + ": use auto, text, markdown, html, docx, odt or pdf");
}

TrackedChanges tracked_changes(const std::string& asked) {
  if (asked == "accept") return TrackedChanges::accept;
  if (asked == "reject") return TrackedChanges::reject;
  if (asked == "refuse") return TrackedChanges::refuse;
  throw Error(ErrorCode::usage, "--tracked " + asked + ": use accept, reject or refuse");
}

ImportOptions import_options(const ReadingOptions& options) {
  ImportOptions import;
  import.format = input_format(options.input_format);
  import.tracked = tracked_changes(options.tracked);
  return import;
}

ColourChoice colour_choice(const ReadingOptions& options) {
  if (options.colour == "auto") return ColourChoice::automatic;
  if (options.colour == "always") return ColourChoice::always;
  if (options.colour == "never") return ColourChoice::never;
  throw Error(ErrorCode::usage, "--color " + options.colour + ": use auto, always or never");
}

void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code ignored;
    if (input != "-" && std::filesystem::equivalent(input, output, ignored) && !ignored) {
      throw Error(ErrorCode::usage, output + ": is one of the statements; choose another name for -o");
    }
  }
}

void deliver(const std::string& text, const ReadingOptions& options, bool paged,
             const std::vector<std::string>& inputs) {
  if (options.output.empty() || options.output == "-") {
    paged && !options.no_pager ? page_output(text) : write_output(text);
    return;
  }
  refuse_overwriting(options.output, inputs);
  write_file_atomically(options.output, text);
}

}  // namespace stet::cli
