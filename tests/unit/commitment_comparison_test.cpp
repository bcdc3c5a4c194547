#include <catch2/catch.hpp>

#include "engine/commitment/comparison.hpp"
#include "engine/commitment/lexicon.hpp"
#include "tests/support/clause_fixture.hpp"

using namespace stet;
using stet_test::rows_of;
using stet_test::side_by_side;
using stet_test::statement;
using stet_test::verdict;

namespace {

std::string why(const std::string& old_text, const std::string& new_text) {
  return rows_of(old_text, new_text).at(0).why;
}

}  // namespace

TEST_CASE("clauses compared: the same words and actor are kept, layout aside") {
  CHECK(verdict("We agreed to meet in Tokyo.", "We agreed to meet in Tokyo.") == "kept none");
  CHECK(verdict("We agreed to promote sub-regional trade.", "We agreed to promote subregional trade.") ==
        "kept none");
  CHECK(verdict("In this regard, we agreed to meet.", "We agreed to meet.") == "kept none");
  CHECK(verdict("We welcomed the report and agreed to meet again.", "We agreed to meet again.") ==
        "dropped none; kept none");
}

TEST_CASE("clauses compared: an item keeps its words while its stem changes") {
  CHECK(verdict("We intend to: (a) open a desk; (b) share data.",
                "We will: (a) open a desk; (b) share data.") ==
        "reworded strengthened verb; reworded strengthened verb");
}

TEST_CASE("clauses compared: a practice that stands beside another now is not dropped") {
  CHECK(verdict(
            "The Bank will now reinvest its coupons in bonds. In addition, the Bank will maintain its policy "
            "of "
            "lending gold to dealers.",
            "The Bank is maintaining its policies of reinvesting its coupons in bonds and of lending gold to "
            "dealers.") == "reworded none verb,scope; reworded none verb,scope");
}

TEST_CASE("clauses compared: a deed of few words is found wherever it stands") {
  CHECK(verdict("We will open a fund for the islands; our envoys and defence ministers will continue to meet "
                "often.",
                "We will train nurses in the valleys. Our schools will grow. Our defence ministers will meet "
                "often.")
            .find("reworded none actor") != std::string::npos);
}

TEST_CASE("clauses compared: an abbreviation spelled out is the same name") {
  CHECK(verdict("We will notify the WTO of all duties.",
                "We will notify the World Trade Organization of all duties.") == "reworded none wording");
  CHECK(verdict("We will notify the Bank for International Settlements of all duties.",
                "We will notify the BIS of all duties.") == "reworded none wording");
  CHECK(verdict("We will notify the WTO of all duties.",
                "We will notify the World Customs Organization of all duties.")
            .find("name") != std::string::npos);
}

TEST_CASE("clauses compared: how many act is no amount") {
  CHECK(verdict("We will open a school in Suva.", "Our four countries will open a school in Suva.") ==
        "reworded none actor");
}

TEST_CASE("clauses compared: a passive names no other actor") {
  CHECK(verdict("Each member is encouraged to publish a code.",
                "Each member undertakes to publish a code.") == "reworded strengthened verb");
}

TEST_CASE("clauses compared: spelling variants are no change of substance") {
  CHECK(verdict("We agreed to boost defense programs.", "We agreed to boost defence programmes.") ==
        "reworded none spelling");
  CHECK(verdict("We emphasized the need to utilize labor.", "We emphasised the need to utilise labour.") ==
        "reworded none spelling");
  CHECK(verdict("We agreed to open a center for travelers.", "We agreed to open a centre for travellers.") ==
        "reworded none spelling");
}

TEST_CASE("clauses compared: the class ladder decides the shift") {
  CHECK(verdict("We noted the need to continue enhancing cooperation on security.",
                "We resolved to continue enhancing cooperation on security.") ==
        "reworded strengthened verb");
  CHECK(verdict("We resolved to deepen trade relations.",
                "We recognised the need to deepen trade relations.") == "reworded weakened verb");
  CHECK(verdict("We underscored the importance of achieving the goals by 2030.",
                "We reaffirmed our commitment to achieving the goals by 2030.") ==
        "reworded strengthened verb");
  CHECK(verdict("We committed to ending plastic pollution.",
                "We reaffirmed our commitment to ending plastic pollution.") == "reworded weakened verb");
  CHECK(verdict("We will protect the ocean.", "We look forward to protecting the ocean.") ==
        "reworded weakened verb");
  CHECK(verdict("We welcomed the protection of the ocean.", "We call for the protection of the ocean.") ==
        "reworded strengthened verb");
}

