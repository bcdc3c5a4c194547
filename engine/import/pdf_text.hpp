// The text of a PDF with the place of every word, from poppler's pdftotext.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/import/child_process.hpp"
#include "engine/import/pdf_boxes.hpp"

namespace stet {

struct PdfLimits {
  // A small file that takes long is broken on purpose; a large one may need minutes. So time is
  // `base_seconds` + bytes / `bytes_per_second`, at most `most_seconds`.
  unsigned base_seconds = 4;
  std::size_t bytes_per_second = 500'000;
  unsigned most_seconds = 120;
  ChildLimits child;
  std::size_t max_pages = 5'000;
  std::size_t max_words = 1'500'000;
};

// Throws Error with a message for each cause: unsupported (pdftotext is not installed; encrypted; copying
// forbidden), malformed (no PDF, or broken), empty (scanned: pages without text), over_limit.
[[nodiscard]] PdfBoxes pdf_boxes(std::string_view bytes, const PdfLimits& limits = {});

}  // namespace stet
