#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/import/html.hpp"
#include "engine/import/import.hpp"

namespace {

using Lines = std::vector<std::string>;

const std::string prose =
    "We agreed to meet again next year and to report on all that was done for the people of the region.";

Lines lines(const stet::Reading& reading) {
  Lines out;
  for (const stet::Block& block : reading.blocks) {
    out.push_back(block.label.empty() ? block.text : block.label + " " + block.text);
  }
  return out;
}

Lines read(const std::string& html) {
  return lines(stet::read_html(html));
}

}  // namespace

TEST_CASE("an HTML page's furniture stays out and its short lines stay in") {
  const stet::Reading reading = stet::read_html(
      "<!doctype html><title>Statement | Ministry</title><script>var a = '<p>no</p>';</script>"
      "<header><h1>Ministry</h1><nav><a href=/>Home</a></nav></header>"
      "<div class='cookie-notice'><p>We use cookies to make this site work better for you and for all of "
      "us.</p></div>"
      "<div class='content with-sidebar'><h1>Joint Statement</h1><p>Hanoi, 12 November 2020</p><p>" +
      prose +
      "</p><p style='display: none'>hidden</p><div class=share><a href=x>Share</a></div></div>"
      "<footer><p>Copyright</p></footer>");
  CHECK(lines(reading) == Lines{"Joint Statement", "Hanoi, 12 November 2020", prose});
  CHECK(reading.fallback.title == "Statement | Ministry");
  bool cookies = false;
  for (const stet::LeftOut& left : reading.left_out)
    cookies = cookies || left.text.starts_with("We use cookies");
  CHECK(cookies);
}

TEST_CASE("HTML lists carry the numbers that browsers print") {
  CHECK(read("<ol start=3><li>" + prose + "<ol type=a><li>one<li>two</ol><li value=9>nine</ol>") ==
        Lines{"3. " + prose, "a. one", "b. two", "9. nine"});
  CHECK(read("<p>" + prose + "<ul><li>one</ul>") == Lines{prose, "\xE2\x80\xA2 one"});
}

TEST_CASE("a bold line in front of a paragraph is a heading") {
  const stet::Reading reading =
      stet::read_html("<p><b>Peace and Security</b><br>" + prose + "<p><b>We</b> agreed on " + prose);
  CHECK(lines(reading) == Lines{"Peace and Security", prose, "We agreed on " + prose});
  CHECK(reading.blocks[0].kind == stet::BlockKind::heading);
  CHECK(reading.blocks[1].kind == stet::BlockKind::body);
}

TEST_CASE("HTML superscripts are ordinals, exponents or footnote marks") {
  CHECK(read("<p>The 12<sup>th</sup> and the 13 <sup>th</sup> Summit, 5 km<sup>2</sup>.<p>" + prose) ==
        Lines{"The 12th and the 13th Summit, 5 km2.", prose});
  const stet::Reading linked =
      stet::read_html("<p>" + prose + "<sup><a href='#n1'>1</a></sup></p><ol><li id=n1>A note.</ol>");
  CHECK(lines(linked) == Lines{prose});
  REQUIRE(linked.left_out.size() == 1);
  CHECK(linked.left_out[0].what == "footnote");
  const stet::Reading typed = stet::read_html("<p>" + prose + "<sup>1</sup></p><p><sup>1</sup> A note.</p>");
  CHECK(lines(typed) == Lines{prose});
}

TEST_CASE("HTML entities, breaks, tables and charsets are read") {
  CHECK(read("<p>Japan&rsquo;s co&shy;operation&nbsp;&amp; peace<br><br>" + prose) ==
        Lines{"Japan\xE2\x80\x99s cooperation & peace", prose});
  CHECK(read("<p>" + prose + "<table><tr><td>5.1<td>It shall report.</table>") ==
        Lines{prose, "5.1 It shall report."});
  CHECK(read("<meta charset=iso-8859-2><p>Pozna\xF1 " + prose) == Lines{"Pozna\xC5\x84 " + prose});
  CHECK(read("<p>Caf\xE9 " + prose) == Lines{"Caf\xC3\xA9 " + prose});
}

TEST_CASE("HTML that nests too deep is refused before it is parsed") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<b><div></b><span>";
  CHECK_THROWS_AS(stet::read_html(deep + prose), stet::Error);
  std::string flat;
  for (int i = 0; i < 5000; ++i) flat += "<p>x<li>y<b>z</b>";
  CHECK_NOTHROW(stet::read_html(flat));
}

TEST_CASE("HTML items that hold one another by turns count as deep") {
  const auto repeated = [](const std::string& tags, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += tags;
    return out;
  };
  for (const char* turns : {"<li><dd>", "<dd>x<li>y", "<dialog><div></dialog>", "<del><p></del></p>",
                            "<span id=a><li></span><span id=b><dd></span>"}) {
    INFO(turns);
    CHECK_THROWS_AS(stet::read_html("<p>" + prose + repeated(turns, 20'000)), stet::Error);
    CHECK(stet::read_html("<p>" + prose + repeated(turns, 20)).blocks.front().text == prose);
  }
  for (const char* flat : {"<li>a<li>b</li>", "<dl><dt>a<dd>b</dl>", "<li><dd>a</li>",
                           "<ul><li>a<p>b<li>c</ul>", "<table><tr><td><p>a<li>b<td><dd>c</table>", "<rt>a",
                           "<rp>(<rt>a<rp>)", "<p><rt>a</p>", "<button>a"}) {
    INFO(flat);
    CHECK(stet::read_html("<p>" + prose + "</p>" + repeated(flat, 3000)).blocks.front().text == prose);
  }
}

TEST_CASE("HTML text goes on behind the reading of its characters") {
  const std::string closed =
      "<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp>\xE5\xAD\x97<rt>ji</rt></ruby>";
  const std::string open = "<ruby>\xE6\xBC\xA2<rp>(<rt>kan<rp>)</ruby><ruby>\xE5\xAD\x97<rt>ji</ruby>";
  for (const std::string& ruby : {closed, open})
    CHECK(read("<p>" + ruby + " " + prose) == Lines{"\xE6\xBC\xA2\xE5\xAD\x97 " + prose});
}

TEST_CASE("text that unfolds at a click belongs to the article", "[import][html]") {
  const std::string prose =
      "The members agreed to meet each year and to report on all of the measures they took.";
  const stet::Document document = stet::import_bytes(
      "<!doctype html><title>Rules</title><main><h1>Rules of the platform</h1><p class=meta>Last updated: 4 "
      "March 2024</p>"
      "<h2><button aria-expanded=false aria-controls=p1>What is allowed</button></h2><div id=p1 "
      "aria-hidden=true><p>First. " +
          prose + "</p></div><details><summary>What is not allowed</summary><p>Second. " + prose +
          "</p></details><h3><a role=button href='#c3'>Appeals</a></h3><div id=c3 "
          "style='display:none'><p>Third. " +
          prose + "</p></div><div class='accordion collapse' hidden><p>Fourth. " + prose +
          "</p></div><div hidden><p>Fifth. " + prose + "</p></div></main>",
      "a.html");
  std::string all;
  for (const stet::Paragraph& paragraph : document.paragraphs)
    all += (paragraph.kind == stet::ParagraphKind::heading ? "# " : "") + paragraph.text + "\n";
  CHECK(all == "# What is allowed\nFirst. " + prose + "\n# What is not allowed\nSecond. " + prose +
                   "\n# Appeals\nThird. " + prose + "\nFourth. " + prose + "\n");
  CHECK(document.facts.title == "Rules of the platform");
  CHECK(document.facts.date == "2024-03-04");
}
