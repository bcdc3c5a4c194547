// Marked text: what a renderer prints of a sentence or clause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"

namespace stet {

enum class Mark : std::uint8_t {
  plain,      // stands in both versions
  elided,     // stands in both versions; a renderer may print an ellipsis in its place
  erased,     // in the old version only
  inserted,   // in the new version only
  elsewhere,  // changed, and shown in an earlier section; a renderer prints a short hint in its place
};

// Pieces joined read as running text: erased and inserted pieces neither begin nor end with a space, the
// pieces around them carry it. `text` is UTF-8 and unescaped.
struct Piece {
  Mark mark = Mark::plain;
  std::string text;
  friend bool operator==(const Piece&, const Piece&) = default;
};

// Moves the spaces at the borders of changes into the unchanged text around them and joins neighbours of one
// mark.
[[nodiscard]] std::vector<Piece> tidy(std::vector<Piece> pieces);

// The pieces of a redline, tidied.
[[nodiscard]] std::vector<Piece> pieces_of(const std::vector<Edit>& edits);

// Marks the middle of each unchanged stretch as elided, keeping `context` words beside every change.
// Stretches that would lose fewer than `min_words_elided` words stay whole: an ellipsis costs the reader more
// than three words. Pieces without any change are returned as they came.
inline constexpr std::size_t min_words_elided = 4;
[[nodiscard]] std::vector<Piece> shorten(std::vector<Piece> pieces, std::size_t context);

// Keeps `words` words of elided stretches beside a change, so that a change whose sentence is told elsewhere
// still reads as part of it.
[[nodiscard]] std::vector<Piece> anchor(std::vector<Piece> pieces, std::size_t words);

// Makes one hint of neighbouring stretches that are elided or told elsewhere, and of the scraps of unchanged
// text between them; drops such a stretch's closing punctuation.
[[nodiscard]] std::vector<Piece> gather_hints(std::vector<Piece> pieces);

// Keeps the first and the last words of unchanged text that is quoted only to be recognised.
[[nodiscard]] std::vector<Piece> quote(std::string_view text, std::size_t words);

[[nodiscard]] bool shows_change(const std::vector<Piece>& pieces) noexcept;  // any erased or inserted piece

// A letter, a digit or any character beyond ASCII: what makes a stretch more than punctuation.
[[nodiscard]] bool has_word(std::string_view text) noexcept;

// Old words and the new ones after them would run into one another without the brackets.
[[nodiscard]] bool parted_by_mark_alone(std::string_view erased, std::string_view inserted) noexcept;

}  // namespace stet
