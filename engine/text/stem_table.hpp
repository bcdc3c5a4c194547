// The stems of a vocabulary's words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/stem.hpp"
#include "engine/text/words.hpp"

namespace stet {

// Each word is stemmed once. Not thread safe, but for words that are there already.
class StemTable {
 public:
  struct Stem {
    std::uint32_t id = 0;  // of a numbering of the stems' own
    bool known = false;
    bool function_word = false;
    std::uint32_t hash = 0;  // of the word's text: unlike ids, the same whichever document was read first
  };

  // `key`: Word::key, of a word of the vocabulary; always the same one.
  const Stem& learn(std::uint32_t key, const Vocabulary& vocabulary);
  // Of a word that was learned.
  [[nodiscard]] const Stem& at(std::uint32_t key) const { return stems_[key]; }
  [[nodiscard]] bool knows(std::uint32_t key) const { return key < stems_.size() && stems_[key].known; }
  [[nodiscard]] std::string_view text(const Stem& stem) const { return texts_.text(stem.id); }
  [[nodiscard]] const Vocabulary& texts() const noexcept { return texts_; }  // by Stem::id
  // How many different ones; ids are below.
  [[nodiscard]] std::size_t stems() const noexcept { return texts_.size(); }

  // All of these, each named once, on as many threads as allowed; the numbering is the same however many.
  void learn(std::span<const std::uint32_t> keys, const Vocabulary& vocabulary, std::size_t max_threads);

 private:
  void make_room(std::size_t keys);

  Stemmer stemmer_;
  Vocabulary texts_;
  std::vector<Stem> stems_;  // by key
};

}  // namespace stet
