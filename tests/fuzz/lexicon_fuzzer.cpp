// Another body's lexicon: its TOML, then a statement that it is applied to.
#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzzing::text_of(data, size);
  const std::string_view toml = fuzzing::take_part(rest);
  const std::string_view text =
      rest.empty()
          ? "We will meet again in June. Ministers decided to raise the target to 2 per cent by 2030; they "
            "called upon all members to do so as appropriate, and reaffirmed their commitment to peace."
          : rest;
  try {
    const stet::Lexicon lexicon = stet::Lexicon::parse(toml, "fuzz");
    stet::ImportOptions options;
    options.format = stet::Format::text;
    const stet::Document document = stet::import_bytes(text, "fuzz", options);
    for (const stet::Clause& clause : stet::find_clauses(document, lexicon)) {
      const stet::Paragraph& paragraph = document.paragraphs.at(clause.paragraph);
      fuzzing::require(clause.span.begin < clause.span.end && clause.span.end <= paragraph.text.size(),
                       "a clause is inside its paragraph");
    }
  } catch (const stet::Error& error) {
    fuzzing::require(std::string_view(error.what()).find('\n') == std::string_view::npos,
                     "an error is one line");
  }
  return 0;
}
