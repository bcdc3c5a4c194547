#include "engine/align/align.hpp"

#include <catch2/catch.hpp>

#include "tests/support/documents.hpp"

namespace {

using stet::Alignment;
using stet::ParagraphRow;
using stet::Relation;
using stet::test::document_of;
using Side = std::vector<std::uint32_t>;

const ParagraphRow& row_of_old(const Alignment& alignment, std::uint32_t paragraph) {
  for (const ParagraphRow& row : alignment.paragraphs)
    for (const std::uint32_t p : row.old_side)
      if (p == paragraph) return row;
  FAIL("paragraph " << paragraph << " stands in no row");
  return alignment.paragraphs.front();
}

const std::string trade =
    "We reaffirmed our commitment to a free and open trading system that promotes growth.";
const std::string fishing = "We agreed to convene a workshop on port State measures against illegal fishing.";
const std::string health =
    "Ministers welcomed the establishment of a regional centre for public health emergencies and looked "
    "forward to "
    "its early operation, which would strengthen the capacities of laboratories in all member states and "
    "shorten "
    "the time between the first case of an outbreak and the answer to it.";
const std::string energy = "We underlined the importance of affordable and cleaner energy for daily life.";
const std::string youth =
    "Leaders appreciated the exchange programmes for students, athletes and young diplomats. They decided to "
    "extend "
    "the sister-city scheme to twelve more municipalities.";

}  // namespace

TEST_CASE("a document aligned with itself is unchanged") {
  const auto document = document_of({trade, fishing, health});
  const Alignment alignment = stet::align(document, document);
  REQUIRE(alignment.paragraphs.size() == 3);
  for (const ParagraphRow& row : alignment.paragraphs) {
    CHECK(row.relation == Relation::unchanged);
    CHECK_FALSE(row.moved);
  }
  CHECK(alignment.doubtful.empty());
}

TEST_CASE("an insertion moves nothing") {
  const Alignment alignment =
      stet::align(document_of({trade, fishing, energy}), document_of({health, trade, fishing, energy}));
  CHECK(alignment.paragraphs.front().relation == Relation::added);
  for (std::uint32_t p = 0; p < 3; ++p) {
    CHECK(row_of_old(alignment, p).relation == Relation::unchanged);
    CHECK_FALSE(row_of_old(alignment, p).moved);
  }
}

TEST_CASE("one moved paragraph is one move") {
  const Alignment alignment = stet::align(document_of({trade, fishing, health, energy, youth}),
                                          document_of({fishing, health, energy, youth, trade}));
  CHECK(row_of_old(alignment, 0).moved);
  for (std::uint32_t p = 1; p < 5; ++p) CHECK_FALSE(row_of_old(alignment, p).moved);
}

TEST_CASE("a long reworded paragraph is found where it moved to") {
  std::string reworded = health;
  reworded.replace(reworded.find("welcomed"), 8, "noted");
  reworded.replace(reworded.find("early"), 5, "full");
  const Alignment alignment = stet::align(document_of({health, trade, fishing, energy, youth}),
                                          document_of({trade, fishing, energy, youth, reworded}));
  CHECK(row_of_old(alignment, 0).relation == Relation::reworded);
  CHECK(row_of_old(alignment, 0).moved);
}

TEST_CASE("a paragraph split in two") {
  const std::string first = youth.substr(0, youth.find(" They"));
  const std::string second = youth.substr(youth.find("They"));
  const Alignment alignment =
      stet::align(document_of({trade, youth, fishing}), document_of({trade, first, second, fishing}));
  CHECK(row_of_old(alignment, 1).relation == Relation::split);
  CHECK(row_of_old(alignment, 1).new_side == Side{1, 2});
  const Alignment mirror =
      stet::align(document_of({trade, first, second, fishing}), document_of({trade, youth, fishing}));
  CHECK(row_of_old(mirror, 1).relation == Relation::merged);
  CHECK(row_of_old(mirror, 1).old_side == Side{1, 2});
}

TEST_CASE("a merge does not swallow a dropped neighbour") {
  const std::string first = youth.substr(0, youth.find(" They"));
  const std::string second = youth.substr(youth.find("They"));
  const Alignment alignment =
      stet::align(document_of({trade, first, second, energy, fishing}), document_of({trade, youth, fishing}));
  CHECK(row_of_old(alignment, 1).relation == Relation::merged);
  CHECK(row_of_old(alignment, 3).relation == Relation::dropped);
}

TEST_CASE("a sentence that moved to another paragraph is moved, not dropped and added") {
  const Alignment alignment = stet::align(document_of({trade + " " + fishing, health, energy}),
                                          document_of({trade, health, energy + " " + fishing}));
  bool found = false;
  for (const stet::SentenceRow& row : alignment.sentences) {
    CHECK(row.relation != Relation::dropped);
    CHECK(row.relation != Relation::added);
    if (row.moved) {
      CHECK(row.old_side.front().paragraph == 0);
      CHECK(row.new_side.front().paragraph == 2);
      found = true;
    }
  }
  CHECK(found);
}

