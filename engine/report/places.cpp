#include "engine/report/places.hpp"

namespace stet {

std::vector<Place> places_of(const Document& document) {
  std::vector<Place> places;
  places.reserve(document.paragraphs.size());
  std::uint32_t bodies = 0;
  std::uint32_t headings = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    Place place;
    place.label = paragraph.label;
    place.kind = paragraph.kind;
    place.running = paragraph.kind == ParagraphKind::heading ? ++headings : ++bodies;
    place.page = paragraph.origin.page;
    place.paragraph = static_cast<std::uint32_t>(places.size());
    places.push_back(std::move(place));
  }
  return places;
}

RowIndex index_rows(const Document& document, const Alignment& alignment, bool old_side) {
  RowIndex index;
  index.paragraph.assign(document.paragraphs.size(), no_row);
  index.sentence.resize(document.paragraphs.size());
  for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
    index.sentence[p].assign(document.paragraphs[p].sentences.size(), no_row);
  }
  for (std::size_t row = 0; row < alignment.paragraphs.size(); ++row) {
    const ParagraphRow& it = alignment.paragraphs[row];
    for (const std::uint32_t p : old_side ? it.old_side : it.new_side) {
      index.paragraph[p] = static_cast<std::uint32_t>(row);
    }
  }
  for (std::size_t row = 0; row < alignment.sentences.size(); ++row) {
    const SentenceRow& it = alignment.sentences[row];
    for (const SentenceRef& ref : old_side ? it.old_side : it.new_side) {
      index.sentence[ref.paragraph][ref.sentence] = static_cast<std::uint32_t>(row);
    }
  }
  return index;
}

}  // namespace stet
