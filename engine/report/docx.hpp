// The new statement as a Word document in which the changes against the old one are tracked.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace stet {

struct DocxOptions {
  // The figures and the commitments in a table before the statement, not tracked: accepting or rejecting
  // leaves them there.
  bool with_summary = false;
};

// The bytes of a .docx file (ECMA-376, transitional). Accepting all changes gives the new statement,
// rejecting all the old one but for layout, as tracked_text() says; moves are tracked as moves. The author of
// every change is "stet"; its date is the new statement's, or the old one's, or 1 January 2000 where neither
// is known: the same input gives the same bytes. Deceiving characters are visible, ‹U+202E›. Near linear.
[[nodiscard]] std::string render_docx(const Report& report, const Comparison& comparison,
                                      const DocxOptions& options = {});

}  // namespace stet
