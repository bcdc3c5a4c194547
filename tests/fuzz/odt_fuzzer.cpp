// ODT: the content's mark-up, then the styles.
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"
#include "tests/fuzz/stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzzing::text_of(data, size);
  const std::string_view content = fuzzing::take_part(rest);
  const std::string_view styles = fuzzing::take_part(rest);
  const std::string archive = fuzzing::stored_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                   {"content.xml", content},
                                                   {"styles.xml", styles}});
  stet::ImportOptions options;
  options.format = stet::Format::odt;
  for (const stet::TrackedChanges tracked : {stet::TrackedChanges::accept, stet::TrackedChanges::reject}) {
    options.tracked = tracked;
    fuzzing::check_import([&] { return stet::import_bytes(archive, "fuzz", options); });
  }
  return 0;
}
