// A web page's source made safe for the parser.
#pragma once

#include <string>
#include <string_view>

#include "engine/import/html.hpp"

namespace stet {

struct HtmlSource {
  std::string markup;  // only the tags that matter for reading, with only the attributes that do
  std::string title;   // of <title> or <meta>, entities not resolved
};

// The page as UTF-8, by its byte order mark, its bytes, or the charset it declares. Bytes that fit none are
// kept; the text made of them shows U+FFFD.
[[nodiscard]] std::string decode_html(std::string_view bytes);

// Drops comments, scripts, styles, drawings, forms' fields and tags without meaning for text. What is left
// nests no deeper than `limits` allow and stays so in the parser: every tag it will see was counted here, by
// the parser's own rules for unclosed and misnested elements or by stricter ones. Linear. Throws
// Error(over_limit).
[[nodiscard]] HtmlSource clean_html(std::string_view html, const HtmlLimits& limits);

}  // namespace stet
