// Files that are either whole or not there.
#pragma once

#include <filesystem>
#include <string_view>

namespace stet {

enum class Flush {
  to_disk,  // what was written outlives a failure of power
  none,     // for files that another run makes again: many times faster
};

// Replaces the file's content: writes a temporary file beside it and renames it over. A reader sees the old
// content or the new, never a part; on failure the old file stays and no temporary one is left. A symbolic
// link is followed, an existing file keeps its mode; a device or pipe is written straight through. Throws
// Error(unwritable) naming the file.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           Flush flush = Flush::to_disk);

}  // namespace stet
