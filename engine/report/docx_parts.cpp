#include "engine/report/docx_parts.hpp"

#include <array>
#include <string_view>

#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr std::string_view main_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

struct PartType {
  std::string_view name;
  std::string_view type;
};
constexpr std::array part_types = {
    PartType{"/word/document.xml",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
    PartType{"/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"},
    PartType{"/word/settings.xml",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"},
    PartType{"/word/header1.xml",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"},
    PartType{"/word/footer1.xml",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"},
    PartType{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
    PartType{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"}};

std::string content_types() {
  XmlWriter xml;
  xml.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  xml.empty("Default", {{"Extension", "rels"},
                        {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  xml.empty("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  for (const PartType& part : part_types)
    xml.empty("Override", {{"PartName", part.name}, {"ContentType", part.type}});
  return xml.finish();
}

struct Relation {
  std::string_view id;
  std::string type;
  std::string_view target;
};

std::string relationships(const std::vector<Relation>& relations) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_relations}});
  for (const Relation& it : relations)
    xml.empty("Relationship", {{"Id", it.id}, {"Type", it.type}, {"Target", it.target}});
  return xml.finish();
}

std::string office(std::string_view kind) {
  return std::string(office_relations) + "/" + std::string(kind);
}

std::string core_properties(const Report& report, const std::string& date) {
  XmlWriter xml;
  xml.open("cp:coreProperties",
           {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
            {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"xmlns:dcterms", "http://purl.org/dc/terms/"},
            {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  xml.element("dc:title", headline_text(report, unicode_signs));
  xml.element("dc:creator", "stet");
  xml.element("cp:lastModifiedBy", "stet");
  xml.element("dcterms:created", date, {{"xsi:type", "dcterms:W3CDTF"}});
  xml.element("dcterms:modified", date, {{"xsi:type", "dcterms:W3CDTF"}});
  return xml.finish();
}

std::string application_properties() {
  XmlWriter xml;
  xml.open("Properties",
           {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
  xml.element("Application", "stet " STET_VERSION);
  return xml.finish();
}

// How a style looks; 0 and empty leave it to what it is based on. Measures in twentieths of a point, sizes in
// half points.
struct Style {
  std::string_view type;  // "paragraph" or "character"
  std::string_view id;
  std::string_view name;
  std::string_view based_on;
  std::string_view next;
  bool keep_next = false;
  std::string_view tab;  // position of a right tab
  std::string_view before;
  std::string_view after;
  std::string_view hanging;
  std::string_view level;  // of an outline, from 0
  bool bold = false;
  bool strike = false;
  std::string_view colour;
  std::string_view size;
  bool underline = false;
};

constexpr std::array styles = {
    Style{"paragraph", "Normal", "Normal", "", "", false, "", "", "120", "", "", false, false, "", "", false},
    Style{"paragraph", "BodyText", "Body Text", "Normal", "", false, "", "", "160", "", "", false, false, "",
          "", false},
    Style{"paragraph", "NumberedParagraph", "Numbered Paragraph", "BodyText", "", false, "", "", "", "567",
          "", false, false, "", "", false},
    Style{"paragraph", "Title", "Title", "Normal", "Subtitle", true, "", "0", "120", "", "", true, false,
          "1F2A44", "36", false},
    Style{"paragraph", "Subtitle", "Subtitle", "Normal", "BodyText", false, "", "", "360", "", "", false,
          false, "595959", "20", false},
    Style{"paragraph", "Heading1", "heading 1", "Normal", "BodyText", true, "", "320", "120", "", "0", true,
          false, "1F2A44", "26", false},
    Style{"paragraph", "Header", "header", "Normal", "", false, "9072", "", "0", "", "", false, false,
          "595959", "18", false},
    Style{"paragraph", "Footer", "footer", "Normal", "", false, "9072", "", "0", "", "", false, false,
          "595959", "18", false},
    Style{"paragraph", "SummaryText", "Summary Text", "Normal", "", false, "", "20", "40", "", "", false,
          false, "", "19", false},
    Style{"paragraph", "SummaryHeading", "Summary Heading", "SummaryText", "", true, "", "60", "60", "", "",
          true, false, "1F2A44", "19", false},
    Style{"character", "SummaryStrong", "Summary Strong", "", "", false, "", "", "", "", "", true, false, "",
          "", false},
    Style{"character", "SummaryDropped", "Summary Dropped", "", "", false, "", "", "", "", "", false, true,
          "A5271E", "", false},
    Style{"character", "SummaryAdded", "Summary Added", "", "", false, "", "", "", "", "", false, false,
          "176B37", "", true},
    Style{"character", "SummaryNote", "Summary Note", "", "", false, "", "", "", "", "", false, false,
          "595959", "", false}};

void write_paragraph_properties(XmlWriter& xml, const Style& style) {
  if (style.type != "paragraph") return;
  xml.open("w:pPr");
  if (style.keep_next) xml.empty("w:keepNext");
  if (!style.tab.empty()) {
    xml.open("w:tabs").empty("w:tab", {{"w:val", "right"}, {"w:pos", style.tab}}).close();
  } else if (!style.hanging.empty()) {
    xml.open("w:tabs").empty("w:tab", {{"w:val", "left"}, {"w:pos", style.hanging}}).close();
  }
  if (!style.before.empty() && !style.after.empty()) {
    xml.empty("w:spacing", {{"w:before", style.before}, {"w:after", style.after}});
  } else if (!style.after.empty()) {
    xml.empty("w:spacing", {{"w:after", style.after}});
  }
  if (!style.hanging.empty()) xml.empty("w:ind", {{"w:left", style.hanging}, {"w:hanging", style.hanging}});
  if (!style.level.empty()) xml.empty("w:outlineLvl", {{"w:val", style.level}});
  xml.close();
}

void write_run_properties(XmlWriter& xml, const Style& style) {
  if (!style.bold && !style.strike && style.colour.empty() && style.size.empty() && !style.underline) return;
  xml.open("w:rPr");
  if (style.bold) xml.empty("w:b").empty("w:bCs");
  if (style.strike) xml.empty("w:strike");
  if (!style.colour.empty()) xml.empty("w:color", {{"w:val", style.colour}});
  if (!style.size.empty())
    xml.empty("w:sz", {{"w:val", style.size}}).empty("w:szCs", {{"w:val", style.size}});
  if (style.underline) xml.empty("w:u", {{"w:val", "single"}});
  xml.close();
}

void write_style(XmlWriter& xml, const Style& style) {
  if (style.id == "Normal") {
    xml.open("w:style", {{"w:type", style.type}, {"w:default", "1"}, {"w:styleId", style.id}});
  } else {
    xml.open("w:style", {{"w:type", style.type}, {"w:styleId", style.id}});
  }
  xml.empty("w:name", {{"w:val", style.name}});
  if (!style.based_on.empty()) xml.empty("w:basedOn", {{"w:val", style.based_on}});
  if (!style.next.empty()) xml.empty("w:next", {{"w:val", style.next}});
  xml.empty("w:qFormat");
  write_paragraph_properties(xml, style);
  write_run_properties(xml, style);
  xml.close();
}

void write_table_styles(XmlWriter& xml) {
  xml.open("w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
  xml.empty("w:name", {{"w:val", "Normal Table"}});
  xml.open("w:tblPr").empty("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}}).open("w:tblCellMar");
  xml.empty("w:left", {{"w:w", "85"}, {"w:type", "dxa"}})
      .empty("w:right", {{"w:w", "85"}, {"w:type", "dxa"}});
  xml.close().close().close();
  xml.open("w:style", {{"w:type", "table"}, {"w:styleId", "SummaryTable"}});
  xml.empty("w:name", {{"w:val", "Summary Table"}}).empty("w:basedOn", {{"w:val", "TableNormal"}});
  xml.open("w:tblPr").open("w:tblBorders");
  for (const std::string_view side : {"w:top", "w:bottom", "w:insideH"}) {
    xml.empty(side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "BFBFBF"}});
  }
  xml.close().close().close();
}

std::string style_part() {
  XmlWriter xml;
  xml.open("w:styles", {{"xmlns:w", main_namespace}});
  xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
  xml.empty("w:rFonts",
            {{"w:ascii", "Calibri"}, {"w:hAnsi", "Calibri"}, {"w:eastAsia", "Calibri"}, {"w:cs", "Calibri"}});
  xml.empty("w:sz", {{"w:val", "22"}})
      .empty("w:szCs", {{"w:val", "22"}})
      .empty("w:lang", {{"w:val", "en-GB"}});
  xml.close().close();
  xml.open("w:pPrDefault").open("w:pPr");
  xml.empty("w:spacing", {{"w:line", "271"}, {"w:lineRule", "auto"}});
  xml.close().close().close();
  for (const Style& style : styles) write_style(xml, style);
  write_table_styles(xml);
  return xml.finish();
}

std::string settings_part() {
  XmlWriter xml;
  xml.open("w:settings", {{"xmlns:w", main_namespace}});
  xml.empty("w:zoom", {{"w:percent", "100"}});
  xml.empty("w:defaultTabStop", {{"w:val", "567"}});
  xml.empty("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
  xml.open("w:compat");
  xml.empty("w:compatSetting", {{"w:name", "compatibilityMode"},
                                {"w:uri", "http://schemas.microsoft.com/office/word"},
                                {"w:val", "15"}});
  return xml.finish();
}

void write_field(XmlWriter& xml, std::string_view instruction) {
  xml.open("w:fldSimple", {{"w:instr", instruction}});
  write_run(xml, "1");
  xml.close();
}

std::string header_part(const Report& report) {
  XmlWriter xml;
  xml.open("w:hdr", {{"xmlns:w", main_namespace}});
  xml.open("w:p").open("w:pPr").empty("w:pStyle", {{"w:val", "Header"}}).close();
  write_run(xml, headline_text(report, unicode_signs));
  return xml.finish();
}

std::string footer_part() {
  XmlWriter xml;
  xml.open("w:ftr", {{"xmlns:w", main_namespace}});
  xml.open("w:p").open("w:pPr").empty("w:pStyle", {{"w:val", "Footer"}}).close();
  write_run(xml, "Tracked by stet " STET_VERSION
                 ". Accept all changes: the new statement; reject all: the old one.");
  xml.open("w:r").empty("w:tab").close();
  write_run(xml, "Page ");
  write_field(xml, " PAGE ");
  write_run(xml, " of ");
  write_field(xml, " NUMPAGES ");
  return xml.finish();
}

}  // namespace

void write_run(XmlWriter& xml, std::string_view text, std::string_view style) {
  if (text.empty()) return;
  xml.open("w:r");
  if (!style.empty()) xml.open("w:rPr").empty("w:rStyle", {{"w:val", style}}).close();
  xml.element("w:t", text, {{"xml:space", "preserve"}}).close();
}

std::vector<ZipPart> docx_parts(const Report& report, const std::string& date) {
  constexpr std::string_view core_type =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  return {{"[Content_Types].xml", content_types()},
          {"_rels/.rels", relationships({{"rId1", office("officeDocument"), "word/document.xml"},
                                         {"rId2", std::string(core_type), "docProps/core.xml"},
                                         {"rId3", office("extended-properties"), "docProps/app.xml"}})},
          {"docProps/core.xml", core_properties(report, date)},
          {"docProps/app.xml", application_properties()},
          {"word/_rels/document.xml.rels", relationships({{"rId1", office("styles"), "styles.xml"},
                                                          {"rId2", office("settings"), "settings.xml"},
                                                          {"rId3", office("header"), "header1.xml"},
                                                          {"rId4", office("footer"), "footer1.xml"}})},
          {"word/styles.xml", style_part()},
          {"word/settings.xml", settings_part()},
          {"word/header1.xml", header_part(report)},
          {"word/footer1.xml", footer_part()}};
}

}  // namespace stet
