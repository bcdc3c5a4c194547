// The folder of a site: what stet wrote there, and nothing else, is replaced or removed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace stet::cli {

class SiteFolder {
 public:
  // Throws Error(usage) for a folder that holds files and no site of stet's, or is a file.
  explicit SiteFolder(std::filesystem::path folder);

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
  std::set<std::string> before_;
  std::set<std::string> put_;
  std::mutex guard_;
  std::size_t written_ = 0;
  std::size_t removed_ = 0;
};

}  // namespace stet::cli
