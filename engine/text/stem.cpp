#include "engine/text/stem.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include <libstemmer.h>

#include "engine/base/error.hpp"
#include "engine/base/hash.hpp"
#include "engine/text/by_letter.hpp"

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

namespace {

// Places in known_text. The stem is its word's beginning, or stands behind it.
struct KnownStem {
  std::uint16_t word_begin, stem_begin;
  std::uint8_t word_size, stem_size;
};
#include "known_stems.inc"

constexpr std::size_t longest_known = 16;
constexpr std::size_t known_slots = std::bit_ceil(known_stems.size() * 2);
constexpr std::uint16_t no_known = 0xFFFF;
static_assert(known_text.size() <= 0xFFFF && known_stems.size() < no_known);

constexpr std::string_view word_of(const KnownStem& known) {
  return known_text.substr(known.word_begin, known.word_size);
}

constexpr std::size_t known_slot(std::string_view word) {
  const std::uint32_t hash = fnv1a(word);
  return (hash ^ (hash >> 16U)) & (known_slots - 1);
}

// Open addressing with linear probing.
constexpr auto known_by_slot = [] {
  std::array<std::uint16_t, known_slots> slots{};
  slots.fill(no_known);
  for (std::size_t i = 0; i < known_stems.size(); ++i) {
    std::size_t at = known_slot(word_of(known_stems[i]));
    while (slots[at] != no_known) at = (at + 1) & (known_slots - 1);
    slots[at] = static_cast<std::uint16_t>(i);
  }
  return slots;
}();

}  // namespace

std::optional<std::string_view> known_stem(std::string_view key) noexcept {
  if (key.size() > longest_known) return std::nullopt;
  for (std::size_t at = known_slot(key); known_by_slot[at] != no_known; at = (at + 1) & (known_slots - 1)) {
    const KnownStem& known = known_stems[known_by_slot[at]];
    if (word_of(known) == key) return known_text.substr(known.stem_begin, known.stem_size);
  }
  return std::nullopt;
}

std::string_view Stemmer::stem(std::string_view key) {
  if (key.size() < 3) return key;  // left alone by Porter2
  if (const auto known = known_stem(key)) return *known;
  const bool ascii =
      std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  sb_stemmer* const stemmer = ascii ? state_->bytes : state_->utf8;
  const sb_symbol* const out =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(key.data()), static_cast<int>(key.size()));
  if (out == nullptr) return key;
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

namespace {

constexpr auto function_words = std::to_array<std::string_view>(
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

constexpr std::size_t longest_function_word = [] {
  std::size_t longest = 0;
  for (const std::string_view word : function_words) longest = std::max(longest, word.size());
  return longest;
}();
constexpr ByLetter by_first_letter(function_words, [](std::string_view word) { return word.front(); });

}  // namespace

bool is_function_word(std::string_view key) noexcept {
  if (key.empty() || key.size() > longest_function_word) return false;
  const auto few = by_first_letter.of(key.front());
  return std::find(few.begin(), few.end(), key) != few.end();
}

}  // namespace stet
