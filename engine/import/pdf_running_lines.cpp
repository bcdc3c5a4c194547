#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "engine/import/boilerplate.hpp"
#include "engine/import/pdf_furniture.hpp"

namespace stet {
namespace {

// A row near the edge of a page.
struct EdgeRow {
  std::size_t page = 0;
  std::uint32_t row = 0;
  bool at_top = false;
  float distance = 0;  // of its middle from that edge
  float gap = 0;       // blank space to the next row inwards, in heights of this row
  std::string text;
  std::string pattern;  // the text with every number as '#'
  std::string words;    // those of the pattern in the order of letters: odd and even pages mirror each other
  std::vector<std::int64_t> numbers;
  bool running = false;
};

constexpr std::int64_t highest_page = 99'999;

std::optional<std::int64_t> roman_value(std::string_view text) {
  const auto value_of = [](char c) {
    return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0;
  };
  if (text.empty() || text.size() > 8) return std::nullopt;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int own = value_of(text[i]);
    const int next = i + 1 < text.size() ? value_of(text[i + 1]) : 0;
    if (own == 0) return std::nullopt;
    value += own < next ? -own : own;
  }
  return value;
}

std::string sorted_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string_view word : words) (out += word) += ' ';
  return out;
}

void find_pattern(EdgeRow& row) {
  if (const auto roman = roman_value(row.text)) {
    row.pattern = "#";
    row.numbers = {*roman};
    return;
  }
  bool in_number = false;
  for (const char c : row.text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number) {
      row.pattern += '#';
      row.numbers.push_back(0);
    }
    if (digit && row.numbers.back() <= highest_page) row.numbers.back() = row.numbers.back() * 10 + (c - '0');
    if (!digit) row.pattern += c;
    in_number = digit;
  }
}

// "3", "- 3 -", "Page 3 of 12", "3/12": nothing but a page number.
bool is_page_number(const EdgeRow& row) {
  if (row.numbers.empty() || row.numbers.size() > 2) return false;
  std::string rest;
  for (const char c : row.pattern) {
    if (std::string_view(" #-/|.[]()").find(c) == std::string_view::npos) rest += c;
  }
  static constexpr std::string_view words[] = {"",
                                               "Page",
                                               "page",
                                               "PAGE",
                                               "Pageof",
                                               "pageof",
                                               "PAGEOF",
                                               "of",
                                               "p",
                                               "P",
                                               "\xE2\x80\x93\xE2\x80\x93",
                                               "\xE2\x80\x94\xE2\x80\x94"};
  return std::find(std::begin(words), std::end(words), rest) != std::end(words);
}

// "7." and "(7)" are how paragraphs are numbered, and "7.1 The …" how requirements are.
bool is_paragraph_number(const EdgeRow& row) {
  return row.pattern.starts_with("#.#") || row.pattern == "#." || row.pattern == "#)" ||
         row.pattern == "(#)" || row.pattern == "[#]";
}

void add_rows(const PdfPage& page, std::size_t index, const FurnitureRules& rules,
              std::vector<EdgeRow>& out) {
  struct Box {
    std::uint32_t row;
    float top, bottom;
    std::string text;
  };
  std::vector<Box> rows;
  for (const PdfFragment& fragment : page.fragments) {
    if (rows.empty() || rows.back().row != fragment.row)
      rows.push_back({fragment.row, fragment.top, fragment.bottom, {}});
    Box& box = rows.back();
    box.top = std::min(box.top, fragment.top);
    box.bottom = std::max(box.bottom, fragment.bottom);
    for (const PdfWord& word : fragment.words) {
      if (!box.text.empty()) box.text += ' ';
      box.text += word.text;
    }
  }
  const std::size_t count = std::min(rules.edge_rows, rows.size());
  for (const bool at_top : {true, false}) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = at_top ? i : rows.size() - 1 - i;
      const Box& box = rows[at];
      EdgeRow row{index, box.row, at_top, 0, 0, box.text, {}, {}, {}, false};
      const float middle = (box.top + box.bottom) / 2;
      row.distance = at_top ? middle : page.height - middle;
      if (row.distance > rules.edge_share * page.height) continue;
      const float height = std::max(box.bottom - box.top, 1.0F);
      const bool has_inner = at_top ? at + 1 < rows.size() : at > 0;
      const float blank = !has_inner ? page.height
                          : at_top   ? rows[at + 1].top - box.bottom
                                     : box.top - rows[at - 1].bottom;
      row.gap = blank / height;
      find_pattern(row);
      row.words = sorted_words(row.pattern);
      out.push_back(std::move(row));
    }
  }
}

