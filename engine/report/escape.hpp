// Statement text made safe for where it is printed. Input is UTF-8; a byte that is not becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace stet {

// What a terminal would obey or a reader could not see: C0 and C1 controls, DEL, bidi marks and overrides,
// line and paragraph separators, tag characters.
[[nodiscard]] bool deceives(char32_t c) noexcept;

// Deceiving characters become visible: ‹U+202E›, or <U+202E> without `unicode`. Tabs and newlines become
// spaces.
[[nodiscard]] std::string escape_for_terminal(std::string_view text, bool unicode = true);

// The same line by line; each ends with a newline.
[[nodiscard]] std::string escape_lines_for_terminal(std::string_view text);

// As for a terminal; and what Markdown (CommonMark and GitHub's) or HTML would read as markup is escaped.
// `line_start`: the text may open a line, where "1.", "-", "+", "#" and "=" are markup too.
[[nodiscard]] std::string escape_for_markdown(std::string_view text, bool line_start);

// As for a terminal; and what HTML would read as markup is escaped, inside quoted attributes too.
[[nodiscard]] std::string escape_for_html(std::string_view text);

}  // namespace stet
