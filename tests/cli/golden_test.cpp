// Each folder of fixtures/cases holds a pair and the report that is expected of it. scripts/update-golden.sh
// rewrites the expectations.
#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/json_schema.hpp"
#include "tests/support/program.hpp"

using namespace stet::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  const fs::path root = fs::path(STET_SOURCE_DIR) / "fixtures" / "cases";
  for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

std::string statement(const fs::path& folder, const std::string& name) {
  return fs::exists(folder / (name + ".md")) ? name + ".md" : name + ".txt";
}

Run compare(const fs::path& folder, const std::string& format) {
  Run it{
      {"compare", statement(folder, "old"), statement(folder, "new"), "--format", format, "--width", "80"}};
  it.folder = folder;
  return it;
}

// Every paragraph and sentence in exactly one row; the edits give the new text.
void check_rows(const json& report) {
  for (const char* side : {"old", "new"}) {
    const json& paragraphs = report[side]["paragraphs"];
    std::vector<int> seen(paragraphs.size());
    for (const json& row : report["paragraphs"]) {
      for (const json& p : row[side]) ++seen[p.get<std::size_t>()];
    }
    CHECK(std::ranges::all_of(seen, [](int count) { return count == 1; }));
    std::size_t sentences = 0;
    for (const json& paragraph : paragraphs) sentences += paragraph["sentences"].size();
    std::vector<json> refs;
    for (const json& row : report["sentences"]) refs.insert(refs.end(), row[side].begin(), row[side].end());
    std::ranges::sort(refs);
    CHECK(std::ranges::adjacent_find(refs) == refs.end());
    CHECK(refs.size() == sentences);
  }
  for (const json& row : report["sentences"]) {
    std::string expected;
    for (const json& ref : row["new"]) {
      if (!expected.empty()) expected += ' ';
      expected += report["new"]["paragraphs"][ref[0].get<std::size_t>()]["sentences"]
                        [ref[1].get<std::size_t>()]["text"]
                            .get<std::string>();
    }
    std::string text;
    for (const json& edit : row["edits"]) {
      if (edit["op"] != "delete") text += edit["text"].get<std::string>();
    }
    CHECK(text == expected);
  }
}

}  // namespace

TEST_CASE("the recorded reports are what the program writes") {
  REQUIRE(cases().size() >= 12);
  for (const fs::path& folder : cases()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      CHECK(run(compare(folder, "terminal")).out == read_file(folder / "expect.txt"));
      CHECK(run(compare(folder, "markdown")).out == read_file(folder / "expect.md"));
      CHECK(run(compare(folder, "csv")).out == read_file(folder / "expect.csv"));
    }
  }
}

TEST_CASE("the JSON of every case obeys the schema and its invariants") {
  const json schema = published_schema("stet.compare-1.schema.json");
  for (const fs::path& folder : cases()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const json report = json::parse(run(compare(folder, "json")).out);
      const std::vector<std::string> errors = schema_errors(schema, report);
      INFO((errors.empty() ? std::string() : errors.front()));
      CHECK(errors.empty());
      check_rows(report);
      Run self = compare(folder, "terminal");
      self.arguments[2] = self.arguments[1];
      CHECK(run(self).out.find("same, byte for byte") != std::string::npos);
    }
  }
}
