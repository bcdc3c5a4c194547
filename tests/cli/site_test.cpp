// The static site: what is written, what is kept, what is refused, and that every link leads somewhere.
#include <fstream>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"

using namespace stet::test;
namespace fs = std::filesystem;

namespace {

const std::string series = std::string(STET_SOURCE_DIR) + "/fixtures/series/lake-council";

std::set<std::string> pages(const fs::path& folder) {
  std::set<std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".html")
      found.insert(fs::relative(entry.path(), folder).generic_string());
  return found;
}

// Each link of each page that leads nowhere, or to an id that is not there.
std::vector<std::string> broken_links(const fs::path& folder) {
  const std::regex link("href=\"([^\"]*)\"");
  std::vector<std::string> broken;
  for (const std::string& page : pages(folder)) {
    const std::string text = read_file(folder / page);
    for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
      const std::string target = (*it)[1];
      if (target.starts_with("data:")) continue;
      const std::string path = target.substr(0, target.find('#'));
      const fs::path file = path.empty() ? folder / page : (folder / page).parent_path() / path;
      const std::string id = target.find('#') == std::string::npos ? "" : target.substr(target.find('#') + 1);
      const bool there =
          fs::exists(file) && (id.empty() || read_file(file).find("id=\"" + id + "\"") != std::string::npos);
      if (!there) broken.push_back(page + " → " + target);
    }
  }
  return broken;
}

}  // namespace

TEST_CASE("a site holds the editions, the changes, a page for each lineage, and no broken link") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  const Outcome outcome = run({{"site", site.string(), series}});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::set<std::string> found = pages(site);
  CHECK(found.contains("index.html"));
  std::size_t editions = 0;
  std::size_t changes = 0;
  std::size_t lineages = 0;
  for (const std::string& page : found) {
    editions += page.find("/editions/") != std::string::npos;
    changes += page.find("/changes/") != std::string::npos;
    lineages += page.find("/lineages/") != std::string::npos;
  }
  CHECK(editions > 2);
  CHECK(changes == editions - 1);
  CHECK(lineages > editions);
  CHECK(broken_links(site) == std::vector<std::string>{});
}

TEST_CASE("a second run writes nothing, and a smaller one takes its own pages away, no others") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "site";
  REQUIRE(run({{"site", site.string(), series}}).status == 0);
  CHECK(run({{"site", site.string(), series}}).out.find("none written") != std::string::npos);
  folder.write("site/mine.html", "mine");

  fs::create_directory(folder.path() / "few");
  std::size_t kept = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(series))
    if (entry.path().extension() != ".md" || kept < 2) {
      fs::copy(entry.path(), folder.path() / "few");
      if (++kept == 2) break;
    }
  const Outcome outcome = run({{"site", site.string(), (folder.path() / "few").string()}});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("removed") != std::string::npos);
  CHECK(fs::exists(site / "mine.html"));
  CHECK(broken_links(site) == std::vector<std::string>{});
}

TEST_CASE("a folder with files that are not a site's is left alone") {
  const TemporaryFolder folder;
  folder.write("letter.txt", "mine");
  const Outcome outcome = run({{"site", folder.path().string(), series}});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("holds files and no site of stet's") != std::string::npos);
  CHECK(pages(folder.path()).empty());
  CHECK(run({{"site"}}).err == "stet: site needs a folder to write to; see stet site --help\n");
}

TEST_CASE("a list of pages that someone else wrote cannot reach outside the site") {
  const TemporaryFolder folder;
  const std::string outside = folder.write("outside.html", "mine");
  fs::create_directory(folder.path() / "site");
  folder.write("site/stet-site.txt", "../outside.html\n/etc/x.html\na/../../outside.html\n" + outside + "\n");
  CHECK(run({{"site", (folder.path() / "site").string(), series}}).status == 0);
  CHECK(read_file(outside) == "mine");
}
