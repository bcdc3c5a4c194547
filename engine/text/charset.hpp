// From a text file's bytes to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace stet {

// The text as UTF-8 without a byte order mark. Takes UTF-8, UTF-16 of either byte order (by its mark, or by
// the zero bytes of mostly Latin text) and, for all else, Windows-1252, which holds Latin-1. Throws Error:
//   malformed    text that is UTF-8 but for some bytes, or UTF-16 with half a pair; names the byte and its
//   line unsupported  binary data; says what it looks like
// Messages do not name the file. Linear; starts no ICU service.
[[nodiscard]] std::string to_utf8(std::string_view bytes);
// The same without a copy of bytes that are UTF-8 already; else `store` holds the text.
[[nodiscard]] std::string_view as_utf8(std::string_view bytes, std::string& store);

// What the first bytes say that data is ("a PDF document", "a ZIP archive …"); empty for text and for the
// unknown.
[[nodiscard]] std::string_view known_binary(std::string_view bytes) noexcept;

}  // namespace stet
