#include <catch2/catch.hpp>

#include "engine/commitment/clause.hpp"
#include "engine/commitment/lexicon.hpp"
#include "tests/support/clause_fixture.hpp"

using stet_test::clauses_of;
using Clauses = std::vector<std::string>;

namespace {

struct Example {
  std::vector<std::string> paragraphs;
  Clauses expected;
};

void check(const std::vector<Example>& examples) {
  for (const Example& example : examples) {
    INFO(example.paragraphs.back());
    CHECK(clauses_of(example.paragraphs) == example.expected);
  }
}

}  // namespace

TEST_CASE("clauses found: what stands in parentheses makes none where they are closed") {
  check({
      {{"We decide to open ports (and urge banks (in towns) to lend) and urge users to save."},
       {"* undertaking | We | We decide to open ports (and urge banks (in towns) to lend)",
        "call | We | urge users to save"}},
      {{"We decide to open ports) (and urge banks (in towns) to lend and urge users to save."},
       {"* undertaking | We | We decide to open ports)", "call | We | urge banks (in towns) to lend",
        "call | We | urge users to save"}},
  });
}

TEST_CASE("clauses found: coordinated verbs make a clause each") {
  check({
      {{"We noted the need to act and reaffirmed the commitment to strengthening the partnership."},
       {"notice | We | We noted the need to act",
        "* reaffirmation | We | reaffirmed the commitment to strengthening the partnership"}},
      {{"The European Council calls on the Commission to present proposals by June 2025 and invites the "
        "Council to act."},
       {"call | The European Council | The European Council calls on the Commission to present proposals by "
        "June 2025",
        "call | The European Council | invites the Council to act"}},
      {{"We thank Canada for its leadership and commit to working with France as it takes over."},
       {"appreciation | We | We thank Canada for its leadership",
        "* undertaking | We | commit to working with France as it takes over"}},
      {{"Ministers instructed officials to prepare a roadmap and tasked the Secretariat with reporting "
        "back."},
       {"call | Ministers | Ministers instructed officials to prepare a roadmap",
        "call | Ministers | tasked the Secretariat with reporting back"}},
      {{"We stand with Ukraine for as long as it takes and pledge our continued support."},
       {"position | We | We stand with Ukraine for as long as it takes",
        "* undertaking | We | pledge our continued support"}},
      {{"We urge the parties to withdraw their forces, and demand that they cease attacks."},
       {"call | We | We urge the parties to withdraw their forces",
        "call | We | demand that they cease attacks"}},
      {{"We acknowledged the discussion and likewise encouraged further cooperation."},
       {"notice | We | We acknowledged the discussion", "call | We | encouraged further cooperation"}},
      {{"We support and encourage efforts to reform the system."},
       {"position | We | We support and encourage efforts to reform the system"}},
      {{"The Committee decided to keep the rate unchanged and currently anticipates that it will remain "
        "low."},
       {"* undertaking | The Committee | The Committee decided to keep the rate unchanged",
        "expectation | The Committee | anticipates that it will remain low"}},
  });
}

TEST_CASE("clauses found: a base form after an infinitive belongs to it") {
  check({
      {{"We agree to strengthen trade and support growth."},
       {"* undertaking | We | We agree to strengthen trade and support growth"}},
      {{"We will connect schools to the network, strengthen the skills of teachers, and support the use of "
        "new tools."},
       {"* undertaking | We | We will connect schools to the network, strengthen the skills of teachers, and "
        "support the use of new "
        "tools"}},
      {{"The task force will work with and encourage our communities to learn from each other."},
       {"* undertaking | The task force | The task force will work with and encourage our communities to "
        "learn from each other"}},
      {{"We aim to ensure the investments we support are fit for purpose, demand driven and open."},
       {"* undertaking | We | We aim to ensure the investments we support are fit for purpose, demand driven "
        "and open"}},
  });
}

