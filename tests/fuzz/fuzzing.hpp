// What the fuzzers share: an Error is an answer, anything else that is thrown or broken is found by
// libFuzzer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/document/document.hpp"

namespace fuzzing {

[[noreturn]] inline void fail(const char* what) {
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline void require(bool holds, const char* what) {
  if (!holds) fail(what);
}

// What every importer promises of a Document.
inline void check(const stet::Document& document) {
  require(!document.paragraphs.empty(), "a document has a paragraph");
  for (const stet::Paragraph& paragraph : document.paragraphs) {
    require(!paragraph.text.empty(), "a paragraph has text");
    require(!paragraph.sentences.empty(), "a paragraph has a sentence");
    std::size_t end = 0;
    for (const stet::Span& span : paragraph.sentences) {
      require(span.begin >= end && span.begin < span.end && span.end <= paragraph.text.size(),
              "sentences are in order, not empty, inside their paragraph");
      end = span.end;
    }
  }
}

// Runs `import`, which returns a Document, and checks what it gives.
template <typename Import>
void check_import(Import import) {
  try {
    check(import());
  } catch (const stet::Error&) {
  }
}

// The input's parts between lines of "====".
inline std::string_view take_part(std::string_view& rest) {
  constexpr std::string_view mark = "\n====\n";
  const std::size_t at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + mark.size());
  return part;
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzzing
