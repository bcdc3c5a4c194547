// The YAML block at the head of a Markdown file.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/document/document.hpp"

namespace stet {

struct FrontMatter {
  std::size_t length = 0;  // bytes it fills, both fences included; 0 when there is none
  Facts facts;             // title, date, place, series and ordinal (also "edition") as far as given
};

// Reads a subset of YAML: `key: value` lines between two "---" fences, values plain, in single or double
// quotes (with \u2019 and the other escapes, and lines folded), or as an indented block behind | or >. Other
// keys and nested values are passed over. Text that only begins with a rule is no front matter.
[[nodiscard]] FrontMatter read_front_matter(std::string_view text);

}  // namespace stet
