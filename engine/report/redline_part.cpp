#include "engine/report/redline_part.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "engine/text/characters.hpp"
#include "engine/text/compatibility.hpp"

namespace stet {
namespace {

constexpr char32_t first_combining_mark = 0x300;
constexpr char32_t last_combining_mark = 0x36F;

bool is_ascii(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80;
}

// Letters and digits of ASCII in what the character at `at` stands for: "₂" is one, "ﬁ" is two, and a letter
// with a combining mark is none, as its composed form is. These layout keeps. Moves `at` behind the
// character.
std::size_t signs_at(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  if (next_code_point(text, at) >= 0x80) {
    const std::string plain = compose_compatible(text.substr(begin, at - begin));
    return static_cast<std::size_t>(std::ranges::count_if(plain, is_ascii_alphanumeric));
  }
  if (!is_ascii_alphanumeric(text[begin])) return 0;
  if (at == text.size() || is_ascii(text[at])) return 1;
  std::size_t behind = at;
  const char32_t mark = next_code_point(text, behind);
  return mark >= first_combining_mark && mark <= last_combining_mark ? 0 : 1;
}

std::size_t signs_in(std::string_view text) {
  std::size_t signs = 0;
  for (std::size_t at = 0; at < text.size();) signs += signs_at(text, at);
  return signs;
}

// The character with sign `n`, counted from 0; empty, at the end of the text, if it has fewer.
Span sign(std::string_view text, std::size_t n) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t signs = signs_at(text, at);
    if (n < signs) return {begin, at};
    n -= signs;
  }
  return {text.size(), text.size()};
}

// What stands before the first sign of a text and behind the last: "$", ")".
std::string_view opening(std::string_view text) {
  return text.substr(0, sign(text, 0).begin);
}
std::string_view closing(std::string_view text) {
  const std::size_t signs = signs_in(text);
  return signs == 0 ? text : text.substr(sign(text, signs - 1).end);
}

}  // namespace

PartedRedline::PartedRedline(const std::vector<Edit>& edits, std::string_view text, bool old_side)
    : edits_(&edits), text_(text), other_(old_side ? EditOp::insert : EditOp::erase) {
  std::size_t signs = 0;
  before_edit_.reserve(edits.size());
  for (const Edit& edit : edits) {
    before_edit_.push_back(signs);
    if (edit.op != other_) signs += signs_in(edit.text);
  }
  std::size_t count = 0;
  before_byte_.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t before = count;
    count += signs_at(text, at);
    before_byte_.insert(before_byte_.end(), at - begin, static_cast<std::uint32_t>(before));
  }
  before_byte_.push_back(static_cast<std::uint32_t>(count));
}

std::vector<Edit> PartedRedline::part(Span wanted) const {
  const std::string_view wanted_text = wanted.of(text_);
  const std::size_t from = before_byte_[wanted.begin];
  const std::size_t to = before_byte_[wanted.end];
  std::vector<Edit> part;
  // The last piece that begins with or before the first sign.
  const auto behind = std::upper_bound(before_edit_.begin(), before_edit_.end(), from);
  std::size_t i =
      behind == before_edit_.begin() ? 0 : static_cast<std::size_t>(behind - before_edit_.begin()) - 1;
  for (; i < edits_->size() && before_edit_[i] < to; ++i) {
    const Edit& edit = (*edits_)[i];
    const std::string_view piece = edit.text;
    const std::size_t at = before_edit_[i];
    if (edit.op == other_) {
      if (at > from) part.push_back(edit);
      continue;
    }
    const std::size_t next = at + signs_in(piece);
    if (next > from) {
      std::size_t begin = 0;
      std::size_t end = piece.size();
      if (at <= from) {
        begin = sign(piece, from - at).begin;
        if (piece.substr(0, begin).ends_with(opening(wanted_text))) begin -= opening(wanted_text).size();
      }
      if (next >= to) {
        end = sign(piece, to - at - 1).end;
        if (piece.substr(end).starts_with(closing(wanted_text))) end += closing(wanted_text).size();
      }
      part.push_back({edit.op, std::string(piece.substr(begin, end - begin))});
    } else if (next == at && at > from) {
      part.push_back(edit);
    }
  }
  return part;
}

}  // namespace stet