TEST_CASE("clauses compared: verbs of one class have a ladder of their own") {
  CHECK(verdict("We invited members to ratify the treaty.", "We encouraged members to ratify the treaty.") ==
        "reworded strengthened verb");
  CHECK(verdict("We urged members to ratify the treaty.", "We called on members to ratify the treaty.") ==
        "reworded weakened verb");
  CHECK(verdict("We underlined the need to ratify the treaty.",
                "We stressed the need to ratify the treaty.") == "reworded none verb");
  CHECK(verdict("We took the decision to ratify the treaty.", "We decided to ratify the treaty.") ==
        "reworded none verb");
  CHECK(verdict("We will ratify the treaty.", "We intend to ratify the treaty.") == "reworded weakened verb");
  CHECK(verdict("We agreed to consider a ban on imports.", "We agreed to a ban on imports.").substr(0, 21) ==
        "reworded strengthened");
}

TEST_CASE("clauses compared: tense alone is no change of verb") {
  CHECK(verdict("We agreed to ratify the treaty.", "We agree to ratify the treaty.") ==
        "reworded none wording");
  CHECK(verdict("We have agreed to ratify the treaty.", "We agreed to ratify the treaty.") ==
        "reworded none wording");
}

TEST_CASE("clauses compared: hedges weaken") {
  CHECK(verdict("We will reduce the tariffs.", "We will reduce the tariffs, as appropriate.") ==
        "reworded weakened wording");
  CHECK(verdict("We will endeavour to reduce the tariffs.", "We will reduce the tariffs.") ==
        "reworded strengthened verb");
  CHECK(why("We will reduce the tariffs.", "We will reduce the tariffs, where appropriate.") ==
        "hedge gained: where appropriate");
}

TEST_CASE("clauses compared: amounts") {
  CHECK(verdict("We agreed to provide the centre with USD 30 million for training.",
                "We agreed to provide the centre with USD 50 million for training.") ==
        "reworded none amount");
  CHECK(verdict("We agreed to train 500 experts.", "We agreed to train experts.") ==
        "reworded weakened amount");
  CHECK(verdict("We will cut emissions by 50 per cent.", "We will cut emissions.") ==
        "reworded weakened amount");
  CHECK(why("Japan pledged USD 30 million to the Fund.", "Japan pledged USD 50 million to the Fund.") ==
        "amount: USD 30 million → USD 50 million");
}

TEST_CASE("clauses compared: equal amounts and dates in other words change no facet") {
  CHECK(verdict("We agreed to lend the bank 1 million USD.", "We agreed to lend the bank USD 1 million.") ==
        "reworded none wording");
  CHECK(verdict("We will ratify the treaty before 2025.",
                "We will ratify the treaty not later than 31 December 2024.") == "reworded none wording");
  CHECK(verdict("We will meet on 3 May 2025.", "We will meet on May 3, 2025.") == "reworded none wording");
}

TEST_CASE("clauses compared: deadlines") {
  CHECK(verdict("We agreed to finish the plan by June 2020.", "We agreed to finish the plan by June 2021.") ==
        "reworded none deadline");
  CHECK(verdict("We agreed to finish the plan by June 2020.",
                "We agreed to finish the plan in the future.") == "reworded weakened deadline");
  CHECK(verdict("We agreed to finish the plan.", "We agreed to finish the plan within two years.") ==
        "reworded strengthened deadline");
  CHECK(verdict("By 2030, we will double the share of renewables.",
                "By 2035, we will double the share of renewables.") == "reworded none deadline");
  CHECK(why("We agreed to finish the plan by June 2020.", "We agreed to finish the plan.") ==
        "deadline lost: by June 2020");
}

TEST_CASE("clauses compared: the date of what was done before is no deadline") {
  CHECK(verdict("The Board decided to go on with the loans.",
                "The Board decided to go on with the loans, as announced in October.") ==
        "reworded none scope");
  CHECK(verdict("We will carry out the plan.", "We will carry out the plan adopted in May 2021.")
            .starts_with("reworded none"));
  CHECK(verdict("We will hold a forum.", "We will hold a forum to be opened in May 2031.")
            .starts_with("reworded strengthened deadline"));
  CHECK(verdict("The Bank will lend at rates set at its March meeting.",
                "The Bank will lend at rates set at its May meeting.")
            .find("deadline") == std::string::npos);
}

