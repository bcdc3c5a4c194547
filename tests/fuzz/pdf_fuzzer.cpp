// What pdftotext writes of a PDF: words and their boxes.
#include <utility>

#include "engine/import/blocks.hpp"
#include "engine/import/pdf_boxes.hpp"
#include "engine/import/pdf_furniture.hpp"
#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"
#include "engine/import/pdf_tables.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stet::PdfBoxes boxes = stet::parse_boxes(fuzzing::text_of(data, size));
  std::size_t words = 0;
  for (stet::PdfPage& page : boxes.pages) {
    stet::number_rows(page);
    for (const stet::PdfFragment& fragment : page.fragments) words += fragment.words.size();
  }
  fuzzing::require(words == boxes.words, "every word is in a row");
  static_cast<void>(stet::take_running_lines(boxes.pages));
  static_cast<void>(stet::take_line_numbers(boxes.pages));
  const auto count = [&] {
    std::size_t left = 0;
    for (const stet::PdfPage& page : boxes.pages) {
      for (const stet::PdfFragment& fragment : page.fragments) left += fragment.words.size();
    }
    return left;
  };
  const std::size_t before = count();
  stet::mark_tables(boxes.pages);
  fuzzing::require(count() == before, "tables keep every word");
  std::size_t in_lines = 0;
  std::vector<stet::PdfLine> lines = stet::lines_of(boxes.pages);
  for (const stet::PdfLine& line : lines) in_lines += line.words.size();
  fuzzing::require(in_lines == before, "lines keep every word");
  stet::Reading reading = stet::paragraphs_of(std::move(lines));
  fuzzing::check_import(
      [&] { return stet::assemble(std::move(reading.blocks), {}, std::move(reading.left_out)); });
  return 0;
}
