// SHA-256 (FIPS 180-4), for naming sources by their content.
#pragma once

#include <string>
#include <string_view>

namespace stet {

// 64 lower-case hexadecimal digits. Linear.
// `plainly`: without the processor's own instructions, where it has them.
[[nodiscard]] std::string sha256(std::string_view bytes, bool plainly = false);

}  // namespace stet
