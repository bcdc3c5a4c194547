// A report as Markdown, for GitHub and everything that reads CommonMark with inline HTML.
#pragma once

#include <string>

#include "engine/report/report.hpp"

namespace stet {

// Deletions stand in <del>, insertions in <ins>. Statement text is escaped for Markdown and HTML. Linear.
[[nodiscard]] std::string render_markdown(const Report& report);

}  // namespace stet
