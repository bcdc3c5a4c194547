// Lines of a terminal page with a margin and columns. Private to engine/report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/escape.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/terminal.hpp"

namespace stet {

struct HistoryPage {
  explicit HistoryPage(const TerminalStyle& written)
      : style(written), signs(written.unicode ? unicode_signs : ascii_signs) {}

  const TerminalStyle& style;
  const Signs& signs;
  std::string out;

  [[nodiscard]] std::string safe(std::string_view text) const {
    return escape_for_terminal(text, style.unicode);
  }
  void line(const std::vector<Inked>& text, std::size_t indent) {
    out.append(indent, ' ');
    out += wrap(text, style.width, indent, style.colour);
  }
  // Text in an ink, without a line's end.
  void put(Ink ink, std::string_view text) {
    if (style.colour) out += ink_begin(ink);
    out += text;
    if (style.colour) out += ink_end(ink);
  }
};

}  // namespace stet
