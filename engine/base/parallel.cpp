#include "engine/base/parallel.hpp"

#include <condition_variable>
#include <deque>
#include <system_error>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <sched.h>
#endif

namespace stet {
namespace {

// How often an idle thread looks for work before it sleeps: some tenths of a millisecond, longer than most
// stretches of work that are not shared. To wake a sleeping one takes up to a tenth.
constexpr int looks_before_sleep = 4000;

void pause() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#endif
}

int this_processor() noexcept {
#if defined(__linux__)
  return sched_getcpu();
#else
  return -1;
#endif
}

// Moves the calling thread to a processor other than `taken`, and leaves it free to go anywhere from there. A
// new thread would else often begin where the one that made it is at work, and stay for longer than the work
// takes.
void begin_elsewhere([[maybe_unused]] int taken) noexcept {
#if defined(__linux__)
  if (this_processor() != taken) return;
  cpu_set_t all;
  if (taken < 0 || taken >= CPU_SETSIZE || sched_getaffinity(0, sizeof all, &all) != 0) return;
  cpu_set_t others = all;
  CPU_CLR(static_cast<std::size_t>(taken), &others);
  if (CPU_COUNT(&others) == 0 || sched_setaffinity(0, sizeof others, &others) != 0) return;
  static_cast<void>(sched_setaffinity(0, sizeof all, &all));
#endif
}

// A call in progress. Lives on the stack of the thread that makes it.
struct Job {
  const SharedCall& shared;
  std::atomic<std::size_t> helping = 0;  // threads beside the caller's; changed under the lock
};

class Helpers {
 public:
  Helpers() = default;
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;

  ~Helpers() { end(); }

  void end() {
    {
      const std::lock_guard lock(guard_);
      stopping_ = true;
    }
    work_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    idle_ = 0;
    stopping_ = false;
  }

  void call(Job& job, std::size_t helpers) {
    bool started = false;
    {
      const std::lock_guard lock(guard_);
      queue_.insert(queue_.end(), helpers, &job);
      waiting_ = queue_.size();
      started = start_threads();
    }
    // A new thread waits behind its maker where it begins on the same processor, and moves off only when it
    // runs.
    if (started) std::this_thread::yield();
    helpers == 1 ? work_.notify_one() : work_.notify_all();
    job.shared.call(job.shared.context);
    for (int i = 0; i < looks_before_sleep && job.helping != 0; ++i) pause();
    std::unique_lock lock(guard_);
    std::erase(queue_, &job);
    waiting_ = queue_.size();
    done_.wait(lock, [&] { return job.helping == 0; });
  }

 private:
  // So many that each entry of the queue finds an idle one, as far as the machine has processors. Whether any
  // were.
  bool start_threads() {
    const std::size_t most = processors() - 1;
    const std::size_t before = threads_.size();
    try {
      while (idle_ < queue_.size() && threads_.size() < most) {
        ++idle_;
        threads_.emplace_back([this, taken = this_processor()] {
          begin_elsewhere(taken);
          serve();
        });
      }
    } catch (const std::system_error&) {
      --idle_;  // the threads there are do it all
    }
    return threads_.size() > before;
  }

  void serve() {
    std::unique_lock lock(guard_);
    for (;;) {
      if (queue_.empty() && !stopping_) {
        lock.unlock();
        for (int i = 0; i < looks_before_sleep && waiting_ == 0; ++i) pause();
        lock.lock();
        work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      }
      if (stopping_) return;
      Job& job = *queue_.front();
      queue_.pop_front();
      waiting_ = queue_.size();
      ++job.helping;
      --idle_;
      lock.unlock();
      job.shared.call(job.shared.context);
      lock.lock();
      ++idle_;
      if (--job.helping == 0) done_.notify_all();
    }
  }

  std::mutex guard_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<Job*> queue_;                // once for each helper that a job still wants
  std::atomic<std::size_t> waiting_ = 0;  // the queue's length, to be read without the lock
  std::size_t idle_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

// Those that this program may run on; the library's count reads a file of the system's.
std::size_t count_processors() noexcept {
#if defined(__linux__)
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
    return static_cast<std::size_t>(CPU_COUNT(&allowed));
#endif
  return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

}  // namespace

std::size_t processors() noexcept {
  static const std::size_t count = count_processors();
  return count;
}

namespace {

Helpers& all_helpers() {
  static Helpers all;
  return all;
}

}  // namespace

void call_on_threads(const SharedCall& shared, std::size_t helpers) {
  if (helpers == 0) {
    shared.call(shared.context);
    return;
  }
  Job job{shared, {}};
  all_helpers().call(job, helpers);
}

void end_threads() {
  all_helpers().end();
}

}  // namespace stet
