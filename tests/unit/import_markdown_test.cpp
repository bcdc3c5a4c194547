#include <catch2/catch.hpp>

#include "engine/import/front_matter.hpp"
#include "engine/import/import.hpp"

using stet::Document;
using stet::ParagraphKind;

namespace {

using Strings = std::vector<std::string>;

Document read(const std::string& text) {
  return stet::import_bytes(text, "a.md");
}

Strings outline(const std::string& text) {
  Strings out;
  for (const auto& paragraph : read(text).paragraphs) {
    std::string line = paragraph.kind == ParagraphKind::heading ? "# " : "";
    if (!paragraph.label.empty()) line += paragraph.label + " ";
    out.push_back(line + paragraph.text);
  }
  return out;
}

}  // namespace

TEST_CASE("a link whose address does not close is text, and is read once") {
  // The escaped bracket seems to close the link; the one that does has no address.
  CHECK(outline("We [met\\](x) today](y\n") == Strings{"We met](x) today](y"});
}

TEST_CASE("front matter gives the facts", "[import][markdown]") {
  const Document document = read(
      "---\ntags: x\ndate: '2021-03-12'\ntitle: \"Quad Leaders\\u2019 Statement of the\\_Sea,\\\n  \\ and "
      "More\"\nplace: "
      "Luleå\nordinal: 4\nlist:\n  - a\n---\n\nWe met.\n");
  CHECK(document.format == "markdown");
  CHECK(document.facts.title == "Quad Leaders’ Statement of the Sea, and More");
  CHECK(document.facts.date == "2021-03-12");
  CHECK(document.facts.place == "Luleå");
  CHECK(document.facts.ordinal == 4U);
  CHECK(document.paragraphs.size() == 1);
  CHECK(stet::read_front_matter("---\n\nWe met.\n\n---\n").length == 0);
  CHECK(stet::read_front_matter("---\ntitle: x\n").length == 0);
  CHECK(stet::read_front_matter("---\ntitle: 'It''s'\n---\nx").facts.title == "It's");
}

TEST_CASE("headings of every kind", "[import][markdown]") {
  CHECK(outline("# Title of a Declaration\n\n## Trade ##\n\nWe met.\n\nThe sea\n-------\nWe left.\n") ==
        Strings{"# Trade", "We met.", "# The sea", "We left."});
  CHECK(outline("We met.\n\n**Trade**\n\nWe agreed.\n") == Strings{"We met.", "# Trade", "We agreed."});
  CHECK(outline("**Trade**  \nWe agreed.\n") == Strings{"# Trade", "We agreed."});
  CHECK(outline("**Trade**\nWe agreed.\n") == Strings{"# Trade", "We agreed."});
  CHECK(outline("**Trade and\nthe Sea**\nWe agreed.\n") == Strings{"# Trade and the Sea", "We agreed."});
  CHECK(outline("**<u>Trade</u>**\n\nWe agreed.\n") == Strings{"# Trade", "We agreed."});
  CHECK(outline("I. **<span style=\"x\">Trade</span>**\n\nWe met.\n\nII. **The Sea**\n\nWe left.\n") ==
        Strings{"# I Trade", "We met.", "# II The Sea", "We left."});
  CHECK(outline("We met.  \n**  \nTrade** **Dialogue**  \n \nWe left.\n") ==
        Strings{"We met.", "# Trade Dialogue", "We left."});
}

TEST_CASE("bold inside a paragraph is no heading", "[import][markdown]") {
  CHECK(outline("**Trade** is of value\nto all.\n") == Strings{"Trade is of value to all."});
  CHECK(outline("We value **the\nsea** and\n**trade** too.\n") == Strings{"We value the sea and trade too."});
}

TEST_CASE("marks inside lines", "[import][markdown]") {
  CHECK(outline("The 21<sup>st</sup> century and [the *plan*](https://example.org/a_(b)) of ~~old~~ Luleå "
                "&amp; Co.\n") == Strings{"The 21st century and the plan of Luleå & Co."});
  CHECK(outline("A \\* star, snake_case, 3 * 4, _slanted_ and __strong__ `code` words.\n") ==
        Strings{"A * star, snake_case, 3 * 4, slanted and strong code words."});
  CHECK(outline("We support it.[^1]\n\n[^1]: See the plan.\n") == Strings{"We support it."});
  CHECK(outline("We support it.<sup>3</sup> The area is 5 m<sup>2</sup>.\n") ==
        Strings{"We support it. The area is 5 m2."});
  CHECK(outline("We met.<!-- not\nthis -->\n\nWe left.\n") == Strings{"We met.", "We left."});
  CHECK(outline("An open ** star and [a bracket and <a tag\n").size() == 1);
}

TEST_CASE("lists", "[import][markdown]") {
  CHECK(outline("1.  We met\n    in Tokyo.\n2.  We left.\n") == Strings{"1 We met in Tokyo.", "2 We left."});
  CHECK(outline("1. We met.  \n   \n2. We left.\n") == Strings{"1 We met.", "2 We left."});
  CHECK(outline("1. We met.\n1. We left.\n1. We slept.\n") ==
        Strings{"1 We met.", "2 We left.", "3 We slept."});
  CHECK(outline("We agreed to:\n\n-   promote\n    trade; and\n-   protect the sea.\n\nWe left.\n") ==
        Strings{"We agreed to: • promote trade; and • protect the sea.", "We left."});
  CHECK(
      outline(
          "We agreed.\n\n- We value trade. We will promote it.\n- We value the sea. We will protect it.\n") ==
      Strings{"We agreed.", "We value trade. We will promote it.", "We value the sea. We will protect it."});
  CHECK(outline("It includes:\n\n1.  trade,\n2.  the sea, and\n3.  the land.\n\nWe left.\n") ==
        Strings{"It includes: 1. trade, 2. the sea, and 3. the land.", "We left."});
}

TEST_CASE("quotes, tables and rules", "[import][markdown]") {
  CHECK(outline("> We met\n> in Tokyo.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n---\n\nWe left.\n") ==
        Strings{"We met in Tokyo.", "A B", "1 2", "We left."});
}

TEST_CASE("end marks and press offices", "[import][markdown]") {
  CHECK(outline("We met.\n\n\\###\n\nFor media inquiries, e-mail x@example.org\n") == Strings{"We met."});
}

TEST_CASE("content decides before the ending", "[import][markdown]") {
  CHECK(stet::import_bytes("## Trade\n\nWe met.\n\n## Sea\n\nWe left.\n", "a.txt").format == "markdown");
  CHECK(stet::import_bytes("We met.\n\n# # #\n", "a.txt").format == "text");
  CHECK(stet::import_bytes("We met.\n", "a.md").format == "markdown");
}
