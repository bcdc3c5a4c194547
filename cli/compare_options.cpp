#include "cli/compare_options.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/base/error.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/docx.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/xlsx.hpp"

namespace stet::cli {

namespace {

constexpr std::array selections = {Selection::added,        Selection::dropped,  Selection::reworded,
                                   Selection::strengthened, Selection::weakened, Selection::moved,
                                   Selection::kept};
constexpr std::array clause_classes = {
    ClauseClass::undertaking,  ClauseClass::reaffirmation, ClauseClass::pledge,
    ClauseClass::call,         ClauseClass::expectation,   ClauseClass::position,
    ClauseClass::appreciation, ClauseClass::notice,        ClauseClass::narration};

// The values that `list` names, with commas between them. Throws Error(usage) listing what there is.
template <typename Values>
std::vector<typename Values::value_type> named(const std::string& list, const Values& values,
                                               const std::string& option) {
  std::vector<typename Values::value_type> found;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    const std::string word = list.substr(at, comma - at);
    at = comma + 1;
    const auto value =
        std::ranges::find_if(values, [&word](auto candidate) { return name(candidate) == word; });
    if (value == values.end()) {
      std::string known;
      for (const auto candidate : values) known += (known.empty() ? "" : ", ") + std::string(name(candidate));
      throw Error(ErrorCode::usage, option + " " + word + ": use " + known);
    }
    found.push_back(*value);
  }
  return found;
}

}  // namespace

ReportOptions report_options(const CompareArguments& arguments) {
  ReportOptions options;
  options.only = named(fmt::format("{}", fmt::join(arguments.only, ",")), selections, "--only");
  options.classes = named(fmt::format("{}", fmt::join(arguments.classes, ",")), clause_classes, "--class");
  options.all_clauses = arguments.all_clauses;
  if (arguments.context == "all") {
    options.context = no_elision;
  } else if (!arguments.context.empty()) {
    options.context = whole_number("--context", arguments.context, "a number of words, or all");
  }
  return options;
}

Oddity oddity_of(const Document& before, const Document& after) {
  const std::string& old_series = before.facts.series;
  const std::string& new_series = after.facts.series;
  if (!old_series.empty() && !new_series.empty() && old_series != new_series) {
    return {Oddity::Kind::series, "the statements are of different series, " + old_series + " and " +
                                      new_series + "; compared all the same"};
  }
  const bool by_date = !before.facts.date.empty() && !after.facts.date.empty();
  const bool older =
      by_date ? after.facts.date < before.facts.date
              : before.facts.ordinal && after.facts.ordinal && *after.facts.ordinal < *before.facts.ordinal;
  if (!older) return {};
  return {Oddity::Kind::order,
          after.source + " is older than " + before.source + "; compared as given, as if it were the newer"};
}

std::string idle_options(OutputFormat format, const CompareArguments& arguments,
                         const ReportOptions& options) {
  const bool shaped =
      !options.only.empty() || !options.classes.empty() || options.all_clauses || !arguments.context.empty();
  if (format == OutputFormat::json && shaped)
    return "--only, --class, --all-clauses and --context do not apply to JSON, which has every row";
  if (format == OutputFormat::docx && shaped && !arguments.with_summary) {
    return "--only, --class, --all-clauses and --context choose for the summary of a Word document; add "
           "--with-summary";
  }
  if (format != OutputFormat::docx && arguments.with_summary)
    return "--with-summary is for Word documents, --format docx";
  return {};
}

TerminalStyle terminal_style(const ReadingOptions& reading) {
  const ColourChoice colour = colour_choice(reading);
  const bool to_file = !reading.output.empty() && reading.output != "-";
  return to_file ? file_style(colour, reading.width) : output_style(colour, reading.width);
}

std::string rendered(OutputFormat format, const Comparison& comparison, const Report& report,
                     bool with_summary, const TerminalStyle& style, std::string_view crumbs) {
  switch (format) {
    case OutputFormat::json:
      return render_json(comparison);
    case OutputFormat::markdown:
      return render_markdown(report);
    case OutputFormat::html:
      return render_html(report, side_by_side(comparison), crumbs);
    case OutputFormat::csv:
      return render_csv(report, comparison);
    case OutputFormat::xlsx:
      return render_xlsx(report, comparison, side_by_side(comparison));
    case OutputFormat::docx:
      return render_docx(report, comparison, {with_summary});
    case OutputFormat::terminal:
      break;
  }
  return render_terminal(report, style);
}

}  // namespace stet::cli
