#include "engine/import/pdf_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/import/labels.hpp"
#include "engine/import/lines.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Columns within columns: newspapers have them, statements do not go deeper.
constexpr int deepest_columns = 2;
// The lines of tables, which are in no column of text.
constexpr int table_slot = -1;
// Shares of the sorted edges at which a column begins and ends; the lines beyond are strays.
constexpr double edge_share = 0.05;
// Between fragments of a row, in heights: cells of a table, not words of a line.
constexpr float wide_gap = 1.5F;

using Fragments = std::vector<const PdfFragment*>;

struct Gutter {
  float left = 0;
  float right = 0;
};

struct Extent {
  float left = 0;
  float right = 0;
};

Extent extent_of(const Fragments& fragments) {
  Extent extent{fragments.front()->left, fragments.front()->right};
  for (const PdfFragment* f : fragments) {
    extent.left = std::min(extent.left, f->left);
    extent.right = std::max(extent.right, f->right);
  }
  return extent;
}

std::size_t count_rows(const Fragments& fragments) {
  std::vector<std::uint32_t> rows;
  for (const PdfFragment* f : fragments) rows.push_back(f->row);
  std::sort(rows.begin(), rows.end());
  return static_cast<std::size_t>(std::unique(rows.begin(), rows.end()) - rows.begin());
}

// A number or bullet that hangs in front of its text.
bool is_number(const PdfFragment& fragment) {
  constexpr std::size_t longest = 8;
  return fragment.words.size() == 1 && fragment.words[0].text.size() <= longest &&
         (parse_label(fragment.words[0].text + " A") || bullet_length(fragment.words[0].text + " ") > 0);
}

// Median width and ink of the rows of one side, and how many rows it has beside the other side.
struct Side {
  float median_width = 0;
  float median_ink = 0;  // share of a row's width that words fill
  float running = 0;     // share of the rows that begin in no capital, as lines of prose do
  float parted = 0;      // share of the rows with a wide gap inside that is not behind a number
  std::size_t rows = 0;
};

bool begins_capital(const PdfFragment& fragment) {
  const std::string& text = fragment.words.front().text;
  std::size_t at = 0;
  return is_upper(next_code_point(text, at));
}

Side measure(const Fragments& side, float top, float bottom) {
  std::map<std::uint32_t, Extent> rows;
  std::map<std::uint32_t, float> ink;
  std::set<std::uint32_t> parted;
  const PdfFragment* before = nullptr;
  Side measured;
  for (const PdfFragment* f : side) {
    for (const PdfWord& word : f->words) ink[f->row] += word.width();
    auto [at, fresh] = rows.try_emplace(f->row, Extent{f->left, f->right});
    if (!fresh) at->second = {std::min(at->second.left, f->left), std::max(at->second.right, f->right)};
    if (fresh && f->bottom >= top && f->top <= bottom) ++measured.rows;
    if (fresh && !begins_capital(*f)) measured.running += 1;
    const bool parts = before != nullptr && before->row == f->row &&
                       f->left - before->right > wide_gap * (f->bottom - f->top) && !is_number(*before);
    if (parts) parted.insert(f->row);
    before = f;
  }
  std::vector<float> widths;
  for (const auto& [row, extent] : rows) widths.push_back(extent.right - extent.left);
  if (widths.empty()) return measured;
  measured.running /= static_cast<float>(widths.size());
  measured.parted = static_cast<float>(parted.size()) / static_cast<float>(widths.size());
  std::nth_element(widths.begin(), widths.begin() + widths.size() / 2, widths.end());
  measured.median_width = widths[widths.size() / 2];
  std::vector<float> shares;
  for (const auto& [row, width] : ink) {
    const Extent& extent = rows.at(row);
    shares.push_back(width / std::max(extent.right - extent.left, 1.0F));
  }
  std::nth_element(shares.begin(), shares.begin() + shares.size() / 2, shares.end());
  measured.median_ink = shares[shares.size() / 2];
  return measured;
}

