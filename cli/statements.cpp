#include "cli/statements.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/import/dates.hpp"

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

Document read_statement_file(const std::filesystem::path& path, const ImportOptions& options) {
  Document document = import_file(path, options);
  if (document.facts.date.empty()) {
    if (const auto date = find_date(path.stem().string())) document.facts.date = date->iso;
  }
  return document;
}

bool names_edition(const std::string& name) {
  std::error_code ignored;
  return name != "-" && !std::filesystem::exists(std::filesystem::symlink_status(name, ignored));
}

Document read_statement(const std::string& name, const ImportOptions& options, const std::string& store) {
  if (name == "-") {
    const std::string bytes = read_all(STDIN_FILENO, "standard input", options.max_bytes);
    try {
      return import_bytes(bytes, "-", options);
    } catch (const Error& error) {  // "-: is empty" would say nothing to people
      const std::string message = error.what();
      throw Error(error.code(), message.starts_with("-: ") ? "standard input" + message.substr(1) : message);
    }
  }
  if (!names_edition(name)) return read_statement_file(name, options);
  if (store.empty() && !Store::find(".")) {
    try {
      return import_file(name, options);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found || name.find('.') != std::string::npos) throw;
      throw Error(ErrorCode::not_found,
                  name +
                      ": no such file, and no store (.stet) here or above that could hold an "
                      "edition of that name");
    }
  }
  const Store opened = open_store(store);
  const std::optional<StoredEdition> edition = opened.find_edition(name);
  if (!edition) {
    throw Error(ErrorCode::not_found,
                name + ": no such file, and no such edition in the store; stet list names them");
  }
  return opened.read(*edition);
}

Store open_store(const std::string& folder) {
  if (folder.empty()) {
    const std::optional<std::filesystem::path> found = Store::find(".");
    if (!found) {
      throw Error(ErrorCode::not_found,
                  "no store here or in a folder above; stet init makes one, --store DIR names one elsewhere");
    }
    return Store::open(*found);
  }
  std::error_code ignored;
  const std::filesystem::path inner = std::filesystem::path(folder) / ".stet";
  return Store::open(std::filesystem::is_directory(inner, ignored) ? inner : std::filesystem::path(folder));
}

std::string chosen_series(const Store& store, const std::string& series) {
  if (!series.empty()) return series;
  const std::vector<std::string> names = store.series();
  if (names.size() == 1) return names.front();
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  throw Error(ErrorCode::usage, names.empty() ? "the store is empty; stet add brings the first editions"
                                              : "name a series; the store holds " + list);
}

std::vector<NamedDocument> read_series(const std::string& series, const std::string& store) {
  const Store opened = open_store(store);
  std::vector<NamedDocument> documents;
  for (const StoredEdition& edition : opened.editions(chosen_series(opened, series))) {
    documents.push_back({edition.id, opened.read(edition)});
  }
  return documents;
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
