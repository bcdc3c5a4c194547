// Invented sentences of many genres with what an annotator finds in them: fixtures/clauses/NOTE.md.
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/clause_fixture.hpp"

namespace {

struct Block {
  std::vector<std::string> lines;
  std::vector<std::string> expected;  // the lines behind "> "
};

std::vector<Block> blocks_of(const std::string& name) {
  std::ifstream file(STET_SOURCE_DIR "/fixtures/clauses/" + name);
  REQUIRE(file);
  std::vector<Block> blocks(1);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty())
      blocks.emplace_back();
    else if (line.starts_with("> "))
      blocks.back().expected.push_back(line.substr(2));
    else
      blocks.back().lines.push_back(line);
  }
  if (blocks.back().lines.empty()) blocks.pop_back();
  return blocks;
}

}  // namespace

TEST_CASE("clauses in the manner of many bodies are found") {
  const std::vector<Block> blocks = blocks_of("found.txt");
  CHECK(blocks.size() >= 100);
  for (const Block& block : blocks) {
    INFO(block.lines.front());
    CHECK(stet_test::clauses_of(block.lines) == block.expected);
  }
}

TEST_CASE("rewordings in the manner of many bodies are judged") {
  const std::vector<Block> blocks = blocks_of("compared.txt");
  CHECK(blocks.size() >= 45);
  for (const Block& block : blocks) {
    REQUIRE(block.lines.size() == 2);
    REQUIRE(block.expected.size() == 1);
    INFO(block.lines[0] << "\n" << block.lines[1]);
    CHECK(stet_test::verdict(block.lines[0], block.lines[1]) == block.expected.front());
  }
}
