// From bytes to a Document: the one door for every format.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/document/document.hpp"

namespace stet {

enum class Format { automatic, text, markdown, html, docx, odt, pdf };

// What to do with changes that a word processor has recorded and nobody has settled yet.
enum class TrackedChanges {
  accept,  // read the document as if all were accepted
  reject,  // as it was before them
  refuse,  // Error(unsupported)
};

struct ImportOptions {
  Format format = Format::automatic;                // by content first, then by the ending of the name
  TrackedChanges tracked = TrackedChanges::accept;  // of DOCX and ODT
  std::size_t max_bytes = 64U * 1024U * 1024U;      // of the source; more is ErrorCode::over_limit
  std::size_t max_paragraphs = 1'000'000;
  std::size_t max_word_bytes = 1U * 1024U * 1024U;  // one unbroken run of non-space bytes
};

// Reads `bytes` as a statement. `name` stands in messages and in Document::source.
// Throws Error: empty, malformed, unsupported, over_limit. Linear in the size of the input.
[[nodiscard]] Document import_bytes(std::string_view bytes, const std::string& name,
                                    const ImportOptions& options = {});

// Reads the file and imports it. Throws, beside the above: not_found, unreadable (a folder, no permission).
[[nodiscard]] Document import_file(const std::filesystem::path& path, const ImportOptions& options = {});

}  // namespace stet
