#include "cli/history_output.hpp"

#include <algorithm>
#include <array>

#include "engine/base/error.hpp"
#include "engine/report/report.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

OutputFormat history_format(const std::string& asked, const std::string& output) {
  constexpr std::array offered = {OutputFormat::terminal, OutputFormat::markdown, OutputFormat::csv,
                                  OutputFormat::json};
  return output_format(asked, output, offered);
}

SeriesPlace series_place(const ReadingOptions& options) {
  return {options.store, import_options(options)};
}

TerminalStyle style_of(const ReadingOptions& options) {
  const ColourChoice colour = colour_choice(options);
  const bool to_file = !options.output.empty() && options.output != "-";
  return to_file ? file_style(colour, options.width) : output_style(colour, options.width);
}

std::vector<ClauseClass> classes_named(const std::vector<std::string>& lists) {
  constexpr std::array classes = {
      ClauseClass::undertaking,  ClauseClass::reaffirmation, ClauseClass::pledge,
      ClauseClass::call,         ClauseClass::expectation,   ClauseClass::position,
      ClauseClass::appreciation, ClauseClass::notice,        ClauseClass::narration};
  std::vector<ClauseClass> found;
  for (const std::string& list : lists) {
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t comma = std::min(list.find(',', at), list.size());
      const std::string word = list.substr(at, comma - at);
      at = comma + 1;
      const auto it = std::ranges::find_if(classes, [&](ClauseClass c) { return name(c) == word; });
      if (it == classes.end()) {
        std::string known;
        for (const ClauseClass c : classes) known += (known.empty() ? "" : ", ") + std::string(name(c));
        throw Error(ErrorCode::usage, "--class " + word + ": use " + known);
      }
      found.push_back(*it);
    }
  }
  return found;
}

std::size_t count_of(const std::string& option, const std::string& text, std::size_t otherwise) {
  if (text.empty()) return otherwise;
  if (text == "all") return no_elision;
  if (text.size() > 6 || !std::ranges::all_of(text, is_ascii_digit))
    throw Error(ErrorCode::usage, option + " " + text + ": use a number, or all");
  return std::stoul(text);
}

}  // namespace stet::cli
