// Statements named on the command line.
#pragma once

#include <string>

#include "engine/document/document.hpp"
#include "engine/import/import.hpp"

namespace stet::cli {

// Reads a file, or standard input for "-". Throws Error.
[[nodiscard]] Document read_statement(const std::string& name, const ImportOptions& options);

// The whole of a file such as a lexicon. Throws Error(not_found, unreadable, over_limit).
[[nodiscard]] std::string read_text_file(const std::string& name);

}  // namespace stet::cli
