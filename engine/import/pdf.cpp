#include "engine/import/pdf.hpp"

#include <iterator>
#include <utility>

#include "engine/import/pdf_furniture.hpp"
#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"
#include "engine/import/pdf_tables.hpp"
#include "engine/import/pdf_web_page.hpp"
#include "engine/import/tidy_text.hpp"

namespace stet {

Reading read_pdf(std::string_view bytes, const PdfLimits& limits) {
  PdfBoxes boxes = pdf_boxes(bytes, limits);
  for (PdfPage& page : boxes.pages) number_rows(page);
  std::vector<LeftOut> left_out = take_running_lines(boxes.pages);
  std::vector<LeftOut> line_numbers = take_line_numbers(boxes.pages);
  mark_tables(boxes.pages);
  std::vector<LeftOut> heads = take_repeated_heads(boxes.pages);
  Reading reading = paragraphs_of(lines_of(boxes.pages));
  for (std::vector<LeftOut>* more : {&line_numbers, &heads, &reading.left_out}) {
    left_out.insert(left_out.end(), std::make_move_iterator(more->begin()),
                    std::make_move_iterator(more->end()));
  }
  reading.left_out = std::move(left_out);
  take_web_page(reading.blocks, reading.left_out);
  reading.fallback.title = tidy(boxes.title);
  return reading;
}

}  // namespace stet
