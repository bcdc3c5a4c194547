// The part of a redline that a stretch of one of its texts takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/align/alignment.hpp"
#include "engine/base/span.hpp"

namespace stet {

// A redline from which parts are taken. As its `equal` pieces quote the new text, which may be laid out
// otherwise than the old ("₂" for "2"), places are told by counting the letters and digits of ASCII that its
// characters stand for. Refers to what it is made of.
class PartedRedline {
 public:
  // `text`: the old or the new text of the redline. Linear.
  PartedRedline(const std::vector<Edit>& edits, std::string_view text, bool old_side);

  // The pieces that hold the bytes `wanted` of the text, the first and the last cut to them; what the other
  // text has instead stands between them. Linear in the part.
  [[nodiscard]] std::vector<Edit> part(Span wanted) const;

 private:
  struct Sign {
    std::uint32_t begin, end;  // bytes of its character in its piece
  };

  const std::vector<Edit>* edits_;
  std::string_view text_;
  EditOp other_;
  std::vector<Sign> signs_;                 // letters and digits of this side's pieces
  std::vector<std::size_t> before_edit_;    // how many of them before each piece and behind the last
  std::vector<std::uint32_t> before_byte_;  // how many in the text before each byte and at its end
};

}  // namespace stet
