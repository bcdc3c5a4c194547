// What each format's reader yields, and the common way from there to a Document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace stet {

enum class BlockKind : std::uint8_t { body, heading, title, list_item };

// A run of text that the format itself keeps together (a paragraph, a heading, a list item, a table row).
struct Block {
  BlockKind kind = BlockKind::body;
  std::string text;  // UTF-8; unwrapped; may be padded with white space
  std::string
      label;  // automatic numbering as the format prints it ("7.", "(a)"), empty where it stands in `text`
  std::uint32_t level = 0;  // nesting of a list item, rank of a heading
  Origin origin;
};

// What a format's reader yields.
struct Reading {
  std::vector<Block> blocks;      // in reading order
  Facts metadata;                 // from front matter
  std::vector<LeftOut> left_out;  // page furniture, footnotes
  // From document properties and <title>: often wrong or left over from another document, so they only fill
  // in what neither the text nor `metadata` says.
  Facts fallback;
};

// Splits printed numbers from texts, keeps the items of a list in their paragraph (one sentence up to its
// full stop), finds title, ordinal, date, place and series, takes out end marks and press-office boilerplate,
// splits sentences. `metadata` (front matter, document properties) wins over what the text says. Throws
// Error(empty) when no body or heading text is left. Messages of assemble and of every format's reader do not
// name the file: import_bytes puts the name in front of them.
[[nodiscard]] Document assemble(std::vector<Block> blocks, const Facts& metadata,
                                std::vector<LeftOut> left_out);

}  // namespace stet
