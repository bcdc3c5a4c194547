// Words and their normal forms: what must be equal for two words to count as the same.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"

namespace stet {

enum class WordKind : std::uint8_t { word, number, punctuation };

// Bytes in the text that was split. Half of a Span: there are many words, and no text of four gigabytes.
struct WordSpan {
  std::uint32_t begin = 0, end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const { return Span(*this).of(text); }
  // In another text, which holds this one's `at` where this one has `from`.
  void move(std::size_t from, std::size_t at) noexcept {
    begin = static_cast<std::uint32_t>(begin - from + at);
    end = static_cast<std::uint32_t>(end - from + at);
  }
  operator Span() const noexcept { return {begin, end}; }
};

// Layout folding, in every form: compatibility characters (ligatures, width), quotes' and dashes' shape, soft
// hyphens, no-break spaces, "12 th" = "12th", "15 %" = "15%", "2021 - 2025" = "2021-2025". A hyphen inside a
// word is layout
// ("sub-regional" = "subregional", "ASEANJapan" = "ASEAN-Japan") except between digits, and except in `form`
// where the word without it is another word ("re-sign" is not "resign").
struct Word {
  WordSpan span;  // may hold a space ("12 th")
  std::uint32_t key =
      0;  // id of the form without case and hyphens: equal keys are candidates for the same word
  std::uint32_t form = 0;     // id of the form with case, and with the hyphens that mean something
  std::uint32_t lowered = 0;  // id of `form` with its first letter in lower case
  WordKind kind = WordKind::word;
  bool initial =
      false;  // first word of the text, or after a full stop, colon or bullet: its capital means nothing
};

// Same word but for layout: equal forms, or forms that differ only in the capital of a sentence's first word.
[[nodiscard]] inline bool same_word(const Word& a, const Word& b) noexcept {
  return a.form == b.form || ((a.initial || b.initial) && a.lowered == b.lowered);
}

// The folded forms of one word as it stands in a text; see Word.
struct FoldedWord {
  std::string key;
  std::string form;
  std::string lowered;
};
[[nodiscard]] FoldedWord fold_word(std::string_view raw);

// Interns folded words to dense ids, so that later stages compare integers. Copies each text once. Not thread
// safe.
class Vocabulary {
 public:
  Vocabulary();
  // Goes on from `base`: knows what that knows, under the same ids, and learns on its own. `base` must
  // outlive it and stay as it is. Several may go on from one at once.
  explicit Vocabulary(const Vocabulary* base);

  // Makes room for so many different words at once.
  void reserve(std::size_t words);

  [[nodiscard]] std::uint32_t intern(std::string_view folded);
  // Valid as long as the vocabulary lives.
  [[nodiscard]] std::string_view text(std::uint32_t id) const {
    return id < inherited_ ? base_->text(id) : texts_[id - inherited_];
  }
  [[nodiscard]] std::size_t size() const noexcept { return inherited_ + texts_.size(); }
  // Interns all that `other` knows, in its order; returns the ids here by the ids there.
  [[nodiscard]] std::vector<std::uint32_t> take_in(const Vocabulary& other);

  struct Ids {
    std::uint32_t key, form, lowered;
    WordKind kind;
  };
  // The ids of a word as it stands in a text, folded once and remembered.
  [[nodiscard]] Ids ids_of(std::string_view raw, WordKind kind);

 private:
  // Open addressing with linear probing over (hash, index); the load stays below one half.
  struct Table {
    std::vector<std::uint64_t> slots;  // high half: hash, low half: index + 1; 0 is free
    std::size_t used = 0;
  };
  using Texts = std::vector<std::string_view>;
  [[nodiscard]] std::string_view store(std::string_view text);
  static void grow(Table& table);
  // `hash` is that of `text` for tables. The slot of the text, its index still 0 where it is new.
  [[nodiscard]] static std::uint64_t& find(Table& table, std::string_view text, std::uint64_t hash,
                                           const Texts& texts);
  // The index of a text that is there; nothing, and no change, where it is not.
  [[nodiscard]] static std::optional<std::uint32_t> look_up(const Table& table, std::string_view text,
                                                            std::uint64_t hash, const Texts& texts);
  [[nodiscard]] std::optional<std::uint32_t> known(std::string_view folded, std::uint64_t hash) const;
  [[nodiscard]] const Ids* known_raw(std::string_view raw, std::uint64_t hash) const;
  // `is_stored`: the text lives as long as the vocabulary and need not be copied.
  [[nodiscard]] std::uint32_t intern(std::string_view folded, std::uint64_t hash, bool is_stored);
  [[nodiscard]] Ids fold(std::string_view stored, std::uint64_t hash, WordKind kind);

  const Vocabulary* base_ = nullptr;
  std::uint32_t inherited_ = 0;  // ids below are those of the base
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0;
  std::size_t block_size_ = 0;
  Table folded_;
  Texts texts_;  // by id, less the inherited ones
  Table raw_;
  Texts raw_texts_;
  std::vector<Ids> raw_ids_;
};

// Splits UTF-8 text into words, numbers and punctuation marks, in order. Spans do not overlap; bullets,
// dashes that stand alone and white space belong to none. A number is unbroken: "1.5", "30,000", "2018-2022",
// "4-1/2", "$40", "15%". Linear in the text's length. Throws Error(over_limit) for a text of four gigabytes.
[[nodiscard]] std::vector<Word> split_words(std::string_view text, Vocabulary& vocabulary);
// The same, put behind `words`, and each span moved by `offset` bytes.
void split_words(std::string_view text, std::size_t offset, Vocabulary& vocabulary, std::vector<Word>& words);

}  // namespace stet
