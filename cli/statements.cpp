#include "cli/statements.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace stet::cli {

namespace {

constexpr std::size_t max_text_file_bytes = 16U * 1024U * 1024U;

std::string read_all(int descriptor, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 1U << 16U> buffer{};
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw Error(ErrorCode::unreadable,
                  name + ": cannot be read: " + std::generic_category().message(errno));
    }
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes) {
      throw Error(ErrorCode::over_limit, name + ": is larger than the limit of " +
                                             std::to_string(max_bytes / (1024U * 1024U)) + " MB");
    }
  }
}

}  // namespace

Document read_statement(const std::string& name, const ImportOptions& options) {
  if (name != "-") return import_file(name, options);
  return import_bytes(read_all(STDIN_FILENO, "standard input", options.max_bytes), "-", options);
}

std::string read_text_file(const std::string& name) {
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const int error = errno;
    throw Error(error == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                name + ": cannot be opened: " + std::generic_category().message(error));
  }
  try {
    std::string bytes = read_all(descriptor, name, max_text_file_bytes);
    ::close(descriptor);
    return bytes;
  } catch (...) {
    ::close(descriptor);
    throw;
  }
}

}  // namespace stet::cli
