// `stet compare` of two folders: what is paired, what is told, in every format, and what stands alone or is
// broken.
#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/json_schema.hpp"
#include "tests/support/program.hpp"

using namespace stet::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

const std::string weaker_old =
    "1. We agreed to share flood data with all members.\n\n2. The rivers rise in spring.\n";
const std::string weaker_new =
    "1. We noted the need to share flood data with all members.\n\n2. The rivers rise in spring.\n";
const std::string same = "1. We decided to dredge the harbour by 2030.\n";

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// Two folders with a pair that changed, one that did not, a file that stands alone on either side, and what
// is no statement.
struct TwoFolders {
  TemporaryFolder folder;
  TwoFolders() {
    for (const char* name : {"old", "new", "old/notes", "new/.hidden"})
      fs::create_directory(folder.path() / name);
    folder.write("old/10.txt", weaker_old);
    folder.write("new/10.md", weaker_new);
    folder.write("old/9.txt", same);
    folder.write("new/9.txt", same);
    folder.write("old/gone.txt", "1. We agreed to count the herons.\n");
    folder.write("new/came.txt", "1. We agreed to count the otters.\n");
    folder.write("old/README.md", "Read me.\n");
    folder.write("old/.draft.txt", "1. We agreed to nothing.\n");
    folder.write("old/list.csv", "a,b\n");
    folder.write("old/notes/11.txt", same);
  }
  [[nodiscard]] Outcome compare(const std::vector<std::string>& more = {}) const {
    Run it{{"compare", "old", "new"}};
    it.arguments.insert(it.arguments.end(), more.begin(), more.end());
    it.folder = folder.path();
    return run(it);
  }
};

}  // namespace

TEST_CASE("two folders: an overview, pair by pair, and what stands alone") {
  const TwoFolders folders;
  const Outcome outcome = folders.compare();
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "2 pairs of statements: old → new\n"
        "\n"
        "  Commitments  stronger  weaker  dropped  added  reworded  stand  paragraphs\n"
        "  9            The two files are the same, byte for byte.\n"
        "  10                  ·       1        ·      ·         ·      ·      1 of 2\n"
        "  all                 ·       1        ·      ·         ·      1      1 of 3\n"
        "\n"
        "ONLY IN old\n"
        "  old/gone.txt\n"
        "\n"
        "ONLY IN new\n"
        "  new/came.txt\n"
        "\n"
        "NOT READ\n"
        "  old/list.csv\n"
        "  old/notes/\n");
  CHECK(folders.compare({"--exit-code"}).status == 1);
  CHECK(folders.compare({"--exit-code"}).out == outcome.out);
}

TEST_CASE("two folders: the reports of the pairs follow where they are asked for") {
  const TwoFolders folders;
  CHECK_FALSE(contains(folders.compare().out, "noted the need"));
  for (const std::vector<std::string>& options : {std::vector<std::string>{"--full"},
                                                  {"--only", "weakened"},
                                                  {"--all-clauses"},
                                                  {"--class", "notice"}}) {
    const Outcome outcome = folders.compare(options);
    INFO(outcome.out);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "== 10 =="));
    CHECK(contains(outcome.out, "[-agreed-]{+noted the need+}"));
    CHECK_FALSE(contains(outcome.out, "== 9 =="));
  }
  // Columns that were not asked for are not shown as nought.
  CHECK(contains(folders.compare({"--only", "weakened"}).out, "\n  Commitments  weaker\n"));
  const Outcome markdown = folders.compare({"--full", "--format", "markdown"});
  CHECK(contains(markdown.out, "| 10 | | 1 | | | | | 1 of 2 |\n"));
  CHECK(contains(markdown.out, "## Only in old\n\n- old/gone.txt\n"));
  CHECK(contains(markdown.out, "<del>agreed</del>"));
  CHECK(contains(markdown.out, "<ins>noted the need</ins>"));
}

TEST_CASE("two folders in JSON: every file in one place, each comparison as if made by itself") {
  const TwoFolders folders;
  const Outcome outcome = folders.compare({"--format", "json"});
  REQUIRE(outcome.status == 0);
  const json value = json::parse(outcome.out);
  CHECK(schema_errors(published_schema("stet.compare-folders-1.schema.json"), value).empty());
  REQUIRE(value["pairs"].size() == 2);
  CHECK(value["only_old"] == json{"old/gone.txt"});
  CHECK(value["only_new"] == json{"new/came.txt"});
  CHECK(value["not_read"] == json{"old/list.csv", "old/notes/"});
  for (const json& pair : value["pairs"]) {
    CHECK(schema_errors(published_schema("stet.compare-1.schema.json"), pair["comparison"]).empty());
    Run alone{{"compare", pair["old"], pair["new"], "--format", "json"}};
    alone.folder = folders.folder.path();
    CHECK(json::parse(run(alone).out) == pair["comparison"]);
  }
  CHECK(folders.compare({"-o", "all.json"}).status == 0);
  CHECK(read_file(folders.folder.path() / "all.json") == outcome.out);
}

