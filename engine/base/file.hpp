// Reading files whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace stet {

// The bytes of the file. Throws Error: not_found, unreadable (a folder, no permission, a failing device),
// over_limit when it holds more than `max_bytes`; never reads more than that.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace stet
