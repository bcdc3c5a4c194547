// Text, and Markdown with its front matter.
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const stet::Format format : {stet::Format::text, stet::Format::markdown}) {
    stet::ImportOptions options;
    options.format = format;
    fuzzing::check_import([&] { return stet::import_bytes(fuzzing::text_of(data, size), "fuzz", options); });
  }
  return 0;
}
