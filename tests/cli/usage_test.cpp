// The program's manners: help, mistakes in the command line, exit statuses, where output goes.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

using namespace stet::test;

namespace {

const std::string old_text =
    "1. We agreed to share flood data with all members.\n\n2. The rivers rise in spring.\n";
const std::string new_text =
    "1. We noted the need to share flood data with all members.\n\n2. The rivers rise in spring.\n";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// One line for people on standard error, exit 2, nothing on standard output.
void check_refused(const Outcome& outcome, std::string_view part) {
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.starts_with("stet: "));
  CHECK(std::ranges::count(outcome.err, '\n') == 1);
  CHECK(contains(outcome.err, part));
}

}  // namespace

TEST_CASE("help teaches, and names every option") {
  const Outcome outcome = run({{"compare", "--help"}});
  CHECK(outcome.status == 0);
  for (const char* option :
       {"--format", "--output", "--only", "--class", "--all-clauses", "--context", "--lexicon", "--exit-code",
        "--color", "--no-pager", "--width", "--input-format"}) {
    CHECK(contains(outcome.out, option));
  }
  CHECK(run({{"--help"}}).out == run({{"-h"}}).out);
  CHECK(contains(run({{"show", "--help"}}).out, "stet show DOC"));
  CHECK(run({{"--version"}}).out.starts_with("stet "));
}

TEST_CASE("mistakes in the command line get one line that helps") {
  check_refused(run({{}}), "--help");
  check_refused(run({{"comapre", "a", "b"}}), "did you mean compare?");
  check_refused(run({{"--verison"}}), "did you mean --version?");
  check_refused(run({{"compare", "a", "b", "--formt", "json"}}), "did you mean --format?");
  check_refused(run({{"compare", "a"}}), "OLD and NEW");
  check_refused(run({{"compare", "a", "b", "c"}}), "c: one argument too many");
  check_refused(run({{"compare", "-", "-"}}), "standard input");
  check_refused(run({{"compare", "a", "b", "--format", "jsn"}}), "did you mean json?");
  check_refused(run({{"compare", "a", "b", "--only", "lost"}}), "dropped");
  check_refused(run({{"compare", "a", "b", "--class", "vow"}}), "pledge");
  check_refused(run({{"compare", "a", "b", "--color", "red"}}), "never");
  check_refused(run({{"compare", "a", "b", "--width", "wide"}}), "--width wide: use a number of columns");
  check_refused(run({{"compare", "a", "b", "--width", "-1"}}), "--width -1: use a number of columns");
  check_refused(run({{"compare", "a", "b", "-o", "x.md", "-o", "y.md"}}), "given more than once");
  check_refused(run({{"compare", "a", "b", "--context", "-3"}}), "--context");
  check_refused(run({{"compare", "a", "b", "--input-format", "pfd"}}), "markdown");
  check_refused(run({{"compare", "a", "b", "-o", "report.xyz"}}), "report.xyz");
  check_refused(run({{"show"}}), "needs a statement");
}

TEST_CASE("bad input gets one line that names the file, and nothing is written") {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.txt", old_text);
  const std::string report = (folder.path() / "report.txt").string();
  const auto refused = [&](const std::string& bad, std::string_view part) {
    check_refused(run({{"compare", good, bad, "-o", report}}), part);
    check_refused(run({{"compare", bad, good, "-o", report}}), part);
    check_refused(run({{"show", bad, "-o", report}}), part);
    CHECK_FALSE(std::filesystem::exists(report));
  };
  refused((folder.path() / "missing.txt").string(), "missing.txt");
  refused(folder.write("empty.txt", ""), "empty.txt");
  refused(folder.write("blank.txt", " \n\n \t\n"), "blank.txt");
  refused(folder.write("binary.txt", std::string("\x7f"
                                                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0\x01\0\0\0",
                                                 24)),
          "binary.txt");
  refused(folder.path().string(), folder.path().filename().string());
  refused(folder.write("numbers.txt", "1\n\n2\n\n3\n"), "numbers.txt");
  refused(folder.write("huge.txt", std::string(65U * 1024U * 1024U, 'x')), "huge.txt");
}

TEST_CASE("exit statuses tell what happened") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  CHECK(run({{"compare", a, b}}).status == 0);
  CHECK(run({{"compare", a, b, "--exit-code"}}).status == 1);
  CHECK(run({{"compare", a, b, "--exit-code", "--format", "json"}}).status == 1);
  CHECK(run({{"compare", a, a, "--exit-code"}}).status == 0);
}

