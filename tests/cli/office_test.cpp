// Documents for people who never see a terminal, written by the program and read back by it.
#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

using namespace stet::test;

namespace {

const std::string old_file = STET_SOURCE_DIR "/fixtures/asean-japan/22-constructed.txt";
const std::string new_file = STET_SOURCE_DIR "/fixtures/asean-japan/23.txt";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("stet reads both statements out of the Word document it wrote") {
  const TemporaryFolder folder;
  const std::string docx = (folder.path() / "changes.docx").string();
  REQUIRE(run({{"compare", old_file, new_file, "-o", docx}}).status == 0);
  CHECK(contains(run({{"compare", new_file, docx, "--tracked", "accept"}}).out, "say the same"));
  CHECK(contains(run({{"compare", old_file, docx, "--tracked", "reject"}}).out, "say the same"));
  CHECK(run({{"compare", old_file, docx, "--tracked", "refuse"}}).status == 2);
  CHECK(run({{"compare", old_file, new_file, "--format", "docx"}}).out == read_file(docx));
}

TEST_CASE("a spreadsheet has the same bytes each time") {
  const TemporaryFolder folder;
  const std::string xlsx = (folder.path() / "changes.xlsx").string();
  REQUIRE(run({{"compare", old_file, new_file, "-o", xlsx}}).status == 0);
  CHECK(read_file(xlsx).starts_with("PK"));
  CHECK(run({{"compare", old_file, new_file, "--format", "xlsx"}}).out == read_file(xlsx));
}

TEST_CASE("a binary report is not written to a terminal") {
  Run it{{"compare", old_file, new_file, "--format", "docx"}};
  it.on_terminal = true;
  const Outcome outcome = run(it);
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err + outcome.out, "is not for a terminal; add -o report.docx"));
  it.arguments.insert(it.arguments.end(), {"-o", "-"});
  CHECK(run(it).status == 2);
}

TEST_CASE("options that a format has no use for get a warning") {
  const TemporaryFolder folder;
  const std::string docx = (folder.path() / "changes.docx").string();
  CHECK(contains(run({{"compare", old_file, new_file, "-o", docx, "--only", "dropped"}}).err,
                 "--with-summary"));
  CHECK(
      run({{"compare", old_file, new_file, "-o", docx, "--only", "dropped", "--with-summary"}}).err.empty());
  CHECK(contains(run({{"compare", old_file, new_file, "--with-summary"}}).err, "--format docx"));
}
