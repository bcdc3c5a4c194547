#include "engine/report/docx.hpp"

#include <fmt/core.h>

#include "engine/report/docx_parts.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/tracked.hpp"

namespace stet {

namespace {

constexpr std::string_view author = "stet";
constexpr std::string_view date_of_undated = "2000-01-01";

std::string date_of(const Comparison& comparison) {
  constexpr std::size_t whole_date = 10;  // 2020-11-12
  for (const Document* document : {&comparison.new_document, &comparison.old_document}) {
    if (document->facts.date.size() == whole_date) return document->facts.date + "T00:00:00Z";
  }
  return std::string(date_of_undated) + "T00:00:00Z";
}

std::string_view element_of(Tracking tracking) noexcept {
  switch (tracking) {
    case Tracking::kept:
      return {};
    case Tracking::inserted:
      return "w:ins";
    case Tracking::deleted:
      return "w:del";
    case Tracking::moved_from:
      return "w:moveFrom";
    case Tracking::moved_to:
      return "w:moveTo";
  }
  return {};
}

std::string occasion_of(const Edition& edition) {
  if (edition.place.empty() || edition.date.empty()) return edition.place + edition.date;
  return edition.place + ", " + edition.date;
}

// "7." for "7"; "3(a)" stays.
std::string printed(const std::string& label) {
  const char last = label.empty() ? '.' : label.back();
  const bool bare =
      (last >= '0' && last <= '9') || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
  return bare ? label + "." : label;
}

class Story {
 public:
  Story(const TrackedText& text, std::string date)
      : text_(text), date_(std::move(date)), range_ids_(text.moves + std::size_t{1}) {}

  std::string write(const Report& report, bool with_summary) {
    xml_.open("w:document",
              {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
               {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
    xml_.open("w:body");
    if (with_summary) write_docx_summary(xml_, report);
    write_title(report);
    for (const TrackedParagraph& paragraph : text_.paragraphs) write_paragraph(paragraph);
    // Word cannot take away the last paragraph mark of a document.
    if (!text_.paragraphs.empty() && text_.paragraphs.back().mark.tracking != Tracking::kept) {
      xml_.open("w:p").open("w:pPr").empty("w:pStyle", {{"w:val", "Normal"}}).close().close();
    }
    write_section();
    return xml_.finish();
  }

 private:
  XmlWriter& change(std::string_view element, bool is_empty) {
    const std::string id = std::to_string(next_id_++);
    const XmlWriter::Attributes attributes = {{"w:id", id}, {"w:author", author}, {"w:date", date_}};
    return is_empty ? xml_.empty(element, attributes) : xml_.open(element, attributes);
  }

  static bool is_source(const Tracked& tracked) noexcept {
    return tracked.tracking == Tracking::moved_from || tracked.tracking == Tracking::deleted;
  }

  void begin_range(const Tracked& tracked) {
    if (!tracked.begins) return;
    const std::string id = std::to_string(next_id_++);
    range_ids_[tracked.move] = id;
    xml_.empty(is_source(tracked) ? "w:moveFromRangeStart" : "w:moveToRangeStart",
               {{"w:id", id},
                {"w:author", author},
                {"w:date", date_},
                {"w:name", fmt::format("move{}", tracked.move)}});
  }

  void end_range(const Tracked& tracked) {
    if (!tracked.ends) return;
    xml_.empty(is_source(tracked) ? "w:moveFromRangeEnd" : "w:moveToRangeEnd",
               {{"w:id", range_ids_[tracked.move]}});
  }

  // Text, and a tab after it if told so.
  void write_text(const Tracked& tracked, std::string_view text, bool tab) {
    const std::string_view element = element_of(tracked.tracking);
    if (!element.empty()) change(element, false);
    xml_.open("w:r");
    const bool deleted = tracked.tracking == Tracking::deleted;
    if (!text.empty()) xml_.element(deleted ? "w:delText" : "w:t", text, {{"xml:space", "preserve"}});
    if (tab) xml_.empty("w:tab");
    xml_.close();
    if (!element.empty()) xml_.close();
  }

  void write_runs(const std::vector<TrackedRun>& runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const TrackedRun& run = runs[i];
      begin_range(run.tracked);
      if (run.label) {
        // An old and a new number share one tab.
        const bool another = i + 1 < runs.size() && runs[i + 1].label;
        const bool after_another = i > 0 && runs[i - 1].label;
        write_text(run.tracked, printed(run.text), !another && !after_another);
        if (after_another && !another) write_text({}, "", true);
      } else {
        write_text(run.tracked, run.text, false);
      }
      end_range(run.tracked);
    }
  }

  void write_paragraph(const TrackedParagraph& paragraph) {
    xml_.open("w:p").open("w:pPr");
    xml_.empty("w:pStyle", {{"w:val", paragraph.kind == ParagraphKind::heading ? "Heading1"
                                      : paragraph.numbered                     ? "NumberedParagraph"
                                                                               : "BodyText"}});
    const std::string_view element = element_of(paragraph.mark.tracking);
    if (!element.empty()) {
      xml_.open("w:rPr");
      change(element, true).close();
    }
    xml_.close();
    write_runs(paragraph.runs);
    begin_range(paragraph.mark);
    xml_.close();
    end_range(paragraph.mark);
  }

  void write_line(std::string_view style, const std::vector<TrackedRun>& runs) {
    xml_.open("w:p").open("w:pPr").empty("w:pStyle", {{"w:val", style}}).close();
    write_runs(runs);
    xml_.close();
  }

  // The statement's title, or what was compared where it has none; its place and date.
  void write_title(const Report& report) {
    std::vector<TrackedRun> title = text_.title;
    if (title.empty()) title.push_back({{}, headline_text(report, unicode_signs)});
    write_line("Title", title);
    const std::string before = occasion_of(report.old_edition);
    const std::string after = occasion_of(report.new_edition);
    std::vector<TrackedRun> occasion;
    if (before == after) {
      if (!after.empty()) occasion.push_back({{}, after});
    } else {
      if (!before.empty()) occasion.push_back({{Tracking::deleted}, before});
      if (!after.empty()) occasion.push_back({{Tracking::inserted}, after});
    }
    if (!occasion.empty()) write_line("Subtitle", occasion);
  }

  void write_section() {
    xml_.open("w:sectPr");
    xml_.empty("w:headerReference", {{"w:type", "default"}, {"r:id", "rId3"}});
    xml_.empty("w:footerReference", {{"w:type", "default"}, {"r:id", "rId4"}});
    xml_.empty("w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
    xml_.empty("w:pgMar", {{"w:top", "1417"},
                           {"w:right", "1417"},
                           {"w:bottom", "1417"},
                           {"w:left", "1417"},
                           {"w:header", "709"},
                           {"w:footer", "709"},
                           {"w:gutter", "0"}});
    xml_.close();
  }

  XmlWriter xml_;
  const TrackedText& text_;
  std::string date_;
  std::vector<std::string> range_ids_;  // of each move's stretch that is open
  std::uint64_t next_id_ = 1;
};

}  // namespace

std::string render_docx(const Report& report, const Comparison& comparison, const DocxOptions& options) {
  const std::string date = date_of(comparison);
  const TrackedText text = tracked_text(comparison);
  std::vector<ZipPart> parts = docx_parts(report, date);
  parts.push_back({"word/document.xml", Story(text, date).write(report, options.with_summary)});
  return zip_archive(parts);
}

}  // namespace stet
