// Files that are either whole or not there.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace stet {

enum class Flush {
  to_disk,  // what was written outlives a failure of power
  none,     // for files that another run makes again: many times faster
};

// A file's new content, written bit by bit into a temporary file beside it, which commit() renames over it. A
// reader sees the old content or the new, never a part; without commit() the old file stays and no temporary
// one is left. A symbolic link is followed, an existing file keeps its mode; a device or pipe is written
// straight through. All throw Error(unwritable) naming the file.
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  void write(std::string_view bytes);
  void commit(Flush flush = Flush::to_disk);

 private:
  void close();

  std::filesystem::path path_;    // as it was named
  std::filesystem::path target_;  // what is replaced
  std::string unfinished_;        // the temporary file, until it is renamed; empty where there is none
  unsigned mode_ = 0;
  int descriptor_ = -1;
};

// The same with all of the content at once.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           Flush flush = Flush::to_disk);

}  // namespace stet
