// What the reader of one format found in a file, before assemble() makes a Document of it.
#pragma once

#include <vector>

#include "engine/document/document.hpp"
#include "engine/import/blocks.hpp"

namespace stet {

struct Reading {
  std::vector<Block> blocks;  // reading order; texts tidied, see tidy_text.hpp
  std::vector<LeftOut> left_out;
  // What the file says about itself (document properties, <title>). Such facts are often wrong or left over
  // from another document, so they only fill in what the text itself does not say.
  Facts fallback;
};

}  // namespace stet