TEST_CASE("clauses compared: a promise said again is as strong") {
  CHECK(verdict("We commit to ending hunger at sea.", "We recommit to ending hunger at sea.") ==
        "reworded none verb");
  CHECK(verdict("We recommit to ending hunger at sea.", "We look forward to ending hunger at sea.") ==
        "reworded weakened verb");
}

TEST_CASE("clauses compared: a denial is a change of verb, wherever it stands") {
  CHECK(why("We will fund the mine.", "We will not fund the mine.") == "will → will not");
  CHECK(why("We agreed that the toll would rise in May.", "We agreed that the toll would not rise in May.") ==
        "denial gained: not");
  CHECK(verdict("We will decide not later than June 2030.", "We will decide by June 2030.").find("verb") ==
        std::string::npos);
}

TEST_CASE("clauses compared: equal sums of two things are not one sum") {
  CHECK(why("We will lend ports $40 billion and mills $45 billion.",
            "We will lend ports $35 billion and mills $40 billion.") ==
        "amount: $40 billion, $45 billion → $35 billion, $40 billion");
  CHECK(why("We will lend ports $40 billion.", "We will lend ports $35 billion rather than $40 billion.")
            .starts_with("amount: $40 billion → $35 billion"));
}

TEST_CASE("clauses compared: one actor's next date for the same act is one commitment") {
  CHECK(verdict(
            "The co-chairs plan to gather again in mid-2031 in Suva to review our joint work and discuss new "
            "ways to trade.",
            "The co-chairs plan to gather again by the end of 2032 in Lisbon.")
            .starts_with("reworded none deadline"));
  CHECK(verdict("We promise to dredge the harbour.", "We praise the harbour master for the party in May.") ==
        "dropped none; added none");
}

TEST_CASE("clauses compared: a commitment that has become part of another one says so") {
  const Document old_document =
      statement({"We will lend ports money for new cranes. We will keep our scheme of buying surplus herring "
                 "from northern trawlers."});
  const Document new_document = statement(
      {"We will go on lending ports money for new cranes and keep the schemes of buying surplus herring from "
       "northern trawlers."});
  const auto one_way = compare_clauses(old_document, new_document, side_by_side(old_document, new_document),
                                       Lexicon::built_in());
  REQUIRE(one_way.size() == 2);
  const auto lone = [](const std::vector<ClauseRow>& rows) {
    return rows[0].old_clause && rows[0].new_clause ? rows[1] : rows[0];
  };
  CHECK(lone(one_way).status == Status::dropped);
  CHECK(lone(one_way).in_another);
  CHECK(lone(one_way).why.starts_with("now part of: We will go on lending ports"));
  const auto other_way = compare_clauses(new_document, old_document, side_by_side(new_document, old_document),
                                         Lexicon::built_in());
  REQUIRE(other_way.size() == 2);
  CHECK(lone(other_way).status == Status::added);
  CHECK(lone(other_way).in_another);
  CHECK(lone(other_way).why.starts_with("before part of: We will go on lending ports"));
}

TEST_CASE("clauses compared: a commitment whose words only praise or hope repeats is dropped") {
  const auto rows = rows_of(
      "We looked forward to cooperation among northern ports. We agreed to adopt the Joint Statement on "
      "Herring "
      "Trawlers and Lighthouses.",
      "We looked forward to cooperation among northern ports through the adopted Joint Statement on Herring "
      "Trawlers and Lighthouses.");
  std::size_t dropped = 0;
  for (const ClauseRow& row : rows) {
    if (row.status != Status::dropped) continue;
    ++dropped;
    CHECK_FALSE(row.in_another);
    CHECK(row.why.starts_with("its words now stand in the expectation: We looked forward"));
  }
  CHECK(dropped == 1);
}

