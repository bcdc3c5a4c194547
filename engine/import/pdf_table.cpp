#include "engine/import/pdf_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/import/labels.hpp"
#include "engine/import/lines.hpp"
#include "engine/import/pdf_breaks.hpp"

namespace stet {
namespace {

TableChunk chunk_of(const PdfTableLine& row, std::size_t begin, std::size_t end) {
  TableChunk chunk{begin, end, row.words[begin].left, row.words[begin].right};
  for (std::size_t i = begin; i < end; ++i) chunk.right = std::max(chunk.right, row.words[i].right);
  return chunk;
}

// Whether the row begins with a number that stands apart from the text behind it.
bool begins_with_number(const PdfTableLine& row, const TableRules& rules) {
  if (row.words.size() < 2) return false;
  const PdfWord& first = row.words.front();
  const float gap = row.words[1].left - first.right;
  const std::optional<Label> label = parse_label(first.text + " A");
  return label && label->length > first.text.size() && gap > rules.number_gap * first.height();
}

}  // namespace

std::vector<PdfTableLine> rows_of(const PdfPage& page) {
  std::vector<PdfTableLine> rows;
  for (std::size_t i = 0; i < page.fragments.size(); ++i) {
    const PdfFragment& fragment = page.fragments[i];
    if (rows.empty() || rows.back().number != fragment.row)
      rows.push_back({{}, fragment.top, fragment.bottom, fragment.row, i, i});
    PdfTableLine& row = rows.back();
    row.words.insert(row.words.end(), fragment.words.begin(), fragment.words.end());
    row.top = std::min(row.top, fragment.top);
    row.bottom = std::max(row.bottom, fragment.bottom);
    row.last_fragment = i;
  }
  for (PdfTableLine& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
    std::vector<float> heights;
    for (const PdfWord& word : row.words) heights.push_back(word.height());
    std::nth_element(heights.begin(), heights.begin() + heights.size() / 2, heights.end());
    row.height = heights[heights.size() / 2];
    for (std::size_t i = 1; i < row.words.size(); ++i) {
      const PdfWord& a = row.words[i - 1];
      const PdfWord& b = row.words[i];
      const bool over =
          std::abs(a.top - b.top) > row.height / 2 && std::abs(a.bottom - b.bottom) > row.height / 2;
      row.stacked = row.stacked || (over && b.left < a.right - row.height / 4);
    }
  }
  return rows;
}

std::vector<TableChunk> chunks_of(const PdfTableLine& row, const TableRules& rules) {
  const bool number = begins_with_number(row, rules);
  std::vector<TableChunk> chunks;
  std::size_t begin = 0;
  float right = row.words.front().right;
  for (std::size_t i = 1; i <= row.words.size(); ++i) {
    const bool behind_number = number && i == 1;
    if (i < row.words.size() && !behind_number &&
        row.words[i].left - right <= rules.wide_gap * row.words[i].height()) {
      right = std::max(right, row.words[i].right);
      continue;
    }
    chunks.push_back(chunk_of(row, begin, i));
    begin = i;
    if (i < row.words.size()) right = std::max(right, row.words[i].right);
  }
  return chunks;
}

std::optional<std::vector<TableChunk>> cells_of(const PdfTableLine& row,
                                                const std::vector<TableColumn>& columns,
                                                const TableRules& rules) {
  std::vector<TableChunk> cells;
  for (TableChunk chunk : chunks_of(row, rules)) {
    auto column = std::find_if(columns.begin(), columns.end(),
                               [&](const TableColumn& c) { return c.right > chunk.left; });
    for (; column != columns.end() && column + 1 != columns.end() && (column + 1)->left < chunk.right;
         ++column) {
      const TableColumn& next = *(column + 1);
      std::size_t at = chunk.begin + 1;
      const auto belongs = [&](std::size_t i) {
        const PdfWord& word = row.words[i];
        // A head is centred over its column, and may be wider.
        const bool apart = word.left - row.words[i - 1].right > rules.number_gap * word.height();
        return word.left >= next.left - rules.aligned || (apart && word.right > next.left);
      };
      while (at < chunk.end && !belongs(at)) ++at;
      // A number may stand further out than the head above it, a line of text does not.
      const bool inside = at - chunk.begin == 1 || chunk.left > column->left - rules.aligned;
      if (at == chunk.end || row.words[at - 1].right > next.left || !inside) return std::nullopt;
      const PdfWord& word = row.words[at];
      const bool at_edge = word.left < next.left + rules.aligned || word.right < next.right + rules.aligned;
      if (!at_edge) return std::nullopt;
      cells.push_back(chunk_of(row, chunk.begin, at));
      chunk = chunk_of(row, at, chunk.end);
    }
    cells.push_back(chunk);
  }
  return cells;
}

void cover(std::vector<TableColumn>& columns, const std::vector<TableChunk>& cells) {
  for (const TableChunk& cell : cells) {
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const TableColumn& c) { return c.right > cell.left; });
    if (at == columns.end() || at->left >= cell.right) {
      columns.insert(at, {cell.left, cell.right});
    } else {
      *at = {std::min(at->left, cell.left), std::max(at->right, cell.right)};
    }
  }
}

