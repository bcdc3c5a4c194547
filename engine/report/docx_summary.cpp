#include <array>
#include <string>

#include <fmt/format.h>

#include "engine/report/docx_parts.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;
constexpr std::array columns = {1361, 2268, docx_text_width - 1361 - 2268};  // paragraph, change, words

void open_paragraph(XmlWriter& xml, std::string_view style) {
  xml.open("w:p").open("w:pPr").empty("w:pStyle", {{"w:val", style}}).close();
}

void open_table(XmlWriter& xml, std::initializer_list<int> widths) {
  xml.open("w:tbl").open("w:tblPr");
  xml.empty("w:tblStyle", {{"w:val", "SummaryTable"}});
  xml.empty("w:tblW", {{"w:w", std::to_string(docx_text_width)}, {"w:type", "dxa"}});
  xml.empty("w:tblLayout", {{"w:type", "fixed"}});
  xml.close().open("w:tblGrid");
  for (const int width : widths) xml.empty("w:gridCol", {{"w:w", std::to_string(width)}});
  xml.close();
}

void open_row(XmlWriter& xml, bool repeated) {
  xml.open("w:tr").open("w:trPr").empty("w:cantSplit");
  if (repeated) xml.empty("w:tblHeader");
  xml.close();
}

// The cell, and a paragraph in it.
void open_cell(XmlWriter& xml, int width, std::string_view style, int span = 1, bool shaded = false) {
  xml.open("w:tc").open("w:tcPr").empty("w:tcW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
  if (span > 1) xml.empty("w:gridSpan", {{"w:val", std::to_string(span)}});
  if (shaded) xml.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", "E8ECF4"}});
  xml.close();
  open_paragraph(xml, style);
}

void close_cell(XmlWriter& xml) {
  xml.close().close();
}

void write_pieces(XmlWriter& xml, const std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    switch (piece.mark) {
      case Mark::plain:
        write_run(xml, piece.text);
        break;
      case Mark::elided:
      case Mark::elsewhere: {
        const bool spaced = i == 0 || pieces[i - 1].text.ends_with(' ');
        const std::string_view hint = piece.mark == Mark::elided ? "…" : "[…]";
        write_run(xml, fmt::format("{}{}{}", spaced ? "" : " ", hint, i + 1 < pieces.size() ? " " : ""),
                  "SummaryNote");
        break;
      }
      case Mark::erased:
        write_run(xml, piece.text, "SummaryDropped");
        break;
      case Mark::inserted:
        if (i > 0 && pieces[i - 1].mark == Mark::erased &&
            parted_by_mark_alone(pieces[i - 1].text, piece.text))
          write_run(xml, " ");
        write_run(xml, piece.text, "SummaryAdded");
        break;
    }
  }
}

void write_passages(XmlWriter& xml, const std::vector<Passage>& passages) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (i > 0) {
      xml.close();
      open_paragraph(xml, "SummaryText");
    }
    const std::string remark = remark_text(passages[i], signs);
    if (!remark.empty()) write_run(xml, remark + (passages[i].pieces.empty() ? "" : ": "), "SummaryNote");
    write_pieces(xml, passages[i].pieces);
  }
}

void write_entry(XmlWriter& xml, const Section& section, const Entry& entry) {
  std::string place = places_text(entry, signs);
  std::string what = facts_text(entry.facts, signs);
  if (section.kind == SectionKind::to_check) what = doubt_text(*entry.paragraph, signs);
  if (section.kind == SectionKind::left_out) {
    place = entry.of_old ? "old" : "new";
    what = entry.left_out->what;
  }
  open_row(xml, false);
  open_cell(xml, columns[0], "SummaryText");
  write_run(xml, place, "SummaryStrong");
  close_cell(xml);
  open_cell(xml, columns[1], "SummaryText");
  write_run(xml, what);
  close_cell(xml);
  open_cell(xml, columns[2], "SummaryText");
  if (section.kind == SectionKind::left_out) {
    write_run(xml, entry.left_out->text);
  } else {
    write_passages(xml, entry.passages);
  }
  close_cell(xml);
  xml.close();
}

void write_section(XmlWriter& xml, const Section& section) {
  open_row(xml, false);
  open_cell(xml, docx_text_width, "SummaryHeading", 3, true);
  write_run(xml, title(section.kind));
  close_cell(xml);
  xml.close();
  for (const Entry& entry : section.entries) write_entry(xml, section, entry);
}

void write_figures(XmlWriter& xml, const std::vector<SummaryLine>& lines) {
  constexpr int label_width = 1701;
  if (lines.empty()) return;
  open_table(xml, {label_width, docx_text_width - label_width});
  for (const SummaryLine& line : lines) {
    open_row(xml, false);
    open_cell(xml, label_width, "SummaryText");
    write_run(xml, line.label, "SummaryStrong");
    close_cell(xml);
    open_cell(xml, docx_text_width - label_width, "SummaryText");
    write_run(xml, fmt::format("{}", fmt::join(line.items, signs.dot)));
    close_cell(xml);
    xml.close();
  }
  xml.close();
}

void write_commitments(XmlWriter& xml, const Report& report) {
  open_table(xml, {columns[0], columns[1], columns[2]});
  open_row(xml, true);
  constexpr std::array<std::string_view, 3> names = {"Paragraph", "What changed", "Words"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    open_cell(xml, columns[i], "SummaryHeading");
    write_run(xml, names[i]);
    close_cell(xml);
  }
  xml.close();
  for (const Section& section : report.sections) {
    // The other changes by paragraph are what the statement itself shows.
    if (section.kind != SectionKind::paragraphs && section.kind != SectionKind::rolling)
      write_section(xml, section);
  }
  xml.close();
}

}  // namespace

void write_docx_summary(XmlWriter& xml, const Report& report) {
  open_paragraph(xml, "Title");
  write_run(xml, headline_text(report, signs));
  xml.close();
  const std::string occasion = occasion_text(report, signs);
  if (!occasion.empty()) {
    open_paragraph(xml, "Subtitle");
    write_run(xml, occasion);
    xml.close();
  }
  const std::string nothing = nothing_text(report);
  if (!nothing.empty()) {
    open_paragraph(xml, "Normal");
    write_run(xml, nothing, "SummaryStrong");
    xml.close();
  }
  write_figures(xml, summary_lines(report));
  open_paragraph(xml, "Normal");
  xml.close();
  if (!report.sections.empty()) write_commitments(xml, report);
  open_paragraph(xml, "SummaryText");
  if (report.running_numbers) write_run(xml, running_number_note, "SummaryNote");
  xml.open("w:r").empty("w:br", {{"w:type", "page"}}).close().close();
}

}  // namespace stet
