#include "engine/import/pdf_tables.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_table.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Columns that one chunk of the row lies over are one if no row above has cells in two of them: heads that
// are centred stand beside the cells below them, not above.
void merge_columns(std::vector<TableColumn>& columns, const std::vector<std::vector<TableChunk>>& taken,
                   const std::vector<TableChunk>& row) {
  for (const TableChunk& chunk : row) {
    const auto over = [&](const auto& c) { return c.left < chunk.right && c.right > chunk.left; };
    const auto first = std::find_if(columns.begin(), columns.end(), over);
    const auto last = std::find_if_not(first, columns.end(), over);
    if (last - first < 2) continue;
    const TableColumn all{first->left, (last - 1)->right};
    const bool apart = std::any_of(taken.begin(), taken.end(), [&](const auto& cells) {
      return std::count_if(cells.begin(), cells.end(), [&](const TableChunk& cell) {
               return cell.left < all.right && cell.right > all.left;
             }) > 1;
    });
    if (apart) continue;
    *first = all;
    columns.erase(first + 1, last);
  }
}

// From a row of several cells down, as long as the rows keep the columns apart; then up, to lines above the
// first.
TableRegion grow(const std::vector<PdfTableLine>& rows, std::size_t seed, std::size_t from,
                 const TableRules& rules) {
  TableRegion region{seed, seed + 1, {}};
  std::vector<std::vector<TableChunk>> taken{chunks_of(rows[seed], rules)};
  cover(region.columns, taken.front());
  const float height = rows[seed].height;
  const auto take = [&](std::size_t i, std::size_t neighbour, float most_blank) {
    const float blank =
        std::max(rows[i].top, rows[neighbour].top) - std::min(rows[i].bottom, rows[neighbour].bottom);
    if (rows[i].stacked || blank > most_blank * height || rows[i].height > rules.taller * height)
      return false;
    std::vector<TableColumn> columns = region.columns;
    if (taken.size() < rules.telling_rows) merge_columns(columns, taken, chunks_of(rows[i], rules));
    std::optional<std::vector<TableChunk>> cells;
    if (columns.size() > 1) cells = cells_of(rows[i], columns, rules);
    if (!cells) return false;
    region.columns = std::move(columns);
    cover(region.columns, *cells);
    taken.push_back(std::move(*cells));
    return true;
  };
  for (std::size_t i = seed + 1; i < rows.size() && take(i, i - 1, rules.row_gap); ++i) region.end = i + 1;
  for (std::size_t i = seed; i-- > from;) {
    const bool inside = rows[i].words.front().left > region.columns.front().right;
    // Lines of a cell that is centred beside others lie between theirs.
    const bool beside = rows[i].bottom > rows[i + 1].top;
    if ((!inside && !beside) || !take(i, i + 1, rules.wide_gap)) break;
    region.begin = i;
  }
  return region;
}

// A region with how sure it is a table.
struct Found {
  TableRegion region;
  std::size_t shared_rows = 0;
  bool sure = false;
};

struct Survey {
  std::vector<PdfTableLine> rows;
  std::vector<Found> found;  // from the top; those not sure reach the page's first or last row

  [[nodiscard]] Found* at_top() {
    return !found.empty() && found.front().region.begin == 0 ? &found.front() : nullptr;
  }
  [[nodiscard]] Found* at_bottom() {
    return !found.empty() && found.back().region.end == rows.size() ? &found.back() : nullptr;
  }
};

// A heading below a table, set off from it further than its rows from one another, is none of its rows.
void shed_heading(const std::vector<PdfTableLine>& rows, TableRegion& region, const TableRules& rules) {
  const auto blank = [&](std::size_t i) { return rows[i].top - rows[i - 1].bottom; };
  if (region.end < region.begin + 3 || chunks_of(rows[region.end - 1], rules).size() != 1) return;
  float widest = 0;
  for (std::size_t i = region.begin + 1; i + 1 < region.end; ++i) widest = std::max(widest, blank(i));
  const PdfTableLine& last = rows[region.end - 1];
  const bool at_left = last.words.front().left < region.columns.front().left + rules.aligned;
  if (at_left && blank(region.end - 1) > std::max(rules.heading_gap * widest, last.height / 2)) --region.end;
}

