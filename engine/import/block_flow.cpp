#include "engine/import/block_flow.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/import/front.hpp"
#include "engine/import/lines.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

void append(std::vector<Block>& to, std::vector<Block> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Continues `row` with the text of `cell`; an automatic number in the middle of a row is printed text.
void continue_row(Block& row, const Block& cell) {
  for (const std::string* piece : {&cell.label, &cell.text}) {
    if (piece->empty()) continue;
    if (!row.text.empty()) row.text += ' ';
    row.text += *piece;
  }
}

// Marks around bold type; control characters, which no text holds.
constexpr char bold_begin = '\x0E';
constexpr char bold_end = '\x0F';

// A heading in bold is at most about two printed lines long.
constexpr std::size_t longest_bold_heading = 160;

struct BoldLine {
  std::string text;   // tidied
  bool bold = false;  // all of it
};

std::vector<BoldLine> lines_of(std::string_view text) {
  std::vector<BoldLine> lines;
  bool bold = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    BoldLine out{tidy(line), true};
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t mark = std::min(line.find(bold ? bold_end : bold_begin, i), line.size());
      if (!bold && !tidy(line.substr(i, mark - i)).empty()) out.bold = false;
      if (mark < line.size()) bold = !bold;
      i = mark + 1;
    }
    out.bold = out.bold && !out.text.empty();
    lines.push_back(std::move(out));
    at = end + 1;
  }
  return lines;
}

void continue_text(std::string& text, const std::string& more) {
  if (!text.empty() && !more.empty()) text += ' ';
  text += more;
}

// The heading that lines in bold from `next` on make, and the line behind if there is one; else no text.
std::size_t bold_heading(const std::vector<BoldLine>& lines, std::size_t next, std::string& heading) {
  while (next < lines.size() && lines[next].bold && heading.size() <= longest_bold_heading)
    continue_text(heading, lines[next++].text);
  const bool sentence =
      !heading.empty() && std::string_view(".;,:").find(heading.back()) != std::string_view::npos;
  if (sentence || heading.size() > longest_bold_heading) heading.clear();
  return next;
}

bool ends_apart(std::string_view text) {
  return ends_sentence(text) || ends_with_pause(text) || is_date_line(text);
}

}  // namespace

void append_text(std::string& to, std::string_view text, bool bold) {
  const bool goes_on = bold && !to.empty() && to.back() == bold_end;
  if (goes_on) to.pop_back();
  if (bold && !goes_on) to += bold_begin;
  for (const char c : text) to += c == bold_begin || c == bold_end ? ' ' : c;
  if (bold) to += bold_end;
}

void close_up(std::string& text) {
  bool bold = false;
  while (!text.empty() &&
         std::string_view(" \t\r\n\xC2\xA0\x0F").find(text.back()) != std::string_view::npos) {
    bold = bold || text.back() == bold_end;
    text.pop_back();
  }
  if (bold) text += bold_end;
}

void BlockFlow::add(const Block& like, std::string_view text) {
  const std::vector<BoldLine> lines = lines_of(text);
  Block block = like;
  std::string open;  // text of a block not yet added
  const auto push = [&](BlockKind kind, std::string&& content) {
    if (content.empty()) return;
    block.kind = kind;
    block.level = kind == like.kind ? like.level : bold_heading_level;
    block.text = std::exchange(content, {});
    open_.back().blocks.push_back(block);
    block.label.clear();
  };
  const bool body = like.kind == BlockKind::body;
  const bool parts = like.kind != BlockKind::heading && like.kind != BlockKind::title;
  bool may_head = body;
  for (std::size_t next = 0; next < lines.size();) {
    std::string heading;
    const std::size_t behind = may_head && lines[next].bold ? bold_heading(lines, next, heading) : next;
    if (!heading.empty()) {
      push(like.kind, std::move(open));
      push(BlockKind::heading, std::move(heading));
      next = behind;
      continue;
    }
    const BoldLine& line = lines[next++];
    continue_text(open, line.text);
    const bool ends = line.text.empty() || (parts && ends_apart(open));
    if (ends) push(like.kind, std::move(open));
    may_head = body && open.empty();
  }
  push(like.kind, std::move(open));
}

void BlockFlow::add(std::vector<Block> blocks) {
  append(open_.back().blocks, std::move(blocks));
}

void BlockFlow::begin_row() {
  open_.emplace_back();
}

void BlockFlow::end_row() {
  if (open_.size() == 1) return;
  Container row = std::move(open_.back());
  open_.pop_back();
  std::vector<Block> blocks = join_cells(std::move(row.cells));
  append(blocks, std::move(row.blocks));
  append(open_.back().blocks, std::move(blocks));
}

void BlockFlow::begin_cell() {
  open_.emplace_back();
}

void BlockFlow::end_cell() {
  if (open_.size() == 1) return;
  Container cell = std::move(open_.back());
  open_.pop_back();
  open_.back().cells.push_back(std::move(cell.blocks));
}

void BlockFlow::begin_box() {
  open_.emplace_back();
}

std::vector<Block> BlockFlow::end_box() {
  if (open_.size() == 1) return {};
  Container box = std::move(open_.back());
  open_.pop_back();
  append(box.blocks, join_cells(std::move(box.cells)));
  return std::move(box.blocks);
}

std::vector<Block> BlockFlow::take() {
  while (open_.size() > 1) add(end_box());
  append(open_.back().blocks, join_cells(std::move(open_.back().cells)));
  return std::move(open_.back().blocks);
}

std::vector<Block> join_cells(std::vector<std::vector<Block>> cells) {
  std::vector<Block> rows;
  bool joins = false;  // whether the next cell continues rows.back()
  for (std::vector<Block>& cell : cells) {
    if (cell.empty()) continue;
    if (joins) {
      continue_row(rows.back(), cell.front());
      // The head of a table's columns, in bold, is no heading.
      if (rows.back().level == bold_heading_level) rows.back().kind = BlockKind::body;
      cell.erase(cell.begin());
      joins = cell.empty();
    } else {
      joins = cell.size() == 1;
    }
    append(rows, std::move(cell));
  }
  return rows;
}

}  // namespace stet