TEST_CASE("clauses compared: a sum that another commitment took over is part of it, another sum is not") {
  const std::string both =
      "The Bank will continue buying bonds of ports at a pace of $40 billion per month. The Bank also will "
      "buy "
      "bills of northern railways after its programme of repairs ends, at a pace of $45 billion per month.";
  const auto lone = [&](const std::string& later) {
    for (const ClauseRow& row : rows_of(both, later))
      if (row.status == Status::dropped) return row;
    return ClauseRow{};
  };
  CHECK(lone("The Bank will continue buying bonds of ports at a pace of $40 billion per month and bills of "
             "northern railways at a pace of $45 billion per month.")
            .in_another);
  const ClauseRow gone = lone(
      "The Bank will continue buying bonds of ports at a pace of $40 billion per month and shares of "
      "southern "
      "farms at a pace of $45 billion per month.");
  CHECK(gone.status == Status::dropped);
  CHECK_FALSE(gone.in_another);
}

TEST_CASE("clauses compared: a date that came with a commitment taken in is no gain") {
  const std::string both =
      "We reaffirm our commitment to protect herring. We commit to double the number of northern lighthouses "
      "by 2030.";
  const auto linked = [&](const std::string& before) {
    for (const ClauseRow& row : rows_of(before,
                                        "We reaffirm our commitment to protect herring and to double the "
                                        "number of northern lighthouses by "
                                        "2030."))
      if (row.status == Status::reworded) return row;
    return ClauseRow{};
  };
  CHECK(linked(both).status == Status::reworded);
  CHECK(linked(both).shift == Shift::none);
  CHECK(linked(both).why.find("deadline") == std::string::npos);
  CHECK(linked("We reaffirm our commitment to protect herring.").shift == Shift::strengthened);
}

TEST_CASE("clauses compared: what has begun needs no date to begin") {
  CHECK(verdict("The Bank will sell bonds of ports from April 2024.",
                "The Bank will continue to sell bonds of ports.")
            .starts_with("reworded none"));
  CHECK(verdict("The Bank will sell bonds of ports by April 2024.",
                "The Bank will continue to sell bonds of ports.")
            .starts_with("reworded weakened"));
  CHECK(verdict("The Bank will sell bonds of ports from April 2024.", "The Bank will sell bonds of ports.")
            .starts_with("reworded weakened"));
}

TEST_CASE("clauses compared: what is promised and what is under way differ in tense alone") {
  CHECK(verdict("The Bank will purchase bonds of ports.", "The Bank continues to purchase bonds of ports.")
            .starts_with("reworded none"));
  CHECK(verdict("The Bank is monitoring the prices of grain.",
                "The Bank will continue to monitor the prices of grain.")
            .starts_with("reworded none"));
  CHECK(verdict("We continue to support the ports of the delta.",
                "We will continue to support the ports of the delta.")
            .starts_with("reworded none"));
  // Other deeds, and what was done.
  CHECK(verdict("The Bank will purchase bonds of ports.", "The Bank continues to discuss bonds of ports.")
            .find("weakened") != std::string::npos);
  CHECK(verdict("We will support the ports of the delta.", "We supported the ports of the delta.")
            .find("weakened") != std::string::npos);
}

TEST_CASE("clauses compared: to look at a thing is less than to do it, and no more than to consider it") {
  CHECK(verdict("The Board will adjust the size of its holdings.",
                "The Board will closely monitor the size of its holdings.")
            .starts_with("reworded weakened"));
  CHECK(verdict("The Board will consider the size of its holdings.",
                "The Board will monitor the size of its holdings.")
            .starts_with("reworded none"));
  CHECK(verdict("The Board will adjust the size of its holdings.",
                "The Board will reduce the size of its holdings.")
            .starts_with("reworded none"));
}

TEST_CASE("clauses compared: equal sums of two things are no one sum") {
  CHECK(why("The Bank decided to continue buying bonds of ports at a pace of $40 billion and longer bills of "
            "northern railways at a pace of $45 billion.",
            "The Bank will add to its longer bills of northern railways at a pace of $40 billion.")
            .find("$45 billion → $40 billion") != std::string::npos);
  CHECK(why("The Bank decided to continue buying bonds of ports at a pace of $40 billion and longer bills of "
            "northern railways at a pace of $45 billion.",
            "The Bank decided to continue buying bonds of ports at a pace of $40 billion.")
            .find("amount lost: $45 billion") != std::string::npos);
}

