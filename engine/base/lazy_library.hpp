// A shared library that is loaded when a function of it is first called.
#pragma once

#include <mutex>
#include <string>

namespace stet {

// What scripts/lazy_library.cmake writes for a library holds one of these. Safe to use from several threads.
class LazyLibrary {
 public:
  // `file` as the loader finds it ("libzip.so.4"), `package` is what a user installs to have it.
  constexpr LazyLibrary(const char* file, const char* package) noexcept : file_(file), package_(package) {}

  // The function's address. Throws Error(unsupported), naming file and package, where there is no such
  // library or it has no such function. Loads the library at the first call; it stays loaded.
  [[nodiscard]] void* find(const char* function);

 private:
  const char* file_;
  const char* package_;
  void* handle_ = nullptr;
  std::mutex mutex_;
};

}  // namespace stet
