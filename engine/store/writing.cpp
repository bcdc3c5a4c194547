#include "engine/store/writing.hpp"

#include <cerrno>
#include <optional>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "engine/base/atomic_write.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace stet {

namespace {

constexpr std::size_t longest_note = 64U * 1024U * 1024U;
constexpr std::string_view nothing = "-";

std::filesystem::path note_of(const git::Repository& repository) {
  return repository.folder() / "stet-unsettled";
}

std::string note(const SeriesUpdate& update) {
  std::string out;
  const auto line = [&out](const git::ReferenceChange& change) {
    out += change.name + ' ' + (change.from.empty() ? std::string(nothing) : change.from) + ' ' +
           (change.to.empty() ? std::string(nothing) : change.to) + '\n';
  };
  line(update.branch);
  for (const git::ReferenceChange& change : update.others) line(change);
  return out;
}

// Sets the reference whatever it was.
void set(git::Repository& repository, const git::ReferenceChange& change, const std::string& log) {
  constexpr int attempts = 20;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const std::optional<std::string> now = repository.target(change.name);
    if (now.value_or("") == change.to) return;
    if (repository.change({change.name, now.value_or(""), change.to}, log) == git::Changed::yes) return;
  }
  throw Error(ErrorCode::unwritable, change.name + ": other programs keep changing it; try again");
}

void forget(const std::filesystem::path& file) {
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& folder) {
  const std::string file = (folder / "stet-writer").string();
  constexpr mode_t for_all_that_umask_allows = 0666;
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, for_all_that_umask_allows);
  if (descriptor_ < 0) {
    const int error = errno;
    throw Error(ErrorCode::unwritable, folder.string() +
                                           ": the store cannot be written, nothing was added: " +
                                           std::generic_category().message(error));
  }
  while (::flock(descriptor_, LOCK_EX) != 0) {
    if (errno != EINTR) break;
  }
}

WriterLock::~WriterLock() {
  ::close(descriptor_);
}

git::Changed apply(git::Repository& repository, const SeriesUpdate& update, const std::string& log) {
  const std::filesystem::path file = note_of(repository);
  write_file_atomically(file, note(update));
  if (repository.change(update.branch, log) == git::Changed::overtaken) {
    forget(file);
    return git::Changed::overtaken;
  }
  for (const git::ReferenceChange& change : update.others) set(repository, change, log);
  forget(file);
  return git::Changed::yes;
}

std::vector<git::ReferenceChange> unsettled(const git::Repository& repository) {
  std::vector<git::ReferenceChange> changes;
  std::error_code ignored;
  const std::filesystem::path file = note_of(repository);
  if (!std::filesystem::exists(file, ignored)) return changes;
  std::istringstream lines;
  try {
    lines.str(read_file(file, longest_note));
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return changes;  // its writer has just ended
    throw;
  }
  git::ReferenceChange change;
  while (lines >> change.name >> change.from >> change.to) {
    if (change.from == nothing) change.from.clear();
    if (change.to == nothing) change.to.clear();
    changes.push_back(change);
  }
  return changes;
}

void settle(git::Repository& repository) {
  const std::vector<git::ReferenceChange> changes = unsettled(repository);
  if (changes.empty()) return;
  // Its writer is dead, for the lock is ours; so are the locks of references that it held.
  for (const git::ReferenceChange& change : changes) {
    if (change.name.starts_with("refs/")) forget(repository.folder() / (change.name + ".lock"));
  }
  const git::ReferenceChange& branch = changes.front();
  if (repository.target(branch.name).value_or("") == branch.to) {
    for (std::size_t i = 1; i < changes.size(); ++i) {
      set(repository, changes[i], "stet: completed what was interrupted");
    }
  }
  forget(note_of(repository));
}

}  // namespace stet