// Every number of the rows stays or grows as pages do; those of a footnote do not.
bool counts_pages(const std::vector<EdgeRow*>& group) {
  const EdgeRow& first = *group.front();
  for (std::size_t k = 0; k < first.numbers.size(); ++k) {
    const auto same = [&](bool with_page) {
      return std::all_of(group.begin(), group.end(), [&](const EdgeRow* row) {
        const std::int64_t pages =
            with_page ? static_cast<std::int64_t>(row->page) - static_cast<std::int64_t>(first.page) : 0;
        return row->numbers.size() > k && row->numbers[k] == first.numbers[k] + pages;
      });
    };
    if (!same(false) && !same(true)) return false;
  }
  return true;
}

// Rows of one pattern at one height. They run if enough pages have them and each number either stays or grows
// as pages do.
void judge(const std::vector<EdgeRow*>& group, std::size_t pages_in_all, const FurnitureRules& rules) {
  if (group.size() < rules.least_pages) return;
  const std::size_t enough = std::max(rules.sure_pages, pages_in_all / rules.sure_share);
  std::map<std::int64_t, std::size_t> votes;  // by a number less the page it stands on
  struct Same {
    std::size_t rows = 0;
    float widest_gap = 0;  // what stands apart on one page is the same line where text comes up to it
  };
  std::map<std::string, Same> same_text;
  for (const EdgeRow* row : group) {
    Same& same = same_text[sorted_words(row->text)];
    ++same.rows;
    same.widest_gap = std::max(same.widest_gap, row->gap);
    // Any of the numbers may be the page's: "A/75/L.1 … 3", "3/12", "Page 3 of 12".
    for (const std::int64_t number : row->numbers) ++votes[number - static_cast<std::int64_t>(row->page)];
  }
  for (EdgeRow* row : group) {
    const auto& [same, widest_gap] = same_text[sorted_words(row->text)];
    // On few of many pages it may be a sentence that happens to recur at one height, unless it stands apart.
    const bool few = same < rules.sure_pages && pages_in_all > rules.sure_share;
    const bool sure = same >= enough || widest_gap >= (few ? rules.few_gap : rules.number_gap);
    if (same >= rules.least_pages && sure && !is_paragraph_number(*row)) {
      row->running = true;
      continue;
    }
    const auto letters = std::count_if(row->pattern.begin(), row->pattern.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    const bool telling =
        static_cast<std::size_t>(letters) >= rules.telling_letters && !is_paragraph_number(*row);
    if (row->gap < rules.number_gap && !telling) continue;
    if (row->pattern.front() == '#' && row->text.size() >= rules.longest_number && !counts_pages(group))
      continue;
    for (const std::int64_t number : row->numbers) {
      const std::size_t pages = votes[number - static_cast<std::int64_t>(row->page)];
      const bool near = pages_in_all > rules.sure_share && row->gap < rules.few_gap;
      const std::size_t needed = is_paragraph_number(*row) ? rules.least_pages + 2
                                 : near                    ? rules.sure_pages
                                                           : rules.least_pages;
      if (pages >= needed && 2 * pages >= group.size()) row->running = true;
    }
  }
}

void find_running(std::vector<EdgeRow>& rows, std::size_t pages, const FurnitureRules& rules) {
  std::map<std::pair<bool, std::string>, std::vector<EdgeRow*>> by_pattern;
  for (EdgeRow& row : rows) by_pattern[{row.at_top, row.words}].push_back(&row);
  for (auto& [key, members] : by_pattern) {
    std::stable_sort(members.begin(), members.end(),
                     [](const EdgeRow* a, const EdgeRow* b) { return a->distance < b->distance; });
    std::vector<EdgeRow*> group;
    for (EdgeRow* row : members) {
      if (!group.empty() && row->distance - group.back()->distance > rules.same_height) {
        judge(group, pages, rules);
        group.clear();
      }
      group.push_back(row);
    }
    judge(group, pages, rules);
  }
}

// The first page often has another footer: set apart, at a height where most pages have theirs. At the top a
// title may stand so high.
void find_other_running(std::vector<EdgeRow>& rows, const FurnitureRules& rules) {
  std::map<std::pair<bool, int>, std::size_t> heights;  // of running lines, in points
  std::size_t pages = 0;
  for (const EdgeRow& row : rows) {
    pages = std::max(pages, row.page + 1);
    if (row.running) ++heights[{row.at_top, static_cast<int>(row.distance)}];
  }
  for (EdgeRow& row : rows) {
    if (row.running || row.at_top || row.gap < rules.number_gap) continue;
    std::size_t beside = 0;
    for (int d = -1; d <= 1; ++d) {
      const auto found = heights.find({row.at_top, static_cast<int>(row.distance) + d});
      if (found != heights.end()) beside += found->second;
    }
    row.running = beside >= rules.least_pages && 2 * beside >= pages;
  }
}

// The first or last page often has its number elsewhere, and a statement of one page has it once: a row that
// is only a number, set off, and equal to the page's place in the file.
void find_lone_numbers(std::vector<EdgeRow>& rows, const FurnitureRules& rules) {
  for (EdgeRow& row : rows) {
    if (row.running || !is_page_number(row) || is_paragraph_number(row)) continue;
    const bool own = row.numbers[0] == static_cast<std::int64_t>(row.page) + 1;
    row.running = own && row.gap > 2 * rules.number_gap;
  }
}

// On the first page or the last, and nowhere else.
void find_job_numbers(std::vector<EdgeRow>& rows) {
  for (EdgeRow& row : rows) row.running = row.running || (!row.at_top && is_job_number(row.text));
}

// What stands further out than a running line is furniture too: a chapter's name that changes above a line
// that stays. But with more lines of text outside of it, what looked like a running line is text that happens
// to recur.
void settle_outwards(std::vector<EdgeRow>& rows) {
  constexpr std::size_t most_strays = 1;
  std::map<std::pair<std::size_t, bool>, std::vector<EdgeRow*>> edges;
  for (EdgeRow& row : rows) edges[{row.page, row.at_top}].push_back(&row);
  for (auto& [edge, members] : edges) {
    std::stable_sort(members.begin(), members.end(),
                     [](const EdgeRow* a, const EdgeRow* b) { return a->distance < b->distance; });
    std::size_t strays = 0;
    std::size_t furniture = 0;  // rows from the edge inwards
    for (std::size_t i = 0; i < members.size(); ++i) {
      strays += !members[i]->running;
      if (members[i]->running && strays <= most_strays) furniture = i + 1;
    }
    for (std::size_t i = 0; i < members.size(); ++i) members[i]->running = i < furniture;
  }
}

}  // namespace

