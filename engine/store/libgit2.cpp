#include "engine/store/libgit2.hpp"

#include <git2.h>

#include "engine/base/error.hpp"
#include "engine/store/no_network.hpp"

namespace stet::git {

void start_library() {
  static const bool started = [] {
    leave_network_to_git();
    if (git_libgit2_init() < 0) throw Error(ErrorCode::internal, "libgit2 could not be started");
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    return true;
  }();
  static_cast<void>(started);
}

void fail(int code, const std::string& what) {
  const git_error* error = git_error_last();
  std::string reason =
      error != nullptr && error->message != nullptr ? error->message : "libgit2 gives no reason";
  const int area = error != nullptr ? error->klass : 0;
  while (!reason.empty() && (reason.back() == '\n' || reason.back() == '.')) reason.pop_back();
  git_error_clear();
  ErrorCode kind = ErrorCode::unreadable;
  if (code == GIT_ENOTFOUND) kind = ErrorCode::not_found;
  if (code == GIT_ELOCKED) kind = ErrorCode::unwritable;
  if (area == GIT_ERROR_OS) {
    // "failed to …: No space left on device" names the file and the reason.
    if (reason.find("Permission denied") != std::string::npos ||
        reason.find("Read-only") != std::string::npos || reason.find("No space left") != std::string::npos ||
        reason.find("quota") != std::string::npos) {
      kind = ErrorCode::unwritable;
    }
  }
  throw Error(kind, what + ": " + reason);
}

}  // namespace stet::git
