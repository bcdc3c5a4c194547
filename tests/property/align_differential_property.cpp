// Fast methods beside plain ones: redlines beside git's diff of one word a line, the search for candidates
// beside a scan of all pairs, several threads beside one.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <git2.h>
#include <rapidcheck.h>

#include "engine/align/align.hpp"
#include "engine/align/candidates.hpp"
#include "engine/align/edit_script.hpp"
#include "engine/base/parallel.hpp"
#include "engine/commitment/comparison.hpp"
#include "engine/report/json.hpp"
#include "engine/store/libgit2.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/reference_diff.hpp"

namespace {

using namespace stet;
using Items = std::vector<std::uint32_t>;

// One word a line.
std::string lines_of(const Items& words) {
  std::string out;
  for (const std::uint32_t word : words) out += "w" + std::to_string(word) + "\n";
  return out;
}

struct GitDiff {
  std::size_t edits = 0;
  std::string rebuilt;  // the new text, from the lines that git calls unchanged and added
};

GitDiff diff_by_git(const Items& a, const Items& b) {
  const std::string before = lines_of(a);
  const std::string after = lines_of(b);
  git::start_library();
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_MINIMAL | GIT_DIFF_FORCE_TEXT;
  options.context_lines = 1'000'000;
  GitDiff diff;
  const auto line = [](const git_diff_delta*, const git_diff_hunk*, const git_diff_line* part,
                       void* payload) {
    auto& out = *static_cast<GitDiff*>(payload);
    if (part->origin == GIT_DIFF_LINE_ADDITION || part->origin == GIT_DIFF_LINE_DELETION) ++out.edits;
    if (part->origin == GIT_DIFF_LINE_ADDITION || part->origin == GIT_DIFF_LINE_CONTEXT)
      out.rebuilt.append(part->content, part->content_len);
    return 0;
  };
  const int status = git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(),
                                      nullptr, &options, nullptr, nullptr, nullptr, line, &diff);
  RC_ASSERT(status == 0);
  if (a == b) diff.rebuilt = after;  // git says nothing of what is equal
  return diff;
}

std::size_t edits_of(const Items& a, const Items& b) {
  std::size_t matched = 0;
  for (const MatchRun& run : edit_script(a, b).runs) matched += run.length;
  return a.size() + b.size() - 2 * matched;
}

Items words(std::uint32_t vocabulary, std::size_t most) {
  Items out;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, most); i > 0; --i)
    out.push_back(*rc::gen::inRange<std::uint32_t>(0, vocabulary));
  return out;
}

// The same words with some of them lost, added and exchanged.
Items edited(Items from, std::uint32_t vocabulary) {
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 12); i > 0; --i) {
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, from.size() + 1));
    if (*rc::gen::arbitrary<bool>()) {
      from.insert(from.begin() + at, *rc::gen::inRange<std::uint32_t>(0, vocabulary));
    } else if (static_cast<std::size_t>(at) < from.size()) {
      from.erase(from.begin() + at);
    }
  }
  return from;
}

std::string sentence() {
  static const std::vector<std::string> some = {
      "agreed", "trade",  "health", "noted",   "plan",  "fish",   "energy", "youth",   "Japan",
      "review", "centre", "crime",  "support", "steel", "rivers", "ports",  "farmers", "2021",
      "seeds",  "reefs",  "to",     "of the",  "in",    "and",    "by",     "we"};
  std::string out = "We";
  for (int i = *rc::gen::inRange(2, 14); i > 0; --i) out += " " + *rc::gen::elementOf(some);
  return out + ".";
}

