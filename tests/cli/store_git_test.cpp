// The store under git's own hands, and editions that come late or come again.
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/river_series.hpp"

using namespace stet::test;

namespace {

bool git_is_there(const RiverStore& store) {
  const bool there = store.git({"--version"}).status == 0;
  if (!there) WARN("git is not installed: skipped");
  return there;
}

std::string trimmed_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

void check_whole(const RiverStore& store) {
  const Outcome verified = store.stet({"verify"});
  INFO(verified.out + verified.err);
  CHECK(verified.status == 0);
  const Outcome checked = store.git({"fsck", "--strict", "--no-dangling"});
  CHECK(checked.status == 0);
  CHECK(checked.out + checked.err == "");
}

// Rewrites a file of the repository whatever its mode.
void overwrite(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::permissions(file, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("git reads the store as it reads any repository") {
  const RiverStore store;
  if (!git_is_there(store)) return;
  check_whole(store);
  const Outcome log = store.git({"log", "--format=%s|%ad", "--date=short"});
  CHECK(contains(log.out, "river/7: Chairman's Statement of the 7th River Summit|2021-05-03"));
  CHECK(contains(store.git({"log", "-1", "--format=%b"}).out, "Since river/6: "));
  CHECK(contains(store.git({"log", "-1", "--format=%(trailers:key=Edition,valueonly)"}).out, "river/7"));
  CHECK(contains(store.git({"diff", "--word-diff", "river/5", "river/6", "--", "statement.txt"}).out,
                 "[-dam.-]{+dam by 2025.+}"));
  const Outcome blame = store.git({"blame", "-s", "river", "--", "statement.txt"});
  CHECK(contains(blame.out, "The rivers rise in spring."));
  CHECK(trimmed_line(store.git({"cat-file", "-t", "river/6"}).out) == "tag");
  CHECK(store.git({"show", "river/6:source.txt"}).out == read_file(store.folder() / "6.txt"));
  CHECK(store.stet({"export", "6", "--source"}).out == read_file(store.folder() / "6.txt"));
  CHECK(store.stet({"export", "6"}).out == store.git({"show", "river/6:statement.txt"}).out);
}

TEST_CASE("clones are read, bare or not, and their worktrees left alone") {
  const RiverStore store;
  if (!git_is_there(store)) return;
  const std::string clone = (store.folder() / "clone").string();
  const std::string mirror = (store.folder() / "mirror").string();
  const std::string remote = (store.folder() / "remote").string();
  REQUIRE(store.git({"clone", "-q", ".", clone}).status == 0);
  REQUIRE(store.git({"clone", "-q", "--mirror", ".", mirror}).status == 0);
  REQUIRE(store.git({"init", "-q", "--bare", remote}).status == 0);
  REQUIRE(store.git({"push", "-q", remote, "river", "--tags"}).status == 0);
  const std::string list = store.stet({"list"}).out;
  for (const std::string& place : {clone, mirror, remote}) {
    CHECK(store.stet({"list", "--store", place}).out == list);
    CHECK(store.stet({"verify", "--store", place}).status == 0);
    CHECK(store.stet({"export", "6", "--store", place}).out == store.stet({"export", "6"}).out);
  }
  store.write("8.txt", river_statement(8, "4 May 2022", "2. We noted the fog."));
  check_refused(store.stet({"add", "8.txt", "--store", clone}), "does not touch worktrees");
  CHECK(run_git({"-C", clone, "status", "--porcelain"}, store.folder()).out.empty());
  // A detached clone knows the series from its remote alone, and goes on from there.
  REQUIRE(run_git({"-C", clone, "checkout", "-q", "--detach"}, store.folder()).status == 0);
  REQUIRE(run_git({"-C", clone, "branch", "-q", "-D", "river"}, store.folder()).status == 0);
  CHECK(store.stet({"list", "--store", clone}).out == list);
  CHECK(store.stet({"add", "8.txt", "--store", clone}).status == 0);
  CHECK(store.stet({"verify", "--store", clone}).status == 0);
  // What was added in the clone comes home by git.
  REQUIRE(run_git({"-C", clone, "push", "-q", "origin", "river", "--tags"}, store.folder()).status == 0);
  CHECK(contains(store.stet({"list"}).out, "river/8"));
  check_whole(store);
}

TEST_CASE("a shallow clone is read as far as it goes, and a lost commit is told") {
  const RiverStore store;
  if (!git_is_there(store)) return;
  const std::string clone = (store.folder() / "clone").string();
  const std::string url = "file://" + (store.folder() / ".stet").string();
  REQUIRE(store.git({"clone", "-q", "--bare", "--depth", "2", url, clone}).status == 0);
  const std::string list = store.stet({"list", "--store", clone}).out;
  CHECK(list.starts_with("river/6"));
  CHECK(contains(list, "river/7"));
  store.write("4.txt", river_statement(4, "1 May 2018", "2. We agreed to look at the dam."));
  check_refused(store.stet({"add", "4.txt", "--insert", "--store", clone}), "--unshallow");

  const std::string lost = trimmed_line(store.git({"rev-parse", "river~2"}).out);
  std::filesystem::remove(store.folder() / ".stet/objects" / lost.substr(0, 2) / lost.substr(2));
  check_refused(store.stet({"list"}), lost.substr(0, 12));
  CHECK(store.stet({"verify"}).status == 2);
}

TEST_CASE("an edition that comes late is placed, and the series as it was is kept") {
  const RiverStore store;
  store.write("4.txt", river_statement(4, "1 May 2018", "2. We agreed to look at the dam."));
  const std::string before = store.stet({"list"}).out;
  check_refused(store.stet({"add", "4.txt"}), "--insert");
  CHECK(store.stet({"list"}).out == before);
  const std::string tip = trimmed_line(store.git({"rev-parse", "river"}).out);
  const Outcome added = store.stet({"add", "4.txt", "--insert"});
  CHECK(added.status == 0);
  CHECK(contains(added.out, "3 later editions rebuilt"));
  CHECK(store.stet({"list"}).out.starts_with("river/4"));
  CHECK(contains(store.stet({"log"}).out, "river/4  2018-05-01  the first edition"));
  CHECK(contains(store.stet({"compare", "4", "5"}).out, "endeavour"));
  if (!git_is_there(store)) return;
  check_whole(store);
  CHECK(contains(store.git({"for-each-ref", "refs/stet/backup"}).out, tip));
  CHECK(store.git({"rev-parse", "river/7^0"}).out == store.git({"rev-parse", "river"}).out);

  // In the end it is the store that adding in order gives.
  const TemporaryFolder other;
  REQUIRE(run({{"init"}, "", {}, other.path()}).status == 0);
  for (const char* file : {"4.txt", "5.txt", "6.txt", "7.txt"}) {
    const std::string path = (store.folder() / file).string();
    REQUIRE(run({{"add", path}, "", {}, other.path()}).status == 0);
  }
  CHECK(run_git({"-C", (other.path() / ".stet").string(), "rev-parse", "river"}, other.path()).out ==
        store.git({"rev-parse", "river"}).out);
}

TEST_CASE("another text for an edition is its next revision, and the first stays") {
  const RiverStore store;
  const std::string first = store.stet({"export", "7"}).out;
  store.write("7.txt", river_statement(7, "3 May 2021", "2. We noted the thick ice."));
  const Outcome added = store.stet({"add", "7.txt"});
  CHECK(contains(added.out, "revision 2"));
  CHECK(contains(store.stet({"add", "7.txt"}).out, "unchanged"));
  CHECK(contains(store.stet({"list"}).out, "(revision 2)"));
  CHECK(contains(store.stet({"export", "7"}).out, "thick ice"));
  CHECK(store.stet({"export", "river/7.r1"}).out == first);
  CHECK(contains(store.stet({"compare", "7.r1", "7"}).out, "thick"));
  // Of an edition that others follow, only where it is asked for.
  store.write("6.txt", river_statement(6, "2 May 2020", "2. We will mend the dam by 2024."));
  check_refused(store.stet({"add", "6.txt"}), "--insert");
  CHECK(contains(store.stet({"add", "6.txt", "--insert"}).out, "2 later editions rebuilt"));
  CHECK(contains(store.stet({"log", "-p", "-n", "4"}).out, "[-2025-]{+2024+}"));
  if (git_is_there(store)) check_whole(store);
}

TEST_CASE("files that contradict each other or the series are refused, and nothing is added") {
  const RiverStore store;
  const std::string before = store.stet({"list"}).out;
  store.write("8.txt", river_statement(8, "1 May 2022", "2. We sang."));
  store.write("8b.txt", river_statement(8, "1 May 2022", "2. We danced."));
  store.write("9.txt", river_statement(9, "1 May 2001", "2. We slept."));
  store.write("bad.txt", "");
  check_refused(store.stet({"add", "8.txt", "8b.txt"}), "both say they are river/8");
  check_refused(store.stet({"add", "9.txt"}), "their ordinals say one order");
  check_refused(store.stet({"add", "8.txt", "bad.txt"}), "bad.txt");
  check_refused(store.stet({"remove", "river/7"}), "removes no edition");
  CHECK(store.stet({"list"}).out == before);
}

TEST_CASE("verify tells what hands have done to a store") {
  const RiverStore store;
  if (!git_is_there(store)) return;
  const auto told = [&store](std::string_view part) {
    const Outcome verified = store.stet({"verify"});
    INFO(verified.out + verified.err);
    CHECK(verified.status == 2);
    CHECK(contains(verified.out, part));
  };
  SECTION("a tag is gone, and comes back with its edition") {
    REQUIRE(store.git({"tag", "-d", "river/6"}).status == 0);
    told("river/6: has no tag");
    CHECK(contains(store.stet({"compare", "5", "6"}).out, "2025"));
    CHECK(contains(store.stet({"add", "6.txt"}).out, "its tag was missing"));
    check_whole(store);
  }
  SECTION("a branch was moved back, and the tag still holds what it left") {
    REQUIRE(store.git({"branch", "-f", "river", "river/6"}).status == 0);
    told("river/7: is tagged, and the branch river does not hold it");
    CHECK_FALSE(contains(store.stet({"list"}).out, "river/7"));
    REQUIRE(store.git({"branch", "-f", "river", "river/7"}).status == 0);
    check_whole(store);
  }
  SECTION("a tag names another edition") {
    REQUIRE(store.git({"tag", "-f", "-a", "-m", "x", "river/6", "river~2"}).status !=
            0);  // git knows no author
    REQUIRE(store.git({"tag", "-f", "river/6", "river~2"}).status == 0);
    told("river/6: its tag names another commit");
  }
  SECTION("a commit of another kind stands on the branch") {
    const std::string tree = trimmed_line(store.git({"mktree"}).out);
    const std::string id = trimmed_line(
        store.git({"-c", "user.name=x", "-c", "user.email=x", "commit-tree", tree, "-p", "river", "-m", "x"})
            .out);
    REQUIRE(store.git({"update-ref", "refs/heads/river", id}).status == 0);
    const Outcome listed = store.stet({"list", "river"});
    check_refused(listed, "river");
    REQUIRE(store.git({"update-ref", "refs/heads/river", "river/7^0"}).status == 0);
    check_whole(store);
  }
  SECTION("an object is broken") {
    const std::string blob = trimmed_line(store.git({"rev-parse", "river/6:statement.txt"}).out);
    const std::filesystem::path object =
        store.folder() / ".stet/objects" / blob.substr(0, 2) / blob.substr(2);
    REQUIRE(std::filesystem::exists(object));
    const std::string good = read_file(object);
    overwrite(object, "this is no object");
    told("river/6");
    check_refused(store.stet({"export", "6"}), blob.substr(0, 12));
    CHECK(contains(store.stet({"export", "7"}).out, "ice"));
    CHECK(store.stet({"list"}).status == 0);
    overwrite(object, good);
    check_whole(store);
  }
  SECTION("a text was changed by hand") {
    const std::string id =
        trimmed_line(store.git({"hash-object", "-w", (store.folder() / "5.txt").string()}).out);
    const std::string tree = store.git({"ls-tree", "river"}).out;
    std::string changed;
    for (std::size_t at = 0; at < tree.size();) {
      const std::size_t end = tree.find('\n', at);
      std::string line = tree.substr(at, end - at);
      if (contains(line, "statement.txt")) line.replace(line.find("blob ") + 5, id.size(), id);
      changed += line + "\n";
      at = end + 1;
    }
    Run call;
    call.program = "/usr/bin/git";
    call.arguments = {"-C", (store.folder() / ".stet").string(), "mktree"};
    call.input = changed;
    const std::string made = trimmed_line(run(call).out);
    const std::string commit = trimmed_line(
        store
            .git({"-c", "user.name=x", "-c", "user.email=x", "commit-tree", made, "-p", "river~1", "-m", "x"})
            .out);
    REQUIRE(store.git({"update-ref", "refs/heads/river", commit}).status == 0);
    told("statement.txt and statement.toml do not fit together");
    check_refused(store.stet({"show", "7"}), "do not fit together");
  }
}
