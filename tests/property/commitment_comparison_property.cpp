#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/commitment/comparison.hpp"
#include "engine/commitment/lexicon.hpp"
#include "tests/support/clause_fixture.hpp"

using namespace stet;

namespace {

// Statements put together from a few verbs and objects, so that clauses recur, move and change.
std::vector<std::string> arbitrary_statement() {
  const auto sentence = [] {
    const std::string verb = *rc::gen::elementOf(std::vector<std::string>{
        "We agreed to", "We noted the need to", "We resolved to", "ASEAN Leaders decided to", "We will",
        "We urged all parties to", "We welcomed efforts to", "We will endeavour to"});
    const std::string act = *rc::gen::elementOf(std::vector<std::string>{
        "strengthen cooperation on fisheries", "hold a workshop on ports", "fund the seed bank",
        "reduce tariffs on steel", "adopt the Joint Statement on Reefs",
        "adopt the Joint Statement on Rivers", "train 500 experts"});
    const std::string end = *rc::gen::elementOf(std::vector<std::string>{
        "", " by 2025", " by June 2026", " in the future", ", as appropriate", " and welcomed the report"});
    return verb + " " + act + end + ".";
  };
  std::vector<std::string> paragraphs;
  const int count = *rc::gen::inRange(0, 6);
  for (int p = 0; p < count; ++p) {
    std::string text = sentence();
    if (*rc::gen::arbitrary<bool>()) text += " " + sentence();
    paragraphs.push_back(text);
  }
  return paragraphs;
}

// A row without its order and with its sides named, to compare with a mirrored one.
std::string key(const ClauseRow& row, bool mirrored) {
  const auto place = [](const std::optional<Clause>& clause) {
    return clause ? std::to_string(clause->paragraph) + "." + std::to_string(clause->sentence) + "." +
                        std::to_string(clause->span.begin)
                  : std::string("-");
  };
  Status status = row.status;
  Shift shift = row.shift;
  if (mirrored) {
    status = status == Status::added ? Status::dropped : status == Status::dropped ? Status::added : status;
    shift = shift == Shift::strengthened ? Shift::weakened
            : shift == Shift::weakened   ? Shift::strengthened
                                         : shift;
  }
  std::string out = std::string(name(status)) + " " + std::string(name(shift));
  for (const Facet facet : row.changed) out += " " + std::string(name(facet));
  out += row.moved ? " moved " : " ";
  return out + place(mirrored ? row.new_clause : row.old_clause) + " " +
         place(mirrored ? row.old_clause : row.new_clause);
}

std::vector<std::string> keys(const std::vector<ClauseRow>& rows, bool mirrored) {
  std::vector<std::string> out;
  for (const ClauseRow& row : rows) out.push_back(key(row, mirrored));
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<ClauseRow> compared(const Document& a, const Document& b) {
  return compare_clauses(a, b, stet_test::side_by_side(a, b), Lexicon::built_in());
}

}  // namespace

TEST_CASE("comparing clauses: exchanging the sides mirrors the rows") {
  REQUIRE(rc::check([] {
    const Document a = stet_test::statement(arbitrary_statement());
    const Document b = stet_test::statement(arbitrary_statement());
    RC_ASSERT(keys(compared(a, b), false) == keys(compared(b, a), true));
  }));
}

TEST_CASE("comparing clauses: a statement and itself keep everything in place") {
  REQUIRE(rc::check([] {
    const Document a = stet_test::statement(arbitrary_statement());
    for (const ClauseRow& row : compared(a, a)) {
      RC_ASSERT(row.status == Status::kept);
      RC_ASSERT(!row.moved);
      RC_ASSERT(row.old_clause->span == row.new_clause->span);
    }
  }));
}

TEST_CASE("comparing clauses: every clause stands in exactly one row") {
  REQUIRE(rc::check([] {
    const Document a = stet_test::statement(arbitrary_statement());
    const Document b = stet_test::statement(arbitrary_statement());
    std::size_t old_clauses = 0;
    std::size_t new_clauses = 0;
    for (const ClauseRow& row : compared(a, b)) {
      old_clauses += row.old_clause.has_value() ? 1 : 0;
      new_clauses += row.new_clause.has_value() ? 1 : 0;
    }
    RC_ASSERT(old_clauses == find_clauses(a, Lexicon::built_in()).size());
    RC_ASSERT(new_clauses == find_clauses(b, Lexicon::built_in()).size());
  }));
}
