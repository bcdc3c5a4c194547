// How an edition lies in the store: statement.txt for people and git, statement.toml for what plain text
// cannot hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/document/document.hpp"

namespace stet {

// What statement.toml tells of an edition beside the layout of its text.
struct EditionRecord {
  std::string edition;  // "23", or the date
  std::uint32_t revision = 1;
  Facts facts;
  std::string file;      // the name of the file that was added, without its folder
  std::string format;    // "pdf"
  std::string sha256;    // of the source's bytes
  std::string importer;  // "stet 0.1.0"
};

// statement.txt: one sentence a line, a blank line between paragraphs, printed numbers in front of the first
// sentence, "# " in front of headings. Throws Error(internal) for a document that breaks its own promises.
[[nodiscard]] std::string canonical_text(const Document& document);

// statement.toml. Deterministic; linear.
[[nodiscard]] std::string canonical_facts(const EditionRecord& record, const Document& document);

// `name` stands in messages. Both throw Error(malformed).
[[nodiscard]] EditionRecord read_record(std::string_view toml, const std::string& name);
// The document whose canonical text and facts these are; its source is `name`. What canonical_text and
// canonical_facts made of a document gives it back whole, but for its source.
[[nodiscard]] Document read_canonical(std::string_view text, std::string_view toml, const std::string& name);

}  // namespace stet
