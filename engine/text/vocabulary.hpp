// The words of texts in their folded forms, by number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

enum class WordKind : std::uint8_t { word, number, punctuation };

// The folded forms of one word as it stands in a text; see Word in words.hpp.
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

}  // namespace stet
