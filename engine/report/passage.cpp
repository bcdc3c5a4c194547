#include "engine/report/passage.hpp"

#include <algorithm>
#include <utility>

namespace stet {

namespace {

constexpr bool is_change(Mark mark) noexcept {
  return mark == Mark::erased || mark == Mark::inserted;
}

void append(std::vector<Piece>& pieces, Mark mark, std::string_view text) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().mark == mark) {
    // Doubled spaces arise where both sides of a change carried one.
    if (mark == Mark::plain && pieces.back().text.back() == ' ' && text.front() == ' ') text.remove_prefix(1);
    pieces.back().text += text;
  } else {
    pieces.push_back({mark, std::string(text)});
  }
}

// Byte offset after the first `words` words of `text` and the spaces before the next one; npos if it has no
// more.
std::size_t after_words(std::string_view text, std::size_t words) noexcept {
  std::size_t at = text.find_first_not_of(' ');
  for (std::size_t n = 0; n < words && at != std::string_view::npos; ++n) {
    at = text.find(' ', at);
    if (at != std::string_view::npos) at = text.find_first_not_of(' ', at);
  }
  return at;
}

// Byte offset of the last `words` words of `text`; 0 if it has no more.
std::size_t last_words(std::string_view text, std::size_t words) noexcept {
  std::size_t at = text.size();
  for (std::size_t n = 0; n < words && at > 0; ++n) {
    while (at > 0 && text[at - 1] == ' ') --at;
    while (at > 0 && text[at - 1] != ' ') --at;
  }
  return at;
}

std::size_t count_words(std::string_view text) noexcept {
  std::size_t count = 0;
  bool in_word = false;
  for (const char c : text) {
    if (c != ' ' && !in_word) ++count;
    in_word = c != ' ';
  }
  return count;
}

void append_shortened(std::vector<Piece>& out, const std::string& text, std::size_t head, std::size_t tail) {
  const std::size_t first = head == 0 ? 0 : after_words(text, head);
  const std::size_t last = tail == 0 ? text.size() : last_words(text, tail);
  const std::string_view whole = text;
  if (first == std::string_view::npos || last <= first ||
      count_words(whole.substr(first, last - first)) < min_words_elided) {
    out.push_back({Mark::plain, text});
    return;
  }
  if (first > 0) out.push_back({Mark::plain, std::string(whole.substr(0, first))});
  out.push_back({Mark::elided, std::string(whole.substr(first, last - first))});
  if (last < text.size()) out.push_back({Mark::plain, std::string(whole.substr(last))});
}

}  // namespace

bool has_word(std::string_view text) noexcept {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool parted_by_mark_alone(std::string_view erased, std::string_view inserted) noexcept {
  return has_word(erased) && has_word(inserted) && !erased.ends_with(' ') && !inserted.starts_with(' ');
}

bool shows_change(const std::vector<Piece>& pieces) noexcept {
  return std::ranges::any_of(pieces, [](const Piece& piece) { return is_change(piece.mark); });
}

std::vector<Piece> tidy(std::vector<Piece> pieces) {
  std::vector<Piece> out;
  out.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size();) {
    if (!is_change(pieces[i].mark)) {
      append(out, pieces[i].mark, pieces[i].text);
      ++i;
      continue;
    }
    // A run of changes stands for one place: its old words, then its new words, between the outer spaces.
    std::string erased;
    std::string inserted;
    for (; i < pieces.size() && is_change(pieces[i].mark); ++i) {
      (pieces[i].mark == Mark::erased ? erased : inserted) += pieces[i].text;
    }
    // A space that only one side has ("x, y" for "x y") parts it from the other.
    const auto shared = [&](const auto& at_border) {
      return (erased.empty() || at_border(erased)) && (inserted.empty() || at_border(inserted));
    };
    std::string_view old_words = erased;
    std::string_view new_words = inserted;
    if (shared([](const std::string& text) { return text.starts_with(' '); })) {
      if (!out.empty()) append(out, Mark::plain, " ");
      if (!old_words.empty()) old_words.remove_prefix(1);
      if (!new_words.empty()) new_words.remove_prefix(1);
    }
    const bool space_after =
        i < pieces.size() && shared([](const std::string& text) { return text.ends_with(' '); });
    if (space_after) {
      if (!old_words.empty()) old_words.remove_suffix(1);
      if (!new_words.empty()) new_words.remove_suffix(1);
    }
    if (!new_words.empty() && old_words.starts_with(' ')) {
      // "transparent{+,+} [-and-] inclusive" reads well in both versions; the other order does not.
      append(out, Mark::inserted, new_words);
      append(out, Mark::plain, " ");
      append(out, Mark::erased, old_words.substr(1));
    } else {
      append(out, Mark::erased, old_words);
      if (!old_words.empty() && new_words.starts_with(' ')) {
        append(out, Mark::plain, " ");
        new_words.remove_prefix(1);
      }
      append(out, Mark::inserted, new_words);
    }
    if (space_after) append(out, Mark::plain, " ");
  }
  return out;
}

