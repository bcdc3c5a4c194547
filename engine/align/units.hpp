// Paragraphs or sentences as vectors of weighted features.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/align/features.hpp"
#include "engine/align/options.hpp"
#include "engine/base/look_up.hpp"
#include "engine/text/words.hpp"

namespace stet {

// A link that is already decided: the linker keeps it and takes context from it.
struct FixedLink {
  std::uint32_t old_unit = 0;
  std::uint32_t new_unit = 0;
};

// What the linker is given of one unit. Views are borrowed from the caller.
struct UnitText {
  std::span<const Word> words;
  std::span<const WordFeatures> features;  // of the words; the first one's pair is not the unit's
  bool heading = false;
  std::string_view label;   // printed number, or empty
  std::uint32_t group = 0;  // sentences: index of their paragraph
};

struct Feature {
  std::uint32_t id = 0;
  float count = 0;   // damped by a logarithm
  float weight = 0;  // count times rarity
};

// Calls take(a, b) for each feature that both units hold; features are sorted by id. Linear in the features
// of both, but where one unit is far larger, in those of the other times a logarithm.
template <typename Take>
void for_each_shared(std::span<const Feature> a, std::span<const Feature> b, Take take) {
  if (b.size() > far_larger * a.size()) return look_up_each(a, b, take, &Feature::id);
  if (a.size() > far_larger * b.size())
    return look_up_each(
        b, a, [&take](const Feature& y, const Feature& x) { take(x, y); }, &Feature::id);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].id < b[j].id) {
      ++i;
    } else if (b[j].id < a[i].id) {
      ++j;
    } else {
      take(a[i++], b[j++]);
    }
  }
}

// The units of one document by feature: those of feature f are postings[offsets[f] … offsets[f + 1]),
// ascending.
struct FeatureIndex {
  struct Posting {
    std::uint32_t unit = 0;
    std::uint32_t feature = 0;  // index into Units::features
  };
  std::vector<std::uint32_t> offsets;
  std::vector<Posting> postings;

  [[nodiscard]] std::span<const Posting> of(std::uint32_t feature) const {
    return std::span(postings).subspan(offsets[feature], offsets[feature + 1] - offsets[feature]);
  }
};

// The features of every unit of one document, flat: unit i has features[offsets[i] … offsets[i + 1]), sorted
// by id.
struct Units {
  std::vector<UnitText> texts;
  std::vector<Feature> features;
  std::uint32_t first_pair = 0;  // ids from here on are of neighbouring stems, those below of one stem
  std::vector<std::size_t> offsets;
  FeatureIndex index;
  std::vector<double> norms;          // Euclidean length of a unit's weights
  std::vector<double> masses;         // sum of a unit's weights, pairs left out
  std::vector<double> content_words;  // distinct stems that are no function words
  // Its link is fixed, or it has one twin in the other document and none in its own: it has no features here.
  std::vector<bool> settled;
  std::vector<std::uint64_t> fingerprints;  // equal for units with the same word keys and kind

  [[nodiscard]] std::size_t size() const noexcept { return texts.size(); }
  [[nodiscard]] std::span<const Feature> features_of(std::size_t unit) const {
    return std::span(features).subspan(offsets[unit], offsets[unit + 1] - offsets[unit]);
  }
};

struct UnitPair {
  Units old_units;
  Units new_units;
  std::size_t feature_count = 0;  // ids are below
};

// Rarity is the logarithm of the share of all units, of both documents, that hold a feature. `numbers` gave
// the texts' features; `stems` knows their words and marks. Linear in the number of words.
[[nodiscard]] UnitPair make_units(std::vector<UnitText> old_texts, std::vector<UnitText> new_texts,
                                  std::span<const FixedLink> fixed, const StemTable& stems,
                                  const FeatureNumbers& numbers, const LinkOptions& options);

// One unit's features by their id, to compare it with many others: each then costs its own features alone.
class SpreadUnit {
 public:
  explicit SpreadUnit(std::size_t feature_count) : values_(feature_count) {}

  // `value` is the member that at() gives.
  void set(std::span<const Feature> features, float Feature::*value) {
    for (const Feature& feature : features_) values_[feature.id] = 0;
    features_ = features;
    for (const Feature& feature : features_) values_[feature.id] = feature.*value;
  }
  // 0 where the unit has no such feature.
  [[nodiscard]] float at(std::uint32_t id) const { return values_[id]; }

 private:
  std::vector<float> values_;
  std::span<const Feature> features_;
};

// Cosine of the two units' weights, 1 for equal fingerprints. Linear in their features.
[[nodiscard]] double similarity(const Units& old_units, std::size_t old_unit, const Units& new_units,
                                std::size_t new_unit);

// How much of the one unit's mass the other holds, whichever is held more of: 0 … 1. Near 1 for a piece of a
// longer text, however little of that it is. Linear in their features.
[[nodiscard]] double coverage(const Units& old_units, std::size_t old_unit, const Units& new_units,
                              std::size_t new_unit);

}  // namespace stet
