// Names of commits as git describe writes them: "v1-4-g0f3a".
#pragma once

#include <string>

struct git_repository;

namespace stet {

// Whether `word` holds a "-g" and yet is neither a reference, with what may follow one ("~1"), nor such a
// name. It names no commit, and libgit2 1.5 leaks 20 kB for each that it is asked about.
[[nodiscard]] bool is_unknown_description(git_repository* repository, const std::string& word);

}  // namespace stet