std::vector<Piece> pieces_of(const std::vector<Edit>& edits) {
  std::vector<Piece> pieces;
  pieces.reserve(edits.size());
  for (const Edit& edit : edits) {
    const Mark mark = edit.op == EditOp::equal   ? Mark::plain
                      : edit.op == EditOp::erase ? Mark::erased
                                                 : Mark::inserted;
    pieces.push_back({mark, edit.text});
  }
  return tidy(std::move(pieces));
}

std::vector<Piece> shorten(std::vector<Piece> pieces, std::size_t context) {
  if (!shows_change(pieces)) return pieces;
  std::vector<Piece> out;
  out.reserve(pieces.size() * 2);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].mark != Mark::plain) {
      out.push_back(std::move(pieces[i]));
      continue;
    }
    const std::size_t head = i == 0 ? 0 : context;
    const std::size_t tail = i + 1 == pieces.size() ? 0 : context;
    append_shortened(out, pieces[i].text, head, tail);
  }
  return out;
}

std::vector<Piece> anchor(std::vector<Piece> pieces, std::size_t words) {
  if (std::ranges::find(pieces, Mark::elided, &Piece::mark) == pieces.end()) return pieces;
  // The neighbour of a stretch in one direction, marks alone passed over.
  const auto beside_change = [&](std::size_t i, int step) {
    auto k = static_cast<std::ptrdiff_t>(i) + step;
    const auto count = static_cast<std::ptrdiff_t>(pieces.size());
    while (k >= 0 && k < count && pieces[static_cast<std::size_t>(k)].mark == Mark::plain &&
           !has_word(pieces[static_cast<std::size_t>(k)].text))
      k += step;
    return k >= 0 && k < count && is_change(pieces[static_cast<std::size_t>(k)].mark);
  };
  std::vector<Piece> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool head = pieces[i].mark == Mark::elided && beside_change(i, -1);
    const bool tail = pieces[i].mark == Mark::elided && beside_change(i, 1);
    if (!head && !tail) {
      out.push_back(pieces[i]);
      continue;
    }
    append_shortened(out, pieces[i].text, head ? words : 0, tail ? words : 0);
  }
  return out;
}

std::vector<Piece> gather_hints(std::vector<Piece> pieces) {
  const auto is_hint = [](const Piece& piece) {
    return piece.mark == Mark::elided || piece.mark == Mark::elsewhere;
  };
  std::vector<Piece> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool after_hint = !out.empty() && is_hint(out.back());
    const bool scrap =
        pieces[i].mark == Mark::plain && after_hint &&
        (i + 1 == pieces.size() ? !has_word(pieces[i].text)
                                : is_hint(pieces[i + 1]) && count_words(pieces[i].text) < min_words_elided);
    if (after_hint && (scrap || is_hint(pieces[i]))) {
      if (pieces[i].mark == Mark::elsewhere) out.back().mark = Mark::elsewhere;
      out.back().text += pieces[i].text;
    } else {
      out.push_back(std::move(pieces[i]));
    }
  }
  return out;
}

std::vector<Piece> quote(std::string_view text, std::size_t words) {
  std::vector<Piece> out;
  append_shortened(out, std::string(text), words - words / 3, words / 3);
  return out;
}

}  // namespace stet
