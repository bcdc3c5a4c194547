#include "engine/import/block_flow.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/import/tidy_text.hpp"

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

// A heading in bold is at most about two printed lines long.
constexpr std::size_t longest_bold_heading = 160;

}  // namespace

std::size_t bold_heading(std::string_view text, std::size_t bold_lead) {
  if (bold_lead == 0 || bold_lead > text.size()) return 0;
  const std::size_t behind = std::min(text.find_first_not_of(" \t\r", bold_lead), text.size());
  if (behind < text.size() && text[behind] != '\n' && text[bold_lead - 1] != '\n') return 0;
  const std::string heading = tidy(text.substr(0, bold_lead));
  if (heading.empty() || heading.size() > longest_bold_heading) return 0;
  return std::string_view(".;,:").find(heading.back()) == std::string_view::npos ? bold_lead : 0;
}

void BlockFlow::add(const Block& like, std::string_view text, std::size_t bold_lead) {
  Block block = like;
  if (const std::size_t heading = like.kind == BlockKind::body ? bold_heading(text, bold_lead) : 0;
      heading > 0) {
    Block lead = like;
    lead.kind = BlockKind::heading;
    lead.level = bold_heading_level;
    lead.text = tidy(text.substr(0, heading));
    open_.back().blocks.push_back(std::move(lead));
    block.label.clear();
    text.remove_prefix(heading);
  }
  for (std::string& part : tidy_parts(text)) {
    block.text = std::move(part);
    open_.back().blocks.push_back(block);
    block.label.clear();
  }
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
