#include "engine/text/stem.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <libstemmer.h>

#include "engine/base/error.hpp"

namespace stet {

struct Stemmer::State {
  // For ASCII, nearly all words, and faster; and for all others.
  sb_stemmer* bytes = nullptr;
  sb_stemmer* utf8 = nullptr;
  ~State() {
    sb_stemmer_delete(bytes);
    sb_stemmer_delete(utf8);
  }
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {
  state_->bytes = sb_stemmer_new("english", "ISO_8859_1");
  state_->utf8 = sb_stemmer_new("english", "UTF_8");
  if (state_->bytes == nullptr || state_->utf8 == nullptr)
    throw Error(ErrorCode::internal, "libstemmer has no English stemmer");
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view key) {
  if (key.size() < 3) return key;  // left alone by Porter2
  const bool ascii =
      std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  sb_stemmer* const stemmer = ascii ? state_->bytes : state_->utf8;
  const sb_symbol* const out =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(key.data()), static_cast<int>(key.size()));
  if (out == nullptr) return key;
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
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

constexpr std::size_t letters = 'z' - 'a' + 1;
constexpr std::size_t longest_function_word = [] {
  std::size_t longest = 0;
  for (const std::string_view word : function_words) longest = std::max(longest, word.size());
  return longest;
}();
// Where the words with a first letter begin; they end where those of the next begin.
constexpr auto by_letter = [] {
  std::array<std::uint8_t, letters + 1> begin{};
  for (std::size_t letter = 0; letter <= letters; ++letter)
    for (const std::string_view word : function_words)
      begin[letter] = static_cast<std::uint8_t>(begin[letter] +
                                                (static_cast<std::size_t>(word[0] - 'a') < letter ? 1 : 0));
  return begin;
}();
static_assert(function_words.size() < 256);

}  // namespace

bool is_function_word(std::string_view key) noexcept {
  if (key.empty() || key.size() > longest_function_word) return false;
  // The few words with the same first letter.
  const auto letter = static_cast<unsigned char>(key.front() - 'a');
  if (letter >= letters) return false;
  for (std::size_t i = by_letter[letter]; i < by_letter[letter + 1]; ++i)
    if (function_words[i] == key) return true;
  return false;
}

}  // namespace stet
