#include "engine/report/redline_part.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Letters and digits of ASCII, which layout keeps.
std::size_t signs_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, is_ascii_alphanumeric));
}

// The byte of sign `n`, counted from 0; the end of the text if it has fewer.
std::size_t sign(std::string_view text, std::size_t n) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_ascii_alphanumeric(text[at]) && n-- == 0) return at;
  return text.size();
}

// What stands before the first sign of a text and behind the last: "$", ")".
std::string_view opening(std::string_view text) {
  return text.substr(0, sign(text, 0));
}
std::string_view closing(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && !is_ascii_alphanumeric(text[end - 1])) --end;
  return text.substr(end);
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
  std::uint32_t count = 0;
  before_byte_.reserve(text.size() + 1);
  for (const char c : text) {
    before_byte_.push_back(count);
    count += is_ascii_alphanumeric(c) ? 1 : 0;
  }
  before_byte_.push_back(count);
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
        begin = sign(piece, from - at);
        if (piece.substr(0, begin).ends_with(opening(wanted_text))) begin -= opening(wanted_text).size();
      }
      if (next >= to) {
        end = sign(piece, to - at - 1) + 1;
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
