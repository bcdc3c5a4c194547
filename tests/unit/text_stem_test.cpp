#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <libstemmer.h>

#include "engine/text/stem.hpp"

using namespace stet;

namespace {

std::string by_libstemmer(std::string_view word) {
  const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer(sb_stemmer_new("english", "UTF_8"),
                                                                   sb_stemmer_delete);
  const auto* const out = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

}  // namespace

TEST_CASE("the stems of frequent words are known, and are libstemmer's") {
  std::ifstream words(STET_SOURCE_DIR "/engine/text/frequent_words.txt");
  REQUIRE(words);
  std::size_t count = 0;
  for (std::string word; std::getline(words, word); ++count) {
    INFO(word);
    const auto known = known_stem(word);
    REQUIRE(known);
    CHECK(*known == by_libstemmer(word));
  }
  CHECK(count > 1000);
}

TEST_CASE("words that are not frequent are stemmed") {
  Stemmer stemmer;
  for (const char* const word :
       {"abstruseness", "qatari", "übermütig", "sub's", "xyzzies", "an", "", "a-b"}) {
    INFO(word);
    CHECK_FALSE(known_stem(word));
    CHECK(std::string(stemmer.stem(word)) == by_libstemmer(word));
  }
}
