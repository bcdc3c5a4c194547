// The folder of a site: what stet wrote there, and nothing else, is replaced or removed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace stet::cli {

// What a folder of stet's is: the file in it that lists its pages, and a word for it.
struct FolderKind {
  std::string_view list_name;
  std::string_view word;
};
inline constexpr FolderKind site_kind{"stet-site.txt", "site"};
inline constexpr FolderKind reports_kind{"stet-reports.txt", "reports"};

class SiteFolder {
 public:
  // Throws Error(usage) for a folder that holds files and none of stet's of this kind, or is a file.
  explicit SiteFolder(std::filesystem::path folder, FolderKind kind = site_kind);

  // Writes the page if it is not there as it is. `path` is relative, with slashes. Thread-safe. Throws
  // Error(unwritable).
  void put(const std::string& path, std::string_view content);

  // Removes the pages of an earlier run that were not put in this one, and lists those that were.
  void finish();

  [[nodiscard]] std::size_t written() const noexcept { return written_; }
  [[nodiscard]] std::size_t pages() const noexcept { return put_.size(); }
  [[nodiscard]] std::size_t removed() const noexcept { return removed_; }

 private:
  std::filesystem::path folder_;
  FolderKind kind_;
  std::set<std::string> before_;
  std::set<std::string> put_;
  std::mutex guard_;
  std::size_t written_ = 0;
  std::size_t removed_ = 0;
};

}  // namespace stet::cli