TEST_CASE(
    "two folders as comma-separated values: a column for the pair, and a record for what stands alone") {
  const TwoFolders folders;
  const std::string csv = folders.compare({"--format", "csv"}).out;
  CHECK(csv.starts_with("\xEF\xBB\xBFpair,status,"));
  CHECK(contains(csv, "\r\n10,weaker,1,,1,,undertaking,notice,"));
  CHECK(contains(csv, "\r\nold/gone.txt,only old,"));
  CHECK(contains(csv, "\r\nnew/came.txt,only new,"));
  CHECK_FALSE(contains(csv, "\r\n9,"));
  CHECK(folders.compare({"-o", "all.xlsx"}).status == 0);
  CHECK(read_file(folders.folder.path() / "all.xlsx").starts_with("PK"));
}

TEST_CASE("two folders into a folder: an overview that links a page for each pair, written anew as needed") {
  const TwoFolders folders;
  const fs::path out = folders.folder.path() / "changes";
  const Outcome outcome = folders.compare({"-o", "changes"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "changes/index.html: 3 files, 3 written\n");
  const std::string index = read_file(out / "index.html");
  CHECK(contains(index, "<a href=\"10.html\"><bdi>10</bdi></a>"));
  CHECK(contains(index, "new/came.txt"));
  const std::string page = read_file(out / "10.html");
  CHECK(contains(page, "<a href=\"index.html\"><bdi>All pairs</bdi></a>"));
  CHECK(contains(page, "<a href=\"9.html\"><bdi>← 9</bdi></a>"));
  CHECK(folders.compare({"-o", "changes/"}).out == "changes/index.html: 3 files, none written\n");

  // Another form takes the place of the first; what is not stet's stays.
  folders.folder.write("changes/mine.html", "mine");
  CHECK(folders.compare({"-o", "changes/", "--format", "docx"}).out ==
        "changes/index.html: 3 files, 3 written, 2 removed\n");
  CHECK(read_file(out / "10.docx").starts_with("PK"));
  CHECK_FALSE(fs::exists(out / "10.html"));
  CHECK(fs::exists(out / "mine.html"));
  CHECK(contains(read_file(out / "index.html"), "<a href=\"10.docx\">"));
  CHECK(folders.compare({"-o", "texts/", "--format", "markdown"}).status == 0);
  CHECK(contains(read_file(folders.folder.path() / "texts/index.md"), "| [10](10.md) |"));

  const Outcome refused = folders.compare({"-o", "old"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "holds files and no reports of stet's"));
}

TEST_CASE("two folders: a broken file is named, the others are compared, and the exit status says so") {
  const TwoFolders folders;
  folders.folder.write("new/9.txt", "");
  folders.folder.write("old/torn.pdf", "%PDF-1.4 torn");
  const Outcome outcome = folders.compare({"--exit-code"});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.out, "  9            Could not be compared.\n"));
  CHECK(contains(outcome.out, "  10                  ·       1 "));
  CHECK(contains(outcome.out, "COULD NOT BE COMPARED\n  new/9.txt: "));
  CHECK(contains(outcome.err, "stet: new/9.txt: "));
  CHECK(contains(outcome.err, "stet: old/torn.pdf: "));
  CHECK(lines(outcome.err) == 2);
  const json value = json::parse(folders.compare({"--format", "json"}).out);
  CHECK(schema_errors(published_schema("stet.compare-folders-1.schema.json"), value).empty());
  CHECK(value["not_compared"].size() == 2);
  CHECK(value["pairs"].size() == 1);
  // The pages beside it link to its page.
  CHECK(folders.compare({"-o", "changes/"}).status == 2);
  CHECK(contains(read_file(folders.folder.path() / "changes/9.html"), "Could not be compared: "));
}

TEST_CASE("two folders without a pair, empty ones, and a folder with a file: one line each") {
  const TwoFolders folders;
  fs::create_directory(folders.folder.path() / "other");
  fs::create_directory(folders.folder.path() / "bare");
  folders.folder.write("other/elsewhere.txt", "1. We agreed to plant elms.\n");
  const auto refused = [&](const std::vector<std::string>& arguments, std::string_view part) {
    Run it{arguments};
    it.arguments.insert(it.arguments.begin(), "compare");
    it.folder = folders.folder.path();
    const Outcome outcome = run(it);
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(lines(outcome.err) == 1);
    CHECK(contains(outcome.err, part));
  };
  refused({"old", "other"}, "old and other: no statement of one has a counterpart in the other");
  refused({"old", "bare"}, "bare: holds no statement");
  refused({"old", "new/9.txt"}, "old is a folder and new/9.txt is not");
  refused({"old", "new", "--format", "html"}, "name a folder for them, -o changes/");
  refused({"old", "new", "-o", "changes.docx"}, "name a folder for them");
  refused({"old", "new", "--pair-by", "size"}, "use auto, name, ordinal, date or series");
  refused({"old", "new", "--threads", "0"}, "--threads 0");
  refused({"old/9.txt", "new/9.txt", "--full"}, "--full is for two folders");
  refused({"old", "new", "-o", "new/10.md"}, "is one of the statements");
  CHECK_FALSE(fs::exists(folders.folder.path() / "changes"));
}

