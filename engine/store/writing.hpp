// One writer at a time, and what a killed one left behind.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/store/repository.hpp"

namespace stet {

// Held by the one that writes; the kernel frees it when its holder dies, however it dies. Waits for others.
// Where the file system knows no such locks, git's compare and swap alone keeps writers apart.
class WriterLock {
 public:
  // `folder` is the repository's. Throws Error(unwritable).
  explicit WriterLock(const std::filesystem::path& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int descriptor_ = -1;
};

// Changes of one series that belong together: the branch decides, the tags follow. They are noted on the disk
// first, so that whoever writes next can complete what a killed writer began.
struct SeriesUpdate {
  git::ReferenceChange branch;
  std::vector<git::ReferenceChange> others;  // tags and the backup; wanted once the branch has changed
};

// The caller holds the lock and has flushed the objects. Overtaken: nothing was changed.
git::Changed apply(git::Repository& repository, const SeriesUpdate& update, const std::string& log);

// Completes or drops what an earlier writer noted and did not end. The caller holds the lock.
void settle(git::Repository& repository);

// The note of a writer that was killed, or of one that is at work; empty if there is none.
[[nodiscard]] std::vector<git::ReferenceChange> unsettled(const git::Repository& repository);

}  // namespace stet
