// The files of a folder that stet takes for statements.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stet::cli {

[[nodiscard]] bool is_folder(const std::string& name);

struct FolderFiles {
  std::vector<std::filesystem::path> statements;  // by name
  std::vector<std::string> others;  // paths, those of subfolders with a slash at the end; by name
};

// The folder's own files that are named as statements. README and hidden files are in neither list,
// subfolders are not entered. Throws Error(unreadable).
[[nodiscard]] FolderFiles list_statement_files(const std::string& folder);

// The same, where there must be one. Throws Error(empty) too.
[[nodiscard]] std::vector<std::filesystem::path> statement_files(const std::string& folder);

// Whether a folder's file of this name is taken for a statement.
[[nodiscard]] bool named_as_statement(const std::filesystem::path& path);

// Names as people order them: runs of digits count as numbers.
[[nodiscard]] bool before_by_name(std::string_view a, std::string_view b);

}  // namespace stet::cli
