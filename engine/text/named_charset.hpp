// Text in a charset that it names itself, as web pages do.
#pragma once

#include <string>
#include <string_view>

namespace stet {

// `bytes` in `charset` (an IANA name, "iso-8859-2") as UTF-8, with U+FFFD for what the charset cannot mean.
// Empty for an unknown charset. Linear.
[[nodiscard]] std::string from_charset(std::string_view bytes, const std::string& charset);

}  // namespace stet