TEST_CASE("two folders: a report is not written where the next comparison would read it") {
  const TwoFolders folders;
  for (const char* place : {"old/report.md", "./new/report.html", "new/report.DOCX"}) {
    const Outcome outcome = folders.compare({"--format", "markdown", "-o", place});
    INFO(place);
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "would be read as a statement"));
    CHECK(lines(outcome.err) == 1);
    CHECK_FALSE(fs::exists(folders.folder.path() / place));
  }
  CHECK(folders.compare({"-o", "old/report.json"}).status == 0);
  CHECK(folders.compare({"-o", "report.md"}).status == 0);
  CHECK(folders.compare().out.find("report") < folders.compare().out.size());  // as a file that is not read
}

TEST_CASE("a folder and a series of the store: one line says what can be compared") {
  const TwoFolders folders;
  const auto in_folder = [&](std::vector<std::string> arguments) {
    Run it{std::move(arguments)};
    it.folder = folders.folder.path();
    return run(it);
  };
  REQUIRE(in_folder({"init"}).status == 0);
  REQUIRE(in_folder({"add", "old/9.txt", "--series", "harbours", "--ordinal", "9"}).status == 0);
  for (const std::vector<std::string>& both : {std::vector<std::string>{"compare", "harbours", "new"},
                                               std::vector<std::string>{"compare", "new", "harbours"}}) {
    const Outcome outcome = in_folder(both);
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "new is a folder and harbours a series"));
    CHECK(lines(outcome.err) == 1);
  }
}

TEST_CASE("files of other names are paired by what the statements tell of themselves") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "old");
  fs::create_directory(folder.path() / "new");
  const auto statement = [](int ordinal, const std::string& meeting, const std::string& day) {
    return "Chairman's Statement of the " + std::to_string(ordinal) + "th " + meeting + "\n" + day +
           "\n\n1. We agreed to share flood data with all members.\n";
  };
  folder.write("old/first.txt", statement(24, "ASEAN-Japan Summit", "Bangkok, 4 November 2019"));
  folder.write("new/a.txt", statement(24, "ASEAN-Japan Summit", "Bangkok, 4 November 2019"));
  folder.write("old/second.txt", statement(16, "East Asia Summit", "Hanoi, 14 November 2020"));
  folder.write("new/b.txt", statement(17, "East Asia Summit", "Hanoi, 27 October 2021"));
  folder.write("old/river-4.txt", "1. We agreed to dredge the river.\n");
  folder.write("new/river-5.txt", "1. We agreed to dredge the river soon.\n");
  Run it{{"compare", "old", "new", "--format", "json", "-q"}};
  it.folder = folder.path();
  const json value = json::parse(run(it).out);
  REQUIRE(value["pairs"].size() == 3);
  CHECK(value["pairs"][0]["name"] == "first → a");
  CHECK(value["pairs"][0]["paired_by"] == "ordinal");
  CHECK(value["pairs"][1]["name"] == "river-4 → river-5");
  CHECK(value["pairs"][1]["paired_by"] == "name_without_numbers");
  CHECK(value["pairs"][2]["name"] == "second → b");
  CHECK(value["pairs"][2]["paired_by"] == "series");
  // What was not paired by name is told, for a person to check.
  it.arguments = {"compare", "old", "new"};
  CHECK(contains(run(it).out, "TO CHECK\n  paired by number: old/first.txt → new/a.txt\n"));
  it.arguments = {"compare", "old", "new", "--pair-by", "series", "--format", "json", "-q"};
  CHECK(json::parse(run(it).out)["pairs"].size() == 2);
  // Two statements of the series in one folder: none of them is surely the other's counterpart.
  folder.write("new/c.txt", statement(18, "East Asia Summit", "Hanoi, 27 October 2022"));
  CHECK(json::parse(run(it).out)["pairs"].size() == 1);
}

TEST_CASE("the same bytes on one thread and on several, in every format") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "old");
  fs::create_directory(folder.path() / "new");
  for (int i = 0; i < 24; ++i) {
    const std::string number = std::to_string(i);
    folder.write("old/" + number + ".txt",
                 i == 7 ? "" : weaker_old + "\n3. Item " + number + " was discussed.\n");
    folder.write("new/" + number + ".txt", (i % 3 == 0 ? weaker_new : weaker_old) + "\n3. Item " + number +
                                               " was discussed at length.\n");
  }
  for (const char* format : {"terminal", "markdown", "json", "csv", "xlsx"}) {
    Run it{{"compare", "old", "new", "--full", "--format", format, "-o", "one"}};
    it.folder = folder.path();
    it.arguments.back() = std::string("one.") + format;
    it.arguments.insert(it.arguments.end(), {"--threads", "1"});
    const Outcome one = run(it);
    const std::string first = read_file(folder.path() / (std::string("one.") + format));
    it.arguments.back() = "8";
    const Outcome several = run(it);
    CHECK(one.status == 2);
    CHECK(one.err == several.err);
    CHECK_FALSE(first.empty());
    CHECK(read_file(folder.path() / (std::string("one.") + format)) == first);
  }
}