std::vector<LeftOut> take_running_lines(std::vector<PdfPage>& pages, const FurnitureRules& rules) {
  std::vector<EdgeRow> rows;
  for (std::size_t i = 0; i < pages.size(); ++i) add_rows(pages[i], i, rules, rows);
  find_running(rows, pages.size(), rules);
  find_other_running(rows, rules);
  find_lone_numbers(rows, rules);
  find_job_numbers(rows);
  settle_outwards(rows);

  std::vector<LeftOut> left_out;
  std::map<std::size_t, std::vector<std::uint32_t>> gone;
  for (const EdgeRow& row : rows) {
    auto& taken = gone[row.page];
    if (!row.running || std::find(taken.begin(), taken.end(), row.row) != taken.end()) continue;
    taken.push_back(row.row);
    const char* what = is_page_number(row)       ? "page number"
                       : is_job_number(row.text) ? "job number"
                       : row.at_top              ? "page header"
                                                 : "page footer";
    left_out.push_back({what, row.text, {static_cast<std::uint32_t>(row.page) + 1, row.row, row.row}});
  }
  for (auto& [page, taken] : gone) {
    std::erase_if(pages[page].fragments, [&taken = taken](const PdfFragment& fragment) {
      return std::find(taken.begin(), taken.end(), fragment.row) != taken.end();
    });
  }
  return left_out;
}

}  // namespace stet