std::pair<float, float> heights(const Fragments& side) {
  float top = side.front()->top;
  float bottom = side.front()->bottom;
  for (const PdfFragment* f : side) {
    top = std::min(top, f->top);
    bottom = std::max(bottom, f->bottom);
  }
  return {top, bottom};
}

// Stretches of the middle that fewest fragments cross, where that is few enough, from left to right.
std::vector<Gutter> empty_stretches(const Fragments& fragments, const Extent& extent,
                                    const ColumnRules& rules) {
  const float width = extent.right - extent.left;
  const auto bins = static_cast<std::size_t>(width) + 2;
  std::vector<int> crossing(bins + 1, 0);
  for (const PdfFragment* f : fragments) {
    ++crossing[static_cast<std::size_t>(f->left - extent.left)];
    --crossing[static_cast<std::size_t>(std::ceil(f->right - extent.left))];
  }
  for (std::size_t i = 1; i < bins; ++i) crossing[i] += crossing[i - 1];
  const auto first = static_cast<std::size_t>(width * rules.margin_share);
  const auto last = static_cast<std::size_t>(width * (1 - rules.margin_share));
  if (first >= last) return {};
  const int least = *std::min_element(crossing.begin() + static_cast<std::ptrdiff_t>(first),
                                      crossing.begin() + static_cast<std::ptrdiff_t>(last));
  if (static_cast<float>(least) > rules.crossing_share * static_cast<float>(count_rows(fragments))) return {};
  std::vector<Gutter> found;
  for (std::size_t begin = first; begin < last;) {
    std::size_t end = begin;
    while (end < last && crossing[end] == least) ++end;
    if (static_cast<float>(end - begin) >= rules.least_gutter) {
      found.push_back({extent.left + static_cast<float>(begin), extent.left + static_cast<float>(end)});
    }
    begin = end + 1;
  }
  return found;
}

bool has_columns(const Fragments& fragments, const Extent& extent, const Gutter& gutter,
                 const ColumnRules& rules) {
  Fragments left;
  Fragments right;
  const float middle = (gutter.left + gutter.right) / 2;
  for (const PdfFragment* f : fragments) {
    if (f->right <= middle) left.push_back(f);
    if (f->left >= middle) right.push_back(f);
  }
  if (left.empty() || right.empty()) return false;
  const auto [left_top, left_bottom] = heights(left);
  const auto [right_top, right_bottom] = heights(right);
  const Side at_left = measure(left, right_top, right_bottom);
  const Side at_right = measure(right, left_top, left_bottom);
  const auto [fewer, more] = std::minmax(at_left.rows, at_right.rows);
  return fewer >= rules.least_rows && static_cast<float>(fewer) >= rules.beside * static_cast<float>(more) &&
         std::min(at_left.running, at_right.running) >= rules.running && at_left.median_ink >= rules.ink &&
         at_right.median_ink >= rules.ink && at_left.parted <= rules.parted &&
         at_left.median_width >= rules.fill * (gutter.left - extent.left) &&
         at_right.median_width >= rules.fill * (extent.right - gutter.right);
}

// The first stretch from the left that has prose at both sides: numbers that hang in a right-hand column
// leave an empty stretch too, to the right of the gutter.
std::optional<Gutter> find_gutter(const Fragments& fragments, const ColumnRules& rules) {
  if (fragments.size() < 2 * rules.least_rows) return std::nullopt;
  const Extent extent = extent_of(fragments);
  for (const Gutter& gutter : empty_stretches(fragments, extent, rules)) {
    if (has_columns(fragments, extent, gutter, rules)) return gutter;
  }
  return std::nullopt;
}

