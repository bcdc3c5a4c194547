#include <string>

#include <catch2/catch.hpp>

#include "engine/text/sentences.hpp"

namespace {

using Strings = std::vector<std::string>;

Strings split(const std::string& text) {
  Strings out;
  for (const stet::Span& span : stet::split_sentences(text)) out.emplace_back(span.of(text));
  return out;
}

// One sentence: nothing in it ends one.
void check_whole(const std::string& text) {
  CHECK(split(text) == Strings{text});
}

}  // namespace

TEST_CASE("full stops of abbreviations end no sentence", "[text][sentences]") {
  check_whole(
      "The Meeting was chaired by H.E. General Prayut Chan-o-cha (Ret.), Prime Minister of the Kingdom.");
  check_whole("We agreed to hold a Track 1.5 symposium on the Vision 2.0 in St. Louis.");
  check_whole(
      "The U.S.-EU Task Force and the U.S. Secretary of State met near Washington, D.C., on 5 December.");
  check_whole(
      "We recalled No. 7 and Nos. 8, Art. 5, para. 12, paras. 3-4, p. 9 and Res. 2231 of the Council.");
  check_whole("Partners (e.g. the Bank, i.e. its board) and Smith et al. disagreed, cf. Annex II.");
  check_whole("The United States vs. Germany was heard by Dr. Alan B. Greenspan and J. Powell.");
  check_whole(
      "Voting for the action were: Roger W. Ferguson, Jr.; Thomas I. Barkin; and Dennis P. Lockhart.");
  check_whole("The release is at 9 a.m. on Monday, or 2 p.m. EST.");
  check_whole("President Joseph R. Biden, Jr. of the United States spoke.");
  check_whole("We extended the scope of the EU-U.S. Mutual Recognition Agreement.");
  check_whole("Acme Co. Ltd. of Bangkok delivered approx. 5 units on Sept. 3.");
}

TEST_CASE("an abbreviation may end a sentence before a word that begins one", "[text][sentences]") {
  CHECK(split("It met in Washington, D.C. The members agreed.").size() == 2);
  CHECK(split("We thanked the U.S. We also thanked Japan.").size() == 2);
  CHECK(split("My response would be no. I cannot agree.").size() == 2);
  CHECK(split("It opened at 9 a.m. The Chair spoke.").size() == 2);
}

TEST_CASE("numbers before a full stop", "[text][sentences]") {
  CHECK(split("We launched the Vientiane Vision 2.0. We agreed.").size() == 2);
  CHECK(split("This ends in 2021. 15 countries joined.") ==
        Strings{"This ends in 2021.", "15 countries joined."});
  check_whole("It grew by 1.5 to 2.5 percent.");
  check_whole("1. The Meeting was held.");
  check_whole("(a) The Meeting was held.");
  check_whole("3.");
}

TEST_CASE("closing marks and footnote marks stay with their sentence", "[text][sentences]") {
  CHECK(split("He said “We agree.” They left.") == Strings{"He said “We agree.”", "They left."});
  CHECK(split("They met (in Tokyo.) We left.").front() == "They met (in Tokyo.)");
  CHECK(split("Support the region.12 We agreed.") == Strings{"Support the region.12", "We agreed."});
  CHECK(split("Support the region.[3] We agreed.") == Strings{"Support the region.[3]", "We agreed."});
  CHECK(split("Support the region.¹ We agreed.") == Strings{"Support the region.¹", "We agreed."});
}

TEST_CASE("how a sentence may begin", "[text][sentences]") {
  CHECK(split("It works. “We agree,” he said.").size() == 2);
  CHECK(split("It works. (The text follows.) We left.").size() == 3);
  CHECK(split("It works. eBay agreed. iPhone sales fell.").size() == 3);
  CHECK(split("Why? Because! So… We left.").size() == 4);
  CHECK(split("Élan is needed. Östlund spoke.").size() == 2);
  check_whole("He asked “why?” and left.");
  check_whole("Wait ... and see.");
}

TEST_CASE("a list is one sentence up to its full stop", "[text][sentences]") {
  check_whole("We agreed to: • promote trade; • protect the sea; and • meet again.");
  check_whole("We agreed: (a) to promote trade; (b) to meet.");
  CHECK(split("We agreed on this: • We will trade. • We will meet.") ==
        Strings{"We agreed on this: • We will trade.", "• We will meet."});
}

TEST_CASE("a space lost behind a full stop", "[text][sentences]") {
  CHECK(split("We support the region.We agreed to meet.").size() == 2);
  check_whole("See www.example.Org for the U.S.Congress and the file a.Txt now");
}

TEST_CASE("a run of stops without white space is read once", "[text][sentences]") {
  for (const char* part : {"1.", "www.", "a@b.", "Aa."}) {
    std::string run = "See ";
    for (int i = 0; i < 500'000; ++i) run += part;
    CHECK(split(run + " now").size() == 1);
  }
}

TEST_CASE("edges of the text", "[text][sentences]") {
  CHECK(split("").empty());
  CHECK(split("   ").empty());
  CHECK(split("  We agreed  ") == Strings{"We agreed"});
  CHECK(split("...") == Strings{"..."});
  CHECK(split("\xFF\xFE. A").size() >= 1);
}
