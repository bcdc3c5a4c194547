// The parts of the comparison page. Private to engine/report.
#pragma once

#include <string>
#include <vector>

#include "engine/report/html_text.hpp"
#include "engine/report/report.hpp"
#include "engine/report/side_by_side.hpp"

namespace stet {

// A line of the commitments table: an entry and where the page has it.
struct TableLine {
  const Entry* entry = nullptr;
  Outcome outcome = Outcome::reworded;
  std::string id;  // "c-new-8-214": the clause's paragraph and first byte, or "…-b" when it is listed twice
};
[[nodiscard]] std::vector<TableLine> table_lines(const Report& report, const Anchors& anchors);

// Title, editions and figures.
[[nodiscard]] std::string html_head(const Report& report);
[[nodiscard]] std::string html_commitments(const Report& report, const std::vector<TableLine>& lines,
                                           const Anchors& anchors);
// The whole document as one strip, with the buttons that go through it.
[[nodiscard]] std::string html_overview(const std::vector<AlignedRow>& rows, const Anchors& anchors);
// Both statements beside one another. `lines` are named beside the paragraphs they are about.
[[nodiscard]] std::string html_document(const Report& report, const std::vector<AlignedRow>& rows,
                                        const std::vector<TableLine>& lines, const Anchors& anchors);
// Rolling facts, doubtful links, what was left out, limits.
[[nodiscard]] std::string html_closing(const Report& report, const Anchors& anchors);

// How much of the document each row is, and where it begins: shares of `strip_width`.
inline constexpr double strip_width = 1000;
[[nodiscard]] std::vector<double> row_starts(const std::vector<AlignedRow>& rows);  // one more than rows

}  // namespace stet