PdfLine join_row(Fragments row) {
  std::stable_sort(row.begin(), row.end(),
                   [](const PdfFragment* a, const PdfFragment* b) { return a->left < b->left; });
  PdfLine line;
  line.row = row.front()->row;
  line.left = row.front()->left;
  line.top = row.front()->top;
  for (const PdfFragment* f : row) {
    line.words.insert(line.words.end(), f->words.begin(), f->words.end());
    line.left = std::min(line.left, f->left);
    line.top = std::min(line.top, f->top);
    line.right = std::max(line.right, f->right);
    line.bottom = std::max(line.bottom, f->bottom);
  }
  std::map<int, std::size_t> letters;  // by height in quarter points
  const auto bucket = [](const PdfWord& word) { return static_cast<int>(std::lround(word.height() * 4)); };
  for (const PdfWord& word : line.words) letters[bucket(word)] += word.text.size();
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const PdfWord& word : line.words) {
    if (bucket(word) != most->first) continue;
    line.height = word.height();
    line.base = word.bottom;
    break;
  }
  return line;
}

class PageReader {
 public:
  PageReader(const ColumnRules& rules, std::vector<PdfLine>& lines, std::vector<int>& slots)
      : rules_(rules), lines_(lines), slots_(slots) {}

  void read(const PdfPage& page, std::uint32_t number) {
    page_ = number;
    Fragments text;
    const auto flush = [&] {
      if (!text.empty()) read(text, 0, 1);
      text.clear();
    };
    for (const PdfFragment& f : page.fragments) {
      if (f.record == 0) {
        text.push_back(&f);
        continue;
      }
      flush();
      if (lines_.empty() || lines_.back().page != page_ || lines_.back().record == 0) ++zone_;
      add_line({&f}, table_slot);
    }
    flush();
  }

 private:
  // Depth is bounded by deepest_columns. `slot` names the column across pages.
  void read(const Fragments& fragments, int depth, int slot) {
    const std::optional<Gutter> gutter =
        depth < deepest_columns ? find_gutter(fragments, rules_) : std::nullopt;
    if (!gutter) {
      add_lines(fragments, slot);
      return;
    }
    const float middle = (gutter->left + gutter->right) / 2;
    Fragments left;
    Fragments right;
    Fragments across;
    const auto flush = [&] {
      if (!left.empty()) read(left, depth + 1, slot * 3 + 1);
      if (!right.empty()) read(right, depth + 1, slot * 3 + 2);
      left.clear();
      right.clear();
    };
    const auto flush_across = [&] {
      if (!across.empty()) add_lines(across, slot * 3);
      across.clear();
    };
    for (const PdfFragment* f : fragments) {
      if (f->left < middle && f->right > middle) {
        flush();
        across.push_back(f);
      } else {
        flush_across();
        (f->right <= middle ? left : right).push_back(f);
      }
    }
    flush_across();
    flush();
  }

  void add_lines(const Fragments& fragments, int slot) {
    ++zone_;
    Fragments row;
    const auto flush = [&] {
      if (!row.empty()) add_row(std::move(row), slot);
      row.clear();
    };
    for (const PdfFragment* f : fragments) {
      if (!row.empty() && row.back()->row != f->row) flush();
      row.push_back(f);
    }
    flush();
  }

  // Rows were found across columns, whose lines need not stand level: two lines of one column may share a
  // row.
  void add_row(Fragments row, int slot) {
    const auto below = [](const PdfFragment& f, const PdfFragment& first) {
      const float overlap = std::min(f.bottom, first.bottom) - std::max(f.top, first.top);
      return overlap < std::min(f.bottom - f.top, first.bottom - first.top) / 2;
    };
    std::stable_sort(row.begin(), row.end(), [](const PdfFragment* x, const PdfFragment* y) {
      return x->top + x->bottom < y->top + y->bottom;
    });
    Fragments line;
    const PdfFragment* tallest = nullptr;
    for (const PdfFragment* f : row) {
      if (tallest != nullptr && below(*f, *tallest)) {
        add_line(std::exchange(line, {}), slot);
        tallest = nullptr;
      }
      line.push_back(f);
      if (tallest == nullptr || f->bottom - f->top > tallest->bottom - tallest->top) tallest = f;
    }
    add_line(std::move(line), slot);
  }

  void add_line(Fragments row, int slot) {
    const PdfFragment& first = *row.front();
    PdfLine line = join_row(std::move(row));
    line.page = page_;
    line.zone = zone_;
    line.record = first.record;
    line.cell = first.cell;
    lines_.push_back(std::move(line));
    slots_.push_back(slot);
  }

