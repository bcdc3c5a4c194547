#include "engine/base/atomic_write.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace stet {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw Error(ErrorCode::unwritable,
              "cannot write " + path.string() + ": " + std::generic_category().message(error));
}

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      fail(path, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// What a new file's mode would be under the process's umask.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some file systems cannot flush a folder; the content itself is safe by now.
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : path_(std::move(path)), target_(path_) {
  std::error_code ignored;
  if (std::filesystem::is_symlink(path_, ignored)) {
    const std::filesystem::path real = std::filesystem::weakly_canonical(path_, ignored);
    if (!ignored) target_ = real;
  }
  struct stat existing {};
  const bool exists = ::stat(target_.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) fail(path_, EISDIR);
  if (exists && !S_ISREG(existing.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(path_, errno);
    return;
  }
  mode_ = exists ? existing.st_mode & 07777 : default_mode();
  std::string name = (folder_of(target_) / ".stet-XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(path_, errno);
  unfinished_ = std::move(name);
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  write_all(descriptor_, bytes, path_);
}

void AtomicFile::close() {
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0) fail(path_, errno);
}

void AtomicFile::commit(Flush flush) {
  if (unfinished_.empty()) {
    close();
    return;
  }
  if (::fchmod(descriptor_, mode_) != 0) fail(path_, errno);
  if (flush == Flush::to_disk && ::fsync(descriptor_) != 0) fail(path_, errno);
  close();
  if (::rename(unfinished_.c_str(), target_.c_str()) != 0) fail(path_, errno);
  unfinished_.clear();
  if (flush == Flush::to_disk) sync_folder(folder_of(target_));
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes, Flush flush) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit(flush);
}

}  // namespace stet
