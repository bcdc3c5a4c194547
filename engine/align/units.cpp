#include "engine/align/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace stet {
namespace {

std::uint64_t fingerprint_of(const UnitText& text, const StemTable& stems) {
  std::uint64_t hash = text.heading ? 0x51ED270B7F4A7C15ULL : 0xCBF29CE484222325ULL;
  for (const Word& word : text.words) {
    hash ^= stems.at(word.key).hash;
    hash *= 0x100000001B3ULL;
    hash ^= hash >> 29U;
  }
  return hash;
}

Units plain_units(std::vector<UnitText> texts, const StemTable& stems) {
  Units units;
  units.texts = std::move(texts);
  units.fingerprints.reserve(units.size());
  for (const UnitText& text : units.texts) units.fingerprints.push_back(fingerprint_of(text, stems));
  units.settled.resize(units.size());
  return units;
}

// Marks the units whose fingerprint stands once in each document.
void settle_twins(Units& old_units, Units& new_units) {
  struct Seen {
    std::uint32_t old_count = 0, new_count = 0, old_unit = 0, new_unit = 0;
  };
  std::unordered_map<std::uint64_t, Seen> seen;
  seen.reserve(old_units.size() + new_units.size());
  for (std::uint32_t u = 0; u < old_units.size(); ++u) {
    Seen& twins = seen[old_units.fingerprints[u]];
    ++twins.old_count;
    twins.old_unit = u;
  }
  for (std::uint32_t u = 0; u < new_units.size(); ++u) {
    Seen& twins = seen[new_units.fingerprints[u]];
    ++twins.new_count;
    twins.new_unit = u;
  }
  for (const auto& [fingerprint, twins] : seen) {
    if (twins.old_count != 1 || twins.new_count != 1) continue;
    old_units.settled[twins.old_unit] = true;
    new_units.settled[twins.new_unit] = true;
  }
}

class Builder {
 public:
  Builder(const FeatureNumbers& numbers, const LinkOptions& options)
      : numbers_(numbers),
        options_(options),
        document_frequency_(numbers.size()),
        last_seen_(numbers.size()) {}

  void collect(Units& units) {
    std::fill(last_seen_.begin(), last_seen_.end(), no_feature);
    units.first_pair = static_cast<std::uint32_t>(numbers_.first_pair());
    std::size_t words = 0;
    for (std::size_t u = 0; u < units.size(); ++u)
      if (!units.settled[u]) words += units.texts[u].features.size();
    units.features.reserve(words + words / 2);  // a word makes one, and the pair with the next most often
    units.offsets.reserve(units.size() + 1);
    units.offsets.push_back(0);
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (!units.settled[u]) collect_one(units.texts[u], units.features);
      units.offsets.push_back(units.features.size());
    }
    index(units);
  }

  // Settled units need no features of their own, but make those of the others less rare.
  void count_settled(const Units& units) {
    std::fill(last_seen_.begin(), last_seen_.end(), no_feature);
    for (std::size_t u = 0; u < units.size(); ++u)
      if (units.settled[u]) count_one(units.texts[u], static_cast<std::uint32_t>(u));
  }

  void weigh(Units& units, std::size_t total_units) const {
    const double total = static_cast<double>(total_units) + 1;
    units.norms.reserve(units.size());
    units.masses.reserve(units.size());
    units.content_words.reserve(units.size());
    // Most features stand in few units.
    std::array<double, 64> rarities{};
    for (std::size_t i = 1; i < rarities.size(); ++i) rarities[i] = std::log(total / static_cast<double>(i));
    const auto rarity_of = [&](std::uint32_t frequency) {
      return frequency < rarities.size() ? rarities[frequency] : std::log(total / frequency);
    };
    for (std::size_t i = 0; i < units.size(); ++i) {
      double square = 0;
      double mass = 0;
      double content = 0;
      for (std::size_t f = units.offsets[i]; f < units.offsets[i + 1]; ++f) {
        Feature& feature = units.features[f];
        const bool pair = numbers_.is_pair(feature.id);
        const bool function = numbers_.is_function_word(feature.id);
        const double factor = pair ? options_.pair_weight : function ? options_.function_word_weight : 1;
        const double rarity = rarity_of(document_frequency_[feature.id]) * factor;
        feature.weight = static_cast<float>(feature.count * rarity);
        square += static_cast<double>(feature.weight) * feature.weight;
        if (!pair) mass += feature.weight;
        if (!pair && !function) ++content;
      }
      units.norms.push_back(std::sqrt(square));
      units.masses.push_back(mass);
      units.content_words.push_back(content);
    }
  }

 private:
  // Calls `take(feature)` for each feature of a text, as often as it stands there.
  template <typename Take>
  static void for_each_feature(const UnitText& text, Take take) {
    bool first = true;
    for (const WordFeatures& word : text.features) {
      if (word.stem == no_feature) continue;
      take(word.stem);
      if (!first && word.pair != no_feature) take(word.pair);
      first = false;
    }
  }

