// The verbs that a lexicon lacks, for the person who extends it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/commitment/unknown_verbs.hpp"
#include "engine/document/document.hpp"
#include "engine/report/terminal.hpp"

namespace stet {

struct LexiconCheck {
  std::string lexicon;  // its name; empty: the built-in one
  std::span<const Document* const> documents;
  const std::vector<UnknownVerb>& verbs;
};

// Each verb with its number of uses, where it first stands, and that sentence. Escaped as every report is.
[[nodiscard]] std::string render_terminal(const LexiconCheck& check, const TerminalStyle& style = {});
[[nodiscard]] std::string render_json(const LexiconCheck& check);  // stet.lexicon-check/1

}  // namespace stet
