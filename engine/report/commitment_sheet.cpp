#include "engine/report/commitment_sheet.hpp"

#include <optional>
#include <vector>

namespace stet {

namespace {

CellStyle style_of(SectionKind section) {
  switch (section) {
    case SectionKind::stronger:
      return CellStyle::stronger;
    case SectionKind::weaker:
      return CellStyle::weaker;
    case SectionKind::dropped:
      return CellStyle::dropped;
    case SectionKind::added:
      return CellStyle::added;
    case SectionKind::standing:
      return CellStyle::text;
    default:
      return CellStyle::reworded;
  }
}

void put_place(Workbook& book, std::uint32_t row, std::uint16_t column, const std::optional<Place>& place) {
  if (!place) return;
  book.put(row, column, cell_text(*place), CellStyle::strong);
  if (place->page != 0) book.put(row, static_cast<std::uint16_t>(column + 1), place->page);
}

}  // namespace

CellStyle style_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::stronger:
      return CellStyle::stronger;
    case Outcome::weaker:
      return CellStyle::weaker;
    case Outcome::dropped:
      return CellStyle::dropped;
    case Outcome::added:
      return CellStyle::added;
    case Outcome::stands:
    case Outcome::rolling:
      return CellStyle::text;
    default:
      return CellStyle::reworded;
  }
}

CommitmentSheet::CommitmentSheet(Workbook& book, const std::string& name, bool of_pairs)
    : book_(book), of_pairs_(of_pairs) {
  std::vector<double> widths = {11, 8, 6, 8, 6, 13, 13, 26, 70, 16, 16, 60, 60};
  if (of_pairs) widths.insert(widths.begin(), 22);
  book_.add_sheet(name, widths);
}

void CommitmentSheet::put(const CommitmentRow& row, std::string_view pair) {
  const std::uint32_t at = ++rows_;
  std::uint16_t column = 0;
  if (of_pairs_) book_.put(at, column++, pair, CellStyle::strong);
  const auto next = [&](const auto& value) { book_.put(at, column++, value); };
  book_.put(at, column++, row.status, style_of(row.section));
  put_place(book_, at, column, row.old_place);
  column += 2;
  put_place(book_, at, column, row.new_place);
  column += 2;
  next(row.old_class);
  next(row.new_class);
  next(row.changes);
  next(row.redline);
  next(row.old_actor);
  next(row.new_actor);
  next(row.old_text);
  next(row.new_text);
}

void CommitmentSheet::finish() {
  std::vector<std::string> names = {"Status",       "Old ¶",     "Page",         "New ¶",   "Page",
                                    "Class before", "Class now", "What changed", "Redline", "Actor before",
                                    "Actor now",    "Old text",  "New text"};
  if (of_pairs_) names.insert(names.begin(), "Statement");
  book_.head(0, names, rows_);
  book_.print(of_pairs_ ? 10 : 9, rows_);
}

}  // namespace stet
