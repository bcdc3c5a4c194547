// Words broken at the ends of lines, mended by what the document itself shows elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace stet {

class WordForms {
 public:
  // Notes a word that stands whole on its line.
  void add(std::string_view word);

  // `first` ends a line, `second` begins the next one. Returns them joined, with or without a hyphen or
  // space: a soft hyphen goes unless the document writes the word with a hyphen (so does
  // the sign U+2010, which hyphenating programs print, where no word has it inside of a line); a true hyphen
  // goes only if the document writes the word joined and never hyphenated; after a slash or dash that is tied
  // to its word nothing is inserted.
  [[nodiscard]] std::string join(std::string_view first, std::string_view second) const;

 private:
  std::unordered_set<std::string> forms_;
  bool writes_hyphen_ = false;  // U+2010 inside of words
};

}  // namespace stet
