#include <random>

#include <catch2/catch.hpp>

#include "engine/align/common_run.hpp"

using stet::CommonRun;
using stet::Vocabulary;
using stet::Word;

namespace {

// The textbook table, to check the bit-parallel one against.
double plain_share(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j)
      table[i][j] =
          a[i - 1].key == b[j - 1].key ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
  if (a.size() + b.size() == 0) return 1;
  return 2.0 * static_cast<double>(table[a.size()][b.size()]) / static_cast<double>(a.size() + b.size());
}

std::vector<Word> words(const std::vector<std::uint32_t>& keys) {
  std::vector<Word> out;
  for (const std::uint32_t key : keys) out.push_back({{}, key});
  return out;
}

}  // namespace

TEST_CASE("the common run counts words in order") {
  Vocabulary vocabulary;
  const std::vector<Word> a = stet::split_words("We will, by 2025, build two schools.", vocabulary);
  const std::vector<Word> b = stet::split_words("By 2025 we will build schools", vocabulary);
  CommonRun run(vocabulary.size());
  run.set(a);
  CHECK(run.share(b) == Approx(2.0 * 4 / 13));  // "we will build schools"
  run.set(b);
  CHECK(run.share(a) == Approx(2.0 * 4 / 13));
  CHECK(run.share(b) == 1);
}

TEST_CASE("the common run is that of the plain table, for texts of any length") {
  std::mt19937 random(7);
  CommonRun run(0);
  for (int round = 0; round < 300; ++round) {
    const auto text = [&random] {
      std::vector<std::uint32_t> keys(random() % 200);
      for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(random() % 12);
      return words(keys);
    };
    const std::vector<Word> a = text();
    const std::vector<Word> b = text();
    run.set(a);
    CHECK(run.share(b) == Approx(plain_share(a, b)));
  }
}

TEST_CASE(
    "of long texts the common run is found between landmarks: alike from both sides, and never too much") {
  std::mt19937 random(7);
  CommonRun run(0);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> keys(random() % 200);
    for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(random() % 150);
    std::vector<std::uint32_t> edited;
    for (const std::uint32_t key : keys) {
      if (random() % 10 != 0) edited.push_back(key);
      if (random() % 10 == 0) edited.push_back(static_cast<std::uint32_t>(random() % 150));
    }
    const std::vector<Word> a = words(keys);
    const std::vector<Word> b = words(edited);
    const double whole = plain_share(a, b);
    run.set(a);
    const double forth = run.share(b, 100);
    run.set(b);
    CHECK(run.share(a, 100) == forth);
    CHECK(forth <= whole + 1e-9);
    CHECK(forth >= 0.8 * whole);
  }
}

TEST_CASE("of a text of many thousands of words the common run is the same, found by their places") {
  std::mt19937 random(7);
  CommonRun run(0);
  for (const std::uint32_t keys : {3U, 40U, 2000U}) {
    const auto text = [&](std::size_t length) {
      std::vector<std::uint32_t> out(length);
      for (std::uint32_t& key : out) key = static_cast<std::uint32_t>(random() % keys);
      return words(out);
    };
    const std::vector<Word> long_text = text(9000);
    const std::vector<Word> short_text = text(200);
    const double plain = plain_share(long_text, short_text);
    run.set(long_text);
    CHECK(run.share(short_text) == Approx(plain));
    run.set(short_text);
    CHECK(run.share(long_text) == Approx(plain));
  }
}
