// Writes the stems of frequent words as C++ constants, part of the build:  stem_compiler WORDS.txt OUT.inc
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <libstemmer.h>

namespace {

struct Known {
  std::size_t word_begin, stem_begin, word_size, stem_size;
};

// The stem is its word's beginning, or stands behind it.
void compile(std::istream& words, std::ostream& out) {
  const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer(sb_stemmer_new("english", "ISO_8859_1"),
                                                                   sb_stemmer_delete);
  if (!stemmer) throw std::runtime_error("libstemmer has no English stemmer");
  std::string text;
  std::vector<Known> known;
  for (std::string word; std::getline(words, word);) {
    if (word.empty() || word.size() > 16 || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
      throw std::runtime_error("not 1 to 16 small letters: " + word);
    const sb_symbol* const stem = sb_stemmer_stem(
        stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    const std::string stemmed(reinterpret_cast<const char*>(stem),
                              static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
    Known entry{text.size(), text.size(), word.size(), stemmed.size()};
    text += word;
    if (!word.starts_with(stemmed)) {
      entry.stem_begin = text.size();
      text += stemmed;
    }
    known.push_back(entry);
  }
  out << "// Written by scripts/stem_compiler.cpp.\nconstexpr std::string_view known_text =";
  constexpr std::size_t line = 100;
  for (std::size_t at = 0; at < text.size(); at += line) out << "\n  \"" << text.substr(at, line) << '"';
  out << ";\nconstexpr std::array<KnownStem, " << known.size() << "> known_stems{{\n";
  for (const Known& entry : known)
    out << "  {" << entry.word_begin << ", " << entry.stem_begin << ", " << entry.word_size << ", "
        << entry.stem_size << "},\n";
  out << "}};\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: stem_compiler WORDS.txt OUT.inc");
    std::ifstream words(argv[1]);
    std::ofstream out(argv[2]);
    if (!words || !out) throw std::runtime_error(std::string("cannot open ") + argv[words ? 2 : 1]);
    compile(words, out);
    out.flush();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "stem_compiler: " << error.what() << '\n';
    return 1;
  }
}
