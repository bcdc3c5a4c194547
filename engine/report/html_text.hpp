// Marked text, places and verdicts as HTML: what the pages share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/side_by_side.hpp"

namespace stet {

// How unchanged words that a renderer may leave out are shown.
enum class Elision : std::uint8_t { dots, faint };

// Words as <del> and <ins>. A style sheet adds the words that a screen reader says.
[[nodiscard]] std::string html_redline(const std::vector<Piece>& pieces, Elision elision);

// The ids of paragraphs, the same for every report on the same two statements: "old-7", "new-3-a" from the
// printed number where only one paragraph has it, else "new-n12" (the twelfth) or "new-h2" (the second
// heading).
class Anchors {
 public:
  explicit Anchors(const std::vector<AlignedRow>& rows);
  [[nodiscard]] const std::string& of(const Place& place, bool old_side) const {
    return (old_side ? old_ : new_)[place.paragraph];
  }

 private:
  std::vector<std::string> old_;
  std::vector<std::string> new_;
};

// "¶8" as a link to the paragraph, with its page if known and `with_page`.
[[nodiscard]] std::string html_place(const Place& place, bool old_side, const Anchors& anchors,
                                     bool with_page);
// Several of them, with a comma between.
[[nodiscard]] std::string html_places(const std::vector<Place>& places, bool old_side, const Anchors& anchors,
                                      bool with_page);

// A class name and a mark that tells outcomes apart without colour.
struct OutcomeSign {
  std::string_view name;  // "stronger"
  std::string_view mark;  // "▲"
  std::string_view word;  // "Stronger"
};
[[nodiscard]] OutcomeSign sign_of(Outcome outcome) noexcept;

// The mark, hidden from screen readers, and the word.
[[nodiscard]] std::string html_sign(Outcome outcome, std::string_view word);

// Statement text that stands inside a sentence of the page, isolated from its direction.
[[nodiscard]] std::string html_isolated(std::string_view text);

}  // namespace stet
