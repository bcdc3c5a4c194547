// Reports of whole statements: no figure without its entries, no change that no section tells.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <catch2/catch.hpp>

#include "engine/commitment/comparison.hpp"
#include "engine/import/import.hpp"
#include "engine/report/json.hpp"
#include "engine/report/report.hpp"

using namespace stet;
namespace fs = std::filesystem;

namespace {

struct Pair {
  fs::path before;
  fs::path after;
};

std::vector<Pair> pairs() {
  const fs::path fixtures = fs::path(STET_SOURCE_DIR) / "fixtures";
  std::vector<Pair> all = {
      {fixtures / "asean-japan" / "22-constructed.txt", fixtures / "asean-japan" / "23.txt"}};
  for (const fs::directory_entry& entry : fs::directory_iterator(fixtures / "cases")) {
    for (const char* ending : {".txt", ".md"}) {
      const Pair pair{entry.path() / (std::string("old") + ending),
                      entry.path() / (std::string("new") + ending)};
      if (fs::exists(pair.before) && fs::exists(pair.after)) all.push_back(pair);
    }
  }
  // Statements that are not part of the project are read where they are at hand.
  const fs::path shared = fs::path(STET_SOURCE_DIR).parent_path() / "shared" / "statements";
  if (!fs::exists(shared)) {
    WARN("the statements beside the source folder are not here; only the fixtures are tested");
    return all;
  }
  constexpr std::size_t pairs_a_series = 8;
  for (const char* series : {"quad-leaders", "us-eu-ttc", "fomc"}) {
    std::vector<fs::path> editions;
    for (const fs::directory_entry& entry : fs::directory_iterator(shared / series))
      editions.push_back(entry.path());
    std::ranges::sort(editions);
    for (std::size_t i = 1; i < std::min(editions.size(), pairs_a_series + 1); ++i) {
      all.push_back({editions[i - 1], editions[i]});
    }
  }
  return all;
}

Comparison compare_files(const fs::path& before, const fs::path& after) {
  return compare(import_file(before), import_file(after), Lexicon::built_in());
}

// Runs of ASCII letters and digits, which is enough to tell whether a change is told.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.insert(word);
  return words;
}

// All words that the report shows, in any section.
std::set<std::string> shown_words(const Report& report) {
  std::set<std::string> shown;
  for (const Section& section : report.sections) {
    if (section.kind == SectionKind::to_check) continue;  // quotes, which show no change
    for (const Entry& entry : section.entries) {
      for (const Passage& passage : entry.passages) {
        for (const Piece& piece : passage.pieces) {
          if (piece.mark != Mark::elsewhere) shown.merge(words_of(piece.text));
        }
      }
    }
  }
  return shown;
}

}  // namespace

TEST_CASE("reports of whole statements have an entry for each figure and miss no changed word") {
  const std::set<std::string> ties = {"and",  "also",    "as",    "well", "we",
                                      "they", "further", "while", "or",   "but"};
  const auto is_tie = [&ties](std::string word) {
    word.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(word.front())));
    return ties.contains(word);
  };
  for (const Pair& pair : pairs()) {
    const Comparison comparison = compare_files(pair.before, pair.after);
    for (const bool all_clauses : {false, true}) {
      ReportOptions options;
      options.all_clauses = all_clauses;
      options.context = no_elision;
      const Report report = make_report(comparison, options);
      std::map<Counted, std::size_t> counted;
      for (const Section& section : report.sections) {
        for (const Entry& entry : section.entries) {
          for (const Counted& what : entry.counted) ++counted[what];
        }
      }
      for (const Figure& figure : report.figures) {
        if (figure.what.outcome == Outcome::stands) continue;
        INFO(pair.after.string() << ": " << name(figure.what.subject) << " " << name(figure.what.outcome));
        CHECK(counted[figure.what] == figure.count);
      }
      const std::set<std::string> shown = shown_words(report);
      std::set<std::string> missing;
      for (const SentenceRow& row : comparison.alignment.sentences) {
        for (const Edit& edit : row.edits) {
          if (edit.op == EditOp::equal) continue;
          for (const std::string& word : words_of(edit.text)) {
            if (!shown.contains(word) && !is_tie(word)) missing.insert(word);
          }
        }
      }
      INFO(pair.after.string() << (missing.empty() ? std::string() : ": " + *missing.begin()));
      CHECK(missing.empty());
    }
  }
}

TEST_CASE("a comparison is the same on one thread and on several") {
  for (const Pair& pair : pairs()) {
    const Document before = import_file(pair.before);
    const Document after = import_file(pair.after);
    const std::string alone = render_json(compare(before, after, Lexicon::built_in(), 1));
    for (const std::size_t threads : {2U, 8U})
      CHECK(render_json(compare(before, after, Lexicon::built_in(), threads)) == alone);
  }
}
