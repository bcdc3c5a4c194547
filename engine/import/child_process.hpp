// Another program run on untrusted bytes, held within limits.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct ChildLimits {
  unsigned wall_seconds = 60;
  unsigned cpu_seconds = 60;
  std::size_t memory_bytes = 384U * 1024U * 1024U;  // of address space
  std::size_t output_bytes = 160U * 1024U * 1024U;
  std::size_t message_bytes = 8U * 1024U;  // of standard error kept; the rest is read and dropped
};

// Gets standard output in pieces while the child runs, so that reading it takes no time of its own where
// there are two cores. The child is killed once it returns false (Ending::too_much_output).
using OutputReader = std::function<bool(std::string_view piece)>;

struct ChildResult {
  enum class Ending { exited, not_found, killed, out_of_time, too_much_output };
  Ending ending = Ending::exited;
  int status = 0;       // exit status, or the signal's number where `ending` is killed
  std::string message;  // standard error
};

// Runs `arguments[0]`, looked up in PATH, without a shell, in the C locale and with no other environment. The
// child finds `input` at /dev/stdin, as a file it can seek in; the bytes live in memory only. Blocks until
// the child ends; a child that breaks a limit is killed. `read` must not throw. Throws Error(internal) if the
// system has no pipes or processes left.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input,
                                    const ChildLimits& limits, const OutputReader& read);

}  // namespace stet
