// Two statements aligned, with the invariants as oracle.
#include <optional>
#include <vector>

#include "engine/align/align.hpp"
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace {

std::optional<stet::Document> read(std::string_view text) {
  stet::ImportOptions options;
  options.format = stet::Format::text;
  try {
    return stet::import_bytes(text, "fuzz", options);
  } catch (const stet::Error&) {
    return std::nullopt;
  }
}

void count(std::vector<int>& seen, const std::vector<std::uint32_t>& side) {
  for (const std::uint32_t index : side) ++seen.at(index);
}

void check(const stet::Document& old_document, const stet::Document& new_document,
           const stet::Alignment& alignment) {
  std::vector<int> old_seen(old_document.paragraphs.size(), 0);
  std::vector<int> new_seen(new_document.paragraphs.size(), 0);
  for (const stet::ParagraphRow& row : alignment.paragraphs) {
    count(old_seen, row.old_side);
    count(new_seen, row.new_side);
    fuzzing::require(row.old_side.empty() == (row.relation == stet::Relation::added),
                     "added has no old side");
    fuzzing::require(row.new_side.empty() == (row.relation == stet::Relation::dropped),
                     "dropped has no new side");
  }
  for (const auto* seen : {&old_seen, &new_seen}) {
    for (const int times : *seen) fuzzing::require(times == 1, "every paragraph stands in exactly one row");
  }
  std::size_t sentences = 0;
  for (const stet::SentenceRow& row : alignment.sentences) {
    sentences += row.new_side.size();
    std::string expected;
    for (const stet::SentenceRef& ref : row.new_side) {
      if (!expected.empty()) expected += ' ';
      expected += stet::text_of(new_document.paragraphs.at(ref.paragraph), ref.sentence);
    }
    std::string made;
    for (const stet::Edit& edit : row.edits) {
      if (edit.op != stet::EditOp::erase) made += edit.text;
    }
    fuzzing::require(row.new_side.empty() || made == expected, "the edits give the new text");
  }
  std::size_t all = 0;
  for (const stet::Paragraph& paragraph : new_document.paragraphs) all += paragraph.sentences.size();
  fuzzing::require(sentences == all, "every new sentence stands in exactly one row");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzzing::text_of(data, size);
  const auto old_document = read(fuzzing::take_part(rest));
  const auto new_document = read(fuzzing::take_part(rest));
  if (!old_document || !new_document) return 0;
  check(*old_document, *new_document, stet::align(*old_document, *new_document));
  check(*new_document, *old_document, stet::align(*new_document, *old_document));
  for (const stet::ParagraphRow& row : stet::align(*old_document, *old_document).paragraphs)
    fuzzing::require(row.relation == stet::Relation::unchanged, "a document has no changes against itself");
  return 0;
}
