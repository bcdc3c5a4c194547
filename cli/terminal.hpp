// The terminal and the environment around the program.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/report/terminal.hpp"

namespace stet::cli {

enum class ColourChoice { automatic, always, never };

// How to write to standard output. `width` 0: the terminal's, COLUMNS, or 80. Automatic colour: on a terminal
// that is not "dumb", unless NO_COLOR is set.
[[nodiscard]] TerminalStyle output_style(ColourChoice colour, std::size_t width);

// How to write to a file: no colour unless asked for.
[[nodiscard]] TerminalStyle file_style(ColourChoice colour, std::size_t width);

// Writing to `output`, a file or "-" or empty for standard output, would show on a terminal.
[[nodiscard]] bool goes_to_terminal(const std::string& output);

// Makes standard input, output and error safe to use even where the caller closed them.
void guard_standard_streams();

// Writes to standard output. Throws Error(unwritable), on a full disk for instance. A closed pipe ends the
// program quietly by its signal.
void write_output(std::string_view bytes);

// Writes through STET_PAGER, PAGER or `less -R -F -X` where standard output is a terminal and the text is
// longer than its screen; else as write_output does.
void page_output(std::string_view bytes);

// One line on standard error: "stet: " and the message, made safe for a terminal.
void complain(std::string_view message);

// While it lives, work of more than a second says so on standard error, if that is a terminal and no
// machine's (CI is not set), unless `quiet`.
class Progress {
 public:
  explicit Progress(bool quiet = false);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // `stage` must outlive the object: "reading the statements".
  void stage(const char* stage) noexcept;
  // So much of the stage is done: the line says so, ten times a second at most. Several threads may call it.
  void advance(std::size_t done, std::size_t total);

 private:
  bool shown_ = false;
  std::atomic<std::int64_t> told_ = 0;  // milliseconds since it began
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace stet::cli
