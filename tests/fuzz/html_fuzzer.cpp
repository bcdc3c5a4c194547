// Web pages.
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stet::ImportOptions options;
  options.format = stet::Format::html;
  fuzzing::check_import([&] { return stet::import_bytes(fuzzing::text_of(data, size), "fuzz", options); });
  return 0;
}
