// What statement text must never do at a border of stet: break the form of a report, or steer what shows it.
#pragma once

#include <string_view>

namespace fuzzing {

// UTF-8 without control characters but for newlines. Each of these ends the program where it finds worse.
void check_plain(std::string_view text);
// As check_plain, and colours.
void check_terminal(std::string_view text);
void check_json(std::string_view json);
// Records of one length, no field that a spreadsheet takes for a formula.
void check_csv(std::string_view csv);
// Tags that stet writes and no others, closed in order; no attribute that runs a script. `whole`: a page, not
// Markdown with tags in it.
void check_html(std::string_view html, bool whole);
// A part of an office file: what XML 1.0 allows, and no more.
void check_xml(std::string_view xml);
// The parts of a .docx or .xlsx file.
void check_office_file(std::string_view bytes);

}  // namespace fuzzing
