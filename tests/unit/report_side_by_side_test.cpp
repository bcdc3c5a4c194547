// The rows that show both statements whole: nothing left out, nothing twice, no change unmarked.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"
#include "engine/report/side_by_side.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;
namespace fs = std::filesystem;

namespace {

std::string without_spaces(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

std::string joined(const AlignedParagraph& paragraph, bool with_erased) {
  std::string text;
  for (const AlignedSentence& sentence : paragraph.sentences) {
    for (const Piece& piece : sentence.pieces) {
      if (!sentence.gone && (with_erased || piece.mark != Mark::erased)) text += piece.text;
    }
  }
  return text;
}

// Every paragraph once, each with its own text; what was moved away and its place name one another.
void check_whole(const Comparison& comparison) {
  const std::vector<AlignedRow> rows = side_by_side(comparison);
  std::vector<std::size_t> old_seen(comparison.old_document.paragraphs.size());
  std::vector<std::size_t> new_seen(comparison.new_document.paragraphs.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const AlignedRow& row = rows[i];
    if (row.counterpart) {
      REQUIRE(*row.counterpart < rows.size());
      CHECK(rows[*row.counterpart].counterpart == i);
      CHECK(row.left_behind != rows[*row.counterpart].left_behind);
    }
    CHECK((row.left_behind || row.verdict.moved) == row.counterpart.has_value());
    if (row.left_behind) continue;
    for (const AlignedParagraph& paragraph : row.old_side) {
      ++old_seen[paragraph.place.paragraph];
      CHECK(joined(paragraph, true) == comparison.old_document.paragraphs[paragraph.place.paragraph].text);
    }
    for (const AlignedParagraph& paragraph : row.new_side) {
      ++new_seen[paragraph.place.paragraph];
      CHECK(without_spaces(joined(paragraph, false)) ==
            without_spaces(comparison.new_document.paragraphs[paragraph.place.paragraph].text));
    }
    if (row.uneventful()) CHECK(row.verdict.relation == Relation::unchanged);
  }
  CHECK(std::ranges::all_of(old_seen, [](std::size_t n) { return n == 1; }));
  CHECK(std::ranges::all_of(new_seen, [](std::size_t n) { return n == 1; }));
}

// The words that a side marks.
std::multiset<std::string> marked(const std::vector<AlignedRow>& rows, bool old_side, Mark mark) {
  std::multiset<std::string> words;
  for (const AlignedRow& row : rows) {
    for (const AlignedParagraph& paragraph : old_side ? row.old_side : row.new_side) {
      for (const AlignedSentence& sentence : paragraph.sentences) {
        for (const Piece& piece : sentence.pieces) {
          if (piece.mark == mark) words.insert(without_spaces(piece.text));
        }
      }
    }
  }
  return words;
}

std::string joined(const std::multiset<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("side by side, every paragraph stands once with its own text") {
  check_whole(one_of_everything());
  const fs::path fixtures = fs::path(STET_SOURCE_DIR) / "fixtures";
  std::vector<std::pair<fs::path, fs::path>> pairs = {
      {fixtures / "asean-japan" / "22-constructed.txt", fixtures / "asean-japan" / "23.txt"},
      {fixtures / "asean-japan" / "23.txt", fixtures / "asean-japan" / "22-constructed.txt"}};
  for (const fs::directory_entry& entry : fs::directory_iterator(fixtures / "cases")) {
    for (const char* ending : {".txt", ".md"}) {
      const fs::path before = entry.path() / (std::string("old") + ending);
      if (fs::exists(before)) pairs.emplace_back(before, entry.path() / (std::string("new") + ending));
    }
  }
  for (const auto& [before, after] : pairs) {
    INFO(before.string());
    check_whole(compare(import_file(before), import_file(after), Lexicon::built_in()));
  }
}

TEST_CASE("side by side, the edits of every sentence are marked, no more and no less") {
  const Comparison comparison =
      compare(import_file(fs::path(STET_SOURCE_DIR) / "fixtures/asean-japan/22-constructed.txt"),
              import_file(fs::path(STET_SOURCE_DIR) / "fixtures/asean-japan/23.txt"), Lexicon::built_in());
  std::multiset<std::string> erased;
  std::multiset<std::string> inserted;
  for (const SentenceRow& row : comparison.alignment.sentences) {
    for (const Edit& edit : row.edits) {
      if (edit.op == EditOp::erase) erased.insert(without_spaces(edit.text));
      if (edit.op == EditOp::insert) inserted.insert(without_spaces(edit.text));
    }
  }
  const std::vector<AlignedRow> rows = side_by_side(comparison);
  REQUIRE_FALSE(erased.empty());
  CHECK(joined(marked(rows, true, Mark::erased)) == joined(erased));
  CHECK(joined(marked(rows, false, Mark::inserted)) == joined(inserted));
}

TEST_CASE("side by side, rows count as the figures do") {
  const Comparison comparison = one_of_everything();
  std::map<Outcome, std::size_t> counted;
  for (const AlignedRow& row : side_by_side(comparison)) {
    if (row.left_behind) continue;
    ++counted[row.outcome];
    if (row.verdict.moved) ++counted[Outcome::moved];
    if (row.doubtful) ++counted[Outcome::doubtful];
  }
  std::size_t compared = 0;
  for (const Figure& figure : make_report(comparison).figures) {
    const bool of_rows =
        figure.what.subject == FigureSubject::paragraphs || figure.what.subject == FigureSubject::links;
    if (!of_rows) continue;
    CHECK(counted[figure.what.outcome] == figure.count);
    ++compared;
  }
  CHECK(compared > 4);
}

TEST_CASE("side by side, a sentence that left its paragraph is told of at both ends") {
  Comparison it;
  it.old_document = document("old", {paragraph("1", {"We met.", "We will share data.", "We parted."}),
                                     paragraph("2", {"The rivers rise."})});
  it.new_document = document("new", {paragraph("1", {"We met.", "We parted."}),
                                     paragraph("2", {"The rivers rise.", "We will share data."})});
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0}),
                             paragraph_row(Relation::reworded, {1}, {1})};
  it.alignment.sentences = {sentence_row(it, Relation::unchanged, {{0, 0}}, {{0, 0}}),
                            sentence_row(it, Relation::unchanged, {{0, 2}}, {{0, 1}}),
                            sentence_row(it, Relation::unchanged, {{1, 0}}, {{1, 0}}),
                            sentence_row(it, Relation::unchanged, {{0, 1}}, {{1, 1}}, true)};
  const std::vector<AlignedRow> rows = side_by_side(it);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].old_side[0].sentences[1].remark == Remark::moved_to);
  REQUIRE(rows[0].new_side[0].sentences.size() == 3);
  CHECK(rows[0].new_side[0].sentences[1].gone);
  CHECK(rows[0].new_side[0].sentences[1].places.front().label == "2");
  CHECK(rows[1].new_side[0].sentences[1].remark == Remark::moved_from);
  CHECK(rows[1].new_side[0].sentences[1].places.front().label == "1");
}
