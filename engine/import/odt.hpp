// Reads OpenDocument texts (OASIS OpenDocument 1.0 to 1.3, "ODT").
#pragma once

#include "engine/import/blocks.hpp"
#include "engine/import/import.hpp"
#include "engine/import/zip_archive.hpp"

namespace stet {

// The same as read_docx() for ODT: automatic numbers as printed, headings, table rows, text boxes after their
// paragraph; notes, page headers and footers, hidden text and tables of contents in left_out. Pages are
// counted where the file says where they turned. Throws Error: malformed, unsupported (encrypted; tracked
// changes under TrackedChanges::refuse), over_limit.
[[nodiscard]] Reading read_odt(ZipArchive& archive, TrackedChanges tracked);

}  // namespace stet
