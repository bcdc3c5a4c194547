#include "engine/report/html_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

// What of a printed number can stand in an id: "3(a)" becomes "3-a". Empty if nothing can.
std::string slug(std::string_view label) {
  std::string out;
  for (const char c : label) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out;
}

std::vector<std::string> ids_of(const std::vector<AlignedRow>& rows, bool old_side) {
  std::vector<const Place*> places;
  for (const AlignedRow& row : rows) {
    if (row.left_behind) continue;
    for (const AlignedParagraph& paragraph : old_side ? row.old_side : row.new_side) {
      const std::size_t at = paragraph.place.paragraph;
      if (places.size() <= at) places.resize(at + 1, nullptr);
      places[at] = &paragraph.place;
    }
  }
  std::set<std::string> once;
  std::set<std::string> twice;
  for (const Place* place : places) {
    if (place == nullptr || place->label.empty() || place->kind == ParagraphKind::heading) continue;
    const std::string name = slug(place->label);
    if (!once.insert(name).second) twice.insert(name);
  }
  std::vector<std::string> ids;
  for (const Place* place : places) {
    std::string id = old_side ? "old-" : "new-";
    if (place == nullptr) {
      ids.emplace_back();
      continue;
    }
    const std::string name = place->kind == ParagraphKind::heading ? std::string() : slug(place->label);
    const bool letter_first = !name.empty() && (name.front() == 'n' || name.front() == 'h');
    if (name.empty() || letter_first || twice.contains(name)) {
      id += fmt::format("{}{}", place->kind == ParagraphKind::heading ? 'h' : 'n', place->running);
    } else {
      id += name;
    }
    ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace

Anchors::Anchors(const std::vector<AlignedRow>& rows) : old_(ids_of(rows, true)), new_(ids_of(rows, false)) {}

std::string html_redline(const std::vector<Piece>& pieces, Elision elision) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    switch (piece.mark) {
      case Mark::plain:
        out += escape_for_html(piece.text);
        break;
      case Mark::elided:
        if (elision == Elision::faint) {
          out += "<span class=\"far\">";
          out += escape_for_html(piece.text);
          out += "</span>";
          break;
        }
        [[fallthrough]];
      case Mark::elsewhere:
        if (!out.empty() && out.back() != ' ') out += ' ';
        out += piece.mark == Mark::elided ? "…" : "[…]";
        if (i + 1 < pieces.size()) out += ' ';
        break;
      case Mark::erased:
        out += "<del>";
        out += escape_for_html(piece.text);
        out += "</del>";
        break;
      case Mark::inserted:
        // A space that belongs to neither version: where old words are hidden, so is it, unless one stands
        // there.
        if (i > 0 && pieces[i - 1].mark == Mark::erased &&
            parted_by_mark_alone(pieces[i - 1].text, piece.text)) {
          const bool after_space = i == 1 || pieces[i - 2].text.ends_with(' ');
          out += after_space ? " " : "<span class=\"gap\"> </span>";
        }
        out += "<ins>";
        out += escape_for_html(piece.text);
        out += "</ins>";
        break;
    }
  }
  return out;
}

std::string html_place(const Place& place, bool old_side, const Anchors& anchors, bool with_page) {
  std::string out = fmt::format("<a href=\"#{}\">{}</a>", anchors.of(place, old_side),
                                escape_for_html(number_text(place, unicode_signs)));
  if (with_page && place.page != 0) out += fmt::format(" <small>p. {}</small>", place.page);
  return out;
}

std::string html_places(const std::vector<Place>& places, bool old_side, const Anchors& anchors,
                        bool with_page) {
  std::string out;
  for (const Place& place : places) {
    if (!out.empty()) out += ", ";
    out += html_place(place, old_side, anchors, with_page);
  }
  return out;
}

OutcomeSign sign_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::stronger:
      return {"stronger", "▲", "Stronger"};
    case Outcome::weaker:
      return {"weaker", "▼", "Weaker"};
    case Outcome::dropped:
      return {"dropped", "−", "Dropped"};
    case Outcome::absorbed:
      return {"absorbed", "⊂", "Now part of another"};
    case Outcome::added:
      return {"added", "+", "Added"};
    case Outcome::detached:
      return {"detached", "⊃", "Before part of another"};
    case Outcome::reworded:
      return {"reworded", "≈", "Reworded"};
    case Outcome::split:
      return {"split", "⊢", "Split"};
    case Outcome::merged:
      return {"merged", "⊣", "Merged"};
    case Outcome::moved:
      return {"moved", "⇄", "Moved"};
    case Outcome::stands:
      return {"stands", "=", "Stands"};
    case Outcome::rolling:
      return {"rolling", "↻", "Rolling facts only"};
    case Outcome::doubtful:
      return {"doubtful", "?", "To check"};
  }
  return {};
}

std::string html_sign(Outcome outcome, std::string_view word) {
  return fmt::format("<span class=\"m\" aria-hidden=\"true\">{}</span> {}", sign_of(outcome).mark, word);
}

std::string html_isolated(std::string_view text) {
  return fmt::format("<bdi>{}</bdi>", escape_for_html(text));
}

}  // namespace stet
