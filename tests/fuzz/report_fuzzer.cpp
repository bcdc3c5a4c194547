// Reports for people: terminal, Markdown, HTML, Word, spreadsheets, pages of a site.
#include "tests/fuzz/fuzzing.hpp"
#include "tests/fuzz/hostile_pair.hpp"
#include "tests/fuzz/reports.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (const auto pair = fuzzing::hostile_pair(fuzzing::text_of(data, size)))
    fuzzing::check_page_reports(pair->first, pair->second);
  return 0;
}
