// Unicode's compatibility composition and case folding, on UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace stet {

// Normalization Form KC: ligatures, full width and the like become their plain characters. Invalid bytes
// become U+FFFD.
[[nodiscard]] std::string compose_compatible(std::string_view text);

// Full default case folding ("ß" becomes "ss").
[[nodiscard]] std::string fold_case(std::string_view text);

}  // namespace stet