Table::Table(const std::vector<PdfTableLine>& rows, const TableRegion& region, const TableRules& rules)
    : rows_(rows), region_(region), rules_(rules), columns_(region.columns.size()) {
  for (std::size_t i = region.begin; i < region.end; ++i) add(i);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].size() > columns_[main_].size()) main_ = c;
  }
  leading_ = leading();
}

bool Table::is_table() const {
  const std::size_t least = columns_.size() > 2 ? rules_.least_rows : rules_.least_pair_rows;
  return may_be_table() && shared_rows() >= least;
}

bool Table::may_be_table() const {
  const auto filled = static_cast<std::size_t>(
      std::count_if(columns_.begin(), columns_.end(), [](const auto& column) { return !column.empty(); }));
  if (filled < 2 || !whole_) return false;
  if (filled > 2) return !is_text_in_columns() && !only_labels_inside();
  const float fill = static_cast<float>(columns_[0].size()) / static_cast<float>(columns_.back().size());
  return fill <= rules_.pair_fill && !only_labels(columns_[0]);
}

std::size_t Table::shared_rows() const {
  return shared_rows_ + (columns_.size() > 2 && has_label(columns_[0]));
}

std::vector<std::pair<std::size_t, const CellLine*>> Table::records() const {
  std::vector<float> cuts = gap_cuts();
  cut_at_first_cells(cuts);
  std::sort(cuts.begin(), cuts.end());
  std::vector<std::pair<std::size_t, const CellLine*>> placed;
  for (const auto& column : columns_) {
    for (const CellLine& line : column) {
      const auto cut = std::upper_bound(cuts.begin(), cuts.end(), (line.top + line.bottom) / 2);
      placed.emplace_back(static_cast<std::size_t>(cut - cuts.begin()), &line);
    }
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return placed;
}

void Table::add(std::size_t i) {
  const PdfTableLine& row = rows_[i];
  const auto cells = cells_of(row, region_.columns, rules_);
  // Columns that later rows made may part what this row holds together.
  if (!cells) {
    whole_ = false;
    return;
  }
  std::size_t filled = 0;
  for (const TableChunk& cell : *cells) {
    std::size_t column = 0;
    while (column + 1 < columns_.size() && region_.columns[column].right <= cell.left) ++column;
    auto& lines = columns_[column];
    const bool goes_on = !lines.empty() && lines.back().row == i;
    if (!goes_on) lines.push_back({{}, column, i, row.words[cell.begin].top, row.words[cell.begin].bottom});
    filled += !goes_on;
    for (std::size_t w = cell.begin; w < cell.end; ++w) {
      lines.back().words.push_back(row.words[w]);
      lines.back().top = std::min(lines.back().top, row.words[w].top);
      lines.back().bottom = std::max(lines.back().bottom, row.words[w].bottom);
    }
  }
  shared_rows_ += filled > 1;
}

bool Table::has_label(const std::vector<CellLine>& column) {
  return std::any_of(column.begin(), column.end(), [](const CellLine& line) {
    const auto label = parse_label(line.words.front().text + " A");
    return line.words.size() == 1 && label && label->system == NumberSystem::nested;
  });
}

bool Table::only_labels(const std::vector<CellLine>& column) {
  const auto bullets = std::count_if(column.begin(), column.end(), [](const CellLine& line) {
    return line.words.size() == 1 && bullet_length(line.words.front().text + " ") > 0;
  });
  // A line below a list may fall apart into its columns.
  if (static_cast<std::size_t>(bullets) * 4 >= column.size() * 3) return true;
  return std::all_of(column.begin(), column.end(), [](const CellLine& line) {
    const std::string text = line.words.front().text + " ";
    return line.words.size() == 1 && (parse_label(text) || bullet_length(text) > 0);
  });
}

bool Table::only_labels_inside() const {
  return std::all_of(columns_.begin(), columns_.end() - 1,
                     [](const auto& column) { return column.empty() || only_labels(column); });
}

bool Table::is_text_in_columns() const {
  std::vector<const std::vector<CellLine>*> full;
  for (const auto& column : columns_) {
    const auto prose = std::count_if(column.begin(), column.end(), [this](const CellLine& line) {
      return line.words.size() >= rules_.prose_words;
    });
    if (static_cast<std::size_t>(prose) >= rules_.prose_lines &&
        static_cast<std::size_t>(prose) * 2 > column.size())
      full.push_back(&column);
  }
  if (full.size() < 2) return false;
  const std::vector<float> a = begins(*full[0]);
  const std::vector<float> b = begins(*full[1]);
  std::size_t level = 0;
  for (const float top : a) {
    level +=
        std::any_of(b.begin(), b.end(), [&](float other) { return std::abs(other - top) < rules_.aligned; });
  }
  return level < 2 || level * 5 < std::min(a.size(), b.size()) * 4;
}

std::vector<float> Table::begins(const std::vector<CellLine>& lines) const {
  std::vector<float> tops;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || lines[i].bottom - lines[i - 1].bottom > rules_.record_gap * leading_)
      tops.push_back(lines[i].top);
  }
  return tops;
}

