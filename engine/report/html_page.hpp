// The shell of every page stet writes: one file that loads nothing and runs nothing but its own script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct HtmlPage {
  std::string title;        // not escaped yet
  std::string description;  // not escaped yet
  std::string body;         // HTML
  // Beside the common style sheet; neither may hold "</".
  std::vector<std::string_view> styles = {};
  std::string_view script = {};
};

// A whole document. Its Content-Security-Policy names style sheet and script by their hash and forbids all
// else: any other script, any style in an attribute, any connection. The root has the class "js" where
// scripts run. Linear.
[[nodiscard]] std::string html_page(const HtmlPage& page);

// "'sha256-…'" for a Content-Security-Policy.
[[nodiscard]] std::string content_hash(std::string_view content);

[[nodiscard]] std::string_view generator_name() noexcept;  // "stet 0.1.0"

}  // namespace stet
