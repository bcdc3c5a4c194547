#include <catch2/catch.hpp>

#include "engine/report/capitals.hpp"
#include "engine/report/docx.hpp"
#include "engine/report/tracked.hpp"
#include "engine/report/xml_writer.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;

namespace {

bool gone(Tracking tracking, bool accept) {
  const bool of_new = tracking == Tracking::inserted || tracking == Tracking::moved_to;
  const bool of_old = tracking == Tracking::deleted || tracking == Tracking::moved_from;
  return accept ? of_old : of_new;
}

std::vector<std::string> settled(const TrackedText& text, bool accept) {
  std::vector<std::string> paragraphs;
  std::string line;
  for (const TrackedParagraph& paragraph : text.paragraphs) {
    for (const TrackedRun& run : paragraph.runs) {
      if (!gone(run.tracked.tracking, accept)) line += run.label ? run.text + "|" : run.text;
    }
    if (gone(paragraph.mark.tracking, accept)) continue;
    paragraphs.push_back(line);
    line.clear();
  }
  CHECK(line.empty());
  return paragraphs;
}

std::vector<std::string> lines(const Document& document) {
  std::vector<std::string> out;
  for (const Paragraph& paragraph : document.paragraphs)
    out.push_back((paragraph.label.empty() ? "" : paragraph.label + "|") + paragraph.text);
  return out;
}

Comparison compared(const std::vector<Paragraph>& before, const std::vector<Paragraph>& after) {
  return compare(document("old", before), document("new", after), Lexicon::built_in());
}

}  // namespace

TEST_CASE("accepting every change gives the new statement, rejecting the old") {
  const Comparison comparison = one_of_everything();
  const TrackedText text = tracked_text(comparison);
  CHECK(settled(text, true) == lines(comparison.new_document));
  CHECK(settled(text, false) == lines(comparison.old_document));
}

TEST_CASE("a moved paragraph is one move with two sides") {
  const auto p = [](const char* label, const char* words) { return paragraph(label, {words}); };
  const std::string a = "We agreed to share data on floods in every river basin of the region.";
  const std::string b = "The fishing season was discussed at length by all ministers and their deputies.";
  const std::string c = "Leaders welcomed the report of the working group on navigation and trade.";
  const std::string d = "We will publish the water levels of every lake each week from now on.";
  const Comparison comparison =
      compared({p("1", a.c_str()), p("2", b.c_str()), p("3", c.c_str()), p("4", d.c_str())},
               {p("1", b.c_str()), p("2", c.c_str()), p("3", d.c_str()), p("4", a.c_str())});
  const TrackedText text = tracked_text(comparison);
  CHECK(text.moves == 1);
  int begins = 0;
  int ends = 0;
  for (const TrackedParagraph& paragraph : text.paragraphs) {
    for (const TrackedRun& run : paragraph.runs) {
      begins += run.tracked.begins ? 1 : 0;
      ends += run.tracked.ends ? 1 : 0;
    }
    ends += paragraph.mark.ends ? 1 : 0;
  }
  CHECK(begins == 2);
  CHECK(ends == 2);
  CHECK(settled(text, true) == lines(comparison.new_document));
  CHECK(settled(text, false) == lines(comparison.old_document));
}

TEST_CASE("a capital that a sentence's place gives is tracked, and nothing else beside the redline") {
  const std::vector<Edit> edits = {{EditOp::insert, "Today, "}, {EditOp::equal, "we met in the “Hall”."}};
  const std::vector<Edit> expected = {{EditOp::insert, "Today, "},
                                      {EditOp::erase, "We"},
                                      {EditOp::insert, "we"},
                                      {EditOp::equal, " met in the “Hall”."}};
  CHECK(with_capitals(edits, "We met in the \"Hall\".") == expected);
  CHECK(with_capitals(edits, "we met in the \"Hall\".") == edits);
  CHECK(with_capitals(edits, "something else") == edits);
}

TEST_CASE("text in XML is inert and legal") {
  CHECK(escape_for_xml("<w:ins a=\"b\">&]]>") == "&lt;w:ins a=&quot;b&quot;&gt;&amp;]]&gt;");
  CHECK(escape_for_xml("\x01\x1b[2J\u202E\uFFFE") == "‹U+0001›‹U+001B›[2J‹U+202E›\uFFFD");
  CHECK(escape_for_xml("\xff") == "\uFFFD");
}

TEST_CASE("a Word document has the same bytes whenever it is written") {
  const Comparison comparison = one_of_everything();
  const Report report = make_report(comparison);
  const std::string document = render_docx(report, comparison, {true});
  CHECK(document.starts_with("PK"));
  CHECK(document == render_docx(report, comparison, {true}));
  CHECK(document != render_docx(report, comparison, {false}));
}
