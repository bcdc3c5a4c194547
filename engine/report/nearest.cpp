#include "engine/report/nearest.hpp"

#include <algorithm>
#include <cmath>

#include "engine/text/stem.hpp"

namespace stet {

bool Nearest::tells(std::uint32_t key) {
  if (key >= known_.size()) known_.resize(vocabulary_.size() + 256, Known::not_yet);
  Known& known = known_[key];
  if (known == Known::not_yet)
    known = is_function_word(vocabulary_.text(key)) ? Known::function : Known::telling;
  return known == Known::telling;
}

std::vector<std::uint32_t> Nearest::distinct_words(std::string_view text) {
  std::vector<std::uint32_t> words;
  for (const Word& word : split_words(text, vocabulary_))
    if (word.kind != WordKind::punctuation && tells(word.key)) words.push_back(word.key);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void Nearest::read() {
  read_ = true;
  words_.resize(document_.paragraphs.size(), 0);
  for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
    if (document_.paragraphs[p].kind != ParagraphKind::body) continue;
    const std::vector<std::uint32_t> words = distinct_words(document_.paragraphs[p].text);
    words_[p] = words.size();
    postings_.resize(std::max(postings_.size(), vocabulary_.size()));
    for (const std::uint32_t word : words) postings_[word].push_back(p);
  }
}

std::optional<std::uint32_t> Nearest::find(std::string_view text) {
  if (!read_) read();
  struct Shared {
    std::uint32_t paragraph;
    double weight;
  };
  std::vector<Shared> shared;
  for (const std::uint32_t word : distinct_words(text)) {
    if (word >= postings_.size() || postings_[word].size() > max_postings) continue;
    for (const std::uint32_t p : postings_[word])
      shared.push_back({p, 1 / static_cast<double>(postings_[word].size())});
  }
  // Stable, so that weights are summed in the order of the words.
  std::stable_sort(shared.begin(), shared.end(),
                   [](const Shared& a, const Shared& b) { return a.paragraph < b.paragraph; });
  std::optional<std::uint32_t> best;
  double most = 0;
  for (std::size_t begin = 0; begin < shared.size();) {
    const std::uint32_t p = shared[begin].paragraph;
    std::size_t end = begin;
    double weight = 0;
    for (; end < shared.size() && shared[end].paragraph == p; ++end) weight += shared[end].weight;
    const double likeness = weight / std::sqrt(static_cast<double>(words_[p]) + 1);
    if (end - begin > 1 && likeness > most) {
      most = likeness;
      best = p;
    }
    begin = end;
  }
  return best;
}

}  // namespace stet
