#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/csv_records.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/history.hpp"
#include "engine/report/history_page.hpp"
#include "engine/report/history_words.hpp"
#include "engine/report/lineage_story.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

constexpr std::size_t least_text = 24;         // columns for a commitment's words beside its cells
constexpr std::size_t text_beside_words = 32;  // where words are written in the cells
constexpr std::size_t text_beside_years = 40;  // where each cell is as wide as a year
constexpr std::size_t year_cell = 5;
constexpr std::size_t word_cell = 9;         // the longest word for a step, and a space
constexpr std::size_t editions_a_table = 8;  // in Markdown

std::string headline(const Timeline& timeline, const History& history) {
  if (history.editions.empty()) return "no editions";
  const std::vector<EditionFacts> shown(history.editions.begin() + timeline.since,
                                        history.editions.begin() + timeline.until + 1);
  return fmt::format("{} through {}{}", counted_text(timeline.rows.size(), "lineage"), series_text(shown),
                     lexicon_text(history));
}

const Wording& label_of(const History& history, const Timeline& timeline, const TimelineRow& row) {
  return wording_until(history.clauses[row.lineage], timeline.until);
}

bool on_page(const Timeline& timeline, const TimelineRow& row, const EditionPage& page) {
  for (std::uint32_t e = page.begin; e < page.end; ++e)
    if (row.cells[e - timeline.since]) return true;
  return false;
}

std::string totals(const Timeline& timeline, const Signs& signs) {
  std::string text;
  for (const LegendItem& item : legend()) {
    if (item.step == Step::first || item.step == Step::kept) continue;
    std::size_t count = 0;
    for (const TimelineRow& row : timeline.rows)
      count += static_cast<std::size_t>(std::ranges::count(row.cells, std::optional(item.step)));
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : signs.dot, count, item.meaning);
  }
  return text;
}

// How the columns are laid out.
struct Grid {
  std::size_t cell = 1;   // columns of an edition
  std::size_t label = 0;  // columns of number and words
  bool words = false;     // cells are words, not signs
};

Grid grid_of(const Timeline& timeline, const History& history, std::size_t width) {
  std::size_t names = 0;
  const std::size_t count = timeline.until - timeline.since + 1;
  for (std::uint32_t e = timeline.since; e <= timeline.until; ++e)
    names = std::max(names, columns(history.editions[e].name));
  Grid grid;
  const std::size_t wide = std::max(names + 1, word_cell);
  if (count * wide + text_beside_words <= width) {
    grid.words = true;
    grid.cell = wide;
    grid.label = width - count * wide;
  } else if (count * year_cell + text_beside_years <= width) {
    grid.cell = year_cell;
    grid.label = width - count * year_cell;
  } else {
    const std::size_t room = width - std::min(width, count + 1);
    grid.label = std::max({least_text, width * 2 / 5, std::min(room, width / 2)});
  }
  return grid;
}

void put_cells(HistoryPage& out, const Timeline& timeline, const TimelineRow& row, const EditionPage& page,
               const Grid& grid) {
  std::size_t last = page.end;
  while (last > page.begin && !row.cells[last - 1 - timeline.since]) --last;
  for (std::uint32_t e = page.begin; e < last; ++e) {
    const std::optional<Step>& cell = row.cells[e - timeline.since];
    if (!cell) {
      out.out.append(grid.cell, ' ');
      continue;
    }
    const std::string text(grid.words ? name(*cell) : step_sign(*cell, out.style.unicode));
    out.put(step_ink(*cell), text);
    if (e + 1 < last) out.out.append(grid.cell - std::min(grid.cell, columns(text)), ' ');
  }
}

}  // namespace

