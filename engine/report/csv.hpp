// The commitments of a report as comma-separated values.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/report.hpp"

namespace stet {

// RFC 4180: CRLF ends each record, the first of which names the columns; a field with a comma, quote or line
// end is quoted. UTF-8 with a byte order mark: without it Excel, where most of these files are opened, reads
// UTF-8 as the system's old charset. A field that a spreadsheet would take for a formula has an apostrophe in
// front. Deceiving characters are visible, as on a terminal. One record for each entry of the commitment
// sections, in their order; linear.
[[nodiscard]] std::string render_csv(const Report& report, const Comparison& comparison);

// Parts of it, for files with a column in front: the record of names; the records, each after `front`; one
// record that only says `status` and what is to be said of it.
[[nodiscard]] std::string csv_column_names();
[[nodiscard]] std::string csv_commitments(const Report& report, const Comparison& comparison,
                                          std::string_view front);
[[nodiscard]] std::string csv_remark(std::string_view status, std::string_view changes);

// The field as a record holds it, safe and quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace stet
