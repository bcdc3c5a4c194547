// The clauses of a statement.
#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stet::ImportOptions options;
  options.format = stet::Format::text;
  fuzzing::check_import([&] {
    stet::Document document = stet::import_bytes(fuzzing::text_of(data, size), "fuzz", options);
    for (const stet::Clause& clause : stet::find_clauses(document, stet::Lexicon::built_in())) {
      const stet::Paragraph& paragraph = document.paragraphs.at(clause.paragraph);
      fuzzing::require(clause.sentence < paragraph.sentences.size(), "a clause is in a sentence");
      fuzzing::require(clause.span.begin < clause.span.end && clause.span.end <= paragraph.text.size(),
                       "a clause is inside its paragraph");
      fuzzing::require(!clause.verb.empty(), "a clause has a verb");
    }
    return document;
  });
  return 0;
}
