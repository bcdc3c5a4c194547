// Reads Word documents (ECMA-376 "DOCX", transitional and strict).
#pragma once

#include <string>
#include <string_view>

#include "engine/import/blocks.hpp"
#include "engine/import/import.hpp"
#include "engine/import/zip_archive.hpp"

namespace stet {

// Paragraphs with their automatic numbers as printed, headings, table rows (see join_cells), text boxes after
// the paragraph they hang on; field results, not field codes. Footnotes, endnotes, page headers and footers,
// hidden text and tables of contents go to left_out; comments are not part of the statement. Pages are those
// the last program that laid the document out wrote into it; 0 if it wrote none. Throws Error: malformed,
// unsupported (encrypted; tracked changes under TrackedChanges::refuse), over_limit.
[[nodiscard]] Reading read_docx(ZipArchive& archive, TrackedChanges tracked);

}  // namespace stet