TEST_CASE("a heading is never linked with a body paragraph") {
  stet::Document old_document = document_of({trade, fishing});
  stet::Document new_document = old_document;
  old_document.paragraphs[0].kind = stet::ParagraphKind::heading;
  const Alignment alignment = stet::align(old_document, new_document);
  CHECK(row_of_old(alignment, 0).relation == Relation::dropped);
}

TEST_CASE("layout alone leaves a paragraph unchanged and is counted") {
  const Alignment alignment = stet::align(
      document_of({"The ASEANJapan plan for sub-regional trade was launched on the 12 th of May."}),
      document_of({"The ASEAN-Japan plan for subregional trade was launched on the 12th of May."}));
  CHECK(alignment.paragraphs.front().relation == Relation::unchanged);
  CHECK(alignment.layout_only == 3);
}

TEST_CASE("neighbours that change places stay linked, though one is reworded") {
  const std::string panel = "Decides to hold a panel discussion on desalination;";
  const std::string fund = "Decides to establish a trust fund for coastal wells;";
  const std::string report =
      "Requests the Secretary-General to submit a report on the implementation of the present resolution;";
  const std::string invites = "Invites Member States in a position to do so to contribute to the fund;";
  const std::string urges = "Urges Member States in a position to do so to contribute to the fund;";
  const std::string seized = "Decides to remain seized of the matter.";
  const Alignment alignment =
      stet::align(document_of({panel, report, invites, seized}), document_of({fund, urges, report, seized}));
  CHECK(row_of_old(alignment, 2).relation == Relation::reworded);
  CHECK(row_of_old(alignment, 2).new_side == Side{1});
}

TEST_CASE("a sentence may end where the next begins without a space") {
  stet::Document old_document = document_of({"We agreed to review our activities.We noted the plan."});
  old_document.paragraphs[0].sentences = {{0, 35}, {35, 53}};
  stet::Document new_document = document_of({"We agreed to review our work. We noted the plan."});
  const Alignment alignment = stet::align(old_document, new_document);
  REQUIRE(alignment.sentences.size() == 2);
  CHECK(alignment.sentences[0].relation == Relation::reworded);
  CHECK(alignment.sentences[1].relation == Relation::unchanged);
}

TEST_CASE("a paragraph half of whose sentences another took in is merged, not dropped") {
  // The other half is new, and much was added where it now stands.
  const std::string vote =
      "Voting against the action was Mr. Smith, who would have kept the rate. He saw risks in waiting until "
      "the autumn for the figures of the second quarter.";
  const std::string merged =
      "Voting for the action were Ms. Jones, Chair; Mr. Brown, Vice Chair; Ms. Miller; Mr. Taylor; Ms. "
      "Wilson; "
      "and Mr. Davies. Voting against the action was Mr. Smith, who would have kept the rate. Ms. Lewis took "
      "no part in the vote.";
  const std::string votes_for =
      "Voting for the action were Ms. Jones, Chair; Mr. Brown, Vice Chair; Ms. Miller; Mr. Taylor; Ms. "
      "Wilson; "
      "and Mr. Davies.";
  const Alignment alignment =
      stet::align(document_of({trade, votes_for, vote}), document_of({trade, merged}));
  CHECK(row_of_old(alignment, 2).relation == Relation::merged);
  CHECK(row_of_old(alignment, 2).old_side == Side{1, 2});
}

TEST_CASE("requirements put in another order and reworded are found") {
  const std::vector<std::string> requirements = {
      "The verifier shall store passwords salted and hashed with an approved function.",
      "Session tokens shall expire after thirty minutes without activity of the user.",
      "Uploaded files shall be scanned for malware before another user can open them.",
      "Error messages shall not reveal which part of the credentials was wrong.",
      "Audit records shall be kept for two years and be protected from change.",
      "Private keys shall be generated and kept in certified hardware."};
  const std::vector<std::string> reworded = {
      "Keep private keys in certified hardware, and generate them there.",
      "Check that no error message reveals which part of the login was wrong.",
      "Check that passwords are hashed and salted with an approved function.",
      "For two years, audit records must be kept and protected from change.",
      "Scan uploaded files for malware before any other user may open them.",
      "After thirty minutes without activity session tokens must expire."};
  const std::vector<std::uint32_t> places = {2, 5, 4, 1, 3, 0};
  const Alignment alignment = stet::align(document_of(requirements), document_of(reworded));
  for (std::uint32_t p = 0; p < places.size(); ++p)
    CHECK(row_of_old(alignment, p).new_side == Side{places[p]});
}

TEST_CASE("empty documents") {
  CHECK(stet::align({}, {}).paragraphs.empty());
  CHECK(stet::align(document_of({trade}), {}).paragraphs.front().relation == Relation::dropped);
  CHECK(stet::align({}, document_of({trade})).paragraphs.front().relation == Relation::added);
}
