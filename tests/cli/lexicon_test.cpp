// The lexicon as its users meet it: printed, extended, checked, set for a store.
#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/river_series.hpp"

using namespace stet::test;

namespace {

const std::string frobnicate =
    "extends = \"built-in\"\n[[clauses]]\nclass = \"undertaking\"\nforce = 90\nphrases = \"frobnicate\"\n";
const std::string treaty = "1. We frobnicated the treaty.\n\n2. We urged all parties to meet.\n";

}  // namespace

TEST_CASE("a lexicon that was printed is one that can be read") {
  const TemporaryFolder folder;
  folder.write("a.txt", treaty);
  for (const std::string name : {"built-in", "central-bank"}) {
    const Outcome printed = run({{"lexicon", name}, "", {}, folder.path()});
    REQUIRE(printed.status == 0);
    folder.write("copy.toml", printed.out);
    CHECK(run({{"lexicon", "check", "copy.toml"}, "", {}, folder.path()}).out == "copy.toml: no mistake\n");
    CHECK(run({{"lexicon", "--lexicon", "copy.toml"}, "", {}, folder.path()}).out == printed.out);
    const Outcome by_name =
        run({{"show", "a.txt", "--format", "json", "--lexicon", name}, "", {}, folder.path()});
    const Outcome by_copy =
        run({{"show", "a.txt", "--format", "json", "--lexicon", "copy.toml"}, "", {}, folder.path()});
    CHECK(by_copy.status == 0);
    const auto clauses = [](const std::string& json) { return json.substr(json.find("\"clauses\"")); };
    CHECK(clauses(by_name.out) == clauses(by_copy.out));
  }
  CHECK(run({{"lexicon"}, "", {}, folder.path()}).out ==
        run({{"lexicon", "built-in"}, "", {}, folder.path()}).out);
}

TEST_CASE("verbs that a lexicon lacks are listed, and no more once they are added") {
  const TemporaryFolder folder;
  folder.write("a.txt", treaty);
  folder.write("own.toml", frobnicate);
  const Outcome before = run({{"lexicon", "check", "a.txt"}, "", {}, folder.path()});
  CHECK(before.status == 0);
  CHECK(contains(before.out, "1 verb after an actor that the built-in lexicon does not know"));
  CHECK(contains(before.out, "\n  1  frobnicate · ¶1, a.txt\n     We frobnicated the treaty.\n"));
  const Outcome json = run({{"lexicon", "check", "a.txt", "--format", "json"}, "", {}, folder.path()});
  CHECK(contains(json.out, "\"stet.lexicon-check/1\""));
  CHECK(contains(json.out, "\"phrase\": \"frobnicate\""));
  const Outcome after = run({{"lexicon", "check", ".", "--lexicon", "own.toml"}, "", {}, folder.path()});
  CHECK(after.out == "1 statement: no verb after an actor that the lexicon own.toml does not know\n");
}

TEST_CASE("reports name a lexicon that is not the built-in one") {
  const TemporaryFolder folder;
  folder.write("a.txt", treaty);
  folder.write("b.txt", "1. We frobnicated the treaties.\n\n2. We urged all parties to meet.\n");
  folder.write("own.toml", frobnicate);
  const auto stet = [&](std::vector<std::string> arguments) {
    return run({std::move(arguments), "", {}, folder.path()}).out;
  };
  CHECK(contains(stet({"compare", "a.txt", "b.txt", "--lexicon", "own.toml"}), "Lexicon        own.toml"));
  CHECK_FALSE(contains(stet({"compare", "a.txt", "b.txt"}), "Lexicon"));
  CHECK_FALSE(contains(stet({"compare", "a.txt", "b.txt", "--lexicon", "built-in"}), "Lexicon"));
  CHECK(contains(stet({"compare", "a.txt", "b.txt", "--lexicon", "own.toml", "--format", "markdown"}),
                 "| **Lexicon** | own.toml |"));
  CHECK(contains(stet({"compare", "a.txt", "b.txt", "--lexicon", "own.toml", "--format", "html"}),
                 "<dt>Lexicon</dt><dd>own.toml</dd>"));
  CHECK(contains(stet({"compare", "a.txt", "b.txt", "--lexicon", "./own.toml", "--format", "json"}),
                 "\"lexicon\": \"own.toml\""));
  CHECK_FALSE(contains(stet({"compare", "a.txt", "b.txt", "--format", "json"}), "\"lexicon\""));
  CHECK(contains(stet({"show", "a.txt", "--lexicon", "central-bank"}), "central-bank"));
  CHECK(contains(stet({"timeline", ".", "--lexicon", "own.toml"}), "by the lexicon own.toml"));
  CHECK(contains(stet({"trace", ".", "treaty", "--lexicon", "own.toml"}), "by the lexicon own.toml"));
}

