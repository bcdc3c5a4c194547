#include "cli/terminal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/report/escape.hpp"

namespace stet::cli {

namespace {

constexpr std::size_t default_width = 80;
// Longer lines tire the eye; whoever wants them says --width.
constexpr std::size_t widest = 120;
constexpr const char* default_pager = "less -R -F -X";

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t positive_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

std::optional<winsize> screen() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return std::nullopt;
  return size;
}

std::size_t output_width() {
  if (const std::size_t columns = positive_number(environment("COLUMNS")); columns != 0) return columns;
  const std::optional<winsize> size = screen();
  return size && size->ws_col != 0 ? std::min<std::size_t>(size->ws_col, widest) : default_width;
}

// Statement text is UTF-8 whatever the locale; this is about stet's own signs.
bool speaks_unicode() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value(environment(name));
    if (value.empty()) continue;
    std::ranges::transform(value, value.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return true;
}

// The first word of the pager's command names a program that can be run.
bool can_run(const std::string& command) {
  const std::string program = command.substr(0, command.find(' '));
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  std::string_view path = environment("PATH");
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    if (::access((std::string(path.substr(0, end)) + "/" + program).c_str(), X_OK) == 0) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::string pager_command() {
  for (const char* name : {"STET_PAGER", "PAGER"}) {
    if (std::getenv(name) != nullptr) return std::string(environment(name));
  }
  return default_pager;
}

// False where no pager could be started.
bool run_pager(const std::string& command, std::string_view bytes) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return false;
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(pipe[0]);
    ::close(pipe[1]);
    return false;
  }
  if (child == 0) {
    ::dup2(pipe[0], STDIN_FILENO);
    // A bare "less" would print colours as escapes and clear a short screen.
    ::setenv("LESS", "FRX", 0);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(pipe[0]);
  std::signal(SIGPIPE, SIG_IGN);  // the reader may quit before the end
  while (!bytes.empty()) {
    const ssize_t written = ::write(pipe[1], bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::close(pipe[1]);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGPIPE, SIG_DFL);
  return true;
}

// Read by the signal handler.
std::atomic<const char*> current_stage = nullptr;
std::atomic<bool> announced = false;

extern "C" void announce(int) {
  const int saved = errno;
  const char* stage = current_stage;
  if (stage != nullptr) {
    constexpr std::string_view begin = "stet: ";
    constexpr std::string_view end = " …";
    static_cast<void>(!::write(STDERR_FILENO, begin.data(), begin.size()));
    static_cast<void>(!::write(STDERR_FILENO, stage, std::strlen(stage)));
    static_cast<void>(!::write(STDERR_FILENO, end.data(), end.size()));
    announced = true;
  }
  errno = saved;
}

}  // namespace

TerminalStyle output_style(ColourChoice colour, std::size_t width) {
  TerminalStyle style = file_style(colour, width);
  if (width == 0) style.width = output_width();
  if (colour == ColourChoice::automatic) {
    const std::string_view terminal = environment("TERM");
    style.colour = ::isatty(STDOUT_FILENO) != 0 && !terminal.empty() && terminal != "dumb" &&
                   environment("NO_COLOR").empty();
  }
  return style;
}

TerminalStyle file_style(ColourChoice colour, std::size_t width) {
  TerminalStyle style;
  style.colour = colour == ColourChoice::always;
  style.unicode = speaks_unicode();
  style.width = width == 0 ? default_width : width;
  return style;
}

bool goes_to_terminal(const std::string& output) {
  if (output.empty() || output == "-") return ::isatty(STDOUT_FILENO) != 0;
  std::error_code ignored;
  if (!std::filesystem::is_character_file(output, ignored)) return false;
  const int device = ::open(output.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
  if (device < 0) return false;
  const bool terminal = ::isatty(device) != 0;
  ::close(device);
  return terminal;
}

void guard_standard_streams() {
  // A closed descriptor would be given to the first file opened. Standard output and error are reopened for
  // reading, so that writing to them still fails and is reported.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) == -1) static_cast<void>(::open("/dev/null", O_RDONLY));
  }
  std::signal(SIGPIPE, SIG_DFL);
}

void write_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw Error(ErrorCode::unwritable,
                  "cannot write to standard output: " + std::generic_category().message(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void page_output(std::string_view bytes) {
  const std::optional<winsize> size = screen();
  const auto too_long = [&] {
    return static_cast<std::size_t>(std::ranges::count(bytes, '\n')) >= size->ws_row;
  };
  if (size && size->ws_row != 0 && too_long() && environment("TERM") != "dumb") {
    const std::string command = pager_command();
    if (!command.empty() && command != "cat" && can_run(command) && run_pager(command, bytes)) return;
  }
  write_output(bytes);
}

void complain(std::string_view message) {
  std::string line = "stet: " + escape_for_terminal(message) + "\n";
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

Progress::Progress(bool quiet) {
  if (quiet || !environment("CI").empty() || ::isatty(STDERR_FILENO) == 0) return;
  shown_ = true;
  struct sigaction action {};
  action.sa_handler = announce;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &action, nullptr);
  ::alarm(1);
}

Progress::~Progress() {
  ::alarm(0);
  current_stage = nullptr;
  if (announced) {
    constexpr std::string_view erase_line = "\r\x1b[K";
    static_cast<void>(!::write(STDERR_FILENO, erase_line.data(), erase_line.size()));
    announced = false;
  }
}

void Progress::stage(const char* stage) noexcept {
  current_stage = stage;
}

void Progress::advance(std::size_t done, std::size_t total) {
  if (!shown_ || !announced) return;
  constexpr std::int64_t between = 100;
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin_)
          .count();
  std::int64_t told = told_;
  if (now - told < between || !told_.compare_exchange_strong(told, now)) return;
  const char* stage = current_stage;
  const std::string line = std::string("\r\x1b[Kstet: ") + (stage == nullptr ? "" : stage) + ", " +
                           std::to_string(done) + " of " + std::to_string(total) + " …";
  static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
}

}  // namespace stet::cli
