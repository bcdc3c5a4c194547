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

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
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
  for (std::size_t n = 0; n < words; ++n) {
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

bool shows_change(const std::vector<Piece>& pieces) noexcept {
  return std::ranges::any_of(pieces, [](const Piece& piece) { return is_change(piece.mark); });
}

std::vector<Piece> tidy(std::vector<Piece> pieces) {
  std::vector<Piece> out;
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
    const bool space_before = erased.starts_with(' ') || inserted.starts_with(' ');
    // The unchanged text that follows is the new version's, so its spacing decides where there is one.
    const bool space_after = inserted.empty() ? erased.ends_with(' ') : inserted.ends_with(' ');
    const bool only_space = trim(erased).empty() && trim(inserted).empty();
    if (space_before && !out.empty()) append(out, Mark::plain, " ");
    append(out, Mark::erased, trim(erased));
    append(out, Mark::inserted, trim(inserted));
    if (space_after && !only_space && i < pieces.size()) append(out, Mark::plain, " ");
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

std::vector<Piece> quote(std::string_view text, std::size_t words) {
  std::vector<Piece> out;
  append_shortened(out, std::string(text), words - words / 3, words / 3);
  return out;
}

}  // namespace stet
