// Mutations by words. Bytes changed at random almost never make two words in a row that the clause finder
// knows, and so never reach the code behind a phrase ("the grant of USD 5 million by Japan").
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/commitment/lexicon.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

// What stands around the words of the lexicon: parties, amounts, dates, marks, and what sets out a text.
constexpr std::array<std::string_view, 50> around{"We",
                                                  "we",
                                                  "our",
                                                  "Japan",
                                                  "Japan’s",
                                                  "ASEAN",
                                                  "the Republic of Korea",
                                                  "the Council",
                                                  "Leaders",
                                                  "Leaders’",
                                                  "the United Kingdom",
                                                  "Ms Ito",
                                                  "the",
                                                  "a",
                                                  "an",
                                                  "of",
                                                  "by",
                                                  "from",
                                                  "to",
                                                  "that",
                                                  "which",
                                                  "and",
                                                  "or",
                                                  "not",
                                                  "its",
                                                  "their",
                                                  "USD 5 million",
                                                  "EUR 2.5 billion",
                                                  "$45 billion",
                                                  "2 percent",
                                                  "1/2 percentage point",
                                                  "12",
                                                  "three",
                                                  "by 2030",
                                                  "15 March 2032",
                                                  "at its next meeting",
                                                  "(a)",
                                                  "(",
                                                  ")",
                                                  ",",
                                                  ";",
                                                  ":",
                                                  ".",
                                                  "—",
                                                  "“",
                                                  "”",
                                                  "\n\n",
                                                  "\n\n1. ",
                                                  "\n- ",
                                                  "\n====\n"};

const std::vector<std::string>& words() {
  static const std::vector<std::string> known = [] {
    std::vector<std::string> found(around.begin(), around.end());
    std::string word;
    for (const char c : stet::shipped_lexicons().front().text) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '\'') {
        word += c;
      } else if (!word.empty()) {
        found.push_back(std::move(word));
        word.clear();
      }
    }
    return found;
  }();
  return known;
}

struct Words {
  std::string_view text;
  std::vector<std::size_t> starts;  // bytes; each ends where the next one starts

  explicit Words(std::string_view of) : text(of) {
    for (std::size_t i = 0; i < of.size(); ++i)
      if (i == 0 || of[i - 1] == ' ' || of[i - 1] == '\n') starts.push_back(i);
    starts.push_back(of.size());
  }
  [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  std::minstd_rand random(seed);
  const auto below = [&random](std::size_t limit) { return random() / 7 % limit; };
  if (below(4) == 0) return LLVMFuzzerMutate(data, size, max_size);

  const std::string text(fuzzing::text_of(data, size));
  const Words in(text);
  // One of four things happens to a row of words: it is replaced, made longer, left out, or copied elsewhere.
  const std::size_t first = below(in.size() + 1);
  const std::size_t row = std::min(in.size() - first, below(3) == 0 ? below(16) : 1);
  const std::size_t what = below(4);
  std::size_t begin = in.starts[first];
  std::size_t end = in.starts[first + row];
  std::string put;
  if (what == 3) {
    put = text.substr(begin, end - begin);
    begin = end = in.starts[below(in.size() + 1)];
  } else if (what != 2) {
    if (what == 1) end = begin;
    for (std::size_t n = 1 + below(3); n > 0; --n) put += words()[below(words().size())] + ' ';
  }
  std::string made = text.substr(0, begin) + put + text.substr(end);
  made.resize(std::min(made.size(), max_size));
  std::memcpy(data, made.data(), made.size());
  return made.size();
}
