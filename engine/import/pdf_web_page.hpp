// What a web page that was printed to PDF carries around its article.
#pragma once

#include <vector>

#include "engine/import/blocks.hpp"

namespace stet {

// Moves the site's menus and notes on cookies above the title, and the links behind the text, to `left_out`.
// Only where words say that it is a web page ("Accept all", "Log in"; "Related articles", "Was this page
// helpful?"). The title is the heading in the largest type. Linear.
void take_web_page(std::vector<Block>& blocks, std::vector<LeftOut>& left_out);

}  // namespace stet
