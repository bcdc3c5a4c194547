// The parts of a Word document beside its text. Private to engine/report.
#pragma once

#include <string>
#include <vector>

#include "engine/report/report.hpp"
#include "engine/report/xml_writer.hpp"
#include "engine/report/zip_writer.hpp"

namespace stet {

// Of A4 with margins of 2.5 cm, in twentieths of a point.
inline constexpr int docx_text_width = 9072;

// Everything but word/document.xml, in the order in which the archive holds it. `date` is an xsd:dateTime.
[[nodiscard]] std::vector<ZipPart> docx_parts(const Report& report, const std::string& date);

// A run of text; `style` names a character style, or is empty.
void write_run(XmlWriter& xml, std::string_view text, std::string_view style = {});

// The figures and the commitments of the report, ending with a page break.
void write_docx_summary(XmlWriter& xml, const Report& report);

}  // namespace stet
