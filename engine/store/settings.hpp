// Settings in git's own files.
#pragma once

#include <filesystem>
#include <string>

namespace stet::git {

// Writes "stet.name" into the config file, which other programs may write too; an empty value removes it. The
// library must have been started, as every Repository does. Throws Error(unwritable) and the like.
void write_setting(const std::filesystem::path& file, const std::string& name, const std::string& value);

}  // namespace stet::git
