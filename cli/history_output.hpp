// What the commands that look through a series have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/series.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/report/history.hpp"
#include "engine/report/terminal.hpp"

namespace stet::cli {

// terminal, markdown, csv or json, as output_format decides. Throws Error(usage).
[[nodiscard]] OutputFormat history_format(const std::string& asked, const std::string& output);

// A result in one of the formats above; `parts` are what its renderers take.
template <typename... Parts>
[[nodiscard]] std::string render_history(OutputFormat format, const TerminalStyle& style,
                                         const Parts&... parts) {
  switch (format) {
    case OutputFormat::markdown:
      return render_markdown(parts...);
    case OutputFormat::csv:
      return render_csv(parts...);
    case OutputFormat::json:
      return render_json(parts...);
    default:
      return render_terminal(parts..., style);
  }
}

// Where --store and the reading options say that series are.
[[nodiscard]] SeriesPlace series_place(const ReadingOptions& options);

[[nodiscard]] TerminalStyle style_of(const ReadingOptions& options);

// The classes that `lists` name, with commas between them. Throws Error(usage) listing what there is.
[[nodiscard]] std::vector<ClauseClass> classes_named(const std::vector<std::string>& lists);

// A number of --top or --context; "all" is the largest. Throws Error(usage).
[[nodiscard]] std::size_t count_of(const std::string& option, const std::string& text, std::size_t otherwise);

}  // namespace stet::cli