Survey survey(const PdfPage& page, const TableRules& rules) {
  Survey result;
  if (has_text_columns(page)) return result;
  result.rows = rows_of(page);
  const std::vector<PdfTableLine>& rows = result.rows;
  if (rows.size() > rules.most_rows) return {};
  std::size_t done = 0;  // rows
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i < done || rows[i].stacked || chunks_of(rows[i], rules).size() < 2) continue;
    TableRegion region = grow(rows, i, done, rules);
    shed_heading(rows, region, rules);
    const bool edge = region.begin == 0 || region.end == rows.size();
    if (region.end - region.begin + 1 < rules.least_rows && !edge) continue;
    const Table table(rows, region, rules);
    Found found{region, table.shared_rows(),
                region.end - region.begin + 1 >= rules.least_rows && table.is_table()};
    if (!found.sure && !(edge && table.may_be_table())) continue;
    done = region.end;
    result.found.push_back(std::move(found));
  }
  return result;
}

// Whether each column of the narrower table stands below or above one of the other, and none below two.
bool same_columns(const std::vector<TableColumn>& a, const std::vector<TableColumn>& b) {
  const auto& fewer = a.size() < b.size() ? a : b;
  const auto& more = a.size() < b.size() ? b : a;
  if (fewer.size() < 2) return false;
  auto from = more.begin();
  for (const TableColumn& column : fewer) {
    from =
        std::find_if(from, more.end(), [&](const TableColumn& other) { return other.right > column.left; });
    if (from == more.end() || from->left >= column.right) return false;
    ++from;
    if (from != more.end() && from->left < column.right) return false;
  }
  return true;
}

// The lines at the top of a page that go on with one cell of the table before it, which has no more rows:
// they stand below one column, not the first, and begin at its edge.
void add_rest_of_cell(const Found& table, Survey& after, const TableRules& rules) {
  const std::vector<PdfTableLine>& rows = after.rows;
  const std::vector<TableColumn>& columns = table.region.columns;
  const auto column = std::find_if(columns.begin() + 1, columns.end(), [&](const TableColumn& c) {
    return !rows.empty() && std::abs(rows[0].words.front().left - c.left) < rules.aligned;
  });
  if (column == columns.end()) return;
  std::size_t end = 0;
  const auto goes_on = [&](const PdfTableLine& row) {
    const bool below = std::abs(row.words.front().left - column->left) < rules.aligned &&
                       row.words.back().right < column->right + rules.aligned;
    const bool close = end == 0 || row.top - rows[end - 1].bottom < rules.wide_gap * row.height;
    return below && close && row.height < rules.taller * rows[0].height;
  };
  while (end < rows.size() && goes_on(rows[end])) ++end;
  if (end == 0 || (!after.found.empty() && after.found.front().region.begin < end)) return;
  TableRegion rest{0, end, columns};
  if (!Table(rows, rest, rules).is_whole()) return;
  after.found.insert(after.found.begin(), Found{std::move(rest), 0, true});
}

// A few rows at the end of a page are a table if the next page begins with one of the same columns, and the
// other way round.
void settle(Survey& before, Survey& after, const TableRules& rules) {
  Found* a = before.at_bottom();
  if (a != nullptr && a->sure && after.at_top() == nullptr) add_rest_of_cell(*a, after, rules);
  Found* b = after.at_top();
  if (a == nullptr || b == nullptr || !same_columns(a->region.columns, b->region.columns)) return;
  if (a->sure || b->sure || a->shared_rows + b->shared_rows >= rules.least_rows) a->sure = b->sure = true;
}

void mark(PdfPage& page, const Survey& survey, const TableRules& rules) {
  const std::vector<PdfTableLine>& rows = survey.rows;
  std::vector<PdfFragment> out;
  std::uint32_t record = 0;
  std::size_t done = 0;  // rows
  const auto keep = [&](std::size_t end) {
    for (; done < end; ++done) {
      for (std::size_t f = rows[done].first_fragment; f <= rows[done].last_fragment; ++f)
        out.push_back(std::move(page.fragments[f]));
    }
  };
  for (const Found& found : survey.found) {
    if (!found.sure) continue;
    keep(found.region.begin);
    ++record;
    std::size_t last = 0;
    const Table table(rows, found.region, rules);
    for (const auto& [number, line] : table.records()) {
      if (number != last) ++record;
      last = number;
      PdfFragment fragment{line->words, 0, 0, 0, 0, rows[line->row].number};
      fragment.record = record;
      fragment.cell = static_cast<std::uint32_t>(line->column);
      fit_box(fragment);
      out.push_back(std::move(fragment));
    }
    done = found.region.end;
  }
  if (record == 0) return;
  keep(rows.size());
  page.fragments = std::move(out);
}

