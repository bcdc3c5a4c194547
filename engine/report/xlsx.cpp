#include "engine/report/xlsx.hpp"

#include <cmath>

#include <fmt/format.h>

#include "engine/report/commitment_rows.hpp"
#include "engine/report/commitment_sheet.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/workbook.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;
constexpr std::string_view date_of_undated = "2000-01-01";

std::string date_of(const Comparison& comparison) {
  constexpr std::size_t whole_date = 10;  // 2020-11-12
  for (const Document* document : {&comparison.new_document, &comparison.old_document}) {
    if (document->facts.date.size() == whole_date) return document->facts.date;
  }
  return std::string(date_of_undated);
}

// The words of an entry in one cell.
std::vector<Piece> words_of(const Entry& entry) {
  std::vector<Piece> pieces;
  for (const Passage& passage : entry.passages) {
    if (!pieces.empty()) pieces.push_back({Mark::plain, " / "});
    const std::string remark = remark_text(passage, signs);
    if (!remark.empty()) pieces.push_back({Mark::elsewhere, remark + (passage.pieces.empty() ? "" : ": ")});
    for (const Piece& piece : passage.pieces) {
      const bool hint = piece.mark == Mark::elided || piece.mark == Mark::elsewhere;
      pieces.push_back(hint ? Piece{Mark::elsewhere, piece.mark == Mark::elided ? " … " : " […] "} : piece);
    }
  }
  return pieces;
}

void write_section(Workbook& book, const Section& section, std::uint32_t& row) {
  ++row;
  book.put(row, 0, title(section.kind), CellStyle::heading);
  for (std::uint16_t column = 1; column < 4; ++column) book.put(row, column, "", CellStyle::heading);
  ++row;
  for (const Entry& entry : section.entries) {
    if (section.kind == SectionKind::left_out) {
      book.put(row, 0, entry.of_old ? "old" : "new", CellStyle::strong);
      book.put(row, 1, entry.left_out->what);
      book.put(row, 3, entry.left_out->text);
    } else if (section.kind == SectionKind::to_check) {
      book.put(row, 0, places_text(entry, signs), CellStyle::strong);
      book.put(row, 1, doubt_text(*entry.paragraph, signs));
      book.put(row, 3, words_of(entry));
    } else {
      book.put(row, 3, words_of(entry));
    }
    ++row;
  }
}

void write_summary(Workbook& book, const Report& report) {
  book.add_sheet("Summary", {20, 34, 9, 90});
  std::uint32_t row = 0;
  book.put(row++, 0, headline_text(report, signs), CellStyle::title);
  const std::string occasion = occasion_text(report, signs);
  if (!occasion.empty()) book.put(row++, 0, occasion, CellStyle::note);
  const std::string nothing = nothing_text(report);
  if (!nothing.empty()) book.put(row++, 0, nothing, CellStyle::title);
  ++row;
  for (const Figure& figure : report.figures) {
    book.put(row, 0, name(figure.what.subject), CellStyle::strong);
    book.put(row, 1, name(figure.what.outcome), style_of(figure.what.outcome));
    book.put(row++, 2, figure.count);
  }
  if (!report.lexicon.empty()) {
    book.put(row, 0, lexicon_label, CellStyle::strong);
    book.put(row++, 1, report.lexicon);
  }
  if (report.layout_only != 0) {
    book.put(row, 0, "Left out", CellStyle::strong);
    book.put(row, 1, "differences of layout only");
    book.put(row++, 2, report.layout_only);
  }
  for (const auto& [what, count] : report.left_out) {
    book.put(row, 0, "Left out", CellStyle::strong);
    book.put(row, 1, what);
    book.put(row++, 2, count);
  }
  for (const Section& section : report.sections) {
    if (section.kind == SectionKind::to_check || section.kind == SectionKind::left_out ||
        section.kind == SectionKind::limits)
      write_section(book, section, row);
  }
  ++row;
  if (report.running_numbers) book.put(row++, 0, running_number_note, CellStyle::note);
  book.put(row, 0, "Written by stet " STET_VERSION, CellStyle::note);
}

void write_commitments(Workbook& book, const Report& report, const Comparison& comparison) {
  CommitmentSheet sheet(book, "Commitments", false);
  for (const CommitmentRow& row : commitment_rows(report, comparison)) sheet.put(row);
  sheet.finish();
}

std::string places_of(const std::vector<AlignedParagraph>& side) {
  std::string text;
  for (const AlignedParagraph& paragraph : side)
    text += (text.empty() ? "" : ", ") + cell_text(paragraph.place);
  return text;
}

std::string text_of(const std::vector<AlignedParagraph>& side, const Document& document) {
  std::string text;
  for (const AlignedParagraph& paragraph : side)
    text += (text.empty() ? "" : " ") + document.paragraphs[paragraph.place.paragraph].text;
  return text;
}

// The new side with what is gone from it, or the old side of a paragraph that was dropped.
std::vector<Piece> redline_of(const AlignedRow& row) {
  std::vector<Piece> pieces;
  for (const AlignedParagraph& paragraph : row.new_side.empty() ? row.old_side : row.new_side) {
    if (!pieces.empty()) pieces.push_back({Mark::plain, " "});
    for (const AlignedSentence& sentence : paragraph.sentences) {
      const std::string remark = remark_text({{}, sentence.remark, sentence.places}, signs);
      if (!remark.empty()) pieces.push_back({Mark::elsewhere, " [" + remark + "] "});
      pieces.insert(pieces.end(), sentence.pieces.begin(), sentence.pieces.end());
    }
  }
  return pieces;
}

void write_paragraphs(Workbook& book, const Comparison& comparison, const std::vector<AlignedRow>& rows) {
  book.add_sheet("Paragraphs", {8, 8, 12, 8, 9, 9, 80, 60, 60});
  std::uint32_t count = 0;
  for (const AlignedRow& row : rows) count += row.left_behind ? 0 : 1;
  book.head(0,
            {"Old ¶", "New ¶", "Relation", "Moved", "Sure, %", "To check", "Redline", "Old text", "New text"},
            count);
  book.print(7, count);
  std::uint32_t at = 1;
  for (const AlignedRow& row : rows) {
    if (row.left_behind) continue;
    book.put(at, 0, places_of(row.old_side), CellStyle::strong);
    book.put(at, 1, places_of(row.new_side), CellStyle::strong);
    book.put(at, 2, name(row.outcome == Outcome::rolling ? Relation::reworded : row.verdict.relation),
             style_of(row.outcome));
    book.put(at, 3, row.verdict.moved ? "moved" : "");
    book.put(at, 4, static_cast<std::size_t>(std::lround(row.verdict.confidence * 100)));
    book.put(at, 5, row.doubtful ? "to check" : "");
    book.put(at, 6, redline_of(row));
    book.put(at, 7, text_of(row.old_side, comparison.old_document));
    book.put(at, 8, text_of(row.new_side, comparison.new_document));
    ++at;
  }
}

}  // namespace

std::string render_xlsx(const Report& report, const Comparison& comparison,
                        const std::vector<AlignedRow>& rows) {
  Workbook book(headline_text(report, signs), date_of(comparison));
  write_summary(book, report);
  write_commitments(book, report, comparison);
  write_paragraphs(book, comparison, rows);
  return book.finish();
}

}  // namespace stet
