// Plain git in a repository of documents, once stet git-setup has told it of stet.
#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/river_series.hpp"

using namespace stet::test;

namespace {

class Documents {
 public:
  Documents() {
    there_ = git({"init", "-q"}).status == 0;
    if (!there_) {
      WARN("git is not installed: skipped");
      return;
    }
    write("note.txt", "1. We agreed to go on. The rivers rise.\n");
    copy("asean-japan-23-a4.docx", "statement.docx");
    copy("asean-japan-23-a4.pdf", "statement.pdf");
    commit();
    write("note.txt", "1. We agreed to go\non. The rivers\nfall.\n");
    copy("asean-japan-23-a5-tight.pdf", "statement.pdf");
    copy("numbering.docx", "statement.docx");
  }
  [[nodiscard]] bool there() const noexcept { return there_; }
  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_.path(); }
  [[nodiscard]] Outcome git(const std::vector<std::string>& arguments) const {
    return run_git(arguments, folder_.path());
  }
  [[nodiscard]] Outcome setup(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), "git-setup");
    return run({std::move(options), "", {{"HOME", folder().string()}}, folder()});
  }
  void write(const std::string& name, const std::string& content) const { folder_.write(name, content); }
  void commit() const {
    REQUIRE(git({"add", "-A"}).status == 0);
    REQUIRE(git({"-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "x"}).status == 0);
  }

 private:
  void copy(const char* from, const char* to) const {
    std::filesystem::copy_file(std::filesystem::path(STET_SOURCE_DIR) / "fixtures/formats" / from,
                               folder() / to, std::filesystem::copy_options::overwrite_existing);
  }
  TemporaryFolder folder_;
  bool there_ = false;
};

}  // namespace

TEST_CASE("git shows documents through stet, and forgets it when told") {
  const Documents documents;
  if (!documents.there()) return;
  documents.write(".git/info/attributes", "*.x binary\n");
  const std::string config = read_file(documents.folder() / ".git/config");
  CHECK(contains(documents.git({"diff", "--", "statement.pdf"}).out, "Binary files"));

  REQUIRE(documents.setup().status == 0);
  CHECK(contains(documents.setup().out, "already"));
  CHECK(documents.git({"config", "user.x", "y"}).status == 0);  // the file is still git's

  const Outcome report = documents.git({"diff"});
  CHECK(report.status == 0);
  CHECK(contains(report.out, "=== statement.docx ==="));
  CHECK(contains(report.out, "Commitments"));
  CHECK(contains(report.out, "The rivers [-rise-]{+fall+}."));
  // The text that stet reads, for all else that git does. Another page size is no change of a sentence.
  const Outcome words =
      documents.git({"diff", "--no-ext-diff", "--word-diff", "--", "note.txt", "statement.pdf"});
  CHECK(contains(words.out, "[-rise.-]{+fall.+}"));
  CHECK_FALSE(contains(words.out, "[-We "));
  documents.commit();
  CHECK(contains(documents.git({"show", "--", "note.txt"}).out, "\n+The rivers fall.\n"));
  CHECK(contains(documents.git({"blame", "--", "statement.docx"}).out, "1. "));
  CHECK(contains(documents.git({"difftool", "-y", "-t", "stet", "HEAD~1", "--", "note.txt"}).out, "fall"));

  REQUIRE(documents.git({"config", "--unset", "user.x"}).status == 0);
  REQUIRE(documents.setup({"--undo"}).status == 0);
  CHECK(read_file(documents.folder() / ".git/config").starts_with(config));
  CHECK_FALSE(contains(read_file(documents.folder() / ".git/config"), "stet"));
  CHECK(read_file(documents.folder() / ".git/info/attributes") == "*.x binary\n");
  CHECK(contains(documents.setup({"--undo"}).out, "nothing to undo"));
}

TEST_CASE("what stet cannot read still shows that it changed") {
  const Documents documents;
  if (!documents.there()) return;
  documents.write("broken.pdf", "\x01\x02 no PDF");
  documents.write("escape.txt", "We agreed to \x1b[31mgo\x1b[0m on.\n");
  documents.write("empty.md", "");
  documents.commit();
  documents.write("broken.pdf", "\x01\x03 no PDF");
  documents.write("escape.txt", "We agreed to \x1b[32mgo\x1b[0m off.\n");
  documents.write("empty.md", "We agreed to fill it.\n");
  documents.write("new.txt", "We agreed to begin.\n");
  REQUIRE(documents.git({"add", "-N", "new.txt"}).status == 0);
  REQUIRE(documents.setup().status == 0);
  const Outcome report = documents.git({"diff"});
  CHECK(report.status == 0);
  CHECK(contains(report.out, "stet cannot compare this"));
  CHECK(contains(report.out, "added: 1 paragraph\n"));
  CHECK_FALSE(contains(report.out, "\x1b"));
  const Outcome text = documents.git({"diff", "--no-ext-diff"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "+SHA-256 "));
  CHECK(contains(text.out, "+We agreed to fill it."));
  CHECK_FALSE(contains(text.out, "\x1b"));
}

TEST_CASE("git-setup writes nothing where it is asked to print, and says where it finds no repository") {
  const Documents documents;
  if (!documents.there()) return;
  const std::string config = read_file(documents.folder() / ".git/config");
  CHECK(contains(documents.setup({"--print"}).out, "*.docx diff=stet"));
  CHECK(read_file(documents.folder() / ".git/config") == config);
  REQUIRE(documents.setup({"--global"}).status == 0);
  CHECK(contains(read_file(documents.folder() / ".gitconfig"), "[diff \"stet\"]"));
  CHECK(contains(read_file(documents.folder() / ".config/git/attributes"), "*.docx diff=stet"));
  CHECK_FALSE(contains(read_file(documents.folder() / ".config/git/attributes"), "*.txt"));
  const TemporaryFolder elsewhere;
  check_refused(run({{"git-setup"}, "", {}, elsewhere.path()}), "in no git repository");
}
