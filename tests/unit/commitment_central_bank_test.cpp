// The lexicon for central banks, on sentences of no bank.
#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/commitment/unknown_verbs.hpp"
#include "tests/support/clause_fixture.hpp"

using namespace stet;

namespace {

const Lexicon& central_bank() {
  static const Lexicon lexicon = [] {
    const auto found = std::ranges::find(shipped_lexicons(), "central-bank", &ShippedLexicon::name);
    return Lexicon::parse(found->text, "central-bank");
  }();
  return lexicon;
}

// "class | verb" of each clause, commitments with "* ", hedged ones with "~" behind.
std::vector<std::string> clauses(const std::string& text, const Lexicon& lexicon = central_bank()) {
  std::vector<std::string> out;
  for (const Clause& clause : find_clauses(stet_test::statement({text}), lexicon))
    out.push_back((clause.commitment ? "* " : "") + std::string(name(clause.clause_class)) + " | " +
                  clause.verb + (clause.hedges.empty() ? "" : " ~"));
  return out;
}

using Clauses = std::vector<std::string>;

std::string unknown(const std::string& text, const Lexicon& lexicon = Lexicon::built_in()) {
  const Document document = stet_test::statement({text});
  const Document* const documents[] = {&document};
  std::string out;
  for (const UnknownVerb& verb : unknown_verbs(documents, lexicon))
    out += verb.phrase + (verb.with_others ? "? " : " ") + std::to_string(verb.count) + "; ";
  return out;
}

}  // namespace

TEST_CASE("central-bank: a decision told in the past is a commitment") {
  CHECK(clauses("The Board unanimously approved an increase in the lending rate to 3 percent.") ==
        Clauses{"* undertaking | approved"});
  CHECK(clauses("The Council left the policy rate unchanged.") == Clauses{"* undertaking | left"});
  CHECK(clauses("The Board approved the requests of two branches.") ==
        Clauses{"notice | approved the requests"});
  CHECK(clauses("The Board unanimously approved an increase in the lending rate.", Lexicon::built_in())
            .empty());
}

TEST_CASE("central-bank: watching is told from acting") {
  CHECK(clauses("The Committee will closely monitor prices and will act as needed.") ==
        Clauses{"notice | will closely monitor", "* undertaking | will ~"});
  CHECK(clauses("In setting the rate, the Committee will also take into account wages.") ==
        Clauses{"notice | will also take into account"});
  CHECK(clauses("The Committee will monitor prices.", Lexicon::built_in()) ==
        Clauses{"* undertaking | will monitor"});
}

TEST_CASE("central-bank: guidance on the bank's own acts binds, with a hedge; forecasts do not") {
  CHECK(clauses("The Committee expects to hold the rate at its level.") ==
        Clauses{"* undertaking | expects"});
  CHECK(clauses("The Committee expects inflation to rise.") == Clauses{"expectation | expects"});
  CHECK(clauses("The Committee anticipates keeping its holdings.") == Clauses{"* undertaking | anticipates"});
}

TEST_CASE("central-bank: what is being bought is a commitment while it lasts") {
  CHECK(clauses("The Bank is purchasing bonds at a steady pace.") ==
        Clauses{"* undertaking | is purchasing"});
  CHECK(clauses("The Bank has purchased bonds.").empty());
  CHECK(clauses("The Committee is gradually slowing the pace of its purchases.").size() == 1);
}

TEST_CASE("unknown verbs: an actor, a verb and its object") {
  CHECK(unknown("We frobnicated the treaty. The Committee frobnicates the rules.") == "frobnicate 2; ");
  CHECK(unknown("ASEAN Leaders jointly propitiated the spirits of the river.") == "propitiate 1; ");
  CHECK(unknown("We are poised to act.") == "be poised to+ 1; ");
  CHECK(unknown("The Council has galvanized the members. The Bank is rescheduling its loans.") ==
        "galvanize 1; reschedule 1; ");
  // Known ones, and those known to say nothing.
  CHECK(unknown("We agreed to meet. We urged restraint. We will frobnicate. We met in Rome.").empty());
  // Nobody acts, or there is no object.
  CHECK(unknown("Inflation galvanized the markets. The treaty frobnicates. We quarrelled.").empty());
  // The lexicon has the verb with other objects.
  CHECK(unknown("The Committee extended the deadline.") == "extend? 1; ");
  CHECK(unknown("The members of the Committee responsible for the accounts met.").empty());
}

TEST_CASE("unknown verbs: lemmas are guessed from the words that stand there") {
  CHECK(unknown("We note the rise. We noted the fall.").empty());
  CHECK(unknown("We stamped the paper.") == "stamp 1; ");
  CHECK(unknown("We evacuated the house.") == "evacuate 1; ");
  CHECK(unknown("We whirred the wheel.") == "whir 1; ");
  CHECK(unknown("We besieged the town.") == "besiege 1; ");
  CHECK(unknown("The Bank rectifies the error.") == "rectify 1; ");
}

TEST_CASE("unknown verbs: those that follow the same actor behind \"and\"") {
  CHECK(unknown("The Committee frobnicated the rate and promptly besieged the lenders.") ==
        "besiege 1; frobnicate 1; ");
  CHECK(unknown("The Committee welcomed the report, and besieged the lenders.") == "besiege 1; ");
  CHECK(unknown("The Committee welcomed the report that surveyed banks and besieged the lenders.").empty());
  CHECK(unknown("The Committee welcomed the sound and related matters.").empty());
  // One use for each actor before it.
  CHECK(unknown("The Committee welcomed the report and the Board frobnicated the rest and besieged the "
                "lenders.") == "besiege 2; frobnicate 1; ");
  CHECK(unknown("The Committee welcomed the report; the Board frobnicated the rest and besieged the "
                "lenders.") == "besiege 1; frobnicate 1; ");
}
