#include "cli/output_format.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "engine/base/error.hpp"

namespace stet::cli {

namespace {

using Rows = std::vector<const OutputFormatRow*>;

Rows offered_rows(std::span<const OutputFormat> offered) {
  Rows rows;
  for (const OutputFormatRow& row : output_formats()) {
    if (offered.empty() || std::ranges::find(offered, row.format) != offered.end()) rows.push_back(&row);
  }
  return rows;
}

// "terminal, markdown or json"
std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += fmt::format("{}{}", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
  }
  return list;
}

std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const OutputFormatRow* row : rows) names.emplace_back(row->name);
  return names;
}

std::vector<std::string> usual_endings(const Rows& rows) {
  std::vector<std::string> endings;
  for (const OutputFormatRow* row : rows) endings.emplace_back(row->endings.front());
  return endings;
}

OutputFormat named(const std::string& asked, const Rows& rows) {
  for (const OutputFormatRow* row : rows) {
    if (asked == row->name || asked == row->alias) return row->format;
  }
  const std::vector<std::string> names = names_of(rows);
  const std::string near = nearest(asked, names);
  throw Error(ErrorCode::usage, fmt::format("--format {}: use {}{}", asked, list_of(names),
                                            near.empty() ? "" : "; did you mean " + near + "?"));
}

}  // namespace

std::span<const OutputFormatRow> output_formats() {
  static const std::vector<OutputFormatRow> rows = {
      {OutputFormat::terminal, "terminal", "text", {".txt", ".text"}, false},
      {OutputFormat::markdown, "markdown", "md", {".md", ".markdown"}, false},
      {OutputFormat::html, "html", "", {".html", ".htm"}, false},
      {OutputFormat::json, "json", "", {".json"}, false},
      {OutputFormat::csv, "csv", "", {".csv"}, false},
      {OutputFormat::xlsx, "xlsx", "excel", {".xlsx"}, true},
      {OutputFormat::docx, "docx", "word", {".docx"}, true},
  };
  return rows;
}

const OutputFormatRow& row_of(OutputFormat format) {
  const auto row = std::ranges::find(output_formats(), format, &OutputFormatRow::format);
  if (row == output_formats().end()) throw Error(ErrorCode::internal, "a format that is not in the table");
  return *row;
}

OutputFormat output_format(const std::string& asked, const std::string& output,
                           std::span<const OutputFormat> offered) {
  const Rows rows = offered_rows(offered);
  if (!asked.empty()) return named(asked, rows);
  if (output.empty() || output == "-") return OutputFormat::terminal;
  std::string ending = std::filesystem::path(output).extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const OutputFormatRow* row : rows) {
    if (std::ranges::find(row->endings, ending) != row->endings.end()) return row->format;
  }
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(output, ignored);
  if (!ignored && std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    return OutputFormat::terminal;  // a device, which has no ending
  }
  throw Error(ErrorCode::usage,
              fmt::format("{}: the ending does not tell the format; use {}, or add --format", output,
                          list_of(usual_endings(rows))));
}

void refuse_terminal(OutputFormat format, const std::string& output) {
  const OutputFormatRow& row = row_of(format);
  if (!row.binary || !goes_to_terminal(output)) return;
  throw Error(ErrorCode::usage, fmt::format("--format {} is not for a terminal; add -o report{}", row.name,
                                            row.endings.front()));
}

}  // namespace stet::cli
