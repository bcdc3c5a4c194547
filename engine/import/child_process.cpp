#include "engine/import/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace stet {
namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

Error out_of_resources(const char* what) {
  return {ErrorCode::internal,
          std::string("the system gives no ") + what + " to run a helper program; close others"};
}

Descriptor memory_file(std::string_view bytes) {
  Descriptor file(memfd_create("stet-input", MFD_CLOEXEC));
  if (file.get() < 0) throw out_of_resources("memory file");
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(file.get(), bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) throw out_of_resources("memory");
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  if (::lseek(file.get(), 0, SEEK_SET) != 0) throw out_of_resources("memory file");
  return file;
}

std::pair<Descriptor, Descriptor> pipe_pair() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw out_of_resources("pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// A timer as a descriptor, so that one poll waits for output and for the end of patience.
Descriptor timer(unsigned seconds) {
  Descriptor clock(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
  itimerspec when{};
  when.it_value.tv_sec = seconds;
  if (clock.get() < 0 || timerfd_settime(clock.get(), 0, &when, nullptr) != 0)
    throw out_of_resources("timer");
  return clock;
}

struct SpawnActions {
  posix_spawn_file_actions_t actions{};
  SpawnActions() { posix_spawn_file_actions_init(&actions); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
};

void limit(pid_t child, __rlimit_resource resource, std::size_t value) {
  const rlimit bound{value, value};
  prlimit(child, resource, &bound, nullptr);
}

// A pipe's usual 64 KB would make the two programs wait for each other more often; refused, it stays so.
constexpr int pipe_bytes = 1 << 20;

// Gives `take` what `from` holds. False once the stream has ended.
template <typename Take>
bool pass_on(int from, std::vector<char>& buffer, const Take& take) {
  const ssize_t got = ::read(from, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR;
  take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
  return got > 0;
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input,
                      const ChildLimits& limits, const OutputReader& read) {
  const Descriptor in = memory_file(input);
  auto [output_read, output_write] = pipe_pair();
  auto [message_read, message_write] = pipe_pair();
  ::fcntl(output_read.get(), F_SETPIPE_SZ, pipe_bytes);
  const Descriptor clock = timer(limits.wall_seconds);

  SpawnActions spawn;
  posix_spawn_file_actions_adddup2(&spawn.actions, in.get(), 0);
  posix_spawn_file_actions_adddup2(&spawn.actions, output_write.get(), 1);
  posix_spawn_file_actions_adddup2(&spawn.actions, message_write.get(), 2);
  std::vector<std::string> words = arguments;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string locale = "LC_ALL=C";
  const std::array<char*, 2> environment{locale.data(), nullptr};

  ChildResult result;
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &spawn.actions, nullptr, argv.data(), environment.data());
  if (error == ENOENT || error == EACCES || error == ENOTDIR) {
    result.ending = ChildResult::Ending::not_found;
    return result;
  }
  if (error != 0) throw out_of_resources("process");
  limit(child, RLIMIT_AS, limits.memory_bytes);
  limit(child, RLIMIT_CPU, limits.cpu_seconds);
  limit(child, RLIMIT_CORE, 0);
  limit(child, RLIMIT_FSIZE, 0);
  output_write.close();
  message_write.close();

  std::vector<char> buffer(1U << 18U);
  std::size_t bytes = 0;
  bool output_open = true;
  bool message_open = true;
  while (output_open || message_open) {
    std::array<pollfd, 3> waiting{{{output_open ? output_read.get() : -1, POLLIN, 0},
                                   {message_open ? message_read.get() : -1, POLLIN, 0},
                                   {clock.get(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (waiting[2].revents != 0) {
      result.ending = ChildResult::Ending::out_of_time;
      break;
    }
    if (message_open && waiting[1].revents != 0) {
      message_open = pass_on(message_read.get(), buffer, [&](std::string_view piece) {
        const std::size_t room = limits.message_bytes - std::min(limits.message_bytes, result.message.size());
        result.message += piece.substr(0, room);
      });
    }
    bool wanted = true;
    if (output_open && waiting[0].revents != 0) {
      output_open = pass_on(output_read.get(), buffer, [&](std::string_view piece) {
        bytes += piece.size();
        wanted = bytes <= limits.output_bytes && read(piece);
      });
    }
    if (!wanted) {
      result.ending = ChildResult::Ending::too_much_output;
      break;
    }
  }
  if (result.ending != ChildResult::Ending::exited) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.ending == ChildResult::Ending::exited) {
    if (WIFSIGNALED(status)) {
      result.ending = ChildResult::Ending::killed;
      result.status = WTERMSIG(status);
    } else {
      result.status = WEXITSTATUS(status);
    }
  }
  return result;
}

}  // namespace stet
