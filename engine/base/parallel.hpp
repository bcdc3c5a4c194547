// Pieces of work at the same time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>

namespace stet {

// A call that several threads make at once; returns when there is nothing left to do.
struct SharedCall {
  void (*call)(void*) = nullptr;
  void* context = nullptr;
};

// Makes the call on this thread, and meanwhile on up to `helpers` others; fewer where no more are idle or can
// be had. Returns when all have returned. The call must not throw. Threads stay for the next call, and end
// with the program. Calls may be nested.
void call_on_threads(const SharedCall& shared, std::size_t helpers);

// Ends the threads that wait for work, while none works: for the end of a program, before libraries that keep
// something for each thread clean up. A later call starts new ones.
void end_threads();

// How many threads can run at once on this machine; at least 1.
[[nodiscard]] std::size_t processors() noexcept;

// Runs `first` beside `second`, at the same time where the machine can, and returns when both have ended.
// Rethrows what either threw, `first` before `second`. They must not touch the same data.
template <typename First, typename Second>
void run_both(First first, Second second) {
  struct Both {
    First& first;
    Second& second;
    std::atomic<int> next = 0;
    std::exception_ptr failures[2];
  } both{first, second, {}, {}};
  const auto run = [](void* context) {
    Both& work = *static_cast<Both*>(context);
    // The caller is here first, as a rule, and takes `second`, as the name of the function has it.
    for (int i = work.next++; i < 2; i = work.next++) {
      try {
        i == 0 ? work.second() : work.first();
      } catch (...) {
        work.failures[i] = std::current_exception();
      }
    }
  };
  call_on_threads({run, &both}, processors() - 1);
  if (both.failures[1]) std::rethrow_exception(both.failures[1]);
  if (both.failures[0]) std::rethrow_exception(both.failures[0]);
}

// Runs work(0) … work(count - 1), each once, on as many threads as the machine has but no more than
// `max_threads`; fewer where no more can be had. Pieces must not touch the same data. Returns when all have
// ended. When pieces throw, no new ones are begun and the first of their exceptions, by index, is rethrown.
inline constexpr std::size_t default_max_threads = 16;
template <typename Work>
void for_each_index(std::size_t count, Work work, std::size_t max_threads = default_max_threads) {
  struct Pieces {
    Work& work;
    std::size_t count;
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::size_t failed;
    std::exception_ptr failure;
  } pieces{work, count, {}, {}, count, {}};
  const auto run = [](void* context) {
    Pieces& mine = *static_cast<Pieces*>(context);
    for (std::size_t i = mine.next++; i < mine.count; i = mine.next++) {
      try {
        mine.work(i);
      } catch (...) {
        const std::lock_guard lock(mine.guard);
        if (i < mine.failed) {
          mine.failed = i;
          mine.failure = std::current_exception();
        }
        mine.next = mine.count;
      }
    }
  };
  const std::size_t threads = std::min({processors(), max_threads, count});
  call_on_threads({run, &pieces}, threads > 0 ? threads - 1 : 0);
  if (pieces.failure) std::rethrow_exception(pieces.failure);
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