TEST_CASE("clauses compared: a sum is of what follows its 'of', or of what the sum before it is of") {
  CHECK(
      why("The Bank decided to buy up to another $750 billion of bonds of ports, bringing its bonds to "
          "$1.25 trillion, and to buy bills of mills for up to $100 billion to a total of $200 billion.",
          "The Bank decided to buy up to $1.25 trillion of bonds of ports and up to $200 billion of bills of "
          "mills.")
          .starts_with("amount lost: $750 billion, $100 billion"));
}

TEST_CASE("clauses compared: a commitment taken in takes only its own sums and dates with it") {
  const std::string both =
      "The Bank will continue buying bonds of ports at a pace of $40 billion per month. The Bank also will "
      "buy "
      "bills of northern railways at a pace of $45 billion per month.";
  for (const ClauseRow& row :
       rows_of(both,
               "The Bank will continue buying bonds of ports at a pace of $40 billion per month and bills "
               "of northern railways at a pace of $45 billion per month.")) {
    if (row.status != Status::reworded) continue;
    CHECK(row.changed == std::vector<Facet>{Facet::scope});
    CHECK_FALSE(row.amounts.any());
  }
}

TEST_CASE("clauses compared: what a sum grows by is not what it grows to") {
  CHECK(why("We will raise aid by $5 billion to a total of $10 billion.",
            "We will raise aid by $10 billion to a total of $15 billion.")
            .starts_with("amount: $5 billion, $10 billion → $10 billion, $15 billion"));
}

TEST_CASE("clauses compared: a promise that nobody makes any more says who made it") {
  CHECK(why("We will establish a fund for the delta.", "A fund for the delta will be established.")
            .starts_with("actor lost: We"));
  CHECK(why("The plan will be reviewed in May.", "The plan will be reviewed in May by the Council.")
            .starts_with("actor gained: The Council"));
}

TEST_CASE("clauses compared: a denial that opens a clause is one") {
  CHECK(why("Sanctions will be imposed on Norland.", "No sanctions will be imposed on Norland.")
            .find("denial") != std::string::npos);
  CHECK(why("Both sides will use force.", "Neither side will use force.").find("denial") !=
        std::string::npos);
}

TEST_CASE("clauses compared: the passive of an undertaking is the same undertaking") {
  CHECK(verdict("We will establish a working group on maritime safety by 2027.",
                "A working group on maritime safety will be established by 2027.")
            .starts_with("reworded none"));
  CHECK(verdict("We will not tolerate coercion. We will not recognise annexations.",
                "We will not tolerate coercion, nor will we recognise annexations.")
            .find("strengthened") == std::string::npos);
  CHECK(why("We will not recognise annexations.", "Nor will we recognise annexations.").find("denial") ==
        std::string::npos);
  CHECK(why("We will recognise annexations.", "Nor will we recognise annexations.").find("will → Nor will") !=
        std::string::npos);
}

TEST_CASE("clauses compared: of equal sums of one thing each counts") {
  CHECK(why("We will lend ports $40 billion, ports $40 billion and ports $45 billion.",
            "We will lend ports $40 billion and ports $45 billion.")
            .starts_with("amount lost: $40 billion"));
  CHECK(why("We will lend ports $40 billion and ports $45 billion.",
            "We will lend ports $45 billion, ports $40 billion and ports $40 billion.")
            .starts_with("amount gained: $40 billion"));
}

TEST_CASE("clauses compared: an abbreviation is spelled out by words in a row") {
  CHECK(verdict("We will notify the BIS of all duties.",
                "We will notify the Big Bank for International Settlements of all duties.")
            .find("name") == std::string::npos);
  CHECK(verdict("We will notify the BIS of all duties.",
                "We will notify the Bank of Great International Settlements of all duties.")
            .find("name") != std::string::npos);
}

TEST_CASE("clauses compared: readiness that stands is not paired with talk of tools") {
  const auto rows = rows_of(
      "The Board discussed the range of tools available to foster growth in a context of stable prices, and "
      "is "
      "prepared to use its tools as appropriate.",
      "The Board is prepared to use its tools to foster growth in a context of stable prices.");
  for (const ClauseRow& row : rows)
    if (row.new_clause) {
      REQUIRE(row.old_clause);
      CHECK(row.old_clause->commitment);
      CHECK(row.shift == Shift::strengthened);
    }
}

