// The calls that stet git-setup writes into git's configuration.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_status.hpp"

namespace stet::cli {

// `words` as on the command line: "git-driver text FILE", the text that git compares in place of a document's
// bytes; "git-driver diff PATH OLD-FILE …", a report in place of git's diff. Throws Error.
[[nodiscard]] ExitStatus run_git_driver(const std::vector<std::string>& words);

}  // namespace stet::cli
