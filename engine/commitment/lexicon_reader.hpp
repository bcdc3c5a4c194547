// Reads a lexicon's TOML. Beside what the built-in lexicon is made with when stet is built: it depends on no
// other part of the engine than the tables themselves.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/commitment/lexicon_tables.hpp"

namespace stet {

// A lexicon while it is read, before it gets its final form.
struct LexiconDraft {
  struct Word {
    std::uint64_t lists = 0;
    std::vector<VerbUse> verbs;
    std::vector<std::uint32_t> hedges;
  };
  struct Pattern {
    std::vector<PatternElement> after;
    stet::Pattern data;  // `after` apart
  };
  struct Verb {
    std::string lemma;
    std::vector<Pattern> patterns;  // longest first
  };

  std::deque<std::string> texts;                            // by word
  std::unordered_map<std::string_view, std::uint32_t> ids;  // into `words`; keys live in `texts`
  std::vector<Word> words;
  std::vector<Verb> verbs;
  std::vector<std::vector<PatternElement>> hedges;  // what follows their first word
  std::vector<std::pair<std::string, std::string>>
      spellings;  // British form, American form; the last one counts
  int hedge_force = 0;
};

// Throws Error(malformed) naming `name` and the line. `shipped` are those that it may extend.
[[nodiscard]] LexiconDraft read_lexicon(std::string_view toml, const std::string& name,
                                        std::span<const ShippedLexicon> shipped = {});

// The tables of a draft, which they keep nothing of.
[[nodiscard]] std::shared_ptr<const Lexicon::Tables> make_tables(const LexiconDraft& draft);

}  // namespace stet
