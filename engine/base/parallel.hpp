// Pieces of work at the same time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <future>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

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

// Runs work(0) … work(count - 1), each once, on as many threads as the machine has but no more than
// `max_threads`; fewer where no more can be had. Pieces must not touch the same data. Returns when all have
// ended. When pieces throw, no new ones are begun and the first of their exceptions, by index, is rethrown.
inline constexpr std::size_t default_max_threads = 16;
template <typename Work>
void for_each_index(std::size_t count, Work work, std::size_t max_threads = default_max_threads) {
  std::atomic<std::size_t> next = 0;
  std::mutex guard;
  std::size_t failed = count;
  std::exception_ptr failure;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (i < failed) {
          failed = i;
          failure = std::current_exception();
        }
        next = count;
      }
    }
  };
  const std::size_t threads =
      std::min({std::max<std::size_t>(std::thread::hardware_concurrency(), 1), max_threads, count});
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run);
  } catch (const std::system_error&) {
    // The threads there are do it all.
  }
  run();
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
}

// The same in pieces of `size` indices: for work that is too little to be handed over by itself. One chunk or
// less is done on the caller's thread.
template <typename Work>
void for_each_chunk(std::size_t count, std::size_t size, Work work,
                    std::size_t max_threads = default_max_threads) {
  const auto chunk = [&](std::size_t c) {
    for (std::size_t i = c * size; i < std::min(count, (c + 1) * size); ++i) work(i);
  };
  for_each_index((count + size - 1) / size, chunk, max_threads);
}

}  // namespace stet
