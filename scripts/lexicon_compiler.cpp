// Writes the built-in lexicon as C++ constants, part of the build:  lexicon_compiler LEXICON.toml OUT.inc
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <fmt/core.h>

#include "engine/commitment/lexicon_reader.hpp"

namespace {

using namespace stet;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text)
    out += c >= ' ' && c < 0x7F && c != '"' && c != '\\'
               ? std::string(1, c)
               : fmt::format("\\{:03o}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return out + "\"sv";
}

// One array, whose elements `write` makes of those of `range`; pieces of it are named by `piece`.
template <typename Range, typename Write>
void array(std::ostream& out, std::string_view type, std::string_view name, const Range& range, const Write& write) {
  // An array of nothing is no C++.
  out << fmt::format("constexpr std::array<{}, {}> {}{{{{", type, std::size(range), name);
  std::size_t column = 0;
  for (const auto& element : range) out << (column++ % 8 == 0 ? "\n  " : " ") << write(element) << ",";
  out << "}};\n";
}

// The next `size` elements of the array `name`.
std::string piece(std::string_view name, std::size_t& at, std::size_t size) {
  if (size == 0) return "{}";
  at += size;
  return fmt::format("{{{}.data() + {}, {}}}", name, at - size, size);
}

template <typename T, typename Get>
std::vector<T> joined(const auto& owners, const Get& get) {
  std::vector<T> all;
  for (const auto& owner : owners)
    for (const T& element : get(owner)) all.push_back(element);
  return all;
}

void write(std::ostream& out, const Lexicon::Tables& tables) {
  const auto number = [](std::uint32_t value) { return fmt::format("{}U", value); };
  const auto element = [](const PatternElement& e) {
    return fmt::format("{{static_cast<ElementKind>({}), {}U}}", static_cast<int>(e.kind), e.id);
  };
  out << "// Written by scripts/lexicon_compiler.cpp.\nusing std::string_view_literals::operator\"\"sv;\n";
  const auto patterns = joined<Pattern>(tables.verbs, [](const Verb& verb) { return verb.patterns; });
  array(out, "PatternElement", "pattern_elements",
        joined<PatternElement>(patterns, [](const Pattern& pattern) { return pattern.after; }), element);
  array(out, "PatternElement", "hedge_elements",
        joined<PatternElement>(tables.hedges, [](const Hedge& hedge) { return hedge.after; }), element);
  std::size_t at = 0;
  array(out, "Pattern", "patterns", patterns, [&](const Pattern& pattern) {
    return fmt::format("{{{}, static_cast<ClauseClass>({}), {}, static_cast<PatternTense>({}), {}}}",
                       piece("pattern_elements", at, pattern.after.size()), static_cast<int>(pattern.clause_class),
                       pattern.force, static_cast<int>(pattern.tense), pattern.hedged);
  });
  at = 0;
  array(out, "Verb", "verbs", tables.verbs, [&](const Verb& verb) {
    return fmt::format("{{{}, {}}}", quoted(verb.lemma), piece("patterns", at, verb.patterns.size()));
  });
  at = 0;
  array(out, "Hedge", "hedges", tables.hedges,
        [&](const Hedge& hedge) { return fmt::format("{{{}}}", piece("hedge_elements", at, hedge.after.size())); });
  array(out, "VerbUse", "uses", joined<VerbUse>(tables.words, [](const LexiconWord& word) { return word.verbs; }),
        [](const VerbUse& use) { return fmt::format("{{{}U, {}}}", use.verb, use.forms); });
  array(out, "std::uint32_t", "hedge_ids",
        joined<std::uint32_t>(tables.words, [](const LexiconWord& word) { return word.hedges; }), number);
  at = 0;
  std::size_t hedge_at = 0;
  array(out, "LexiconWord", "words", tables.words, [&](const LexiconWord& word) {
    const std::string uses = piece("uses", at, word.verbs.size());
    return fmt::format("{{{}ULL, {}, {}}}", word.lists, uses, piece("hedge_ids", hedge_at, word.hedges.size()));
  });
  array(out, "std::string_view", "word_texts", tables.ids.texts, quoted);
  array(out, "std::uint32_t", "word_slots", tables.ids.slots, number);
  array(out, "std::string_view", "british", tables.british.texts, quoted);
  array(out, "std::uint32_t", "british_slots", tables.british.slots, number);
  array(out, "std::string_view", "american", tables.american, quoted);
  out << "constexpr Lexicon::Tables built_in_tables{\n  {word_texts, word_slots}, words, verbs, hedges, "
      << "{british, british_slots}, american, " << tables.hedge_force << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: lexicon_compiler LEXICON.toml OUT.inc");
    std::ifstream in(argv[1], std::ios::binary);
    const std::string toml{std::istreambuf_iterator<char>(in), {}};
    std::ofstream out(argv[2], std::ios::binary);
    write(out, *make_tables(read_lexicon(toml, argv[1])));
    out.close();
    if (!in || !out) throw std::runtime_error("cannot read " + std::string(argv[1]) + " or write " + argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