TEST_CASE("clauses found: will binds a party, not a thing") {
  check({
      {{"If a user breaks the rules we will remove the content within two days."},
       {"* undertaking | We | we will remove the content within two days"}},
      {{"If the measures we will take fail, others follow."}, {}},
      {{"Our four countries will work together."},
       {"* undertaking | Our four countries | Our four countries will work together"}},
      {{"Quad partners will continue collaborating."},
       {"* undertaking | Quad partners | Quad partners will continue collaborating"}},
      {{"India will host our next summit in 2024."},
       {"* undertaking | India | India will host our next summit in 2024"}},
      {{"This assessment will take into account a wide range of information."}, {}},
      {{"Inflation will remain high."}, {}},
      {{"The Center will benefit the region."}, {}},
      {{"Developing countries will need support."}, {}},
      {{"The initiative will strengthen cable systems."}, {}},
      {{"Respect for the institutions of the region, including ASEAN, the PIF, and IORA, is and will remain "
        "at the centre."},
       {}},
      {{"We note that secure supply chains are key and will help the transition."},
       {"notice | We | We note that secure supply chains are key and will help the transition"}},
      {{"The United States and the European Union have taken, and will continue to take, steps to cut "
        "emissions."},
       {"* undertaking | The United States and the European Union | will continue to take, steps to cut "
        "emissions"}},
      {{"The Committee will, as always, take account of the costs."},
       {"* undertaking | The Committee | The Committee will, as always, take account of the costs"}},
      {{"Australia, India, Japan and the United States will donate vaccines."},
       {"* undertaking | Australia, India, Japan and the United States | Australia, India, Japan and the "
        "United States will donate "
        "vaccines"}},
      {{"We'll notify users within 24 hours."}, {"* undertaking | We | We'll notify users within 24 hours"}},
  });
}

TEST_CASE("clauses found: what shall be done is promised, by whom is open") {
  check({
      {{"A Working Group on Maritime Safety shall be established by December 2027 and shall report every "
        "year."},
       {"* undertaking |  | A Working Group on Maritime Safety shall be established by December 2027",
        "* undertaking | A Working Group on Maritime Safety | shall report every year"}},
      {{"A gauge that is broken shall be repaired within three days."}, {}},
      {{"All data shall not be stored abroad."}, {"* undertaking |  | All data shall not be stored abroad"}},
      {{"A follow-up meeting will be held in Jakarta in March 2027."},
       {"* undertaking |  | A follow-up meeting will be held in Jakarta in March 2027"}},
      {{"Recalling the roadmap, a secretariat will be set up by the Council of Ports."},
       {"notice |  | Recalling the roadmap",
        "* undertaking | The Council of Ports | a secretariat will be set up by the Council of Ports"}},
      {{"EUR 20 million will be allocated to the fund by the Council."},
       {"* pledge | The Council | EUR 20 million will be allocated to the fund by the Council"}},
      {{"Members shall be encouraged to report."}, {}},
  });
}

TEST_CASE("clauses found: what will merely happen, or happens in another's sentence, is no promise") {
  check({
      {{"Inflation will be affected by energy prices."}, {}},
      {{"The results will be needed by June."}, {}},
      {{"Whether the plan will be adopted is not known."}, {}},
      {{"We agreed that a roadmap will be developed."},
       {"* undertaking | We | We agreed that a roadmap will be developed"}},
      {{"The measures which will be adopted by Ministers are described below."}, {}},
  });
}

