// What the sources that speak to libgit2 share; no type of libgit2 stands here.
#pragma once

#include <memory>
#include <string>

namespace stet::git {

// Starts libgit2, once for all threads. It runs until the program ends: what it keeps for each thread is
// given back when the thread ends, and only while it runs.
void start_library();

// Throws Error with libgit2's reason, which must be taken at once. `what` names the thing and what was tried.
[[noreturn]] void fail(int code, const std::string& what);

inline void check(int code, const std::string& what) {
  if (code < 0) fail(code, what);
}

// Frees with `release`.
template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const noexcept { release(object); }
};
template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;

}  // namespace stet::git
