#include "engine/base/atomic_write.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

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

// An open file descriptor, and the file to remove should writing it fail.
struct OpenFile {
  int descriptor = -1;
  std::string unfinished;

  OpenFile() = default;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor >= 0) ::close(descriptor);
    if (!unfinished.empty()) ::unlink(unfinished.c_str());
  }
};

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

void close_file(OpenFile& file, const std::filesystem::path& path) {
  const int descriptor = file.descriptor;
  file.descriptor = -1;
  if (::close(descriptor) != 0) fail(path, errno);
}

// What a new file's mode would be under the process's umask.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

void write_through(const std::filesystem::path& path, std::string_view bytes) {
  OpenFile file;
  file.descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file.descriptor < 0) fail(path, errno);
  write_all(file.descriptor, bytes, path);
  close_file(file, path);
}

void sync_folder(const std::filesystem::path& folder) {
  OpenFile file;
  file.descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  // Some file systems cannot flush a folder; the content itself is safe by now.
  if (file.descriptor >= 0) static_cast<void>(::fsync(file.descriptor));
}

}  // namespace

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes, Flush flush) {
  std::error_code ignored;
  std::filesystem::path target = path;
  if (std::filesystem::is_symlink(path, ignored)) {
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, ignored);
    if (!ignored) target = real;
  }
  struct stat existing {};
  const bool exists = ::stat(target.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) fail(path, EISDIR);
  if (exists && !S_ISREG(existing.st_mode)) {
    write_through(target, bytes);
    return;
  }
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
  std::string name = (folder / ".stet-XXXXXX").string();
  OpenFile file;
  file.descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (file.descriptor < 0) fail(path, errno);
  file.unfinished = name;
  write_all(file.descriptor, bytes, path);
  if (::fchmod(file.descriptor, exists ? existing.st_mode & 07777 : default_mode()) != 0) fail(path, errno);
  if (flush == Flush::to_disk && ::fsync(file.descriptor) != 0) fail(path, errno);
  close_file(file, path);
  if (::rename(name.c_str(), target.c_str()) != 0) fail(path, errno);
  file.unfinished.clear();
  if (flush == Flush::to_disk) sync_folder(folder);
}

}  // namespace stet