TEST_CASE("clauses found: only who stands right behind what is done is the one who does it") {
  check({
      {{"Assistance will be provided to ports that are closed by Norland."},
       {"* undertaking |  | Assistance will be provided to ports that are closed by Norland"}},
      {{"Sanctions will be imposed on mills owned by the Government of Norland."},
       {"* undertaking |  | Sanctions will be imposed on mills owned by the Government of Norland"}},
      {{"The plan will be carried out by the Ministers of Finance by June 2027."},
       {"* undertaking | The Ministers of Finance | The plan will be carried out by the Ministers of Finance "
        "by "
        "June 2027"}},
      {{"Trade will be doubled by the 2030s."}, {"* undertaking |  | Trade will be doubled by the 2030s"}},
      {{"Emissions will be cut by one third."}, {"* undertaking |  | Emissions will be cut by one third"}},
      {{"Tariffs will be cut by 20 percent."}, {"* undertaking |  | Tariffs will be cut by 20 percent"}},
      {{"Steps will be taken to protect the ocean."},
       {"* undertaking |  | Steps will be taken to protect the ocean"}},
  });
}

TEST_CASE("clauses found: what others tell, what comes about and how a text is read are no promises") {
  check({
      {{"Critics say tariffs will be imposed."}, {}},
      {{"Whatever measures will be adopted must respect the law."}, {}},
      {{"Prices will be held down by weak demand."}, {}},
      {{"The economy will be strengthened by lower prices."}, {}},
      {{"Gains will be made in the years ahead."}, {}},
      {{"The burden will be carried by households."}, {}},
      {{"The presidential election will be held on 3 November."}, {}},
      {{"Nothing in this statement shall be construed as a waiver."}, {}},
      {{"The Council shall be composed of ministers."}, {}},
      {{"We note the claim that talks go on, and the conference will be held in Suva."},
       {"notice | We | We note the claim that talks go on, and the conference will be held in Suva"}},
      {{"We welcome that companies are investing and will strive to cut emissions."},
       {"appreciation | We | We welcome that companies are investing and will strive to cut emissions"}},
      {{"We met; “Norland’s” fund (worth 5m) will be established."},
       {"narration | We | We met; “Norland’s” fund (worth 5m) will be established"}},
  });
}

TEST_CASE("clauses found: a denial may stand before its subject") {
  check({
      {{"We will not tolerate coercion, nor will we recognise annexations."},
       {"* undertaking | We | We will not tolerate coercion",
        "* undertaking | We | nor will we recognise annexations"}},
      {{"Neither will we accept unilateral changes."},
       {"* undertaking | We | Neither will we accept unilateral changes"}},
      {{"The Bank will not sell bonds. Nor will it lend gold."},
       {"* undertaking | The Bank | The Bank will not sell bonds",
        "* undertaking | The Bank | Nor will it lend gold"}},
      {{"Nor will it lend gold."}, {}},
      {{"We will not accept annexation, nor will it be recognised by our partners."},
       {"* undertaking | We | We will not accept annexation, nor will it be recognised by our partners"}},
      {{"Our partners met. Staff expects weak growth. Nor will it improve soon."},
       {"narration | Our partners | Our partners met"}},
      {{"Neither we nor our partners will recognise the annexation."},
       {"* undertaking | Neither we nor our partners | Neither we nor our partners will recognise the "
        "annexation"}},
      {{"Neither Tonga nor Samoa will abandon the treaty."},
       {"* undertaking | Neither Tonga nor Samoa | Neither Tonga nor Samoa will abandon the treaty"}},
  });
}

TEST_CASE("clauses found: a few words between commas may part 'to' from its verb") {
  check({{{"We intend to, where appropriate, share information."},
          {"* undertaking | We | We intend to, where appropriate, share information"}},
         {{"We promote access to, and use of, vaccines and support school reforms."},
          {"position | We | support school reforms"}}});
}

TEST_CASE("clauses found: whoever will work to do a thing is the actor, whatever stands between") {
  check({{{"We are united in recognizing that oceans are a common treasure and will work to protect them."},
          {"position | We | We are united in recognizing that oceans are a common treasure",
           "* undertaking | We | will work to protect them"}}});
}

TEST_CASE("clauses found: what is agreed to be done is agreed") {
  check({
      {{"The Meeting agreed that a task force be set up in Suva."},
       {"* undertaking | The Meeting | The Meeting agreed that a task force be set up in Suva"}},
      {{"We agreed that ports need to be safe and that there may be storms."},
       {"position | We | We agreed that ports need to be safe and that there may be storms"}},
  });
}