  const ColumnRules& rules_;
  std::vector<PdfLine>& lines_;
  std::vector<int>& slots_;
  std::uint32_t page_ = 0;
  std::uint32_t zone_ = 0;
};

float at_share(std::vector<float>& values, double share) {
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
  return values[index];
}

// A column on pages of one side and width: odd and even pages may have other margins.
struct ColumnKind {
  int slot = 0;
  std::uint32_t parity = 0;
  int page_width = 0;
  friend auto operator<=>(const ColumnKind&, const ColumnKind&) = default;
};

struct ColumnEdges {
  std::vector<std::size_t> members;
  ColumnKind kind;
  float left = 0;
  float right = 0;
};

// A column's edges come from its own lines. Where a page has few of them, or all are set in, the edges that
// the column has on the other pages hold.
void set_column_edges(std::vector<PdfLine>& lines, const std::vector<int>& slots,
                      const std::vector<PdfPage>& pages, const ColumnRules& rules) {
  std::map<std::pair<std::uint32_t, int>, ColumnEdges> columns;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ColumnEdges& column = columns[{lines[i].page, slots[i]}];
    column.members.push_back(i);
    column.kind = {slots[i], lines[i].page % 2,
                   static_cast<int>(std::lround(pages[lines[i].page - 1].width))};
  }
  std::map<ColumnKind, std::pair<std::vector<float>, std::vector<float>>> known;
  for (auto& [key, column] : columns) {
    std::vector<float> lefts;
    std::vector<float> rights;
    for (const std::size_t i : column.members) {
      lefts.push_back(lines[i].left);
      rights.push_back(lines[i].right);
    }
    column.left = at_share(lefts, edge_share);
    column.right = at_share(rights, 1 - edge_share);
    if (column.members.size() < rules.lines_for_edges) continue;
    known[column.kind].first.push_back(column.left);
    known[column.kind].second.push_back(column.right);
  }
  for (auto& [key, column] : columns) {
    if (const auto found = known.find(column.kind); found != known.end()) {
      column.left = std::min(column.left, at_share(found->second.first, 0.5));
      column.right = std::max(column.right, at_share(found->second.second, 0.5));
    }
    for (const std::size_t i : column.members) {
      lines[i].column_left = column.left;
      lines[i].column_right = column.right;
    }
  }
}

// A row of a table that goes on over the end of a page: on the next page it has no first cell. Its lines join
// those of the same cell.
void join_records(std::vector<PdfLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const PdfLine before = lines[i - 1];
    const bool goes_on =
        lines[i].record == 1 && lines[i].cell > 0 && before.record > 0 && before.page + 1 == lines[i].page;
    if (!goes_on) continue;
    std::size_t end = i;
    while (end < lines.size() && lines[end].page == lines[i].page && lines[end].record == 1) ++end;
    std::size_t begin = i;
    while (begin > 0 && lines[begin - 1].page == before.page && lines[begin - 1].record == before.record)
      --begin;
    for (std::size_t k = i; k < end; ++k) lines[k].record = before.record;
    std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const PdfLine& a, const PdfLine& b) { return a.cell < b.cell; });
    for (std::size_t k = begin; k < end; ++k) {
      lines[k].page = before.page;
      lines[k].zone = before.zone;
    }
    i = end - 1;
  }
}

}  // namespace

bool has_text_columns(const PdfPage& page, const ColumnRules& rules) {
  Fragments all;
  for (const PdfFragment& f : page.fragments) all.push_back(&f);
  return !all.empty() && find_gutter(all, rules).has_value();
}

std::vector<PdfLine> lines_of(const std::vector<PdfPage>& pages, const ColumnRules& rules) {
  std::vector<PdfLine> lines;
  std::vector<int> slots;
  PageReader reader(rules, lines, slots);
  for (std::size_t i = 0; i < pages.size(); ++i) reader.read(pages[i], static_cast<std::uint32_t>(i) + 1);
  set_column_edges(lines, slots, pages, rules);
  join_records(lines);
  return lines;
}

}  // namespace stet
