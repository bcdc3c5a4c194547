#include "engine/commitment/lexicon.hpp"

#include "engine/commitment/lexicon_reader.hpp"
#include "engine/commitment/lexicon_tables.hpp"

namespace stet {
namespace {

constexpr std::string_view text_of_built_in =
#include "lexicon_data.inc"
    ;

// Constants, so that a start costs nothing: scripts/lexicon_compiler.cpp writes them from lexicon.toml.
#include "lexicon_tables.inc"

}  // namespace

const Lexicon& Lexicon::built_in() {
  // Shares constants, which nobody owns.
  static const Lexicon lexicon(
      std::shared_ptr<const Tables>(std::shared_ptr<const void>(), &built_in_tables));
  return lexicon;
}

std::string_view Lexicon::built_in_text() {
  return text_of_built_in;
}

Lexicon Lexicon::parse(std::string_view toml, const std::string& name) {
  return Lexicon(make_tables(read_lexicon(toml, name)));
}

}  // namespace stet