TEST_CASE("clauses found: a side of a meeting acts, a side of the market does not") {
  check({
      {{"The US side committed to lift the tariffs within 90 days; the Tongan side committed to buying "
        "soybeans."},
       {"* undertaking | The US side | The US side committed to lift the tariffs within 90 days",
        "* undertaking | The Tongan side | the Tongan side committed to buying soybeans"}},
      {{"The demand side will cool down, and the supply side will recover."}, {}},
  });
}

TEST_CASE("clauses found: a call made again is a call") {
  check({
      {{"We reiterate our call on all parties to withdraw."},
       {"call | We | We reiterate our call on all parties to withdraw"}},
      {{"We reiterate our strong call on all parties to withdraw, and renewed our commitment to peace."},
       {"call | We | We reiterate our strong call on all parties to withdraw",
        "* reaffirmation | We | renewed our commitment to peace"}},
      {{"The Council reiterates its demand that the ports be opened."},
       {"call | The Council | The Council reiterates its demand that the ports be opened"}},
      {{"We reiterate the importance of dialogue."},
       {"position | We | We reiterate the importance of dialogue"}},
  });
}

TEST_CASE("clauses found: complements decide the class") {
  check({
      {{"We agreed on the importance of trade."}, {"position | We | We agreed on the importance of trade"}},
      {{"We agreed on a roadmap."}, {"* undertaking | We | We agreed on a roadmap"}},
      {{"We agree that the situation is serious."},
       {"position | We | We agree that the situation is serious"}},
      {{"We agree that tariffs should be lowered."},
       {"* undertaking | We | We agree that tariffs should be lowered"}},
      {{"We reaffirmed the importance of peace."}, {"position | We | We reaffirmed the importance of peace"}},
      {{"We reaffirm our deep and unwavering commitment to peace."},
       {"* reaffirmation | We | We reaffirm our deep and unwavering commitment to peace"}},
      {{"We reaffirm our support for the centre."},
       {"position | We | We reaffirm our support for the centre"}},
      {{"We reaffirm that we will take all steps."},
       {"* reaffirmation | We | We reaffirm that we will take all steps"}},
      {{"The Leaders restated that they remain committed to open trade."},
       {"* reaffirmation | The Leaders | The Leaders restated that they remain committed to open trade"}},
      {{"We acknowledged the importance of trust."},
       {"notice | We | We acknowledged the importance of trust"}},
      {{"We recognise the need to respond."}, {"position | We | We recognise the need to respond"}},
      {{"We share the view on the need to cooperate."},
       {"position | We | We share the view on the need to cooperate"}},
      {{"We took the decision to step up work."},
       {"* undertaking | We | We took the decision to step up work"}},
      {{"We express our appreciation for the work."},
       {"appreciation | We | We express our appreciation for the work"}},
      {{"We express serious concern at the launches."},
       {"position | We | We express serious concern at the launches"}},
      {{"We are committed to a reform agenda."},
       {"* undertaking | We | We are committed to a reform agenda"}},
      {{"We remain committed to a reform agenda."},
       {"* reaffirmation | We | We remain committed to a reform agenda"}},
      {{"We remain firm in our resolve to meet the challenges."},
       {"* reaffirmation | We | We remain firm in our resolve to meet the challenges"}},
      {{"We are determined to act."}, {"* undertaking | We | We are determined to act"}},
      {{"We underline our dedication to climate action."},
       {"* reaffirmation | We | We underline our dedication to climate action"}},
      {{"We announce a partnership on cables."},
       {"* undertaking | We | We announce a partnership on cables"}},
      {{"We have launched a partnership on cables."}, {}},
      {{"We continued to attach great importance to trade."},
       {"position | We | We continued to attach great importance to trade"}},
      {{"Members are encouraged to submit their reports."},
       {"call |  | Members are encouraged to submit their reports"}},
      {{"We were encouraged by the progress made."},
       {"appreciation | We | We were encouraged by the progress made"}},
      {{"It was agreed that the Parties would meet again."},
       {"* undertaking |  | It was agreed that the Parties would meet again"}},
      {{"Ministers shall meet every two years."},
       {"* undertaking | Ministers | Ministers shall meet every two years"}},
      {{"Member States should report by 2026."},
       {"call | Member States | Member States should report by 2026"}},
      {{"The Committee may adjust its holdings."}, {}},
  });
}

