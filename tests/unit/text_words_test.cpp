#include <catch2/catch.hpp>

#include "engine/text/words.hpp"

namespace {

std::vector<std::string> pieces(std::string_view text) {
  stet::Vocabulary vocabulary;
  std::vector<std::string> out;
  for (const stet::Word& word : stet::split_words(text, vocabulary)) out.emplace_back(word.span.of(text));
  return out;
}

bool same(std::string_view a, std::string_view b) {
  stet::Vocabulary vocabulary;
  const auto x = stet::split_words(a, vocabulary);
  const auto y = stet::split_words(b, vocabulary);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), stet::same_word);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("text splits into words, unbroken numbers and marks") {
  CHECK(pieces("USD 1.5 million, by 2021.") == Strings{"USD", "1.5", "million", ",", "by", "2021", "."});
  CHECK(pieces("2-1/4 to 2\u20111/2 percent") == Strings{"2-1/4", "to", "2\u20111/2", "percent"});
  CHECK(pieces("$40 billion (30,000 of 15 %)") ==
        Strings{"$40", "billion", "(", "30,000", "of", "15 %", ")"});
  CHECK(pieces("Japan\u2019s U.S.-EU plan") == Strings{"Japan\u2019s", "U.S", ".", "EU", "plan"});
  CHECK(pieces("the 12 th Summit, 2021 - 2025") == Strings{"the", "12 th", "Summit", ",", "2021 - 2025"});
  CHECK(pieces("\u2022 first \u2013 second").size() == 2);
  CHECK(pieces("").empty());
}

TEST_CASE("layout makes no other word") {
  CHECK(same("ASEANJapan", "ASEAN-Japan"));
  CHECK(same("COVID19", "COVID-19"));
  CHECK(same("12 th", "12th"));
  CHECK(same("sub-regional", "subregional"));
  CHECK(same("peopleto-people", "people-to-people"));
  CHECK(same("the \u201cPlan\u201d", "the \"Plan\""));
  CHECK(same("e\uFB03cient", "efficient"));
  CHECK(same("soft\u00ADware", "software"));
  CHECK(same("10\u00A0million", "10 million"));
  CHECK(same("at\u2009\u20135 degrees", "at \u20135 degrees"));
  CHECK(same("voil\u00E0\u20145 of them", "voil\u00E0 \u2014 5 of them"));
  CHECK(same("12 th-century art", "12 thcentury art"));
  CHECK(same("2021 \u2013 2025", "2021-2025"));
  CHECK(same("\u2022 promote trade", "- promote trade"));
}

TEST_CASE("meaning makes another word") {
  CHECK_FALSE(same("re-sign", "resign"));
  CHECK_FALSE(same("3 May", "May 3"));
  CHECK_FALSE(same("10 million", "1.0 million"));
  CHECK_FALSE(same("4-1/2", "41/2"));
  CHECK_FALSE(same("10-15", "1015"));
  CHECK_FALSE(same("at -5 degrees", "at 5 degrees"));
  CHECK_FALSE(same("the Parties", "the parties"));
}

TEST_CASE("the capital of a sentence's first word means nothing") {
  CHECK(same("We agreed. The plan", "we agreed. the plan"));
  CHECK_FALSE(same("and We agreed", "and we agreed"));
}
