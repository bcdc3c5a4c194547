#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/folders.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/wrap.hpp"

namespace stet {

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;                // between columns
constexpr std::size_t least_name_column = 8;  // what a narrow screen leaves for names

constexpr std::string_view paragraphs_head = "paragraphs";
constexpr std::string_view total_name = "all";

std::string paragraphs_cell(std::size_t changed, std::size_t all) {
  return fmt::format("{} of {}", changed, all);
}

std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

struct Column {
  std::string head;
  std::size_t width = 0;
};

class Table {
 public:
  Table(const FoldersReport& report, const TerminalStyle& style)
      : report_(report), style_(style), outcomes_(overview_columns(report)) {
    for (const Outcome outcome : outcomes_)
      columns_.push_back({std::string(name(outcome)), name(outcome).size()});
    if (overview_has_paragraphs(report)) {
      for (const StatementPair& pair : report.pairs) {
        changed_ += pair.changed_paragraphs;
        paragraphs_ += pair.paragraphs;
      }
      columns_.push_back({std::string(paragraphs_head),
                          std::max(paragraphs_head.size(), paragraphs_cell(changed_, paragraphs_).size())});
    }
    std::size_t figures = 0;
    for (const Column& column : columns_) figures += gap + column.width;
    const std::size_t room = style.width > margin + figures + least_name_column
                                 ? style.width - margin - figures
                                 : least_name_column;
    name_column_ = overview_subject(report).size();
    for (const StatementPair& pair : report.pairs) {
      const std::size_t width = stet::columns(named(pair.name));
      if (width <= room) name_column_ = std::max(name_column_, width);
    }
  }

  void put(std::string& out) const {
    std::vector<std::string> heads;
    for (const Column& column : columns_) heads.push_back(column.head);
    row(out, Ink::strong, std::string(overview_subject(report_)), heads);
    std::size_t compared = 0;
    for (const StatementPair& pair : report_.pairs) {
      compared += pair.trouble.empty() ? 1 : 0;
      if (!pair.trouble.empty() || !pair.nothing.empty()) {
        sentence(out, pair.name, pair.trouble.empty() ? pair.nothing : "Could not be compared.");
        continue;
      }
      std::vector<std::string> cells;
      for (const Outcome outcome : outcomes_) cells.push_back(cell(overview_count(pair, outcome)));
      if (overview_has_paragraphs(report_))
        cells.push_back(paragraphs_cell(pair.changed_paragraphs, pair.paragraphs));
      row(out, Ink::normal, pair.name, cells);
    }
    if (compared < 2) return;
    std::vector<std::string> totals;
    for (const Outcome outcome : outcomes_) {
      std::size_t total = 0;
      for (const StatementPair& pair : report_.pairs) total += overview_count(pair, outcome);
      totals.push_back(cell(total));
    }
    if (overview_has_paragraphs(report_)) totals.push_back(paragraphs_cell(changed_, paragraphs_));
    row(out, Ink::strong, std::string(total_name), totals);
  }

 private:
  [[nodiscard]] std::string safe(std::string_view text) const {
    return escape_for_terminal(text, style_.unicode);
  }
  // The arrow in a pair's name as the terminal writes it.
  [[nodiscard]] std::string named(const std::string& text) const {
    std::string out = text;
    const std::size_t at = style_.unicode ? std::string::npos : out.find(unicode_signs.arrow);
    if (at != std::string::npos) out.replace(at, unicode_signs.arrow.size(), ascii_signs.arrow);
    return safe(out);
  }
  [[nodiscard]] std::string cell(std::size_t count) const {
    return count != 0 ? std::to_string(count) : style_.unicode ? "·" : ".";
  }

  // The name, on a line of its own where it is too long; then what stands beside it begins at its column.
  void put_name(std::string& out, const std::string& text) const {
    const std::string shown = named(text);
    const std::size_t width = columns(shown);
    out.append(margin, ' ');
    out += shown;
    if (width > name_column_) {
      out += '\n';
      out.append(margin + name_column_, ' ');
    } else {
      out.append(name_column_ - width, ' ');
    }
  }

  void row(std::string& out, Ink ink, const std::string& text, const std::vector<std::string>& cells) const {
    std::string line;
    put_name(line, text);
    for (std::size_t i = 0; i < cells.size(); ++i)
      line += std::string(gap, ' ') + right(cells[i], columns_[i].width);
    if (style_.colour) out += ink_begin(ink);
    out += line;
    if (style_.colour) out += ink_end(ink);
    out += '\n';
  }

