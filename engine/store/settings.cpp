#include "engine/store/settings.hpp"

#include <git2.h>

#include "engine/store/libgit2.hpp"

namespace stet::git {

void write_setting(const std::filesystem::path& file, const std::string& name, const std::string& value) {
  const std::string what = file.string() + ": cannot be written";
  git_config* opened = nullptr;
  check(git_config_open_ondisk(&opened, file.c_str()), what);
  const Owned<git_config, git_config_free> owned(opened);
  const int code = value.empty() ? git_config_delete_entry(opened, name.c_str())
                                 : git_config_set_string(opened, name.c_str(), value.c_str());
  if (value.empty() && code == GIT_ENOTFOUND) {
    git_error_clear();
    return;
  }
  check(code, what);
}

}  // namespace stet::git
