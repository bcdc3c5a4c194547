#include "cli/site_folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "engine/base/atomic_write.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view list_head =
    "The pages that stet wrote here; they are replaced and removed by its next run.\n";
constexpr std::array<std::string_view, 7> page_endings = {".html", ".md",   ".txt", ".json",
                                                          ".csv",  ".xlsx", ".docx"};
constexpr std::size_t longest_list = 64U * 1024U * 1024U;

// A line of the list that can only mean a page below the folder, whoever wrote it there.
bool below(std::string_view path) {
  if (path.empty() || path.front() == '/') return false;
  if (std::ranges::none_of(page_endings, [&](std::string_view ending) { return path.ends_with(ending); }))
    return false;
  return std::ranges::all_of(path, [](char c) { return c > ' ' && c != '\\' && c != ':'; }) &&
         ("/" + std::string(path) + "/").find("/../") == std::string::npos;
}

bool same_content(const fs::path& path, std::string_view content) {
  std::error_code trouble;
  if (fs::file_size(path, trouble) != content.size() || trouble) return false;
  std::ifstream file(path, std::ios::binary);
  return file && std::equal(std::istreambuf_iterator<char>(file), {}, content.begin(), content.end());
}

void make_folder(const fs::path& folder) {
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  if (trouble) throw Error(ErrorCode::unwritable, folder.string() + ": cannot be made: " + trouble.message());
}

}  // namespace

SiteFolder::SiteFolder(fs::path folder, FolderKind kind) : folder_(std::move(folder)), kind_(kind) {
  std::error_code trouble;
  const fs::file_status status = fs::status(folder_, trouble);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status))
    throw Error(ErrorCode::usage,
                folder_.string() + ": is not a folder; name one for the " + std::string(kind_.word));
  if (fs::exists(folder_ / kind_.list_name, trouble)) {
    const std::string list = read_file(folder_ / kind_.list_name, longest_list);
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find('\n', at), list.size());
      const std::string line = list.substr(at, end - at);
      if (below(line)) before_.insert(line);
      at = end + 1;
    }
    return;
  }
  if (!fs::is_empty(folder_, trouble) || trouble)
    throw Error(ErrorCode::usage,
                fmt::format("{}: holds files and no {} of stet's; name a new or an empty folder",
                            folder_.string(), kind_.word));
}

void SiteFolder::put(const std::string& path, std::string_view content) {
  const fs::path file = folder_ / path;
  const bool same = same_content(file, content);
  const std::lock_guard lock(guard_);
  put_.insert(path);
  if (same) return;
  make_folder(file.parent_path());
  write_file_atomically(file, content, Flush::none);
  ++written_;
}

void SiteFolder::finish() {
  for (const std::string& path : before_) {
    std::error_code trouble;
    if (!put_.contains(path) && fs::remove(folder_ / path, trouble)) ++removed_;
  }
  std::string list(list_head);
  for (const std::string& path : put_) list += path + "\n";
  if (!same_content(folder_ / kind_.list_name, list)) write_file_atomically(folder_ / kind_.list_name, list);
}

}  // namespace stet::cli