float Table::leading() const {
  std::vector<float> distances;
  const auto& lines = columns_[main_];
  for (std::size_t i = 1; i < lines.size(); ++i) distances.push_back(lines[i].bottom - lines[i - 1].bottom);
  if (distances.empty()) return 0;
  // Rows of one line have the larger distance only: lines of one cell stand hardly further apart than high.
  const auto fourth = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 4);
  std::nth_element(distances.begin(), fourth, distances.end());
  return *fourth;
}

std::vector<float> Table::gap_cuts() const {
  const float usual = leading_;
  const auto& lines = columns_[main_];
  std::vector<float> cuts;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].bottom - lines[i - 1].bottom > rules_.record_gap * usual)
      cuts.push_back((lines[i].top + lines[i - 1].bottom) / 2);
  }
  return cuts;
}

void Table::cut_at_first_cells(std::vector<float>& cuts) const {
  const std::vector<float> gaps = cuts;
  const auto part = [&](const CellLine& line) {
    return std::upper_bound(gaps.begin(), gaps.end(), (line.top + line.bottom) / 2) - gaps.begin();
  };
  const std::vector<CellLine>& first = columns_[0];
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (const CellLine* text = begun_text(first[i]))
      cuts.push_back(text->top + (text->bottom - text->top) / 4);
    if (i == 0 || part(first[i]) != part(first[i - 1])) continue;
    const std::string text = first[i].words.front().text + " ";
    const bool labelled = parse_label(text + "A").has_value();
    if (labelled || cells_beside(first[i]) > 2 || rows_apart(first[i - 1], first[i]))
      cuts.push_back(first[i].top + (first[i].bottom - first[i].top) / 4);
  }
}

const CellLine* Table::begun_text(const CellLine& cell) const {
  const auto& lines = columns_[main_];
  for (std::size_t i = 1; main_ > 0 && i < lines.size(); ++i) {
    if (lines[i].row != cell.row) continue;
    const bool begun =
        begins_upper(lines[i].words.front().text) && ends_clause(lines[i - 1].words.back().text);
    return begun ? &lines[i] : nullptr;
  }
  return nullptr;
}

std::size_t Table::cells_beside(const CellLine& line) const {
  std::size_t cells = 0;
  for (const auto& column : columns_)
    cells += std::any_of(column.begin(), column.end(),
                         [&](const CellLine& other) { return other.row == line.row; });
  return cells;
}

bool Table::rows_apart(const CellLine& a, const CellLine& b) const {
  return b.top - a.top > rules_.record_gap * std::max(leading_, a.bottom - a.top);
}

}  // namespace stet
