#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/import/import.hpp"

namespace {

const std::filesystem::path fixtures = std::filesystem::path(STET_SOURCE_DIR) / "fixtures";

// What layout may change: spaces, hyphens, and the shape of apostrophes and quotes.
std::string without_layout(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xE2\x80\x99") ||
        rest.starts_with("\xE2\x80\x91")) {
      out += rest[2] == '\x91' ? "" : "'";
      at += 2;
    } else if (text[at] != ' ' && text[at] != '-') {
      out += text[at];
    }
  }
  return out;
}

bool has_pdftotext() {
  static const bool found = std::system("pdftotext -v >/dev/null 2>&1") == 0;  // NOLINT
  return found;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("documents of other bodies read like their web pages") {
  // A resolution with masthead, large notes and job number; a standard with contents and tables over page
  // ends; a policy that a browser printed.
  for (const std::filesystem::path& path : files_in(fixtures / "formats" / "bodies")) {
    if (path.extension() == ".html" || (path.extension() == ".pdf" && !has_pdftotext())) continue;
    INFO(path);
    const stet::Document twin = stet::import_file(std::filesystem::path(path).replace_extension(".html"));
    const stet::Document other = stet::import_file(path);
    CHECK(other.facts.title == twin.facts.title);
    CHECK(other.facts.date == twin.facts.date);
    REQUIRE(other.paragraphs.size() == twin.paragraphs.size());
    for (std::size_t i = 0; i < twin.paragraphs.size(); ++i) {
      CHECK(other.paragraphs[i].label == twin.paragraphs[i].label);
      CHECK(other.paragraphs[i].kind == twin.paragraphs[i].kind);
      CHECK(without_layout(other.paragraphs[i].text) == without_layout(twin.paragraphs[i].text));
    }
  }
}

TEST_CASE("the same statement gives the same document from every form") {
  const stet::Document original = stet::import_file(fixtures / "asean-japan" / "23.txt");
  int read = 0;
  for (const std::filesystem::path& path : files_in(fixtures / "formats")) {
    if (!path.filename().string().starts_with("asean-japan-23-")) continue;
    if (path.extension() == ".pdf" && !has_pdftotext()) {
      WARN("pdftotext is not installed: " << path.filename() << " is skipped");
      continue;
    }
    INFO(path);
    const stet::Document other = stet::import_file(path);
    REQUIRE(other.paragraphs.size() == original.paragraphs.size());
    for (std::size_t i = 0; i < original.paragraphs.size(); ++i) {
      CHECK(other.paragraphs[i].label == original.paragraphs[i].label);
      CHECK(other.paragraphs[i].kind == original.paragraphs[i].kind);
      CHECK(without_layout(other.paragraphs[i].text) == without_layout(original.paragraphs[i].text));
      CHECK(other.paragraphs[i].sentences.size() == original.paragraphs[i].sentences.size());
    }
    CHECK(other.facts.title == original.facts.title);
    CHECK(other.facts.ordinal == original.facts.ordinal);
    CHECK(other.facts.date == original.facts.date);
    CHECK(other.facts.place == original.facts.place);
    CHECK(other.facts.series == original.facts.series);
    ++read;
  }
  CHECK(read >= 3);
}

TEST_CASE("every hostile file gives one line that names it") {
  int read = 0;
  for (const std::filesystem::path& path : files_in(fixtures / "hostile")) {
    if (path.extension() == ".pdf" && !has_pdftotext()) continue;
    INFO(path);
    try {
      static_cast<void>(stet::import_file(path));
      FAIL_CHECK("was read");
    } catch (const stet::Error& error) {
      const std::string message = error.what();
      CHECK(message.starts_with(path.string() + ": "));
      CHECK(message.find('\n') == std::string::npos);
    }
    ++read;
  }
  CHECK(read >= 10);
}
