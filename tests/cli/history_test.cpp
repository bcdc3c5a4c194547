// The commands that look through a series, as a user runs them: on a folder and on the store.
#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

using namespace stet::test;

namespace {

const std::string lake = std::string(STET_SOURCE_DIR) + "/fixtures/series/lake-council";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void check_refused(const Outcome& outcome, std::string_view part) {
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
  CHECK(contains(outcome.err, part));
}

// The lines that hold `part`.
std::string lines_with(const std::string& text, std::string_view part) {
  std::string found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (contains(line, part)) found += line + "\n";
    at = end + 1;
  }
  return found;
}

}  // namespace

TEST_CASE("blame tells of a folder what it tells of the store") {
  const Outcome folder = run({{"blame", lake, "--format", "csv"}});
  REQUIRE(folder.status == 0);
  CHECK(contains(folder.out, "¶2.1,1,1,5,2,,We agreed to share the readings"));
  CHECK(contains(folder.out, "¶1.2,1,3,,0,,We welcomed the report"));
  CHECK(contains(folder.out, "¶3.3,1,1,,0,4,We will keep the spawning grounds"));

  const TemporaryFolder place;
  REQUIRE(run({.arguments = {"init"}, .folder = place.path()}).status == 0);
  REQUIRE(run({.arguments = {"add", lake}, .folder = place.path()}).status == 0);
  for (const char* edition : {"lake-council", "lake-council/5", "5"}) {
    const Outcome stored = run({.arguments = {"blame", edition, "--format", "csv"}, .folder = place.path()});
    INFO(stored.err);
    CHECK(stored.out == folder.out);
  }
  const Outcome earlier = run({.arguments = {"blame", "3", "--format", "csv"}, .folder = place.path()});
  CHECK_FALSE(contains(earlier.out, "gauging"));
  // The only series need not be named.
  const Outcome traced = run({.arguments = {"trace", "gauging", "station"}, .folder = place.path()});
  CHECK(contains(traced.out, "returned after 2 editions without it"));
  CHECK(contains(run({.arguments = {"trace", "5:2.1"}, .folder = place.path()}).out, "gauging"));
  CHECK(contains(run({.arguments = {"trace", "lake-council", "5:2.1"}, .folder = place.path()}).out,
                 "gauging"));
  CHECK(contains(run({.arguments = {"timeline"}, .folder = place.path()}).out, "returned"));
  CHECK(contains(run({.arguments = {"phrases", "tanker"}, .folder = place.path()}).out, "5 of 5 editions"));
  check_refused(run({.arguments = {"blame", "77"}, .folder = place.path()}), "no such");
}

TEST_CASE("trace shows each wording against the one before") {
  const Outcome outcome = run({{"trace", lake, "fund for the wetlands"}});
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, "[-2-]{+3+} million crowns"));
  CHECK(contains(outcome.out, "stronger"));
  CHECK(contains(lines_with(outcome.out, "1. "), "in 5 editions"));
  CHECK(contains(run({{"trace", lake + "/4.txt:3.1"}}).out, "[-2-]{+3+} million crowns"));
  CHECK(contains(run({{"trace", lake, "no such words"}}).out, "no lineage"));
}

TEST_CASE("timeline filters and writes tables") {
  const Outcome table = run({{"timeline", lake, "--format", "csv"}});
  CHECK(contains(table.out, ",first,kept,dropped,,returned"));
  CHECK(contains(lines_with(run({{"timeline", lake, "--text", "gauging"}}).out, "1 "), "returned"));
  CHECK(contains(run({{"timeline", lake, "--since", "4", "--format", "markdown"}}).out, "| 4 | 5 |"));
  CHECK(contains(run({{"timeline", lake, "--since", "2017", "--until", "2018", "--format", "md"}}).out,
                 "| 3 | 4 |"));
  CHECK(contains(run({{"timeline", lake, "--actor", "submarines"}}).out, "No commitment is as asked for"));
}

TEST_CASE("mistakes about series are told in one line") {
  const TemporaryFolder place;
  check_refused(run({{"timeline", place.path().string()}}), "holds no statement");
  check_refused(run({{"timeline", place.path().string() + "/none"}}), "no store here");
  check_refused(run({{"timeline", lake + "/1.txt"}}), "is a file");
  check_refused(run({{"blame", lake + "/9"}}), "holds 1 to 5");
  check_refused(run({{"timeline", lake, "--since", "2031"}}), "--since 2031");
  check_refused(run({{"timeline", lake, "--since", "spring"}}), "--since spring: no such edition");
  check_refused(run({{"timeline", lake, "--sort", "loud"}}), "--sort loud");
  check_refused(run({{"timeline", lake, "--class", "promise"}}), "--class promise");
  check_refused(run({{"trace", lake}}), "what to look for");
  check_refused(run({{"trace", lake + "/4.txt:99"}}), "no paragraph 99");
  check_refused(run({{"phrases", lake, "?!"}}), "no word");
  check_refused(run({{"trace", lake, "?!"}}), "no word");
  place.write("1.txt", "We met.\n");
  place.write("2.pdf", "not a PDF");
  check_refused(run({{"timeline", place.path().string()}}), "2.pdf");
}

TEST_CASE("a folder without numbers and dates is ordered as people order names") {
  const TemporaryFolder place;
  place.write("part 10.txt", "We will mend the bridge over the northern river by the summer.\n");
  place.write("part 9.txt", "We will mend the old mill beside the northern river by the winter.\n");
  place.write("README.md", "No statement.\n");
  const Outcome outcome = run({{"timeline", place.path().string(), "--format", "csv"}});
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, ",part 9,part 10\r\n"));
  CHECK(contains(outcome.err, "ordered by file name"));
}
