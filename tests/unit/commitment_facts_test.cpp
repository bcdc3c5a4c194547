#include <catch2/catch.hpp>

#include "engine/commitment/facts.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/commitment/tokens.hpp"

using namespace stet;

namespace {

using Strings = std::vector<std::string>;

struct Found {
  Strings amounts, deadlines, names, hedges, amount_keys, deadline_keys;
};

Found facts(const std::string& text) {
  Vocabulary vocabulary;
  TokenReader reader(Lexicon::built_in().tables(), vocabulary);
  const Tokens tokens = reader.read(text, split_words(text, vocabulary));
  const ClauseFacts found = find_facts({tokens, 0, tokens.size(), Lexicon::built_in().tables(), vocabulary});
  Found out;
  for (const Fact& fact : found.amounts)
    out.amounts.emplace_back(fact.span.of(text)), out.amount_keys.push_back(fact.key);
  for (const Fact& fact : found.deadlines)
    out.deadlines.emplace_back(fact.span.of(text)), out.deadline_keys.push_back(fact.key);
  for (const Span name : found.names) out.names.emplace_back(name.of(text));
  for (const Span hedge : found.hedges) out.hedges.emplace_back(hedge.of(text));
  return out;
}

}  // namespace

TEST_CASE("facts: amounts of money in both orders") {
  CHECK(facts("provide USD 1 million to").amounts == Strings{"USD 1 million"});
  CHECK(facts("provide 2.5 billion USD worth of loans").amounts == Strings{"2.5 billion USD"});
  CHECK(facts("at a pace of $40 billion per month").amounts == Strings{"$40 billion", "per month"});
  CHECK(facts("the planned 1.5 trillion yen worth").amounts == Strings{"1.5 trillion yen"});
  CHECK(facts("allocate €500 million").amounts == Strings{"€500 million"});
  CHECK(facts("give 5 million US dollars").amounts == Strings{"5 million US dollars"});
  CHECK(facts("give USD 1 million").amount_keys == facts("give 1 million USD").amount_keys);
  CHECK(facts("give $1 million").amount_keys == facts("give 1,000,000 dollars").amount_keys);
  CHECK(facts("give USD 1 million").amount_keys != facts("give EUR 1 million").amount_keys);
}

TEST_CASE("facts: shares, counts, frequencies") {
  CHECK(facts("spend 2% of GDP").amounts == Strings{"2%"});
  CHECK(facts("plant three hundred thousand million trees").amount_keys == Strings{"300000000000.00"});
  CHECK(facts("a range of 0 to 1/4 percent").amounts == Strings{"0 to 1/4 percent"});
  CHECK(facts("fell by 50 basis points").amounts == Strings{"50 basis points"});
  CHECK(facts("train 1,800 infrastructure practitioners").amounts ==
        Strings{"1,800 infrastructure practitioners"});
  CHECK(facts("in our four countries").amounts == Strings{"four countries"});
  CHECK(facts("report every six months").amounts == Strings{"every six months"});
  CHECK(facts("meet annually").amounts == Strings{"annually"});
  CHECK(facts("a Track 1.5 symposium").amounts.empty());
  CHECK(facts("under resolution 1267 sanctions").amounts.empty());
  CHECK(facts("the 26/11 attacks").amounts.empty());
  CHECK(facts("through the ASEAN+1 and ASEAN Plus Three mechanisms").amounts.empty());
  CHECK(facts("the Council +4 countries").amounts.empty());
  CHECK(facts("the Council and 4 countries").amounts == Strings{"4 countries"});
}

TEST_CASE("facts: deadlines") {
  CHECK(facts("finish by December 2020").deadlines == Strings{"by December 2020"});
  CHECK(facts("finish by the end of 2020").deadlines == Strings{"by the end of 2020"});
  CHECK(facts("hold it in the second half of 2020").deadlines == Strings{"in the second half of 2020"});
  CHECK(facts("spend over the next five years").deadlines == Strings{"over the next five years"});
  CHECK(facts("convene in the future").deadlines == Strings{"in the future"});
  CHECK(facts("convene in the near future and report").deadlines == Strings{"in the near future"});
  CHECK(facts("spend it in future years").deadlines == Strings{"in future"});
  CHECK(facts("reduce the pace in steps at future meetings").deadlines.empty());
  CHECK(facts("go on with this at a future summit").deadlines.empty());
  CHECK(facts("adopted by 2024 at the latest").deadlines == Strings{"by 2024 at the latest"});
  CHECK(facts("submit by 31 March 2025").deadlines == Strings{"by 31 March 2025"});
  CHECK(facts("conclude as soon as possible").deadlines == Strings{"as soon as possible"});
  CHECK(facts("report by our next meeting").deadlines == Strings{"by our next meeting"});
  CHECK(facts("finish by end-2027 or mid-2028").deadlines == Strings{"by end-2027", "mid-2028"});
  CHECK(facts("by end-2027").deadline_keys == facts("by the end of 2027").deadline_keys);
  CHECK(facts("lend for at least three years").deadlines == Strings{"for at least three years"});
  CHECK(facts("tell users at least 20 days before a change").deadlines == Strings{"at least 20 days"});
  CHECK(facts("answer within two working days").deadlines == Strings{"within two working days"});
  CHECK(facts("answer within two working days").amounts.empty());
  CHECK(facts("buy more bonds this year").deadlines == Strings{"this year"});
  CHECK(facts("open the port later this year").deadlines == Strings{"later this year"});
  CHECK(facts("meet again next year in Suva").deadlines == Strings{"next year"});
  CHECK(facts("the talks held earlier this year").deadlines.empty());
  CHECK(facts("the theme of this year").deadlines.empty());
  CHECK(facts("this year's summit").deadlines.empty());
  CHECK(facts("the 2030 Agenda and the 1982 UNCLOS").deadlines.empty());
  CHECK(facts("resolution 2100 (2013)").deadlines.empty());
  CHECK(facts("before 2025").deadline_keys == facts("not later than 31 December 2024").deadline_keys);
  CHECK(facts("by the end of 2024").deadline_keys == facts("no later than December 31, 2024").deadline_keys);
  CHECK(facts("on 3 May 2020").deadline_keys == facts("on May 3, 2020").deadline_keys);
  CHECK(facts("by 2030").deadline_keys != facts("by 2035").deadline_keys);
  CHECK(facts("double trade by the early 2030s").deadlines == Strings{"by the early 2030s"});
  CHECK(facts("by the 2030s").deadline_keys != facts("by 2030").deadline_keys);
  CHECK(facts("phase out coal by the mid-2030s").deadlines == Strings{"by the mid-2030s"});
}

TEST_CASE("facts: names and hedges") {
  CHECK(facts("through the ASEAN Centre for Biodiversity (ACB), with Viet Nam").names ==
        Strings{"ASEAN Centre for Biodiversity", "ACB", "Viet Nam"});
  CHECK(facts("the 22nd ASEAN-Japan Summit").names == Strings{"22nd ASEAN-Japan Summit"});
  CHECK(facts("provide USD 30 million").names.empty());
  CHECK(facts("report at its sixty-first session").names == Strings{"sixty-first session"});
  CHECK(facts("keep it open for as long as necessary").hedges.empty());
  CHECK(facts("sell bonds, where warranted").hedges == Strings{"where warranted"});
  CHECK(facts("cut tariffs, as appropriate, and subject to review").hedges ==
        Strings{"as appropriate", "subject to"});
}