TEST_CASE("clauses found: descriptions are no clauses") {
  check({
      {{"The work set a milestone that we aimed to build on."}, {}},
      {{"We welcomed the conclusion of the Agreement, which demonstrated our strong commitment to trade."},
       {"appreciation | We | We welcomed the conclusion of the Agreement"}},
      {{"We agreed to adopt the Statement, which recognised the importance of connectivity."},
       {"* undertaking | We | We agreed to adopt the Statement"}},
      {{"We looked forward to the opening of the Center, which would benefit the region, and encouraged its "
        "use."},
       {"expectation | We | We looked forward to the opening of the Center",
        "call | We | encouraged its use"}},
      {{"We look forward to the Summit, where we will adopt the plan."},
       {"expectation | We | We look forward to the Summit"}},
      {{"As we move to a net zero world, we underscore the need for clean energy."},
       {"position | We | we underscore the need for clean energy"}},
      {{"Calls for unity have grown."}, {}},
  });
}

TEST_CASE("clauses found: actors are resolved") {
  check({
      {{"ASEAN Leaders met in Tokyo. They agreed to meet again."},
       {"narration | ASEAN Leaders | ASEAN Leaders met in Tokyo",
        "* undertaking | ASEAN Leaders | They agreed to meet again"}},
      {{"The Committee will act. It will report next year."},
       {"* undertaking | The Committee | The Committee will act",
        "* undertaking | The Committee | It will report next year"}},
      {{"The programme is new. It will benefit farmers."}, {}},
      // Whoever acted in the paragraph before, or nobody: "it" is the one that the sentence itself names.
      {{"When the Committee decides to begin, it will take a balanced approach."},
       {"* undertaking | The Committee | it will take a balanced approach"}},
      {{"When inflation returns to target, it will stay there."}, {}},
      {{"We, the Leaders of the Quad, reaffirm our commitment to peace."},
       {"* reaffirmation | We | We, the Leaders of the Quad, reaffirm our commitment to peace"}},
      {{"At its meeting today the Governing Council decided to keep rates unchanged."},
       {"* undertaking | The Governing Council | the Governing Council decided to keep rates unchanged"}},
      {{"Over the next few quarters the Federal Reserve will buy bonds, and it stands ready to buy more."},
       {"* undertaking | The Federal Reserve | the Federal Reserve will buy bonds",
        "* undertaking | The Federal Reserve | it stands ready to buy more"}},
      {{"In this regard, we also agreed to train officials."},
       {"* undertaking | We | we also agreed to train officials"}},
      {{"I commit my government to this goal."}, {"* undertaking | I | I commit my government to this goal"}},
      {{"Both sides decided to resume talks, and China announced that it would lift the ban."},
       {"* undertaking | Both sides | Both sides decided to resume talks",
        "* undertaking | China | China announced that it would lift the ban"}},
  });
}

