// Blocks of a word-processor document gathered in reading order, with its tables read row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/import/blocks.hpp"

namespace stet {

// Containers (the body, table cells, text boxes) nest; blocks go into the innermost one. Calls must pair up;
// calls for a table part outside its table are taken as transparent, as broken files require.
class BlockFlow {
 public:
  BlockFlow() : open_(1) {}

  // Adds `text` (untidied, bold type marked by append_text) with the properties of `like`. An empty line
  // separates blocks, and so does a line break behind a finished sentence, an item or a date, as in Markdown.
  // Body lines all in bold, at the beginning or behind such a break, are a heading if they are short and no
  // sentence.
  void add(const Block& like, std::string_view text);
  void add(std::vector<Block> blocks);

  void begin_row();
  void end_row();  // joins the row's cells: see join_cells
  void begin_cell();
  void end_cell();

  void begin_box();
  [[nodiscard]] std::vector<Block> end_box();  // what the box held; the caller says where it goes

  // Everything gathered; closes what is still open.
  [[nodiscard]] std::vector<Block> take();

 private:
  struct Container {
    std::vector<Block> blocks;
    std::vector<std::vector<Block>> cells;  // of a row
  };
  std::vector<Container> open_;
};

// The blocks of one table row: cells of one paragraph are joined with a space into one block, as the row
// reads on paper ("5.1 | The body shall …"); from a cell of several paragraphs the first joins what stands
// before it and the others stay blocks of their own, so that a table used for page layout keeps its
// paragraphs.
[[nodiscard]] std::vector<Block> join_cells(std::vector<std::vector<Block>> cells);

// Appends text, with marks around what is in bold that only BlockFlow::add sees and tidy() drops.
void append_text(std::string& to, std::string_view text, bool bold);

// Takes the white space off the end of text from append_text: an ordinal's letters follow ("12 th").
void close_up(std::string& text);

// The rank of headings known by their bold type alone, below all that styles and tags give.
inline constexpr std::uint32_t bold_heading_level = 9;

}  // namespace stet
