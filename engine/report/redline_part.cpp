#include "engine/report/redline_part.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
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

// What stands before the first sign of a text and behind the last: "$", ")".
std::string_view opening(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (signs_at(text, at) > 0) return text.substr(0, begin);
  }
  return text;
}
std::string_view closing(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();)
    if (signs_at(text, at) > 0) end = at;
  return text.substr(end);
}

}  // namespace

PartedRedline::PartedRedline(const std::vector<Edit>& edits, std::string_view text, bool old_side)
    : edits_(&edits), text_(text), other_(old_side ? EditOp::insert : EditOp::erase) {
  before_edit_.reserve(edits.size() + 1);
  signs_.reserve(text.size());
  for (const Edit& edit : edits) {
    before_edit_.push_back(signs_.size());
    if (edit.op == other_) continue;
    for (std::size_t at = 0; at < edit.text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const std::size_t signs = signs_at(edit.text, at);
      signs_.insert(signs_.end(), signs, {begin, static_cast<std::uint32_t>(at)});
    }
  }
  before_edit_.push_back(signs_.size());

  before_byte_.reserve(text.size() + 1);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t before = count;
    count += signs_at(text, at);
    before_byte_.insert(before_byte_.end(), at - begin, static_cast<std::uint32_t>(before));
  }
  before_byte_.push_back(static_cast<std::uint32_t>(count));
}

std::vector<Edit> PartedRedline::part(Span wanted) const {
  const std::size_t from = before_byte_[wanted.begin];
  const std::size_t to = before_byte_[wanted.end];
  std::vector<Edit> part;
  if (from == to) return part;
  const std::string_view before = opening(wanted.of(text_));
  const std::string_view behind = closing(wanted.of(text_));
  // The last piece that begins with or before the first sign.
  const auto later = std::upper_bound(before_edit_.begin(), std::prev(before_edit_.end()), from);
  auto i = static_cast<std::size_t>(later - before_edit_.begin());
  for (i -= i > 0 ? 1 : 0; i < edits_->size() && before_edit_[i] < to; ++i) {
    const Edit& edit = (*edits_)[i];
    const std::string_view piece = edit.text;
    const std::size_t at = before_edit_[i];
    const std::size_t next = before_edit_[i + 1];
    if (edit.op == other_ || next == at) {
      if (at > from) part.push_back(edit);
    } else if (next > from) {
      std::size_t begin = at <= from ? signs_[from].begin : 0;
      std::size_t end = next >= to ? signs_[to - 1].end : piece.size();
      if (at <= from && piece.substr(0, begin).ends_with(before)) begin -= before.size();
      if (next >= to && piece.substr(end).starts_with(behind)) end += behind.size();
      part.push_back({edit.op, std::string(piece.substr(begin, end - begin))});
    }
  }
  return part;
}

}  // namespace stet
