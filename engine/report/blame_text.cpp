#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/csv_records.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/history.hpp"
#include "engine/report/history_page.hpp"
#include "engine/report/history_words.hpp"

namespace stet {

namespace {

constexpr std::size_t most_name_columns = 16;

std::uint32_t last_edition(const Blame& blame) {
  return static_cast<std::uint32_t>(blame.editions.size() - 1);
}

// "returned in 2011-01-26 after 2 editions · moved in 2010-03-16"
std::string remarks(const Blame& blame, const BlameLine& line, const Signs& signs) {
  std::string text;
  const auto add = [&](const std::string& remark) {
    if (!text.empty()) text += signs.dot;
    text += remark;
  };
  if (line.returned != no_edition)
    add(fmt::format("returned in {} after {} without it", blame.editions[line.returned].name,
                    counted_text(line.gone, "edition")));
  if (line.moved != no_edition) add(fmt::format("moved in {}", blame.editions[line.moved].name));
  if (line.split) add("once part of a longer sentence");
  return text;
}

std::string summary(const Blame& blame, const Signs& signs) {
  std::size_t fresh = 0;
  std::size_t reworded = 0;
  std::size_t stand = 0;
  const std::uint32_t last = last_edition(blame);
  for (const BlameLine& line : blame.lines) {
    if (line.first == last) {
      ++fresh;
    } else if (line.worded == last) {
      ++reworded;
    } else {
      ++stand;
    }
  }
  return fmt::format("{}: {} new in this edition{}{} reworded in it{}{} as before",
                     counted_text(blame.lines.size(), "sentence"), fresh, signs.dot, reworded, signs.dot,
                     stand);
}

std::string place(const Blame& blame, const BlameLine& line, const Signs& signs) {
  return sentence_place_text(blame.editions.back(), line.place, signs);
}

}  // namespace

std::string render_terminal(const Blame& blame, const TerminalStyle& style) {
  HistoryPage page(style);
  page.line({{Ink::strong, page.safe(edition_title(blame.editions.back()))}}, 0);
  page.line({{Ink::normal, page.safe(series_text(blame.editions))}}, 0);
  page.line({{Ink::normal, summary(blame, page.signs)}}, 0);
  std::size_t names = 6;  // the heads' columns
  for (const EditionFacts& edition : blame.editions)
    names = std::max(names, std::min(columns(page.safe(edition.name)), most_name_columns));
  std::size_t places = 1;
  for (const BlameLine& line : blame.lines)
    places = std::max(places, columns(place(blame, line, page.signs)));
  places = std::min<std::size_t>(places, 12);
  const std::size_t column = 2 + names + 2 + names + 2 + places + 2;
  const auto name_of = [&](std::uint32_t edition) {
    return padded(page.safe(blame.editions[edition].name), names, page.signs.ellipsis);
  };
  page.out += '\n';
  page.put(Ink::faint, fmt::format("  {}  Worded", padded("First", names, "")));
  page.out += '\n';
  std::uint32_t paragraph = blame.lines.empty() ? 0 : blame.lines.front().place.paragraph;
  for (const BlameLine& line : blame.lines) {
    if (line.place.paragraph != paragraph) page.out += '\n';
    paragraph = line.place.paragraph;
    const Ink ink = line.worded == last_edition(blame) ? Ink::strong : Ink::normal;
    page.out += "  ";
    page.put(line.first == last_edition(blame) ? Ink::strong : Ink::normal, name_of(line.first));
    page.out += "  ";
    page.put(ink, name_of(line.worded));
    page.out += "  " + padded(page.safe(place(blame, line, page.signs)), places, "") + "  ";
    page.out += wrap({{Ink::normal, page.safe(line.text)}}, style.width, column, style.colour);
    const std::string told = remarks(blame, line, page.signs);
    if (!told.empty()) page.line({{Ink::faint, page.safe(fmt::format("[{}]", told))}}, column);
  }
  return std::move(page.out);
}

std::string render_markdown(const Blame& blame) {
  const auto safe = [](std::string_view text) { return escape_for_markdown(text, false); };
  const Signs& signs = unicode_signs;
  std::string out = fmt::format("# {}\n\n{}  \n{}\n\n", safe(edition_title(blame.editions.back())),
                                safe(series_text(blame.editions)), safe(summary(blame, signs)));
  out += "| First | Worded | Place | Sentence | |\n|---|---|---|---|---|\n";
  for (const BlameLine& line : blame.lines)
    out += fmt::format("| {} | {} | {} | {} | {} |\n", safe(blame.editions[line.first].name),
                       safe(blame.editions[line.worded].name), safe(place(blame, line, signs)),
                       safe(line.text), safe(remarks(blame, line, signs)));
  return out;
}

std::string render_csv(const Blame& blame) {
  CsvRecords csv;
  for (const char* head : {"place", "first", "worded", "returned", "gone", "moved", "text"}) csv.text(head);
  csv.end_record();
  const auto edition = [&](std::uint32_t e) {
    csv.text(e == no_edition ? std::string() : blame.editions[e].name);
  };
  for (const BlameLine& line : blame.lines) {
    csv.text(place(blame, line, unicode_signs));
    edition(line.first);
    edition(line.worded);
    edition(line.returned);
    csv.number(line.gone);
    edition(line.moved);
    csv.text(line.text);
    csv.end_record();
  }
  return csv.finish();
}

}  // namespace stet
