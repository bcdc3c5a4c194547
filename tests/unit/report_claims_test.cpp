// What a report says of commitments in words: claims that a reader would quote.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"
#include "engine/report/commitment_rows.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/report.hpp"

using namespace stet;

namespace {

Comparison compared(const std::string& before, const std::string& after) {
  return compare(import_bytes(before, "old.txt"), import_bytes(after, "new.txt"), Lexicon::built_in());
}

// The facts of the first entry of a section, and its words with marks.
struct Told {
  std::string facts;
  std::string words;
};

Told told(const std::string& before, const std::string& after, SectionKind kind) {
  const Report report = make_report(compared(before, after));
  const auto section = std::ranges::find(report.sections, kind, &Section::kind);
  if (section == report.sections.end()) return {"none", ""};
  Told out;
  out.facts = facts_text(section->entries.front().facts, unicode_signs);
  for (const Piece& piece : section->entries.front().passages.front().pieces)
    out.words += piece.mark == Mark::erased     ? "[-" + piece.text + "-]"
                 : piece.mark == Mark::inserted ? "{+" + piece.text + "+}"
                                                : piece.text;
  return out;
}

std::string reworded(const std::string& before, const std::string& after) {
  return told(before, after, SectionKind::reworded).facts;
}

}  // namespace

TEST_CASE("another deed under the same verb is named, the same deed is not") {
  CHECK(reworded("The Board decided to maintain the levy on ferries at 2 percent.",
                 "The Board decided to raise the levy on ferries to 3 percent.") ==
        "verb decided to maintain → decided to raise · amount 2 percent → 3 percent");
  CHECK(reworded("We will continue to repair the bridges of the delta.",
                 "We will continue to widen the bridges of the delta.") ==
        "verb will continue to repair → will continue to widen");
  CHECK(reworded("Sanctions on the mills of the delta will be lifted.",
                 "Sanctions on the mills of the delta will be extended.") ==
        "verb will be lifted → will be extended");
  CHECK(reworded("The Board decided to maintain the levy on ferries at 2 percent.",
                 "The Board decided to maintain the levy on ferries at 3 percent.")
            .find("verb") == std::string::npos);
  CHECK(reworded("We will also repair the bridges of the delta.",
                 "We will now repair the bridges of the whole delta.")
            .find("verb") == std::string::npos);
}

TEST_CASE("a promise that nobody makes any more says who made it") {
  CHECK(reworded("We will establish a fund for the delta.", "A fund for the delta will be established.") ==
        "actor We lost");
}

TEST_CASE("the sums that a report tells are told apart by what they are of, as in the JSON") {
  CHECK(reworded(
            "The Bank decided to continue buying bonds of ports at a pace of $40 billion and longer bills of "
            "northern railways at a pace of $45 billion.",
            "The Bank will add to its longer bills of northern railways at a pace of $40 billion.")
            .find("amount $40 billion, $45 billion → $40 billion") != std::string::npos);
}

TEST_CASE("under the same force no change of class is claimed") {
  CHECK(reworded("The Bank will purchase bonds of ports.",
                 "The Bank continues to purchase bonds of ports.") == "verb will → continues to");
  CHECK(told("The Bank will purchase bonds of ports.", "The Bank noted the purchase of bonds of ports.",
             SectionKind::weaker)
            .facts.find("undertaking → notice") != std::string::npos);
}

TEST_CASE("a pledge whose sentence stands in other words says so, one that is gone does not") {
  const std::string sum =
      "We welcomed the work of the Herring Centre and Tonga's pledge of USD 10 million to the Institute.";
  const Told other =
      told(sum, "We welcomed the work of the Herring Centre and Tonga's contribution to the Institute.",
           SectionKind::dropped);
  CHECK(other.facts == "its sentence stands in other words");
  CHECK(other.words == "Tonga's [-pledge of USD 10 million-]{+contribution+} to the Institute");
  const Told gone =
      told(sum, "We welcomed the work of the Herring Centre and of its trainees.", SectionKind::dropped);
  CHECK(gone.facts.empty());
  CHECK(gone.words == "Tonga's pledge of USD 10 million to the Institute");
}

TEST_CASE("a commitment that most of its sentence carries on shows what became of it") {
  const Told audited = told("We will audit each mill at least once every two years.",
                            "We audit each mill at least once every three years.", SectionKind::dropped);
  CHECK(audited.facts == "its sentence stands in other words");
  CHECK(audited.words == "We [-will-] audit each mill at least once every [-two-]{+three+} years");
  const Told gone = told("We will audit each mill at least once every two years.",
                         "We met the owners of each mill in Suva.", SectionKind::dropped);
  CHECK(gone.facts.empty());
}

TEST_CASE("a commitment is shown whole where its sentence was laid out otherwise") {
  const Told opened = told("A review conference on all of the treaties will be convened in 2028.",
                           "In our view a review conference on all of the treaties may be convened in 2028.",
                           SectionKind::dropped);
  CHECK(opened.words == "a review conference on all of the treaties [-will-]{+may+} be convened in 2028");
  const Told quoted =
      told("The “Law” of the “Sea” (and of rivers) shall be upheld (in full).",
           "To us the \"Law\" of the \"Sea\" (and of rivers) may be upheld (in full).", SectionKind::dropped);
  const Told folded =
      told("To cut CO₂ and CH₄ and ﬁbres, a review conference on treaties will be convened in 2028.",
           "To cut CO2 and CH4 and fibres, a review conference on treaties may be convened in 2028.",
           SectionKind::dropped);
  CHECK(folded.words == "a review conference on treaties [-will-]{+may+} be convened in 2028");
  CHECK(quoted.words == "the \"Law\" of the \"Sea\" (and of rivers) [-shall-]{+may+} be upheld (in full)");
}

TEST_CASE("an actor is put in brackets where the clause does not name it") {
  const Report report = make_report(compared(
      "We will not sell gold, nor will we lend it to dealers. We will dredge the port and will open it.",
      "We met in Suva."));
  const auto section = std::ranges::find(report.sections, SectionKind::dropped, &Section::kind);
  REQUIRE(section != report.sections.end());
  REQUIRE(section->entries.size() == 4);
  CHECK(section->entries[1].passages.front().pieces.front().text == "nor will we lend it to dealers.");
  CHECK(section->entries[3].passages.front().pieces.front().text == "[We] will open it.");
}

TEST_CASE("the old text of a pledge in rows holds no new word") {
  const Comparison comparison = compared(
      "We welcomed the work of the Herring Centre and Tonga's pledge of USD 10 million to the Institute.",
      "We welcomed the work of the Herring Centre and Tonga's contribution to the Institute.");
  const auto rows = commitment_rows(make_report(comparison), comparison);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().old_text == "Tonga's pledge of USD 10 million to the Institute");
  CHECK(rows.front().new_text.empty());
  CHECK(shows_change(rows.front().redline));
}
