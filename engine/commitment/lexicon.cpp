#include "engine/commitment/lexicon.hpp"

#include <array>

#include "engine/commitment/lexicon_reader.hpp"
#include "engine/commitment/lexicon_tables.hpp"

namespace stet {
namespace {

constexpr std::string_view text_of_built_in =
#include "lexicon_data.inc"
    ;
constexpr std::string_view text_of_central_bank =
#include "lexicon_central_bank.inc"
    ;

constexpr std::array shipped = {
    ShippedLexicon{"built-in", "joint statements, communiques and chairs' statements", text_of_built_in},
    ShippedLexicon{"central-bank", "a central bank's policy statements", text_of_central_bank}};

// Constants, so that a start costs nothing: scripts/lexicon_compiler.cpp writes them from lexicon.toml.
#include "lexicon_tables.inc"

}  // namespace

std::span<const ShippedLexicon> shipped_lexicons() noexcept {
  return shipped;
}

const Lexicon& Lexicon::built_in() {
  // Shares constants, which nobody owns.
  static const Lexicon lexicon(std::shared_ptr<const Tables>(std::shared_ptr<const void>(), &built_in_tables),
                               {});
  return lexicon;
}

Lexicon Lexicon::parse(std::string_view toml, const std::string& name) {
  return {make_tables(read_lexicon(toml, name, shipped)), name.substr(name.rfind('/') + 1)};
}

}  // namespace stet