TEST_CASE("a store has a lexicon of its own, which --lexicon goes before") {
  const RiverStore store;
  store.write("own.toml",
              "extends = \"built-in\"\n[[clauses]]\nclass = \"none\"\nphrases = \"agree to+, agree to\"\n");
  CHECK(store.stet({"lexicon", "use"}).out == "built-in\n");
  CHECK(store.stet({"lexicon", "use", "own.toml"}).out == "own.toml\n");
  CHECK(store.stet({"lexicon", "use"}).out == "own.toml\n");
  CHECK(contains(store.stet({"lexicon"}).out, "class = \"none\""));
  // Wherever its editions are read, from any folder, and nowhere else.
  CHECK(contains(store.stet({"compare", "5", "6"}).out, "own.toml"));
  CHECK(contains(store.stet({"show", "5"}).out, "own.toml"));
  CHECK(contains(store.stet({"timeline", "river"}).out, "own.toml"));
  CHECK(contains(store.stet({"log", "-p"}).out, "own.toml"));
  std::filesystem::create_directories(store.folder() / "a/b");
  CHECK(contains(run({{"compare", "5", "6"}, "", {}, store.folder() / "a/b"}).out, "own.toml"));
  CHECK_FALSE(contains(store.stet({"compare", "5.txt", "6.txt"}).out, "own.toml"));
  CHECK_FALSE(contains(store.stet({"compare", "5", "6", "--lexicon", "built-in"}).out, "own.toml"));
  // A folder that moves with its store takes the lexicon along.
  CHECK(contains(read_file(store.folder() / ".stet/config"), "../own.toml"));

  std::filesystem::remove(store.folder() / "own.toml");
  check_refused(store.stet({"compare", "5", "6"}), "stet lexicon use");
  store.write("own.toml", "[[clauses]]\n");
  check_refused(store.stet({"timeline", "river"}), "own.toml, line 1: [[clauses]] needs");
  CHECK(store.stet({"compare", "5", "6", "--lexicon", "built-in"}).status == 0);
  check_refused(store.stet({"lexicon", "use", "own.toml"}), "needs class");
  CHECK(store.stet({"lexicon", "use", "built-in"}).out == "built-in\n");
  CHECK_FALSE(contains(read_file(store.folder() / ".stet/config"), "lexicon"));
  CHECK(store.stet({"compare", "5", "6"}).status == 0);
  CHECK(store.stet({"lexicon", "use", "central-bank"}).out == "central-bank\n");
  CHECK(contains(store.stet({"compare", "5", "6"}).out, "central-bank"));
}

TEST_CASE("what cannot be a lexicon is told in one line") {
  const TemporaryFolder folder;
  folder.write("a.txt", treaty);
  folder.write("broken.toml", "[[clauses]]\nclass = \"promise\"\nphrases = \"vow to+\"\n");
  const auto stet = [&](std::vector<std::string> arguments) {
    return run({std::move(arguments), "", {}, folder.path()});
  };
  check_refused(stet({"lexicon", "check", "broken.toml"}),
                "broken.toml, line 2: \"promise\" is no class of clause");
  check_refused(stet({"show", "a.txt", "--lexicon", "broken.toml"}), "broken.toml, line 2");
  check_refused(stet({"show", "a.txt", "--lexicon", "central_bank"}), "there are built-in, central-bank");
  check_refused(stet({"lexicon", "check", "missing.toml"}), "missing.toml");
  check_refused(stet({"lexicon", "check", "a.txt", "broken.toml"}), "--lexicon");
  check_refused(stet({"lexicon", "check"}), "stet lexicon --help");
  check_refused(stet({"lexicon", "use", "central-bank"}), "stet init");
  check_refused(stet({"lexicon", "built-in", "more"}), "one argument too many");
}
