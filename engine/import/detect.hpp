// Which format bytes are in.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/import/import.hpp"

namespace stet {

// By content first: "%PDF-", a zip archive with the parts of DOCX or ODT, a web page's first tags; then by
// the ending of `name`; text where nothing speaks for another (Markdown in a .txt shows only once it is
// decoded: looks_like_markdown). Looks at the first bytes and, of an archive, at its directory. Throws Error:
// unsupported (a format that is known and not read, such as RTF or the old .doc, with what to do about it),
// malformed (an ending that promises PDF, DOCX or ODT before other bytes; a broken archive).
[[nodiscard]] Format detect_format(std::string_view bytes, const std::string& name);

// "html", "docx": as documents and the command line name it.
[[nodiscard]] std::string_view name_of(Format format) noexcept;

// All that a file can be in.
inline constexpr std::array<Format, 6> all_formats{Format::text, Format::markdown, Format::html,
                                                   Format::docx, Format::odt,      Format::pdf};

}  // namespace stet
