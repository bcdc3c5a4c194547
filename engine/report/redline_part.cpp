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

std::vector<Edit> part_of_redline(const std::vector<Edit>& edits, std::string_view text, bool old_side,
                                  Span wanted) {
  const std::string_view wanted_text = wanted.of(text);
  const std::size_t from = signs_in(text.substr(0, wanted.begin));
  const std::size_t to = from + signs_in(wanted_text);
  const EditOp other = old_side ? EditOp::insert : EditOp::erase;
  std::vector<Edit> part;
  std::size_t at = 0;  // signs of this side before the piece
  for (const Edit& edit : edits) {
    if (edit.op == other) {
      if (at > from && at < to) part.push_back(edit);
      continue;
    }
    const std::string_view piece = edit.text;
    const std::size_t next = at + signs_in(piece);
    if (next > from && at < to) {
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
    } else if (next == at && at > from && at < to) {
      part.push_back(edit);
    }
    at = next;
  }
  return part;
}

}  // namespace stet
