#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/import/blocks.hpp"

using stet::assemble;
using stet::Block;
using stet::BlockKind;
using stet::Document;
using stet::Error;
using stet::Facts;
using stet::ParagraphKind;

namespace {

Document read(const std::vector<std::string>& texts, const Facts& metadata = {}) {
  std::vector<Block> blocks;
  for (const std::string& text : texts) {
    Block block;
    block.text = text;
    blocks.push_back(block);
  }
  return assemble(std::move(blocks), metadata, {});
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> out;
  for (const auto& paragraph : document.paragraphs) out.push_back(paragraph.text);
  return out;
}

std::vector<std::string> labels(const Document& document) {
  std::vector<std::string> out;
  for (const auto& paragraph : document.paragraphs) out.push_back(paragraph.label);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("printed numbers become labels", "[import][assemble]") {
  CHECK(labels(read({"1. We met.", "2. We agreed.", "3. We left."})) == Strings{"1", "2", "3"});
  CHECK(labels(read({"(1) We met.", "(2) We agreed."})) == Strings{"1", "2"});
  CHECK(labels(read({"IV. We met.", "V. We agreed."})) == Strings{"", ""});
  CHECK(labels(read({"I. We met.", "II. We agreed."})) == Strings{"I", "II"});
  CHECK(labels(read({"3. We met.", "3.1 We agreed.", "3.2 We left.", "4. We slept."})) ==
        Strings{"3", "3.1", "3.2", "4"});
  CHECK(labels(read({"PP1 Recalling the plan,", "PP2 Noting the report,", "OP1 Decides to act;"})) ==
        Strings{"PP1", "PP2", ""});
  CHECK(labels(read({"Article 1. The Parties shall meet.", "Article 2. The Parties shall talk."})) ==
        Strings{"Article 1", "Article 2"});
}

TEST_CASE("numbers that are no labels stay in the text", "[import][assemble]") {
  CHECK(texts(read({"We met.", "2021. That was the year.", "We left."})) ==
        Strings{"We met.", "2021. That was the year.", "We left."});
  CHECK(texts(read({"3.", "We met."})) == Strings{"3.", "We met."});
  CHECK(texts(read({"1. We met.", "12 November was the day.", "2. We left."})) ==
        Strings{"We met.", "12 November was the day.", "We left."});
  CHECK(texts(read({"1.5 billion people live there.", "We met."})).front() ==
        "1.5 billion people live there.");
}

TEST_CASE("a number alone belongs to the block behind it", "[import][assemble]") {
  const Document document = read({"1.", "We met.", "2.", "We left."});
  CHECK(texts(document) == Strings{"We met.", "We left."});
  CHECK(labels(document) == Strings{"1", "2"});
}

TEST_CASE("items that go on with a sentence stay in its paragraph", "[import][assemble]") {
  const Document letters = read({"1. We agreed to:", "(a) promote trade;", "(b) protect the sea; and",
                                 "(c) meet again.", "2. We left."});
  CHECK(texts(letters) ==
        Strings{"We agreed to: (a) promote trade; (b) protect the sea; and (c) meet again.", "We left."});
  CHECK(letters.paragraphs[0].sentences.size() == 1);
  const Document bullets = read({"We agreed to:", "• promote trade;", "• protect the sea."});
  CHECK(texts(bullets) == Strings{"We agreed to: • promote trade; • protect the sea."});
}

TEST_CASE("items that are full sentences after a full stop are paragraphs", "[import][assemble]") {
  const Document document = read({"1. We met.", "2. We agreed on this.", "(a) We will promote trade.",
                                  "(b) We will protect the sea.", "3. We left."});
  CHECK(labels(document) == Strings{"1", "2", "2(a)", "2(b)", "3"});
}

TEST_CASE("numbered paragraphs that end in semicolons stay apart", "[import][assemble]") {
  const Document document =
      read({"Recalling the plan,", "1. Decides to act;", "2. Requests a report;", "3. Decides to meet."});
  CHECK(labels(document) == Strings{"", "1", "2", "3"});
}

TEST_CASE("long bullets are paragraphs whatever their stem ends with", "[import][assemble]") {
  const Document document = read({"The outcomes are:", "- We value trade. We will promote it.",
                                  "- We value the sea. We will protect it."});
  CHECK(texts(document) == Strings{"The outcomes are:", "We value trade. We will promote it.",
                                   "We value the sea. We will protect it."});
}

TEST_CASE("the head gives title, date, place, ordinal and series", "[import][assemble]") {
  const Document document = read({"Final", "CHAIRMAN’S STATEMENT OF THE 23rd ASEAN-JAPAN SUMMIT",
                                  "Viet Nam, 12 November 2020", "1. We met.", "2. We left."});
  CHECK(document.facts.title == "CHAIRMAN’S STATEMENT OF THE 23rd ASEAN-JAPAN SUMMIT");
  CHECK(document.facts.date == "2020-11-12");
  CHECK(document.facts.place == "Viet Nam");
  CHECK(document.facts.ordinal == 23U);
  CHECK(document.facts.series == "asean-japan");
  CHECK(texts(document) == Strings{"We met.", "We left."});
  CHECK(document.left_out.size() == 2);
}

TEST_CASE("end marks and press office lines are left out", "[import][assemble]") {
  const Document document =
      read({"We met.", "* * *", "For media inquiries, please write to press@example.org.", "-END-"});
  CHECK(texts(document) == Strings{"We met."});
  REQUIRE(document.left_out.size() == 3);
  CHECK(document.left_out[1].what == "boilerplate");
}

TEST_CASE("no text is an error", "[import][assemble]") {
  CHECK_THROWS_AS(read({}), Error);
  CHECK_THROWS_AS(read({"  ", "***"}), Error);
}

TEST_CASE("tables of contents leave the text, sentences that end in a number stay", "[import][assemble]") {
  const Strings text = {"Scope", "We apply this to all registries of the members.", "Terms",
                        "We use these terms in the report that was adopted in 2015"};
  const auto behind = [&](Strings contents) {
    contents.insert(contents.end(), text.begin(), text.end());
    return read(contents);
  };
  const Document dots = behind(
      {"Contents", "Scope .......... 3", "Terms . . . . . . . . iv", "List of figures", "A map ........ 9"});
  CHECK(texts(dots) == text);
  CHECK(dots.left_out.size() == 5);
  CHECK(dots.left_out[0].what == "table of contents");
  CHECK(texts(behind({"Contents", "Scope 3", "Terms 4", "Annex 12"})) == text);
  CHECK(texts(behind({"Scope 3", "Scope 3", "Terms 4"})) == text);
  // No heading says so, and nothing below repeats them.
  const Strings years = {"Bangkok 3", "Hanoi 4", "Manila 5"};
  CHECK(texts(behind(years)).size() == years.size() + text.size());
  CHECK(texts(read({"We met and we talked ....", "We agreed to meet in 2020"})).size() == 2);
}

TEST_CASE("job numbers and bar codes leave the text, other numbers stay", "[import][assemble]") {
  const Document document =
      read({"We agreed to meet again.", "25-10318 (E) 300625", "*2510318*", "12-34567 of the budget"});
  CHECK(texts(document) == Strings{"We agreed to meet again.", "12-34567 of the budget"});
  REQUIRE(document.left_out.size() == 2);
  CHECK(document.left_out[0].what == "job number");
}

TEST_CASE("a masthead is told from the title, and its date from the statement's", "[import][assemble]") {
  std::vector<Block> blocks(7);
  const Strings lines = {"General Assembly",
                         "Distr.: General",
                         "1 July 2025",
                         "Seventy-ninth session",
                         "Agenda item 18 (c)",
                         "Resolution adopted by the General Assembly on 24 June 2025",
                         "We decide to meet again in the next year."};
  for (std::size_t i = 0; i < lines.size(); ++i) blocks[i].text = lines[i];
  blocks[0].kind = BlockKind::heading;
  blocks[0].level = 1;
  const Document document = assemble(std::move(blocks), {}, {});
  CHECK(document.facts.title == lines[5]);
  CHECK(document.facts.date == "2025-06-24");
  CHECK(texts(document) == Strings{lines[6]});
}
