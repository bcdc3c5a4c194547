#include "engine/text/stem.hpp"

#include <algorithm>
#include <array>

#include <libstemmer.h>

#include "engine/base/error.hpp"

namespace stet {

struct Stemmer::State {
  sb_stemmer* stemmer = nullptr;
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {
  state_->stemmer = sb_stemmer_new("english", "UTF_8");
  if (state_->stemmer == nullptr) throw Error(ErrorCode::internal, "libstemmer has no English stemmer");
}

Stemmer::~Stemmer() {
  sb_stemmer_delete(state_->stemmer);
}

std::string_view Stemmer::stem(std::string_view key) {
  const sb_symbol* const out = sb_stemmer_stem(
      state_->stemmer, reinterpret_cast<const sb_symbol*>(key.data()), static_cast<int>(key.size()));
  if (out == nullptr) return key;
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(state_->stemmer))};
}

namespace {

constexpr auto function_words = [] {
  auto words = std::to_array<std::string_view>(
      {"a",     "about",  "above",   "across", "after",  "against", "all",   "also",    "among",  "amongst",
       "an",    "and",    "any",     "are",    "as",     "at",      "be",    "because", "been",   "before",
       "being", "below",  "between", "both",   "but",    "by",      "can",   "could",   "did",    "do",
       "does",  "during", "each",    "for",    "from",   "had",     "has",   "have",    "having", "he",
       "her",   "here",   "his",     "how",    "i",      "if",      "in",    "into",    "is",     "it",
       "its",   "may",    "might",   "more",   "most",   "must",    "no",    "nor",     "not",    "of",
       "on",    "only",   "or",      "other",  "others", "our",     "out",   "over",    "own",    "per",
       "same",  "shall",  "she",     "should", "since",  "so",      "some",  "such",    "than",   "that",
       "the",   "their",  "them",    "then",   "there",  "these",   "they",  "this",    "those",  "through",
       "to",    "toward", "towards", "under",  "until",  "up",      "upon",  "us",      "very",   "via",
       "was",   "we",     "were",    "what",   "when",   "where",   "which", "while",   "who",    "will",
       "with",  "would"});
  std::sort(words.begin(), words.end());
  return words;
}();

}  // namespace

bool is_function_word(std::string_view key) noexcept {
  return std::binary_search(function_words.begin(), function_words.end(), key);
}

}  // namespace stet
