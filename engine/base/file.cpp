#include "engine/base/file.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <fmt/core.h>

#include "engine/base/error.hpp"

namespace stet {
namespace {

struct Close {
  void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

std::string reason(int code) {
  return std::error_code(code, std::generic_category()).message();
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const std::string name = path.string();
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found) {
    throw Error(ErrorCode::not_found, fmt::format("{}: no such file; check the name and the folder", name));
  }
  if (status.type() == std::filesystem::file_type::directory) {
    throw Error(ErrorCode::unreadable, fmt::format("{}: is a folder; name a file in it", name));
  }
  errno = 0;
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    const int code = errno;
    if (code == ENOENT) {
      throw Error(ErrorCode::not_found, fmt::format("{}: no such file; check the name and the folder", name));
    }
    throw Error(ErrorCode::unreadable, fmt::format("{}: cannot be opened: {}", name, reason(code)));
  }
  constexpr std::size_t kChunk = 64U * 1024U;
  std::size_t chunk = kChunk;
  if (status.type() == std::filesystem::file_type::regular) {
    const auto size = std::filesystem::file_size(path, failed);
    if (!failed && size <= max_bytes) chunk = static_cast<std::size_t>(size) + 1;  // reads into its end
  }
  std::string bytes;
  while (true) {
    const std::size_t had = bytes.size();
    bytes.resize(had + chunk);
    const std::size_t got = std::fread(bytes.data() + had, 1, chunk, file.get());
    bytes.resize(had + got);
    if (bytes.size() > max_bytes) {
      throw Error(ErrorCode::over_limit,
                  fmt::format("{}: larger than the limit of {} bytes; a statement is never that long", name,
                              max_bytes));
    }
    if (got == chunk) {
      chunk = kChunk;
      continue;
    }
    if (std::ferror(file.get()) != 0) {
      throw Error(ErrorCode::unreadable, fmt::format("{}: cannot be read: {}", name, reason(errno)));
    }
    return bytes;
  }
}

}  // namespace stet
