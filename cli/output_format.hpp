// The formats that commands write.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet::cli {

enum class OutputFormat : std::uint8_t { terminal, markdown, html, json, csv, xlsx, docx };

// One row of the table of formats, which is all that the command line knows of them: a format that is built
// is a row here and a case where its command renders.
struct OutputFormatRow {
  OutputFormat format = OutputFormat::terminal;
  std::string_view name;                  // as --format takes it
  std::string_view alias;                 // another word for it, or empty
  std::vector<std::string_view> endings;  // of -o, the usual one first
  bool binary = false;                    // not for a terminal
};

// Every format that is built, in the order in which people are told of them.
[[nodiscard]] std::span<const OutputFormatRow> output_formats();
[[nodiscard]] const OutputFormatRow& row_of(OutputFormat format);

// `asked` is the value of --format, empty if not given; then the ending of `output` decides, and without
// `output` it is the terminal's. Only formats in `offered` are taken; empty: all. Throws Error(usage) that
// lists what there is.
[[nodiscard]] OutputFormat output_format(const std::string& asked, const std::string& output,
                                         std::span<const OutputFormat> offered = {});

// Throws Error(usage) where a binary format would go to a terminal: standard output, or a device that -o
// names.
void refuse_terminal(OutputFormat format, const std::string& output);

}  // namespace stet::cli