std::string render_terminal(const Timeline& timeline, const History& history, const TerminalStyle& style) {
  HistoryPage out(style);
  out.line({{Ink::strong, out.safe(headline(timeline, history))}}, 0);
  if (timeline.rows.empty()) {
    out.line({{Ink::normal, "No commitment is as asked for."}}, 0);
    return std::move(out.out);
  }
  const std::string sums = totals(timeline, out.signs);
  if (!sums.empty()) out.line({{Ink::normal, sums}}, 0);
  const Grid grid = grid_of(timeline, history, std::max<std::size_t>(style.width, 48));
  if (!grid.words) {
    std::vector<Inked> explained;
    for (const LegendItem& item : legend()) {
      if (!explained.empty()) explained.push_back({Ink::normal, "   "});
      explained.push_back(
          {Ink::normal, fmt::format("{} {}", step_sign(item.step, style.unicode), item.meaning), true});
    }
    out.line(explained, 0);
  }
  const std::size_t number = fmt::format("{}", timeline.rows.size()).size();
  const std::size_t room = (std::max<std::size_t>(style.width, 48) - grid.label) / grid.cell;
  for (const EditionPage& page : pages_of(history.editions, timeline.since, timeline.until + 1, room)) {
    out.out += '\n';
    out.out.append(grid.label, ' ');
    out.put(Ink::strong, column_heads(history.editions, page, grid.cell));
    out.out += '\n';
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      const TimelineRow& row = timeline.rows[i];
      if (!on_page(timeline, row, page)) continue;
      const Wording& wording = wording_until(history.clauses[row.lineage], page.end - 1);
      out.out += fmt::format(
          "{:>{}} {} ", i + 1, number,
          padded(out.safe(text_with_actor(wording)), grid.label - number - 2, out.signs.ellipsis));
      put_cells(out, timeline, row, page, grid);
      out.out += '\n';
    }
  }
  return std::move(out.out);
}

std::string render_markdown(const Timeline& timeline, const History& history) {
  const auto safe = [](std::string_view text) { return escape_for_markdown(text, false); };
  std::string out = fmt::format("# {}\n", safe(headline(timeline, history)));
  if (timeline.rows.empty()) return out + "\nNo commitment is as asked for.\n";
  const std::string sums = totals(timeline, unicode_signs);
  if (!sums.empty()) out += fmt::format("\n{}\n", safe(sums));
  for (const EditionPage& page :
       pages_of(history.editions, timeline.since, timeline.until + 1, editions_a_table)) {
    out += "\n| # | Commitment |";
    for (std::uint32_t e = page.begin; e < page.end; ++e)
      out += fmt::format(" {} |", safe(history.editions[e].name));
    out += "\n|---|---|";
    for (std::uint32_t e = page.begin; e < page.end; ++e) out += "---|";
    out += '\n';
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      const TimelineRow& row = timeline.rows[i];
      if (!on_page(timeline, row, page)) continue;
      out += fmt::format("| {} | {} |", i + 1,
                         safe(text_with_actor(wording_until(history.clauses[row.lineage], page.end - 1))));
      for (std::uint32_t e = page.begin; e < page.end; ++e) {
        const std::optional<Step>& cell = row.cells[e - timeline.since];
        if (!cell) {
          out += " |";
        } else if (*cell == Step::kept) {
          out += " kept |";
        } else {
          out += fmt::format(" **{}** |", name(*cell));
        }
      }
      out += '\n';
    }
  }
  return out;
}

std::string render_csv(const Timeline& timeline, const History& history) {
  CsvRecords csv;
  for (const char* head : {"lineage", "class", "actor", "first", "last", "editions", "changes", "text"})
    csv.text(head);
  if (!timeline.rows.empty())
    for (std::uint32_t e = timeline.since; e <= timeline.until; ++e) csv.text(history.editions[e].name);
  csv.end_record();
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    const TimelineRow& row = timeline.rows[i];
    const Lineage& lineage = history.clauses[row.lineage];
    const Wording& wording = label_of(history, timeline, row);
    csv.number(i + 1).text(name(wording.clause->clause_class)).text(wording.clause->actor);
    csv.text(history.editions[lineage.first_edition()].name)
        .text(history.editions[lineage.last_edition()].name);
    csv.number(row.editions).number(row.changes).text(wording.text);
    for (const std::optional<Step>& cell : row.cells) csv.text(cell ? name(*cell) : "");
    csv.end_record();
  }
  return csv.finish();
}

}  // namespace stet