  // In the order of the text, with plain counts.
  void collect_one(const UnitText& text, std::vector<Feature>& out) {
    const std::size_t begin = out.size();
    for_each_feature(text, [&](std::uint32_t id) {
      std::uint32_t& seen = last_seen_[id];  // in `out`
      if (seen != no_feature && seen >= begin) {
        ++out[seen].count;
        return;
      }
      seen = static_cast<std::uint32_t>(out.size());
      out.push_back({id, 1, 0});
      ++document_frequency_[id];
    });
  }

  // Indexes the features and, by way of the index, sorts them in each unit; damps their counts.
  void index(Units& units) {
    FeatureIndex& index = units.index;
    index.offsets.resize(numbers_.size() + 1);
    for (const Feature& f : units.features) ++index.offsets[f.id + 1];
    for (std::size_t f = 0; f < numbers_.size(); ++f) index.offsets[f + 1] += index.offsets[f];
    index.postings.resize(units.features.size());
    std::vector<std::uint32_t>& next = last_seen_;  // read no more
    std::copy(index.offsets.begin(), index.offsets.end() - 1, next.begin());
    // Until the features are sorted, a posting holds how often its unit has the feature.
    for (std::size_t u = 0; u < units.size(); ++u)
      for (const Feature& f : units.features_of(u))
        index.postings[next[f.id]++] = {static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(f.count)};
    std::vector<std::size_t> free(units.offsets.begin(), units.offsets.end() - 1);
    std::uint32_t id = 0;
    for (std::uint32_t place = 0; place < index.postings.size(); ++place) {
      while (index.offsets[id + 1] <= place) ++id;
      FeatureIndex::Posting& posting = index.postings[place];
      const auto count = static_cast<float>(posting.feature);
      posting.feature = static_cast<std::uint32_t>(free[posting.unit]++);
      units.features[posting.feature] = {id, count == 1 ? 1.0F : 1.0F + std::log(count), 0};
    }
  }

  void count_one(const UnitText& text, std::uint32_t unit) {
    for_each_feature(text, [&](std::uint32_t id) {
      if (last_seen_[id] == unit) return;
      last_seen_[id] = unit;
      ++document_frequency_[id];
    });
  }

  const FeatureNumbers& numbers_;
  const LinkOptions& options_;
  std::vector<std::uint32_t> document_frequency_;
  std::vector<std::uint32_t> last_seen_;  // by feature: where in what is just being read
};

}  // namespace

UnitPair make_units(std::vector<UnitText> old_texts, std::vector<UnitText> new_texts,
                    std::span<const FixedLink> fixed, const StemTable& stems, const FeatureNumbers& numbers,
                    const LinkOptions& options) {
  UnitPair pair{plain_units(std::move(old_texts), stems), plain_units(std::move(new_texts), stems),
                numbers.size()};
  settle_twins(pair.old_units, pair.new_units);
  for (const FixedLink& link : fixed) {
    pair.old_units.settled[link.old_unit] = true;
    pair.new_units.settled[link.new_unit] = true;
  }
  Builder builder(numbers, options);
  builder.collect(pair.old_units);
  builder.collect(pair.new_units);
  builder.count_settled(pair.old_units);
  builder.count_settled(pair.new_units);
  const std::size_t total = pair.old_units.size() + pair.new_units.size();
  builder.weigh(pair.old_units, total);
  builder.weigh(pair.new_units, total);
  return pair;
}

double similarity(const Units& old_units, std::size_t old_unit, const Units& new_units,
                  std::size_t new_unit) {
  if (old_units.fingerprints[old_unit] == new_units.fingerprints[new_unit]) return 1;
  double dot = 0;
  for_each_shared(
      old_units.features_of(old_unit), new_units.features_of(new_unit),
      [&](const Feature& a, const Feature& b) { dot += static_cast<double>(a.weight) * b.weight; });
  const double norm = old_units.norms[old_unit] * new_units.norms[new_unit];
  return norm > 0 ? std::min(1.0, dot / norm) : 0;
}

double coverage(const Units& old_units, std::size_t old_unit, const Units& new_units, std::size_t new_unit) {
  if (old_units.fingerprints[old_unit] == new_units.fingerprints[new_unit]) return 1;
  double of_old = 0, of_new = 0;
  for_each_shared(old_units.features_of(old_unit), new_units.features_of(new_unit),
                  [&](const Feature& a, const Feature& b) {
                    if (a.id < old_units.first_pair) of_old += a.weight, of_new += b.weight;
                  });
  const double old_mass = old_units.masses[old_unit];
  const double new_mass = new_units.masses[new_unit];
  return std::max(old_mass > 0 ? of_old / old_mass : 0, new_mass > 0 ? of_new / new_mass : 0);
}

}  // namespace stet
