// Markdown, as press offices' archives and note takers write it.
#pragma once

#include <string_view>

#include "engine/import/blocks.hpp"

namespace stet {

// Reads UTF-8 Markdown: front matter, headings (#, underlined, a bold line alone or glued to its paragraph),
// lists, block quotes, tables row by row, footnotes, comments; marks inside the lines are taken out. Linear.
[[nodiscard]] Reading read_markdown(std::string_view text);

// True when the content shows it: front matter, or at least two headings, bold passages or links.
[[nodiscard]] bool looks_like_markdown(std::string_view text);

}  // namespace stet