TEST_CASE("the options --only and --class take several values, before or after the statements") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  const Outcome weaker = run({{"compare", "--only", "dropped,weakened", a, b}});
  CHECK(weaker.status == 0);
  CHECK(contains(weaker.out, "WEAKER"));
  const Outcome others = run({{"compare", a, b, "--only", "added,dropped"}});
  CHECK(others.status == 0);
  CHECK(contains(others.out, "No change of the kinds asked for."));
  CHECK(contains(run({{"compare", a, b, "--class=pledge,undertaking"}}).out, "WEAKER"));
  CHECK_FALSE(contains(run({{"compare", a, b, "--class", "pledge"}}).out, "WEAKER"));
  check_refused(run({{"compare", a, b, "--only", "added,,dropped"}}), "--only");
}

TEST_CASE("the same file and the same text say so") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string wrapped = folder.write(
      "b.txt", "1. We agreed to share flood data\nwith all members.\n\n2. The rivers rise\nin spring.\n");
  const Outcome same = run({{"compare", a, a}});
  CHECK(same.status == 0);
  CHECK(contains(same.out, "same, byte for byte"));
  const Outcome layout = run({{"compare", a, wrapped}});
  CHECK(layout.status == 0);
  CHECK(contains(layout.out, "say the same"));
}

TEST_CASE("standard input is a statement") {
  const TemporaryFolder folder;
  Run from_input{{"compare", folder.write("a.txt", old_text), "-"}};
  from_input.input = new_text;
  const Outcome outcome = run(from_input);
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, "WEAKER"));
}

TEST_CASE("trouble with standard input names it") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  check_refused(run({{"compare", a, "-"}}), "standard input: is empty");
  // An idle option is a warning beside a report, and not a second line beside an error.
  check_refused(run({{"compare", a, "-", "--all-clauses", "--format", "json"}}), "standard input: is empty");
}

TEST_CASE("two dashes end the options, so that names may begin with one") {
  const TemporaryFolder folder;
  folder.write("-old.txt", old_text);
  folder.write("--new.txt", new_text);
  const auto here = [&](std::vector<std::string> arguments) {
    Run in_folder{std::move(arguments)};
    in_folder.folder = folder.path();
    return run(in_folder);
  };
  CHECK(contains(here({"compare", "--", "-old.txt", "--new.txt"}).out, "WEAKER"));
  CHECK(contains(here({"compare", "--only", "weakened", "--", "-old.txt", "--new.txt"}).out, "WEAKER"));
  check_refused(here({"compare", "--", "-old.txt", "--new.txt", "-third.txt"}),
                "-third.txt: one argument too many");
  check_refused(here({"compare", "-old.txt", "--new.txt"}), "unknown option");
}

TEST_CASE("the ending of -o decides the format, and the file is replaced whole") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  const std::string markdown = folder.write("r.md", "before");
  CHECK(run({{"compare", a, b, "-o", markdown}}).status == 0);
  CHECK(read_file(markdown).starts_with("# "));
  const std::string json = (folder.path() / "r.json").string();
  CHECK(run({{"compare", a, b, "-o", json}}).status == 0);
  CHECK(read_file(json).starts_with("{"));
  const std::string csv = (folder.path() / "r.CSV").string();
  CHECK(run({{"compare", a, b, "-o", csv}}).status == 0);
  CHECK(read_file(csv) == run({{"compare", a, b, "--format", "csv", "-o", "-"}}).out);
  CHECK(contains(read_file(csv), "status,old paragraph"));
  check_refused(run({{"show", a, "-o", csv}}), "use .txt or .json");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  CHECK(files == 5);  // no temporary file is left
}

TEST_CASE("a report is not written over a statement, nor where it cannot be") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  check_refused(run({{"compare", a, b, "-o", b}}), "is one of the statements");
  CHECK(read_file(b) == new_text);
  check_refused(run({{"compare", a, b, "-o", (folder.path() / "no" / "r.txt").string()}}), "cannot write");
  check_refused(run({{"compare", a, b, "-o", "/dev/full"}}), "/dev/full");
  Run full{{"compare", a, b}};
  full.output_file = "/dev/full";
  check_refused(run(full), "cannot write to standard output");
}