std::vector<std::string> paragraphs(int most) {
  std::vector<std::string> out;
  for (int i = *rc::gen::inRange(0, most); i > 0; --i) {
    std::string text = sentence();
    if (*rc::gen::arbitrary<bool>()) text += " " + sentence();
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> redrafted(std::vector<std::string> from) {
  for (int i = *rc::gen::inRange(0, 5); i > 0 && !from.empty(); --i) {
    std::string& one = from[*rc::gen::inRange<std::size_t>(0, from.size())];
    std::swap(one, from[*rc::gen::inRange<std::size_t>(0, from.size())]);
    from[*rc::gen::inRange<std::size_t>(0, from.size())] += " " + sentence();
  }
  return from;
}

// Units of both documents, with all that they borrow from.
struct MadeUnits {
  std::vector<std::vector<Word>> old_words;
  std::vector<std::vector<Word>> new_words;
  std::vector<std::vector<WordFeatures>> old_features;
  std::vector<std::vector<WordFeatures>> new_features;
  Vocabulary vocabulary;
  StemTable stems;
  UnitPair units;

  MadeUnits(const std::vector<std::string>& old_texts, const std::vector<std::string>& new_texts,
            const LinkOptions& options) {
    const auto split = [this](const std::vector<std::string>& texts, std::vector<std::vector<Word>>& out) {
      for (const std::string& text : texts) {
        out.push_back(split_words(text, vocabulary));
        for (const Word& word : out.back()) stems.learn(word.key, vocabulary);
      }
    };
    split(old_texts, old_words);
    split(new_texts, new_words);
    FeatureNumbers numbers(stems, 0);
    const auto made = [&numbers](const std::vector<std::vector<Word>>& words,
                                 std::vector<std::vector<WordFeatures>>& features) {
      features.resize(words.size());
      std::vector<UnitText> out;
      for (std::uint32_t i = 0; i < words.size(); ++i) {
        numbers.number(words[i], features[i]);
        out.push_back({words[i], features[i], false, {}, i});
      }
      return out;
    };
    std::vector<UnitText> before = made(old_words, old_features);
    std::vector<UnitText> after = made(new_words, new_features);
    units = make_units(std::move(before), std::move(after), {}, stems, numbers, options);
  }
};

using PairSet = std::map<std::pair<std::uint32_t, std::uint32_t>, double>;

double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

PairSet found_by_index(const UnitPair& units, const LinkOptions& options) {
  PairSet out;
  const CandidatePool pool(units, {}, options);
  for (const Candidate& pair : pool.pairs())
    RC_ASSERT(out.insert({{pair.old_unit, pair.new_unit}, pair.similarity}).second);
  return out;
}

// Every pair that has anything in common.
PairSet found_by_scan(const UnitPair& units) {
  PairSet out;
  for (std::uint32_t u = 0; u < units.old_units.size(); ++u)
    for (std::uint32_t v = 0; v < units.new_units.size(); ++v)
      if (const double share = similarity(units.old_units, u, units.new_units, v); share > 0)
        out[{u, v}] = rounded(share);
  return out;
}

}  // namespace

TEST_CASE("no script of edits is longer than git's, and as long as a plain search finds") {
  REQUIRE(rc::check([] {
    const std::uint32_t vocabulary = *rc::gen::elementOf(std::vector<std::uint32_t>{3, 20, 400});
    const Items a = words(vocabulary, 120);
    const Items b = *rc::gen::arbitrary<bool>() ? edited(a, vocabulary) : words(vocabulary, 120);
    const std::size_t edits = edits_of(a, b);
    RC_ASSERT(edits == a.size() + b.size() - 2 * test::longest_common_subsequence(a, b));
    const GitDiff git = diff_by_git(a, b);
    RC_ASSERT(git.rebuilt == lines_of(b));
    RC_ASSERT(edits <= git.edits);
  }));
}

TEST_CASE("where no word comes twice, git's script and stet's are of one length") {
  REQUIRE(rc::check([] {
    Items a(*rc::gen::inRange<std::size_t>(0, 200));
    for (std::uint32_t i = 0; i < a.size(); ++i) a[i] = i;
    Items b;
    for (const std::uint32_t word : a)
      if (*rc::gen::inRange(0, 5) != 0) b.push_back(word);
    for (std::uint32_t i = 0; i < 10; ++i)
      b.insert(b.begin() + static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, b.size() + 1)),
               1000 + i);
    RC_ASSERT(edits_of(a, b) == diff_by_git(a, b).edits);
  }));
}

TEST_CASE("without its limits the search for candidates finds every pair that a scan of all pairs finds") {
  REQUIRE(rc::check([] {
    LinkOptions options;
    options.max_features = options.max_postings = options.max_candidates = options.max_twins = 1'000'000;
    const std::vector<std::string> before = paragraphs(24);
    const MadeUnits made(before, *rc::gen::arbitrary<bool>() ? redrafted(before) : paragraphs(24), options);
    RC_ASSERT(found_by_index(made.units, options) == found_by_scan(made.units));
  }));
}

TEST_CASE("with its limits the search still finds what is most alike") {
  REQUIRE(rc::check([] {
    const LinkOptions options;
    const std::vector<std::string> before = paragraphs(24);
    const MadeUnits made(before, *rc::gen::arbitrary<bool>() ? redrafted(before) : paragraphs(24), options);
    const PairSet found = found_by_index(made.units, options);
    const PairSet all = found_by_scan(made.units);
    for (const auto& [pair, share] : found) {
      const auto scanned = all.find(pair);
      RC_ASSERT((scanned == all.end() ? 0 : scanned->second) == share);
    }
    // Statements this short have no feature that is too common, and no more features than are looked up.
    for (std::uint32_t u = 0; u < made.units.old_units.size(); ++u) {
      if (made.units.old_units.settled[u] ||
          made.units.old_units.features_of(u).size() > options.max_features)
        continue;
      double best_found = 0;
      double best = 0;
      for (const auto& [pair, share] : all)
        if (pair.first == u) best = std::max(best, share);
      for (const auto& [pair, share] : found)
        if (pair.first == u) best_found = std::max(best_found, share);
      RC_ASSERT(best_found == best);
    }
  }));
}

