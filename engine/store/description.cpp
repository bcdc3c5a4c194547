#include "engine/store/description.hpp"

#include <algorithm>

#include <git2.h>

namespace stet {

bool is_unknown_description(git_repository* repository, const std::string& word) {
  const std::string base = word.substr(0, std::min(word.find_first_of("~^:"), word.find("@{")));
  if (base.find("-g") == std::string::npos) return false;
  git_reference* named = nullptr;
  if (git_reference_dwim(&named, repository, base.c_str()) == 0) {
    git_reference_free(named);
    return false;
  }
  git_error_clear();
  for (std::size_t at = base.find("-g"); at != std::string::npos; at = base.find("-g", at + 1)) {
    const std::size_t before = at == 0 ? at : base.find_last_not_of("0123456789", at - 1);
    const bool counted = before > 0 && before != std::string::npos && before + 1 < at && base[before] == '-';
    if (counted && base.find_first_of("0123456789abcdefABCDEF", at + 2) == at + 2) return false;
  }
  return true;
}

}  // namespace stet
