// Reads PDF files by the geometry of their words.
#pragma once

#include <string>
#include <string_view>

#include "engine/import/blocks.hpp"
#include "engine/import/pdf_text.hpp"

namespace stet {

// Paragraphs in reading order with pages and lines of origin; running headers and footers, page and line
// numbers and footnotes in left_out. Throws as pdf_boxes() does.
[[nodiscard]] Reading read_pdf(std::string_view bytes, const PdfLimits& limits = {});

}  // namespace stet
