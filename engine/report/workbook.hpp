// A spreadsheet file being written. Wraps libxlsxwriter, which is loaded when the first Workbook is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/passage.hpp"

namespace stet {

// How a cell looks. Every cell is text or a whole number: nothing is ever a formula or a link.
enum class CellStyle : std::uint8_t {
  text,
  strong,
  title,
  note,
  heading,
  stronger,
  weaker,
  dropped,
  added,
  reworded
};

// Excel's own limit. A text that is longer is cut, and says so.
inline constexpr std::size_t max_cell_characters = 32'767;

class Workbook {
 public:
  // `date` is ISO 8601; it stands for when the file was made. Throws Error(unsupported, internal).
  Workbook(const std::string& title, const std::string& date);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // Further calls are about this sheet. Widths are in characters.
  void add_sheet(const std::string& name, const std::vector<double>& widths);
  // The row of headings: frozen, repeated on each printed page, and with a filter over the rows that follow,
  // of which `last_row` is the last.
  void head(std::uint32_t row, const std::vector<std::string>& names, std::uint32_t last_row);
  // Only the first columns are printed: more of them would not be legible on a page.
  void print(std::uint16_t columns, std::uint32_t last_row);
  // Rows grow with their text.
  void put(std::uint32_t row, std::uint16_t column, std::string_view text, CellStyle style = CellStyle::text);
  void put(std::uint32_t row, std::uint16_t column, std::size_t number, CellStyle style = CellStyle::text);
  // Erased words red and struck through, inserted ones green and underlined; in [-brackets-]{+instead+} where
  // there are more changes than a cell can hold.
  void put(std::uint32_t row, std::uint16_t column, const std::vector<Piece>& redline);

  // The file's bytes, the same for the same calls. Throws Error(unwritable): libxlsxwriter keeps its parts in
  // temporary files.
  [[nodiscard]] std::string finish();

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace stet
