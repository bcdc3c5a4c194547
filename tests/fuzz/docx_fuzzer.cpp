// Word documents: the document's mark-up, then its numbering, its styles and its footnotes.
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"
#include "tests/fuzz/stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzzing::text_of(data, size);
  const std::string_view document = fuzzing::take_part(rest);
  const std::string_view numbering = fuzzing::take_part(rest);
  const std::string_view styles = fuzzing::take_part(rest);
  const std::string_view notes = fuzzing::take_part(rest);
  constexpr std::string_view types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
      "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml\"/></Types>";
  constexpr std::string_view relations =
      "<Relationships><Relationship Id=\"a\" Type=\"x/numbering\" Target=\"numbering.xml\"/><Relationship "
      "Id=\"b\" "
      "Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"c\" Type=\"x/footnotes\" "
      "Target=\"footnotes.xml\"/>"
      "</Relationships>";
  const std::string archive = fuzzing::stored_zip({{"[Content_Types].xml", types},
                                                   {"word/_rels/document.xml.rels", relations},
                                                   {"word/document.xml", document},
                                                   {"word/numbering.xml", numbering},
                                                   {"word/styles.xml", styles},
                                                   {"word/footnotes.xml", notes}});
  stet::ImportOptions options;
  options.format = stet::Format::docx;
  for (const stet::TrackedChanges tracked : {stet::TrackedChanges::accept, stet::TrackedChanges::reject}) {
    options.tracked = tracked;
    fuzzing::check_import([&] { return stet::import_bytes(archive, "fuzz", options); });
  }
  return 0;
}
