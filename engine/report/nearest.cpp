#include "engine/report/nearest.hpp"

#include <cmath>
#include <map>
#include <set>

#include "engine/text/stem.hpp"

namespace stet {

namespace {

std::set<std::uint32_t> distinct_words(std::string_view text, Vocabulary& vocabulary) {
  std::set<std::uint32_t> words;
  for (const Word& word : split_words(text, vocabulary)) {
    if (word.kind != WordKind::punctuation && !is_function_word(vocabulary.text(word.key)))
      words.insert(word.key);
  }
  return words;
}

}  // namespace

void Nearest::read() {
  read_ = true;
  words_.resize(document_.paragraphs.size(), 0);
  for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
    if (document_.paragraphs[p].kind != ParagraphKind::body) continue;
    const std::set<std::uint32_t> words = distinct_words(document_.paragraphs[p].text, vocabulary_);
    words_[p] = words.size();
    for (const std::uint32_t word : words) postings_[word].push_back(p);
  }
}

std::optional<std::uint32_t> Nearest::find(std::string_view text) {
  if (!read_) read();
  const std::set<std::uint32_t> words = distinct_words(text, vocabulary_);
  struct Score {
    double weight = 0;
    std::size_t shared = 0;
  };
  std::map<std::uint32_t, Score> scores;
  for (const std::uint32_t word : words) {
    const auto found = postings_.find(word);
    if (found == postings_.end() || found->second.size() > max_postings) continue;
    for (const std::uint32_t p : found->second) {
      Score& score = scores[p];
      score.weight += 1 / static_cast<double>(found->second.size());
      ++score.shared;
    }
  }
  std::optional<std::uint32_t> best;
  double most = 0;
  for (const auto& [p, score] : scores) {
    const double likeness = score.weight / std::sqrt(static_cast<double>(words_[p]) + 1);
    if (score.shared < 2 || likeness <= most) continue;
    most = likeness;
    best = p;
  }
  return best;
}

}  // namespace stet
