// British and American spellings of one word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/commitment/lexicon_tables.hpp"

namespace stet {

// One form for all spellings of a lower-case word: "organisation" and "organization", "programme" and
// "program", "defence" and "defense". Meant for comparing two words that differ, not for display: it maps
// some unrelated words as well ("rise" to "rize"), each to a form no other word has.
[[nodiscard]] std::string canonical_spelling(std::string_view key, const Lexicon::Tables& tables);
// The same form where it is another than the word itself, which it seldom is.
[[nodiscard]] std::optional<std::string> other_spelling(std::string_view key, const Lexicon::Tables& tables);

}  // namespace stet
