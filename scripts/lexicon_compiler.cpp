// Writes the built-in lexicon as C++ constants, part of the build:  lexicon_compiler LEXICON.toml OUT.inc
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
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
  return out + "\"";
}

// One array, whose elements `write` makes of those of `range`.
template <typename Range, typename Write>
void array(std::ostream& out, std::string_view type, std::string_view name, const Range& range, const Write& write) {
  // An array of nothing is no C++.
  out << fmt::format("constexpr std::array<{}, {}> {}{{{{", type, std::size(range), name);
  std::size_t column = 0;
  for (const auto& element : range) out << (column++ % 8 == 0 ? "\n  " : " ") << write(element) << ",";
  out << "}};\n";
}

void numbers(std::ostream& out, std::string_view name, std::span<const std::uint32_t> values) {
  array(out, "std::uint32_t", name, values, [](std::uint32_t value) { return fmt::format("{}U", value); });
}

void texts(std::ostream& out, const std::string& name, const TextList& list) {
  constexpr std::size_t line = 100;
  out << fmt::format("constexpr std::string_view {}_text =", name);
  for (std::size_t at = 0; at == 0 || at < list.all.size(); at += line)
    out << "\n  " << quoted(list.all.substr(at, line));
  out << "sv;\n";
  numbers(out, name + "_bounds", list.bounds);
  out << fmt::format("constexpr TextList {0}{{{0}_text, {0}_bounds}};\n", name);
}

std::string part(const Part& part) {
  return fmt::format("{{{}U, {}U}}", part.begin, part.size);
}

void write(std::ostream& out, const Lexicon::Tables& tables) {
  out << "// Written by scripts/lexicon_compiler.cpp.\nusing std::string_view_literals::operator\"\"sv;\n";
  array(out, "PatternElement", "elements", tables.elements, [](const PatternElement& element) {
    return fmt::format("{{static_cast<ElementKind>({}), {}U}}", static_cast<int>(element.kind), element.id);
  });
  array(out, "Pattern", "patterns", tables.patterns, [](const Pattern& pattern) {
    return fmt::format("{{{}, static_cast<ClauseClass>({}), {}, static_cast<PatternTense>({}), {}}}",
                       part(pattern.after), static_cast<int>(pattern.clause_class), pattern.force,
                       static_cast<int>(pattern.tense), pattern.hedged);
  });
  array(out, "Verb", "verbs", tables.verbs,
        [](const Verb& verb) { return fmt::format("{{{}}}", part(verb.patterns)); });
  texts(out, "lemmas", tables.lemmas);
  array(out, "Hedge", "hedges", tables.hedges,
        [](const Hedge& hedge) { return fmt::format("{{{}}}", part(hedge.after)); });
  array(out, "VerbUse", "uses", tables.uses,
        [](const VerbUse& use) { return fmt::format("{{{}U, {}}}", use.verb, use.forms); });
  numbers(out, "hedge_ids", tables.hedge_ids);
  array(out, "LexiconWord", "words", tables.words, [](const LexiconWord& word) {
    return fmt::format("{{{}ULL, {}, {}}}", word.lists, part(word.verbs), part(word.hedges));
  });
  texts(out, "word_texts", tables.ids.texts);
  numbers(out, "word_slots", tables.ids.slots);
  texts(out, "british", tables.british.texts);
  numbers(out, "british_slots", tables.british.slots);
  texts(out, "american", tables.american);
  out << "constexpr Lexicon::Tables built_in_tables{\n  {word_texts, word_slots}, words, uses, hedge_ids, verbs, "
      << "lemmas, patterns, hedges, elements, {british, british_slots}, american, " << tables.hedge_force
      << "};\n";
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
