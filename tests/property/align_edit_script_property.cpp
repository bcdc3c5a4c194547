#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/align/edit_script.hpp"
#include "engine/align/linear_space_diff.hpp"
#include "tests/support/reference_diff.hpp"

namespace {

using Items = std::vector<std::uint32_t>;

// Runs that lie in order, match equal items, and cover as many as possible.
bool is_longest(const std::vector<stet::MatchRun>& runs, const Items& a, const Items& b,
                bool must_be_longest) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  std::size_t matched = 0;
  for (const stet::MatchRun& run : runs) {
    if (run.length == 0 || run.old_begin < old_at || run.new_begin < new_at) return false;
    for (std::size_t i = 0; i < run.length; ++i)
      if (a.at(run.old_begin + i) != b.at(run.new_begin + i)) return false;
    old_at = run.old_begin + run.length;
    new_at = run.new_begin + run.length;
    matched += run.length;
  }
  return !must_be_longest || matched == stet::test::longest_common_subsequence(a, b);
}

Items items(std::uint32_t alphabet) {
  return *rc::gen::container<Items>(rc::gen::inRange<std::uint32_t>(0, alphabet));
}

}  // namespace

TEST_CASE("both diffs find a longest common subsequence") {
  REQUIRE(rc::check([] {
    const std::uint32_t alphabet = *rc::gen::inRange<std::uint32_t>(1, 12);
    const Items a = items(alphabet);
    const Items b = items(alphabet);
    RC_ASSERT(is_longest(stet::edit_script(a, b).runs, a, b, true));
    const auto linear = stet::linear_space_diff(a, b, 1U << 20U);
    RC_ASSERT(linear.exact);
    RC_ASSERT(is_longest(linear.runs, a, b, true));
  }));
}

TEST_CASE("a bounded search still yields a script that holds") {
  REQUIRE(rc::check([] {
    const Items a = items(30);
    const Items b = items(30);
    RC_ASSERT(is_longest(stet::linear_space_diff(a, b, 3).runs, a, b, false));
  }));
}

TEST_CASE("every pair of short sequences is diffed exactly") {
  const auto sequence = [](unsigned code, unsigned length) {
    Items out(length);
    for (std::uint32_t& x : out) x = code % 3, code /= 3;
    return out;
  };
  for (unsigned n = 0; n <= 4; ++n)
    for (unsigned m = 0; m <= 4; ++m)
      for (unsigned x = 0; x < 81; ++x)
        for (unsigned y = 0; y < 81; ++y) {
          const Items a = sequence(x, n);
          const Items b = sequence(y, m);
          if (!is_longest(stet::linear_space_diff(a, b, 1U << 20U).runs, a, b, true))
            FAIL("n " << n << " m " << m);
        }
}