TEST_CASE("clauses found: resolutions: preambles never bind, verbs without subject do") {
  check({
      {{"The Security Council,", "Recalling its resolution 2100 (2013),",
        "1. Decides to extend the mandate until 31 December 2024;",
        "2. Calls upon all parties to cease hostilities;",
        "3. Requests the Secretary-General to report every six months."},
       {"notice | The Security Council | Recalling its resolution 2100 (2013)",
        "* undertaking | The Security Council | Decides to extend the mandate until 31 December 2024",
        "call | The Security Council | Calls upon all parties to cease hostilities",
        "call | The Security Council | Requests the Secretary-General to report every six months"}},
      {{"Reaffirming its commitment to the Charter,"},
       {"position |  | Reaffirming its commitment to the Charter"}},
      {{"Deeply concerned at the situation,"}, {"position |  | concerned at the situation"}},
      {{"HAVING CONSIDERED the draft guidelines,"}, {"notice |  | HAVING CONSIDERED the draft guidelines"}},
      {{"THE ASSEMBLY,", "ADOPTS the guidelines set out in the annex;"},
       {"* undertaking | THE ASSEMBLY | ADOPTS the guidelines set out in the annex"}},
      {{"The General Assembly decides to convene a conference; calls upon all States to take part; and "
        "requests a report."},
       {"* undertaking | The General Assembly | The General Assembly decides to convene a conference",
        "call | The General Assembly | calls upon all States to take part",
        "call | The General Assembly | requests a report"}},
      {{"Recognizing the importance of privacy, the United States and the European Union will run a pilot."},
       {"position |  | Recognizing the importance of privacy",
        "* undertaking | The United States and the European Union | the United States and the European Union "
        "will run a pilot"}},
      {{"Addressing Internet Shutdowns"}, {}},
  });
}

TEST_CASE("clauses found: list items carry their stem") {
  check({
      {{"We commit to: - ending new finance by 2030; - doubling support; and - phasing out subsidies."},
       {"* undertaking | We | ending new finance by 2030", "* undertaking | We | doubling support",
        "* undertaking | We | phasing out subsidies"}},
      {{"We will:", "- adopt national plans by 2026;", "- report annually; and",
        "- support developing countries.", "Trade grew."},
       {"* undertaking | We | adopt national plans by 2026", "* undertaking | We | report annually",
        "* undertaking | We | support developing countries"}},
      {{"Leaders agreed to the following actions: (i) opening a hub; (ii) training experts; and (iii) "
        "meeting annually."},
       {"* undertaking | Leaders | opening a hub", "* undertaking | Leaders | training experts",
        "* undertaking | Leaders | meeting annually"}},
      {{"Ministers decided to: 1. Establish a fund; 2. Meet annually."},
       {"* undertaking | Ministers | Establish a fund", "* undertaking | Ministers | Meet annually"}},
      {{"The Committee: (a) agreed to adopt the plan; (b) noted the report; and (c) invited comments."},
       {"* undertaking | The Committee | agreed to adopt the plan",
        "notice | The Committee | noted the report", "call | The Committee | invited comments"}},
      {{"We welcomed progress in areas such as: trade; energy; and health."},
       {"appreciation | We | We welcomed progress in areas such as: trade; energy; and health"}},
  });
}

TEST_CASE("clauses found: a stem may end in 'to' and its items may be led by dashes") {
  check({
      {{"The two sides intend to: (a) open a desk; and (b) share data."},
       {"* undertaking | The two sides | open a desk", "* undertaking | The two sides | share data"}},
      {{"We commit to: – open a desk by May, – share data, and – train judges."},
       {"* undertaking | We | open a desk by May", "* undertaking | We | share data",
        "* undertaking | We | train judges"}},
      {{"Urges all coastal States to: (a) map their reefs; (b) ban dumping."},
       {"call |  | map their reefs", "call |  | ban dumping"}},
      {{"The Council decides: (a) to open a desk; (b) to meet in May."},
       {"* undertaking | The Council | to open a desk", "* undertaking | The Council | to meet in May"}},
  });
}

TEST_CASE("clauses found: a paragraph with the next number is no item of the list before it") {
  check({{{"The Assembly,", "2. Calls upon States: (a) To map reefs; (b) To ban dumping;",
           "3. Decides to hold a conference;", "4. Urges donors to give;"},
          {"call | The Assembly | To map reefs", "call | The Assembly | To ban dumping",
           "* undertaking | The Assembly | Decides to hold a conference",
           "call | The Assembly | Urges donors to give"}}});
}

