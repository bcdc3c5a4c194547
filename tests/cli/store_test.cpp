// The store as its users meet it: editions kept, named, compared and read by git itself.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/river_series.hpp"

using namespace stet::test;

TEST_CASE("editions are kept once, listed, and stand where a file may") {
  const RiverStore store;
  const Outcome again = store.stet({"add", "5.txt", "6.txt", "7.txt"});
  CHECK(again.status == 0);
  CHECK(contains(again.out, "unchanged  river/5"));
  const Outcome list = store.stet({"list"});
  CHECK(contains(list.out, "river/5  2019-05-01"));
  CHECK(contains(list.out, "river/7  2021-05-03"));

  // All names of one edition, and its file.
  const std::string want = without_sources(store.stet({"compare", "5.txt", "6.txt", "--format", "json"}).out);
  for (const auto& [older, newer] : {std::pair<std::string, std::string>{"5", "6"},
                                     {"river/5", "river/6"},
                                     {"river~2", "river~1"},
                                     {"refs/tags/river/5", "river/6.r1"},
                                     {"HEAD~2", "6.txt"}}) {
    const Outcome outcome = store.stet({"compare", older, newer, "--format", "json"});
    INFO(older + " " + newer + ": " + outcome.err);
    CHECK(without_sources(outcome.out) == want);
  }
  CHECK(contains(store.stet({"show", "7"}).out, "ice"));
}

TEST_CASE("a file that an edition's newer revision replaced does not pass for what is read") {
  const RiverStore store;
  const std::string first = read_file(store.folder() / "7.txt");
  store.write("7.txt", first + "\n3. We agreed to dredge the ford.\n");
  CHECK(contains(store.stet({"add", "7.txt", "--series", "river"}).out, "revision 2"));
  store.write("7.txt", first);
  const Outcome outcome = store.stet({"add", "7.txt", "--series", "river"});
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, "holds it as revision 1, and reads revision 2"));
}

TEST_CASE("a store is found in folders above, or named") {
  const RiverStore store;
  std::filesystem::create_directories(store.folder() / "a/b");
  CHECK(contains(run({{"list"}, "", {}, store.folder() / "a/b"}).out, "river/6"));
  CHECK(contains(run({{"list", "--store", store.folder().string()}}).out, "river/6"));
  CHECK(contains(run({{"list", "--store", (store.folder() / ".stet").string()}}).out, "river/6"));
  const TemporaryFolder elsewhere;
  check_refused(run({{"list"}, "", {}, elsewhere.path()}), "stet init");
  check_refused(run({{"compare", "5", "6"}, "", {}, elsewhere.path()}), "no store");
  check_refused(store.stet({"compare", "5", "99"}), "no such edition");
  check_refused(store.stet({"compare", "5", "99.txt"}), "99.txt");
  check_refused(store.stet({"init"}), "already");
}

TEST_CASE("the same files give the same commits in every store") {
  const RiverStore one;
  const RiverStore two;
  const Outcome first = one.git({"for-each-ref"});
  if (first.status != 0) {
    WARN("git is not installed: skipped");
    return;
  }
  CHECK(contains(first.out, "refs/tags/river/7"));
  CHECK(first.out == two.git({"for-each-ref"}).out);
  CHECK(one.git({"fsck", "--strict"}).status == 0);
}

TEST_CASE("what an edition lacks is asked for") {
  const RiverStore store;
  store.write("bare.txt", "We agreed to meet again.\n\nThe river was high.\n");
  check_refused(store.stet({"add", "bare.txt"}), "--series");
  check_refused(store.stet({"add", "bare.txt", "--series", "river"}), "--ordinal");
  check_refused(store.stet({"add", "bare.txt", "--series", "river", "--ordinal", "x"}), "--ordinal x");
  check_refused(store.stet({"add", "bare.txt", "--series", "river", "--date", "soon"}), "--date soon");
  check_refused(store.stet({"add", "5.txt", "6.txt", "--ordinal", "9"}), "one edition");
  check_refused(store.stet({"add"}), "files or a folder");
  check_refused(store.stet({"add", "-"}), "standard input");
  check_refused(store.stet({"add", "missing.txt"}), "missing.txt");
  const Outcome given =
      store.stet({"add", "bare.txt", "--series", "River", "--ordinal", "8", "--date", "1 May 2022"});
  CHECK(given.status == 0);
  CHECK(contains(given.out, "river/8"));
  CHECK(contains(given.out, "series, ordinal, date from the command"));
  CHECK(contains(store.stet({"list"}).out, "river/8  2022-05-01"));
  store.write("2023-05-01.txt", "We agreed to meet again, and again.\n");
  CHECK(
      contains(store.stet({"add", "2023-05-01.txt", "--series", "river"}).out, "date from the file's name"));
}
