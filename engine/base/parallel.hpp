// Two pieces of work at the same time.
#pragma once

#include <future>
#include <system_error>

namespace stet {

// Runs `first` on a thread of its own beside `second`, and returns when both have ended; one after the other
// where no thread can be had. Rethrows what either threw, `first` before `second`. They must not touch the
// same data.
template <typename First, typename Second>
void run_both(First first, Second second) {
  std::future<void> other;
  try {
    other = std::async(std::launch::async, [&first] { first(); });
  } catch (const std::system_error&) {
    first();
    second();
    return;
  }
  std::exception_ptr failure;
  try {
    second();
  } catch (...) {
    failure = std::current_exception();
  }
  other.get();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace stet