TEST_CASE("colour is for terminals, unless the user says otherwise") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  const auto coloured = [&](std::vector<std::string> more, std::map<std::string, std::string> environment,
                            bool terminal) {
    Run it{{"compare", a, b, "--no-pager"}};
    it.arguments.insert(it.arguments.end(), more.begin(), more.end());
    it.environment = std::move(environment);
    it.on_terminal = terminal;
    return contains(run(it).out, "\x1b[");
  };
  CHECK(coloured({}, {{"TERM", "xterm"}}, true));
  CHECK_FALSE(coloured({}, {{"TERM", "xterm"}}, false));
  CHECK_FALSE(coloured({}, {{"TERM", "dumb"}}, true));
  CHECK_FALSE(coloured({}, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true));
  CHECK(coloured({"--color", "always"}, {{"NO_COLOR", "1"}}, false));
  CHECK_FALSE(coloured({"--color", "never"}, {{"TERM", "xterm"}}, true));
}

TEST_CASE("the width comes from the option, then COLUMNS") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", old_text);
  const std::string b = folder.write("b.txt", new_text);
  const auto longest = [](const std::string& text) {
    std::size_t most = 0;
    std::size_t length = 0;
    for (const char c : text) {
      length = c == '\n' ? 0 : length + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0);
      most = std::max(most, length);
    }
    return most;
  };
  CHECK(longest(run({{"compare", a, b, "--width", "44"}}).out) <= 44);
  Run narrow{{"compare", a, b}};
  narrow.environment = {{"COLUMNS", "44"}};
  CHECK(longest(run(narrow).out) <= 44);
  CHECK(longest(run({{"compare", a, b, "--width", "200"}}).out) > 44);
}

TEST_CASE("choices are taken several at a time, with commas or one by one") {
  const std::string old_file = STET_SOURCE_DIR "/fixtures/cases/softened-verb/old.txt";
  const std::string new_file = STET_SOURCE_DIR "/fixtures/cases/softened-verb/new.txt";
  const Outcome outcome = run({{"compare", "--only", "dropped,weakened", old_file, new_file}});
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, "WEAKER"));
  CHECK(run({{"compare", "--only", "dropped", "--only", "weakened", old_file, new_file}}).out == outcome.out);
  CHECK(run({{"compare", "--class", "pledge,undertaking", old_file, new_file}}).status == 0);
}

TEST_CASE("a long report goes through the pager on a terminal only") {
  const TemporaryFolder folder;
  std::string many = "1. We will act.\n\n";
  for (int i = 2; i < 40; ++i)
    many += std::to_string(i) + ". We will build dam number " + std::to_string(i) + ".\n\n";
  const std::string a = folder.write("a.txt", "1. We will act.\n");
  const std::string b = folder.write("b.txt", many);
  const auto paged = [&](std::vector<std::string> more, bool terminal, const std::string& statement) {
    Run it{{"compare", a, statement}};
    it.arguments.insert(it.arguments.end(), more.begin(), more.end());
    it.environment = {{"TERM", "xterm"}, {"STET_PAGER", "sed s/^/paged:/"}};
    it.on_terminal = terminal;
    return run(it).out.starts_with("paged:");
  };
  CHECK(paged({}, true, b));
  CHECK_FALSE(paged({"--no-pager"}, true, b));
  CHECK_FALSE(paged({}, false, b));
  CHECK_FALSE(paged({}, true, a));
  Run quits{{"compare", a, b}};
  quits.environment = {{"TERM", "xterm"}, {"PAGER", "true"}};
  quits.on_terminal = true;
  CHECK(run(quits).status == 0);
}

TEST_CASE("statements of different series, or in the wrong order, are compared with a warning") {
  const TemporaryFolder folder;
  const std::string a =
      folder.write("a.md", "---\ntitle: River Forum\nseries: river\ndate: 2019-05-01\n---\n\nWe will act.\n");
  const std::string b =
      folder.write("b.md", "---\ntitle: Lake Forum\nseries: lake\ndate: 2020-05-01\n---\n\nWe will act.\n");
  const std::string c =
      folder.write("c.md", "---\ntitle: River Forum\nseries: river\ndate: 2020-05-01\n---\n\nWe will act.\n");
  const Outcome other = run({{"compare", a, b}});
  CHECK(other.status == 0);
  CHECK(contains(other.err, "different series"));
  CHECK_FALSE(other.out.empty());
  const Outcome backwards = run({{"compare", c, a}});
  CHECK(backwards.status == 0);
  CHECK(contains(backwards.err, "is older than"));
  CHECK(run({{"compare", a, c}}).err.empty());
}

TEST_CASE("a name with terminal escapes cannot reach the terminal") {
  const Outcome outcome = run({{"show", "no\x1b[2Jsuch"}});
  CHECK(outcome.status == 2);
  CHECK_FALSE(contains(outcome.err, "\x1b"));
}
