#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/columns.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/show.hpp"
#include "engine/report/terminal.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Comparison hostile() {
  Comparison it;
  const std::string evil = "We \x1b]0;x\x07 <script>alert(1)</script> will | *act* \u202Eback.";
  it.old_document = document("o\x1b[31m.txt", {paragraph("1\x1b[m", {"We will act."})});
  it.new_document = document("n.txt", {paragraph("1", {evil})});
  it.new_document.facts.title = "Title \x1b[2J <img src=x>";
  it.new_document.left_out = {{"page footer", "\x1b[1m<b>", {}}};
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}})};
  it.alignment.doubtful = {0};
  ClauseRow row = clause_row(it, Status::added, {},
                             clause(it.new_document, 0, evil.substr(0, evil.size() - 1),
                                    ClauseClass::undertaking, "We\x1b[0m", "will"));
  it.clauses = {row};
  it.alignment.limits = {"limit \x1b[5m"};
  return it;
}

}  // namespace

TEST_CASE("changes are bracketed without colour and inked with it") {
  const Report report = make_report(one_of_everything());
  const std::string plain = render_terminal(report);
  CHECK(contains(plain, "[-noted the need-]{+resolved+} to share data on floods"));
  CHECK_FALSE(contains(plain, "\x1b"));
  TerminalStyle style;
  style.colour = true;
  const std::string coloured = render_terminal(report, style);
  CHECK(contains(coloured, "\x1b[31;9mnoted the need\x1b[0m \x1b[32;1mresolved\x1b[0m to"));
  CHECK_FALSE(contains(coloured, "[-"));
}

TEST_CASE("no line is wider than the terminal") {
  for (const std::size_t width : {40U, 60U, 80U, 120U}) {
    TerminalStyle style;
    style.width = width;
    std::istringstream in(render_terminal(make_report(one_of_everything()), style));
    for (std::string line; std::getline(in, line);) CHECK(columns(line) <= width);
  }
}

TEST_CASE("a terminal without Unicode gets stet's signs in ASCII") {
  TerminalStyle style;
  style.unicode = false;
  const std::string text = render_terminal(make_report(one_of_everything()), style);
  for (const char c : text) REQUIRE(static_cast<unsigned char>(c) < 0x80U);
  CHECK(contains(text, "par. 7 -> par. 3"));
}

TEST_CASE("the headline names editions, meeting, places and dates") {
  const std::string text = render_terminal(make_report(one_of_everything()));
  CHECK(text.starts_with("22nd → 23rd Forum\nBangkok, 4 November 2019 → Viet Nam, 12 November 2020\n"));
}

TEST_CASE("no byte of a statement steers the terminal") {
  const Comparison comparison = hostile();
  ReportOptions options;
  options.all_clauses = true;
  for (const std::string& text :
       {render_terminal(make_report(comparison, options)), render_markdown(make_report(comparison, options)),
        render_json(comparison), render_json(comparison.new_document, {*comparison.clauses[0].new_clause}),
        render_document(comparison.new_document, {*comparison.clauses[0].new_clause})}) {
    for (const char c : text) {
      REQUIRE((static_cast<unsigned char>(c) >= 0x20U || c == '\n'));
      REQUIRE(c != '\x7f');
    }
    CHECK_FALSE(contains(text, "\u202E"));
  }
}

TEST_CASE("Markdown holds no tag but its own") {
  const std::string text = render_markdown(make_report(hostile()));
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool own = rest.starts_with("<del>") || rest.starts_with("</del>") || rest.starts_with("<ins>") ||
                     rest.starts_with("</ins>");
    REQUIRE(own);
  }
}

TEST_CASE("JSON keeps every character and counts code points") {
  Comparison it;
  it.old_document = document("o", {paragraph("", {"Nguyễn spoke.", "We will “act”."})});
  it.new_document = it.old_document;
  it.alignment.paragraphs = {paragraph_row(Relation::unchanged, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::unchanged, {{0, 0}}, {{0, 0}}),
                            sentence_row(it, Relation::unchanged, {{0, 1}}, {{0, 1}})};
  const Clause act = clause(it.new_document, 0, "We will “act”", ClauseClass::undertaking, "We", "will");
  it.clauses = {clause_row(it, Status::kept, act, act)};
  const nlohmann::json json = nlohmann::json::parse(render_json(it));
  CHECK(json["old"]["paragraphs"][0]["id"].is_null());
  CHECK(json["old"]["ordinal"].is_null());
  CHECK(json["new"]["paragraphs"][0]["sentences"][1]["begin"] == 14);
  CHECK(json["clauses"][0]["new"]["begin"] == 14);
  CHECK(json["clauses"][0]["new"]["end"] == 27);
  CHECK(json["clauses"][0]["new"]["text"] == "We will “act”");
  const nlohmann::json evil = nlohmann::json::parse(render_json(hostile()));
  CHECK(evil["new"]["paragraphs"][0]["text"] == hostile().new_document.paragraphs[0].text);
}
