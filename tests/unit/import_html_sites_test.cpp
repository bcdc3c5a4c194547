#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/import/import.hpp"

namespace {

const std::filesystem::path sites = std::filesystem::path(STET_SOURCE_DIR) / "fixtures" / "formats" / "sites";

using Lines = std::vector<std::string>;

Lines lines_of(const stet::Document& document) {
  Lines lines;
  for (const stet::Paragraph& paragraph : document.paragraphs)
    lines.push_back((paragraph.kind == stet::ParagraphKind::heading ? "# " : "") + paragraph.text);
  return lines;
}

const Lines statement{
    "The ministers met in Luxembourg on 14 March 2025 and discussed the state of their cooperation. They "
    "agreed "
    "to continue it.",
    "We will provide 40 million euros to the regional fund by 2027, and we call on other donors to "
    "contribute.",
    "We reaffirmed our commitment to the rules that we adopted last year. We noted the report of the working "
    "group with interest.",
    "We decided to meet again in the first half of 2026 at the invitation of the Government of Malta."};

}  // namespace

TEST_CASE("one statement reads alike from pages of every make", "[import][html]") {
  // A news story with pull quote, advertisement, comments and other stories; a content system's nested boxes
  // without <article>; a print view; a page laid out with tables; a page under consent dialogs.
  for (const char* name : {"news.html", "cms.html", "print.html", "tables.html", "cookies.html"}) {
    INFO(name);
    const stet::Document document = stet::import_file(sites / name);
    CHECK(lines_of(document) == statement);
    CHECK(document.facts.title == "Joint Statement of the Ministers for Water");
    CHECK(document.facts.date == "2025-03-14");
    const bool numbered = std::string(name) == "tables.html";
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i)
      CHECK(document.paragraphs[i].label == (numbered ? std::to_string(i + 1) : ""));
  }
}

TEST_CASE("a policy reads without the list of its versions and of other policies", "[import][html]") {
  const stet::Document document = stet::import_file(sites / "hub.html");
  CHECK(document.facts.title == "Bullying and harassment");
  const Lines lines = lines_of(document);
  REQUIRE(lines.size() == 7);
  CHECK(lines[0] == "# Policy rationale");
  CHECK(lines[2] == "# Do not post:");
  CHECK(
      lines[3] ==
      "Content that targets private individuals with: \xE2\x80\xA2 Calls for death; \xE2\x80\xA2 Threats to "
      "release personal information, including: 1. addresses, 2. telephone numbers; \xE2\x80\xA2 Repeated "
      "unwanted contact.");
  CHECK(lines[4] == "# For the following content, we need additional information:");
  CHECK(document.paragraphs[6].label == "2");
}
