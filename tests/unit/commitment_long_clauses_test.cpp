// Sentences that nobody wrote to be read: the time must not grow with the square of their length. No case
// measures it; sizes that take a second here would take minutes.
#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "engine/commitment/comparison.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/commitment/unknown_verbs.hpp"
#include "tests/support/clause_fixture.hpp"

using namespace stet;
using stet_test::clauses_of;
using stet_test::rows_of;
using stet_test::side_by_side;
using stet_test::statement;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// A word of its own for each number.
std::string word(std::size_t number) {
  std::string out = "w";
  for (const char digit : std::to_string(number)) out += static_cast<char>('a' + (digit - '0'));
  return out;
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

std::vector<std::string> gifts(std::size_t count, bool equal) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back("USD " + std::to_string(equal ? 5 : i + 2) + " million to " + word(i));
  return out;
}

}  // namespace

TEST_CASE("long clauses: parentheses that nothing closes") {
  CHECK(clauses_of({"We decide to " + repeated("( a ", 150'000)}).size() == 1);
}

TEST_CASE("long clauses: a number of scales alone") {
  CHECK(clauses_of({"We decide to " + repeated("hundred ", 100'000)}).size() == 1);
}

TEST_CASE("long clauses: base forms behind a long object") {
  const std::string text =
      "We support " + repeated("x ", 50'000) + "to act " + repeated("and support ", 50'000);
  CHECK(clauses_of({text}).size() == 1);
  const std::string no_infinitive = "We support " + repeated("x ", 25'000) + repeated("and support ", 2);
  CHECK_FALSE(clauses_of({no_infinitive}).empty());
}

TEST_CASE("long clauses: equal amounts in another order") {
  const std::vector<std::string> old_gifts = gifts(2'500, true);
  std::vector<std::string> new_gifts = old_gifts;
  std::shuffle(new_gifts.begin(), new_gifts.end(), std::mt19937(3));
  const auto rows = rows_of("We will provide help, " + listed(old_gifts) + ".",
                            "We will provide help, " + listed(new_gifts) + ".");
  REQUIRE(rows.size() == 1);
  CHECK(std::ranges::find(rows[0].changed, Facet::amount) == rows[0].changed.end());
}

TEST_CASE("long clauses: amounts lost and gained among very many") {
  std::vector<std::string> old_gifts = gifts(100, false);
  std::vector<std::string> new_gifts = old_gifts;
  new_gifts[70] = "USD 900 million to " + word(70);
  const auto rows =
      rows_of("We will provide " + listed(old_gifts) + ".", "We will provide " + listed(new_gifts) + ".");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].why.starts_with("amount: USD 72 million → USD 900 million"));
}

TEST_CASE("long clauses: the contexts of many amounts") {
  const std::string text = "We will provide " + listed(gifts(10'000, false));
  CHECK(rows_of(text + ".", text + " soon.").size() == 1);
}

TEST_CASE("long clauses: one abbreviation again and again") {
  const std::string text = "We decide to " + repeated("UN ", 60'000);
  CHECK(rows_of(text + "UN", text + "changed").size() == 1);
}

TEST_CASE("long clauses: many clauses that become one") {
  std::vector<std::string> sentences, objects;
  for (std::size_t i = 0; i < 5'000; ++i) {
    const std::string name = word(i);
    objects.push_back(name + " " + name + "k " + name + "m");
    sentences.push_back("We will support " + objects.back() + ".");
  }
  const Document old_document = statement(sentences);
  const Document new_document = statement({"We will support " + listed(objects) + "."});
  const auto rows = compare_clauses(old_document, new_document, side_by_side(old_document, new_document),
                                    Lexicon::built_in());
  CHECK(rows.size() >= sentences.size());
}

TEST_CASE("long clauses: actors behind \"and\" without end") {
  const Document document =
      statement({"Japan agreed " + repeated("and Japan agreed ", 60'000) + "and besieged the town."});
  const Document* const documents[] = {&document};
  const auto verbs = unknown_verbs(documents, Lexicon::built_in());
  REQUIRE(verbs.size() == 1);
  CHECK(verbs[0].phrase == "besiege");
  CHECK(verbs[0].count == 60'001);
}
