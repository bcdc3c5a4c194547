// The commitments of a report as comma-separated values.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace stet {

// RFC 4180: CRLF ends each record, the first of which names the columns; a field with a comma, quote or line
// end is quoted. UTF-8 with a byte order mark: without it Excel, where most of these files are opened, reads
// UTF-8 as the system's old charset. A field that a spreadsheet would take for a formula has an apostrophe in
// front. Deceiving characters are visible, as on a terminal. One record for each entry of the commitment
// sections, in their order; linear.
[[nodiscard]] std::string render_csv(const Report& report, const Comparison& comparison);

// The field as a record holds it, safe and quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace stet
