#include "engine/report/marked_text.hpp"

#include <fmt/core.h>

#include "engine/report/escape.hpp"

namespace stet {

std::vector<Inked> inked(const std::vector<Piece>& pieces, const TerminalStyle& style) {
  const Signs& signs = style.unicode ? unicode_signs : ascii_signs;
  const auto safe = [&style](std::string_view text) { return escape_for_terminal(text, style.unicode); };
  std::vector<Inked> text;
  text.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    switch (piece.mark) {
      case Mark::plain:
        text.push_back({Ink::normal, safe(piece.text)});
        break;
      case Mark::elided:
        text.push_back({Ink::normal, fmt::format(" {} ", signs.ellipsis)});
        break;
      case Mark::elsewhere:
        text.push_back({Ink::faint, fmt::format(" [{}] ", signs.ellipsis)});
        break;
      case Mark::erased:
        text.push_back({Ink::erased, style.colour ? safe(piece.text) : "[-" + safe(piece.text) + "-]"});
        break;
      case Mark::inserted: {
        const bool parted = style.colour && i > 0 && pieces[i - 1].mark == Mark::erased &&
                            parted_by_mark_alone(pieces[i - 1].text, piece.text);
        if (parted) text.push_back({Ink::normal, " "});
        text.push_back({Ink::inserted, style.colour ? safe(piece.text) : "{+" + safe(piece.text) + "+}"});
        break;
      }
    }
  }
  return text;
}

std::string marked_markdown(const std::vector<Piece>& pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    switch (piece.mark) {
      case Mark::plain:
        out += escape_for_markdown(piece.text, i == 0);
        break;
      case Mark::elided:
      case Mark::elsewhere:
        if (!out.empty() && out.back() != ' ') out += ' ';
        out += piece.mark == Mark::elided ? "…" : "\\[…\\]";
        if (i + 1 < pieces.size()) out += ' ';
        break;
      case Mark::erased:
        out += fmt::format("<del>{}</del>", escape_for_markdown(piece.text, false));
        break;
      case Mark::inserted:
        if (i > 0 && pieces[i - 1].mark == Mark::erased && has_word(pieces[i - 1].text) &&
            has_word(piece.text)) {
          out += ' ';
        }
        out += fmt::format("<ins>{}</ins>", escape_for_markdown(piece.text, false));
        break;
    }
  }
  return out;
}

}  // namespace stet
