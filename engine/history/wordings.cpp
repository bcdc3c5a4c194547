#include "engine/history/wordings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stet {

namespace {

// As align weighs them; see LinkOptions.
constexpr float function_word_weight = 0.25F;
constexpr float pair_weight = 0.9F;
constexpr std::uint32_t single = 0xFFFFFFFFU;  // in place of the second stem of a pair

std::uint64_t hash_words(std::span<const std::uint32_t> words, bool heading) {
  std::uint64_t hash = heading ? 0x51ED270B7F4A7C15ULL : 0xCBF29CE484222325ULL;
  for (const std::uint32_t word : words) {
    hash = (hash ^ word) * 0x100000001B3ULL;
    hash ^= hash >> 29U;
  }
  return hash;
}

}  // namespace

WordingTable::WordingTable() : vocabulary_(std::make_unique<Vocabulary>()) {}

std::uint32_t WordingTable::add(std::string_view text, bool heading) {
  Entry entry;
  entry.heading = heading;
  for (const Word& word : split_words(text, *vocabulary_))
    if (word.kind != WordKind::punctuation) entry.words.push_back(word.key);
  std::vector<std::uint32_t>& same = by_words_[hash_words(entry.words, heading)];
  for (const std::uint32_t id : same)
    if (wordings_[id].words == entry.words && wordings_[id].heading == heading) return id;
  const auto id = static_cast<std::uint32_t>(wordings_.size());
  collect(entry);
  wordings_.push_back(std::move(entry));
  same.push_back(id);
  return id;
}

std::uint32_t WordingTable::feature(std::uint32_t first, std::uint32_t second, float factor) {
  const auto [it, fresh] = feature_ids_.try_emplace((std::uint64_t{first} << 32U) | second,
                                                    static_cast<std::uint32_t>(frequency_.size()));
  if (fresh) {
    frequency_.push_back(0);
    factor_.push_back(factor);
  }
  return it->second;
}

void WordingTable::collect(Entry& entry) {
  std::vector<std::uint32_t> found;
  std::uint32_t before = single;
  bool before_function = true;
  for (const std::uint32_t key : entry.words) {
    const StemTable::Stem stem = stems_.learn(key, *vocabulary_);
    found.push_back(feature(stem.id, single, stem.function_word ? function_word_weight : 1.0F));
    if (before != single && !(before_function && stem.function_word))
      found.push_back(feature(before, stem.id, pair_weight));
    before = stem.id;
    before_function = stem.function_word;
  }
  std::ranges::sort(found);
  for (std::size_t i = 0; i < found.size();) {
    std::size_t j = i;
    while (j < found.size() && found[j] == found[i]) ++j;
    entry.features.push_back({found[i], 1.0F + std::log(static_cast<float>(j - i))});
    ++frequency_[found[i]];
    if (factor_[found[i]] == 1.0F) ++entry.content_words;
    i = j;
  }
}

void WordingTable::weigh() {
  const double total = static_cast<double>(wordings_.size()) + 1;
  for (Entry& entry : wordings_) {
    double square = 0;
    for (Weighed& feature : entry.features) {
      const double rarity = std::log(total / frequency_[feature.feature]) * factor_[feature.feature];
      feature.weight = static_cast<float>(feature.weight * rarity);
      square += static_cast<double>(feature.weight) * feature.weight;
    }
    entry.norm = std::sqrt(square);
  }
}

double WordingTable::similarity(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return 1;
  const std::vector<Weighed>& x = wordings_[a].features;
  const std::vector<Weighed>& y = wordings_[b].features;
  double dot = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].feature < y[j].feature) {
      ++i;
    } else if (y[j].feature < x[i].feature) {
      ++j;
    } else {
      dot += static_cast<double>(x[i++].weight) * y[j++].weight;
    }
  }
  const double norm = wordings_[a].norm * wordings_[b].norm;
  return norm > 0 ? std::min(0.9999, dot / norm) : 0;
}

EndedWordings::EndedWordings(const WordingTable& table, const ReturnOptions& options)
    : table_(table),
      options_(options),
      postings_(table.feature_count()),
      lineages_(table.size()),
      score_(table.size()) {}

void EndedWordings::add(std::uint32_t wording, std::uint32_t lineage) {
  if (lineages_[wording].empty())
    for (const WordingTable::Weighed& feature : table_.features(wording))
      postings_[feature.feature].push_back(wording);
  lineages_[wording].push_back(lineage);
}

std::vector<EndedWordings::Found> EndedWordings::like(std::uint32_t wording) {
  std::vector<std::uint32_t> near;
  if (table_.content_words(wording) >= options_.least_content_words) {
    std::vector<WordingTable::Weighed> rarest;
    for (const WordingTable::Weighed& feature : table_.features(wording)) {
      const std::size_t postings = postings_[feature.feature].size();
      if (postings > 0 && postings <= options_.max_postings) rarest.push_back(feature);
    }
    const auto rarer = [](const WordingTable::Weighed& a, const WordingTable::Weighed& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.feature < b.feature;
    };
    std::ranges::sort(rarest, rarer);
    if (rarest.size() > options_.max_features) rarest.resize(options_.max_features);
    for (const WordingTable::Weighed& feature : rarest)
      for (const std::uint32_t other : postings_[feature.feature]) {
        if (score_[other] == 0) near.push_back(other);
        score_[other] += feature.weight;
      }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      const double x = score_[a] / (table_.norm(a) + 1e-9);
      const double y = score_[b] / (table_.norm(b) + 1e-9);
      return x != y ? x > y : a > b;  // of equals the later wording
    };
    std::ranges::sort(near, better);
    for (const std::uint32_t other : near) score_[other] = 0;
    if (near.size() > options_.max_candidates) near.resize(options_.max_candidates);
  }
  if (!lineages_[wording].empty() && std::ranges::find(near, wording) == near.end()) near.push_back(wording);

  std::vector<Found> found;
  for (const std::uint32_t other : near) {
    if (table_.heading(other) != table_.heading(wording)) continue;
    if (other != wording && table_.content_words(other) < options_.least_content_words) continue;
    const double similarity = table_.similarity(wording, other);
    // What was worded alike many times is boilerplate: of the same words alone all of them count.
    std::span<const std::uint32_t> lineages = lineages_[other];
    if (other != wording && lineages.size() > options_.max_lineages)
      lineages = lineages.last(options_.max_lineages);
    for (const std::uint32_t lineage : lineages) found.push_back({lineage, similarity});
  }
  std::ranges::sort(found, [](const Found& a, const Found& b) {
    return a.lineage != b.lineage ? a.lineage < b.lineage : a.similarity > b.similarity;
  });
  const auto rest = std::ranges::unique(found, {}, &Found::lineage);
  found.erase(rest.begin(), rest.end());
  return found;
}

}  // namespace stet
