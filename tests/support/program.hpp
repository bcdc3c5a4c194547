// Runs the built program as a user's shell would.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace stet::test {

struct Run {
  std::vector<std::string> arguments = {};
  std::string input = {};  // on standard input
  std::map<std::string, std::string> environment =
      {};  // beside PATH and LC_ALL=C.UTF-8, which are all it has
  std::filesystem::path folder = ".";
  std::string output_file = {};  // standard output goes there instead, "/dev/full" for instance
  bool on_terminal = false;      // standard output is a pseudo-terminal of 24 rows by 80 columns
  std::string program = {};      // another program than stet, by its path
};

struct Outcome {
  int status = -1;  // exit status; 128 + signal; 124 when it did not end in time
  std::string out;
  std::string err;
};

[[nodiscard]] Outcome run(const Run& run);

// An empty folder of its own that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  // Writes a file and gives its path.
  std::string write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace stet::test