  void sentence(std::string& out, const std::string& text, const std::string& said) const {
    put_name(out, text);
    out.append(gap, ' ');
    out += wrap({{Ink::faint, safe(said)}}, style_.width, margin + name_column_ + gap, style_.colour);
  }

  const FoldersReport& report_;
  const TerminalStyle& style_;
  std::vector<Outcome> outcomes_;
  std::vector<Column> columns_;
  std::size_t name_column_ = 0;
  std::size_t changed_ = 0;
  std::size_t paragraphs_ = 0;
};

std::string upper(std::string text, std::size_t length) {
  for (std::size_t i = 0; i < std::min(length, text.size()); ++i)
    if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
  return text;
}

// Titles in capitals, but for a folder's name.
std::string heading_of(const std::string& title) {
  constexpr std::string_view only = "Only in ";
  return upper(title, title.starts_with(only) ? only.size() : title.size());
}

std::string markdown_cell(std::string_view text) {
  return escape_for_markdown(text, false);
}

// A path in a Markdown link; what file_slug makes needs no more.
std::string pair_name_markdown(const StatementPair& pair) {
  return pair.page.empty() ? markdown_cell(pair.name)
                           : fmt::format("[{}]({})", markdown_cell(pair.name), pair.page);
}

}  // namespace

std::string render_terminal(const FoldersReport& report, const TerminalStyle& style) {
  const Signs& signs = style.unicode ? unicode_signs : ascii_signs;
  const auto safe = [&](std::string_view text) { return escape_for_terminal(text, style.unicode); };
  std::string out =
      wrap({{Ink::strong, safe(overview_title(report, signs.arrow))}}, style.width, 0, style.colour);
  out += '\n';
  Table(report, style).put(out);
  for (const OverviewNote& note : overview_notes(report, signs.arrow)) {
    out += '\n';
    out += wrap({{Ink::strong, safe(heading_of(note.title))}}, style.width, 0, style.colour);
    for (const std::string& line : note.lines) {
      out.append(margin, ' ');
      out += wrap({{Ink::normal, safe(line)}}, style.width, margin + gap, style.colour);
    }
  }
  return out;
}

std::string pair_heading_terminal(const StatementPair& pair, const TerminalStyle& style) {
  return "\n\n" +
         wrap({{Ink::strong, "== " + escape_for_terminal(pair.name, style.unicode) + " =="}}, style.width, 0,
              style.colour) +
         "\n";
}

std::string render_markdown(const FoldersReport& report) {
  const bool paragraphs = overview_has_paragraphs(report);
  const std::vector<Outcome> outcomes = overview_columns(report);
  std::string out = fmt::format("# {}\n\n| {} |", escape_for_markdown(overview_title(report, " → "), false),
                                overview_subject(report));
  for (const Outcome outcome : outcomes) out += fmt::format(" {} |", name(outcome));
  if (paragraphs) out += " paragraphs changed |";
  out += "\n|---|";
  for (std::size_t i = 0; i < outcomes.size() + (paragraphs ? 1 : 0); ++i) out += "---:|";
  out += '\n';
  for (const StatementPair& pair : report.pairs) {
    out += fmt::format("| {} |", pair_name_markdown(pair));
    if (!pair.trouble.empty() || !pair.nothing.empty()) {
      // One cell; tables of Markdown cannot join them.
      out +=
          fmt::format(" {} |", pair.trouble.empty() ? markdown_cell(pair.nothing) : "Could not be compared.");
      for (std::size_t i = 1; i < outcomes.size() + (paragraphs ? 1 : 0); ++i) out += " |";
      out += '\n';
      continue;
    }
    for (const Outcome outcome : outcomes) {
      const std::size_t count = overview_count(pair, outcome);
      out += count == 0 ? " |" : fmt::format(" {} |", count);
    }
    if (paragraphs) out += fmt::format(" {} of {} |", pair.changed_paragraphs, pair.paragraphs);
    out += '\n';
  }
  for (const OverviewNote& note : overview_notes(report, " → ")) {
    out += fmt::format("\n## {}\n\n", escape_for_markdown(note.title, false));
    for (const std::string& line : note.lines) out += fmt::format("- {}\n", escape_for_markdown(line, true));
  }
  return out;
}

}  // namespace stet