TEST_CASE("with few paragraphs aligning is the same as if all pairs were scanned") {
  REQUIRE(rc::check([] {
    const std::vector<std::string> before = paragraphs(5);
    const Document a = test::document_of(before);
    const Document b = test::document_of(*rc::gen::arbitrary<bool>() ? redrafted(before) : paragraphs(5));
    AlignOptions all;
    for (LinkOptions* options : {&all.paragraphs, &all.sentences})
      options->max_features = options->max_postings = options->max_candidates = options->max_twins =
          1'000'000;
    const auto sides = [](const Alignment& alignment) {
      std::set<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> out;
      for (const ParagraphRow& row : alignment.paragraphs) out.insert({row.old_side, row.new_side});
      return out;
    };
    RC_ASSERT(sides(align(a, b)) == sides(align(a, b, all)));
  }));
}

TEST_CASE("the pool of threads does every piece once, and tells of the first that fails") {
  REQUIRE(rc::check([] {
    const auto count = *rc::gen::inRange<std::size_t>(0, 500);
    const auto threads = *rc::gen::inRange<std::size_t>(1, 9);
    std::vector<int> done(count);
    for_each_index(
        count, [&](std::size_t i) { ++done[i]; }, threads);
    RC_ASSERT(std::ranges::all_of(done, [](int times) { return times == 1; }));
    if (count == 0) return;
    const auto fails = *rc::gen::inRange<std::size_t>(0, count);
    std::string told;
    try {
      for_each_index(
          count,
          [&](std::size_t i) {
            if (i >= fails) throw std::to_string(i);
          },
          threads);
    } catch (const std::string& failure) {
      told = failure;
    }
    RC_ASSERT(!told.empty());
    RC_ASSERT(threads > 1 || told == std::to_string(fails));
  }));
}

TEST_CASE("calls inside calls end, and so do calls after the threads were ended") {
  for (int round = 0; round < 3; ++round) {
    std::atomic<int> done = 0;
    for_each_index(8, [&](std::size_t) {
      run_both([&] { for_each_index(5, [&](std::size_t) { ++done; }); }, [&] { ++done; });
    });
    CHECK(done == 48);
    end_threads();
  }
}

TEST_CASE("comparing gives the same on one thread and on several") {
  const Lexicon lexicon = Lexicon::built_in();
  REQUIRE(rc::check([&lexicon] {
    const std::vector<std::string> before = paragraphs(30);
    const Document a = test::document_of(before);
    const Document b = test::document_of(redrafted(before));
    const std::string one = render_json(compare(a, b, lexicon, 1));
    RC_ASSERT(render_json(compare(a, b, lexicon, 2)) == one);
    RC_ASSERT(render_json(compare(a, b, lexicon)) == one);
  }));
}

// Long enough that each stage that shares its work among threads does so.
TEST_CASE("comparing long statements gives the same on one thread and on several") {
  const auto statement = [](unsigned seed) {
    std::vector<std::string> texts;
    const std::vector<std::string> verbs = {"agreed to",
                                            "noted the need to",
                                            "will",
                                            "welcomed efforts to",
                                            "reaffirmed our commitment to",
                                            "urged all parties to"};
    for (unsigned i = 0; i < 3000; ++i) {
      const unsigned hash = i * 2654435761U;
      std::string text = "We " + verbs[hash % verbs.size()] + " strengthen the programme on item " +
                         std::to_string(hash % 1999) + " of the agenda by " +
                         std::to_string(2020 + hash % 17) + ".";
      if ((i + seed) % 7 == 0)
        text += " Ministers took note of report " + std::to_string(i) + " with thanks.";
      if ((i * 31 + seed * 5) % 11 == 0)
        text += " Japan will contribute USD " + std::to_string(i + seed) + " million.";
      texts.push_back(text);
    }
    return test::document_of(texts);
  };
  const Document a = statement(0);
  const Document b = statement(1);
  const Lexicon lexicon = Lexicon::built_in();
  const std::string one = render_json(compare(a, b, lexicon, 1));
  CHECK(render_json(compare(a, b, lexicon)) == one);
}