TEST_CASE("clauses compared: actors") {
  CHECK(verdict("We agreed to finish the plan.", "ASEAN Leaders agreed to finish the plan.") ==
        "reworded none actor");
  CHECK(verdict("The Federal Open Market Committee decided to raise the rate.",
                "The Committee decided to raise the rate.")
            .find("actor") == std::string::npos);
  CHECK(why("We agreed to finish the plan.", "ASEAN Leaders agreed to finish the plan.") ==
        "actor: We → ASEAN Leaders");
}

TEST_CASE("clauses compared: names") {
  CHECK(verdict("We will carry out the work through the Action Plan on Culture.",
                "We will carry out the work through the Strategy for Heritage.")
            .find("name") != std::string::npos);
  CHECK(verdict("We look forward to the 11th Cyber Dialogue on crime.",
                "We look forward to the 12th Cyber Dialogue on crime.") == "reworded none name");
}

TEST_CASE("clauses compared: scope is what was only added or only taken away") {
  CHECK(verdict("We resolved to fight terrorism and cybercrime.",
                "We resolved to fight terrorism, trafficking and cybercrime.") == "reworded none scope");
}

TEST_CASE("clauses compared: the same verb with another object is another commitment") {
  CHECK(verdict("We also agreed to hold a symposium on the outlook in Bangkok.",
                "We agreed to adopt the Joint Statement on Fisheries.") == "dropped none; added none");
  CHECK(
      verdict(
          "We agreed to adopt the Joint Statement of the 22nd Summit on Connectivity.",
          "We agreed to adopt the Joint Statement of the 23rd Summit on Cooperation on the Blue Economy.") ==
      "dropped none; added none");
  CHECK(verdict("We reaffirmed our commitment to combating illegal fishing.",
                "We reaffirmed our commitment to maintaining open trade.") == "dropped none; added none");
}

TEST_CASE("clauses compared: a commitment that stands elsewhere is not dropped") {
  const Document old_document =
      statement({"We agreed to fund the Regional Seed Bank of Rivers.", "We welcomed the report on tides."});
  const Document new_document =
      statement({"We welcomed the report on tides.",
                 "We noted the storm. We agreed to fund the Regional Seed Bank of Rivers."});
  const auto rows = compare_clauses(old_document, new_document, side_by_side(old_document, new_document),
                                    Lexicon::built_in());
  for (const ClauseRow& row : rows)
    if (row.old_clause && row.old_clause->commitment) {
      CHECK(row.status == Status::kept);
      CHECK(row.moved);
    }
}

TEST_CASE("clauses compared: the pledge inside an appreciation is compared as a pledge") {
  const auto rows = rows_of("We appreciated Japan's commitment of USD 30 million, through the Fund.",
                            "We appreciated Japan's commitment of USD 50 million, through the Fund.");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].old_clause->clause_class == ClauseClass::pledge);
  CHECK(rows[1].new_clause->clause_class == ClauseClass::pledge);
  CHECK(rows[1].changed == std::vector<Facet>{Facet::amount});
  CHECK(rows[1].shift == Shift::none);
}

TEST_CASE("clauses compared: why is one line of evidence") {
  CHECK(why("We noted the need to protect the reefs by 2020.", "We resolved to protect the reefs.") ==
        "notice → undertaking: noted → resolved · deadline lost: by 2020");
  CHECK(why("We resolved to fight terrorism and cybercrime.",
            "We resolved to fight terrorism, trafficking and cybercrime.") == "scope gained: trafficking");
}

TEST_CASE("clauses compared: edits turn the old clause into the new") {
  for (const ClauseRow& row :
       rows_of("We agreed to convene the first forum in 2020. We noted the report.",
               "We look forward to convening the forum. We invite comments on trade.")) {
    std::string rebuilt;
    for (const Edit& edit : row.edits)
      if (edit.op != EditOp::erase) rebuilt += edit.text;
    const std::string expected = row.new_clause ? rebuilt : "";
    CHECK(rebuilt == expected);
    CHECK(rebuilt.empty() == !row.new_clause.has_value());
  }
}

TEST_CASE("clauses compared: names of statuses, shifts and facets") {
  CHECK(name(Status::dropped) == "dropped");
  CHECK(name(Shift::weakened) == "weakened");
  CHECK(name(Facet::spelling) == "spelling");
}
