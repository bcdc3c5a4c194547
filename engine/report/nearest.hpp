// The paragraph of a document that has most words in common with a text, for readers who check a doubtful
// link.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/text/words.hpp"

namespace stet {

class Nearest {
 public:
  explicit Nearest(const Document& document) : document_(document) {}

  // The body paragraph whose words are most like those of `text`, rare words first; nothing if none shares
  // two of them. The first call reads the document; each is linear in the text's words, for words of more
  // than `max_postings` paragraphs are not looked at.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text);

 private:
  static constexpr std::size_t max_postings = 64;
  enum class Known : std::uint8_t { not_yet, telling, function };
  void read();
  [[nodiscard]] bool tells(std::uint32_t key);
  // The keys of the words that tell something, sorted.
  [[nodiscard]] std::vector<std::uint32_t> distinct_words(std::string_view text);

  const Document& document_;
  bool read_ = false;
  Vocabulary vocabulary_;
  std::vector<Known> known_;                          // by word key
  std::vector<std::vector<std::uint32_t>> postings_;  // by word key: paragraphs, ascending
  std::vector<std::size_t> words_;                    // distinct words of each paragraph
};

}  // namespace stet
