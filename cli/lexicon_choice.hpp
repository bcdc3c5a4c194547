// Which lexicon a command finds clauses with.
#pragma once

#include <string>

#include "engine/commitment/lexicon.hpp"
#include "engine/store/store.hpp"

namespace stet::cli {

// `name` is one that comes with stet, or a file; "./central-bank" is a file always. Throws Error.
[[nodiscard]] Lexicon read_lexicon(const std::string& name);
// The same as text, unread.
[[nodiscard]] std::string lexicon_text(const std::string& name);

// What is set for the store, as read_lexicon takes it; "built-in" where nothing is set.
[[nodiscard]] std::string lexicon_of(const Store& store);
// Sets it: "built-in" takes the setting back. A file is kept by its path, from the store's folder where both
// lie in one folder. Throws Error where `name` cannot be read.
void set_lexicon(Store& store, const std::string& name);

// The lexicon of --lexicon (`asked`); else, where editions of the store are read (`of_store`), what is set
// for it; else the built-in one. `folder` is the value of --store. Throws Error.
[[nodiscard]] Lexicon chosen_lexicon(const std::string& asked, const std::string& folder, bool of_store);

}  // namespace stet::cli
