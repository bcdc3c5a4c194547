#include "tests/support/program.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stet::test {

namespace {

constexpr std::chrono::seconds patience{60};

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    shut(0);
    shut(1);
  }
  void shut(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

int open_terminal(int& program_side) {
  const int side = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (side < 0 || ::grantpt(side) != 0 || ::unlockpt(side) != 0)
    throw std::runtime_error("no pseudo-terminal");
  std::array<char, 128> name{};
  if (::ptsname_r(side, name.data(), name.size()) != 0) throw std::runtime_error("no pseudo-terminal");
  program_side = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
  winsize size{};
  size.ws_row = 24;
  size.ws_col = 80;
  ::ioctl(program_side, TIOCSWINSZ, &size);
  return side;
}

// Reads what is there; false at the end.
bool drain(int descriptor, std::string& into) {
  std::array<char, 1U << 16U> buffer{};
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

}  // namespace

Outcome run(const Run& run) {
  std::vector<std::string> words = {run.program.empty() ? STET_PROGRAM : run.program};
  words.insert(words.end(), run.arguments.begin(), run.arguments.end());
  std::map<std::string, std::string> variables = {{"LC_ALL", "C.UTF-8"}, {"PATH", "/usr/bin:/bin"}};
  for (const auto& [name, value] : run.environment) variables[name] = value;
  std::vector<std::string> settings;
  for (const auto& [name, value] : variables) settings.push_back(name + "=" + value);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<char*> envp;
  for (std::string& setting : settings) envp.push_back(setting.data());
  envp.push_back(nullptr);

  Pipe in;
  Pipe out;
  Pipe err;
  int program_out = out.ends[1];
  int reading = out.ends[0];
  int terminal = -1;
  if (run.on_terminal) reading = terminal = open_terminal(program_out);
  int file = -1;
  if (!run.output_file.empty()) {
    file = ::open(run.output_file.c_str(), O_WRONLY | O_CLOEXEC);
    program_out = file;
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.ends[0], STDIN_FILENO);
    ::dup2(program_out, STDOUT_FILENO);
    ::dup2(err.ends[1], STDERR_FILENO);
    if (::chdir(run.folder.c_str()) != 0) ::_exit(126);
    ::execve(argv.front(), argv.data(), envp.data());
    ::_exit(127);
  }
  in.shut(0);
  out.shut(1);
  err.shut(1);
  if (run.on_terminal) ::close(program_out);
  if (file >= 0) ::close(file);

  std::signal(SIGPIPE, SIG_IGN);
  Outcome outcome;
  std::string_view input = run.input;
  bool out_open = true;
  bool err_open = true;
  const auto end = std::chrono::steady_clock::now() + patience;
  while ((out_open || err_open) && std::chrono::steady_clock::now() < end) {
    if (input.empty()) in.shut(1);
    std::array<pollfd, 3> waits = {pollfd{out_open ? reading : -1, POLLIN, 0},
                                   pollfd{err_open ? err.ends[0] : -1, POLLIN, 0},
                                   pollfd{in.ends[1], POLLOUT, 0}};
    if (::poll(waits.data(), waits.size(), 1000) <= 0) continue;
    if (waits[0].revents != 0) out_open = drain(reading, outcome.out);
    if (waits[1].revents != 0) err_open = drain(err.ends[0], outcome.err);
    if (waits[2].revents != 0) {
      const ssize_t written = ::write(in.ends[1], input.data(), std::min<std::size_t>(input.size(), 4096));
      input.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : input.size());
    }
  }
  int status = 0;
  const bool late = out_open || err_open;
  if (late) ::kill(child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (terminal >= 0) ::close(terminal);
  outcome.status = late ? 124 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "stet-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& content) const {
  std::ofstream(path_ / name, std::ios::binary) << content;
  return (path_ / name).string();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace stet::test