// The lines of one cell of a row, as fragments of the page.
struct CellFragments {
  std::uint32_t cell = 0;
  std::vector<const PdfFragment*> lines;
};

std::vector<CellFragments> cells_of_record(const PdfPage& page, std::uint32_t record) {
  std::vector<CellFragments> cells;
  for (const PdfFragment& fragment : page.fragments) {
    if (fragment.record != record) continue;
    if (cells.empty() || cells.back().cell != fragment.cell) cells.push_back({fragment.cell, {}});
    cells.back().lines.push_back(&fragment);
  }
  return cells;
}

std::string text_of(const PdfFragment& fragment) {
  std::string text;
  for (const PdfWord& word : fragment.words) (text += word.text) += ' ';
  return text;
}

// A table's head: the lines of each of its cells.
using TableHead = std::vector<std::vector<std::string>>;

TableHead head_of(const PdfPage& page, std::uint32_t record) {
  TableHead head;
  for (const CellFragments& cell : cells_of_record(page, record)) {
    head.emplace_back();
    for (const PdfFragment* line : cell.lines) head.back().push_back(text_of(*line));
  }
  return head;
}

// The fragments at the top of the row's cells that repeat the head; none if one cell's lines are missing.
std::vector<const PdfFragment*> repeated(const std::vector<CellFragments>& row, const TableHead& head) {
  std::vector<const PdfFragment*> found;
  auto cell = row.begin();
  for (const std::vector<std::string>& lines : head) {
    const auto begins = [&](const CellFragments& c) {
      return c.lines.size() >= lines.size() &&
             std::equal(lines.begin(), lines.end(), c.lines.begin(),
                        [](const std::string& text, const PdfFragment* f) { return text == text_of(*f); });
    };
    cell = std::find_if(cell, row.end(), begins);
    if (cell == row.end()) return {};
    found.insert(found.end(), cell->lines.begin(),
                 cell->lines.begin() + static_cast<std::ptrdiff_t>(lines.size()));
    ++cell;
  }
  return found;
}

}  // namespace

void mark_tables(std::span<PdfPage> pages, const TableRules& rules) {
  if (pages.empty()) return;
  Survey here = survey(pages[0], rules);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Survey next;
    if (i + 1 < pages.size()) next = survey(pages[i + 1], rules);
    settle(here, next, rules);
    mark(pages[i], here, rules);
    here = std::move(next);
  }
}

std::vector<LeftOut> take_repeated_heads(std::span<PdfPage> pages) {
  std::vector<LeftOut> left_out;
  TableHead head;  // of the table that reaches the end of the page before
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto& fragments = pages[i].fragments;
    const bool goes_on = !head.empty() && !fragments.empty() && fragments.front().record == 1;
    if (!goes_on) head.clear();
    if (goes_on) {
      const std::vector<CellFragments> row = cells_of_record(pages[i], 1);
      std::vector<const PdfFragment*> gone = repeated(row, head);
      if (!gone.empty()) {
        std::string text;
        for (const PdfFragment* fragment : gone) text += text_of(*fragment);
        const std::uint32_t line = gone.front()->row;
        left_out.push_back(
            {"table head", std::string(trimmed(text)), {static_cast<std::uint32_t>(i) + 1, line, line}});
        for (const PdfFragment* fragment : gone)
          fragments[static_cast<std::size_t>(fragment - fragments.data())].words.clear();
        std::erase_if(fragments, [](const PdfFragment& fragment) { return fragment.words.empty(); });
        const bool whole = fragments.empty() || fragments.front().record != 1;
        for (PdfFragment& fragment : fragments) fragment.record -= whole && fragment.record > 0;
      }
    }
    // The head of the table that ends the page: its first row, where the table begins on this page.
    if (fragments.empty()) continue;
    if (fragments.back().record == 0) {
      head.clear();
      continue;
    }
    std::size_t first = fragments.size();
    while (first > 0 && fragments[first - 1].record != 0) --first;
    if (first > 0 || head.empty()) head = head_of(pages[i], fragments[first].record);
  }
  return left_out;
}

}  // namespace stet
