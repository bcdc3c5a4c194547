// Every report of two statements and of their series, checked at its border.
#pragma once

#include <string_view>

#include "engine/document/document.hpp"

namespace fuzzing {

// JSON alone, and CSV, which cost little.
void check_data_reports(const stet::Document& old_document, const stet::Document& new_document);
// Terminal, Markdown, HTML, Word and spreadsheets.
void check_page_reports(const stet::Document& old_document, const stet::Document& new_document);

}  // namespace fuzzing