TEST_CASE("clauses found: verbs behind 'in this regard', and what an organ decides shall be") {
  check({
      {{"The Assembly stresses the need for funds, and in this regard decides to open an account."},
       {"position | The Assembly | The Assembly stresses the need for funds",
        "* undertaking | The Assembly | decides to open an account"}},
      {{"The Council,", "1. Decides that the mission shall end in May 2031;"},
       {"* undertaking | The Council | Decides that the mission shall end in May 2031"}},
  });
}

TEST_CASE("clauses found: readiness, votes and determination of committees") {
  check({
      {{"The Board would be prepared to ease."},
       {"* undertaking | The Board | The Board would be prepared to ease"}},
      {{"The Board will be prepared to ease."},
       {"* undertaking | The Board | The Board will be prepared to ease"}},
      {{"The Board would ease."}, {}},
      {{"The Committee voted by a majority of 6-1 to cut the rate."},
       {"* undertaking | The Committee | The Committee voted by a majority of 6-1 to cut the rate"}},
      {{"The Board remains resolute in its determination to curb inflation."},
       {"* reaffirmation | The Board | The Board remains resolute in its determination to curb inflation"}},
  });
}

TEST_CASE("clauses found: a name met inside a sentence acts where it opens one") {
  check({
      {{"These rules apply to users of Lumio. Lumio will answer within a week."},
       {"* undertaking | Lumio | Lumio will answer within a week"}},
      {{"The rules speak of lending. Lending will double."}, {}},
      {{"Working Group 3 will publish a map."},
       {"* undertaking | Working Group 3 | Working Group 3 will publish a map"}},
  });
}

TEST_CASE("clauses found: pledges are clauses of their own") {
  check({
      {{"We appreciated Japan's commitment of USD 30 million, through the Fund."},
       {"appreciation | We | We appreciated Japan's commitment of USD 30 million, through the Fund",
        "* pledge | Japan | Japan's commitment of USD 30 million, through the Fund"}},
      {{"We welcomed more than 200 million USD worth grant assistance by Japan in providing supplies."},
       {"appreciation | We | We welcomed more than 200 million USD worth grant assistance by Japan in "
        "providing supplies",
        "* pledge | Japan | more than 200 million USD worth grant assistance by Japan in providing "
        "supplies"}},
      {{"We welcome Germany's announcement of EUR 500 million and Canada's contribution of CAD 20 million."},
       {"appreciation | We | We welcome Germany's announcement of EUR 500 million and Canada's contribution "
        "of CAD 20 million",
        "* pledge | Germany | Germany's announcement of EUR 500 million",
        "* pledge | Canada | Canada's contribution of CAD 20 million"}},
      {{"We welcome the grant of USD 5 million by Japan."},
       {"appreciation | We | We welcome the grant of USD 5 million by Japan",
        "* pledge | Japan | the grant of USD 5 million by Japan"}},
      {{"We noted the pledge of EUR 3 million by the Republic of Korea and the grant of EUR 2 million by "
        "France."},
       {"notice | We | We noted the pledge of EUR 3 million by the Republic of Korea and the grant of EUR 2 "
        "million by France",
        "* pledge | Republic of Korea | the pledge of EUR 3 million by the Republic of Korea",
        "* pledge | France | the grant of EUR 2 million by France"}},
      {{"We appreciated Japan's pledge of 500 million yen for training by ASEAN."},
       {"appreciation | We | We appreciated Japan's pledge of 500 million yen for training by ASEAN",
        "* pledge | Japan | Japan's pledge of 500 million yen for training by ASEAN"}},
      {{"We welcomed Japan's contribution to the project."},
       {"appreciation | We | We welcomed Japan's contribution to the project"}},
      {{"We applaud Australia's enduring commitment to the Pacific."},
       {"appreciation | We | We applaud Australia's enduring commitment to the Pacific"}},
      {{"Japan pledged USD 10 million to the Fund."},
       {"* pledge | Japan | Japan pledged USD 10 million to the Fund"}},
      {{"Allies will provide EUR 40 billion within the next year."},
       {"* pledge | Allies | Allies will provide EUR 40 billion within the next year"}},
  });
}

