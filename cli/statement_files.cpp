#include "cli/statement_files.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> endings = {".txt", ".text",  ".md",   ".markdown", ".html",
                                                      ".htm", ".xhtml", ".docx", ".odt",      ".pdf"};

}  // namespace

bool before_by_name(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a;
  const std::string_view whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (is_ascii_digit(a[0]) && is_ascii_digit(b[0])) {
      const auto number = [](std::string_view& text) {
        std::size_t end = 0;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        std::size_t begin = 0;
        while (begin + 1 < end && text[begin] == '0') ++begin;
        const std::string_view digits = text.substr(begin, end - begin);
        text.remove_prefix(end);
        return digits;
      };
      const std::string_view x = number(a);
      const std::string_view y = number(b);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a[0] != b[0]) return a[0] < b[0];
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;
}

bool is_folder(const std::string& name) {
  std::error_code ignored;
  return fs::is_directory(name, ignored);
}

bool named_as_statement(const fs::path& path) {
  const std::string name = lower_case(path.filename().string());
  return !name.empty() && name[0] != '.' && !name.starts_with("readme") &&
         std::ranges::find(endings, lower_case(path.extension().string())) != endings.end();
}

FolderFiles list_statement_files(const std::string& folder) {
  FolderFiles files;
  std::error_code failure;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
    const fs::path& path = it->path();
    const std::string name = lower_case(path.filename().string());
    if (name.empty() || name[0] == '.' || name.starts_with("readme")) continue;
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      files.others.push_back(path.string() + "/");
    } else if (it->is_regular_file(ignored) && named_as_statement(path)) {
      files.statements.push_back(path);
    } else {
      files.others.push_back(path.string());
    }
  }
  if (failure) throw Error(ErrorCode::unreadable, folder + ": cannot be read: " + failure.message());
  std::ranges::sort(files.statements);
  std::ranges::sort(files.others);
  return files;
}

std::vector<fs::path> statement_files(const std::string& folder) {
  std::vector<fs::path> files = list_statement_files(folder).statements;
  if (files.empty())
    throw Error(ErrorCode::empty,
                folder + ": holds no statement; files must end in .txt, .md, .html, .docx, .odt or .pdf");
  return files;
}

}  // namespace stet::cli