TEST_CASE("clauses found: the second object of one verb can be a reaffirmation of its own") {
  check({{{"We reiterated the importance of dialogue and commitment to the full implementation of all "
           "resolutions."},
          {"position | We | We reiterated the importance of dialogue",
           "* reaffirmation | We | commitment to the full implementation of all resolutions"}}});
}

TEST_CASE("clauses found: what a long subject inside 'that …' will do binds nobody") {
  check({
      {{"The Board anticipates that its loans to banks and firms, together with grants and credit lines, "
        "will "
        "lead to a slow recovery."},
       {"expectation | The Board | The Board anticipates that its loans to banks and firms, together with "
        "grants and credit lines, will lead to a slow recovery"}},
      {{"The Board expects that prices, wages and rents, having risen for a year, are going to ease, and "
        "will "
        "publish a forecast."},
       {"expectation | The Board | The Board expects that prices, wages and rents, having risen for a year, "
        "are "
        "going to ease",
        "* undertaking | The Board | will publish a forecast"}},
      {{"We are announcing that the Aral Coast Guard, Bering Coast Guard, Coral Border Force, and Delta "
        "Coast "
        "Guard, plan to launch a mission."},
       {"* undertaking | We | We are announcing that the Aral Coast Guard, Bering Coast Guard, Coral Border "
        "Force, and Delta Coast Guard, plan to launch a mission"}},
      {{"We will continue to consult and be informed by growers."},
       {"* undertaking | We | We will continue to consult and be informed by growers"}},
      {{"The Council and the Union launched a survey. It will allow growers to compare yields."}, {}},
      {{"The Council agreed to lend at low rates, and, in May, will resume its auctions."},
       {"* undertaking | The Council | The Council agreed to lend at low rates",
        "* undertaking | The Council | will resume its auctions"}},
  });
}

TEST_CASE("clauses found: two practices kept up are two commitments") {
  check({
      {{"The Bank is maintaining its policies of reinvesting coupons in bonds and of lending gold to "
        "dealers."},
       {"* undertaking | The Bank | The Bank is maintaining its policies of reinvesting coupons in bonds",
        "* undertaking | The Bank | lending gold to dealers"}},
      {{"The Bank will continue its policy of buying and selling bonds."},
       {"* undertaking | The Bank | The Bank will continue its policy of buying and selling bonds"}},
  });
}

TEST_CASE("clauses found: hedges take force away") {
  const auto force = [](const std::string& text) {
    return stet::find_clauses(stet_test::statement({text}), stet::Lexicon::built_in()).at(0).force;
  };
  CHECK(force("We will endeavour to act.") < force("We will act."));
  CHECK(force("We agreed to consider acting.") < force("We agreed to act."));
  CHECK(force("We will act, as appropriate.") < force("We will act."));
  CHECK(force("We intend to act.") < force("We will act."));
  CHECK(force("We intend to: (a) explore joint work; (b) meet.") <
        force("We intend to: (a) start joint work; (b) meet."));
  CHECK(force("We invite all to act.") < force("We encourage all to act."));
  CHECK(force("We encourage all to act.") < force("We call on all to act."));
  CHECK(force("We call on all to act.") < force("We urge all to act."));
  CHECK(force("We urge all to act.") < force("We demand action."));
  CHECK(force("We underline the need to act.") == force("We stressed the need to act."));
  CHECK(force("We noted the report.") < force("We acknowledged the report."));
}
