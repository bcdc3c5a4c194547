#include "engine/align/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace stet {
namespace {

// The best candidates of each unit of `from` among the units of `to`.
class Search {
 public:
  Search(const Units& from, const Units& to, const LinkOptions& options)
      : from_(from), to_(to), options_(options), score_(to.size()) {}

  [[nodiscard]] bool limited() const noexcept { return limited_; }

  [[nodiscard]] const std::vector<std::uint32_t>& best(std::size_t unit) {
    touched_.clear();
    rarest_.clear();
    bool too_common = false;
    for (const Feature& f : from_.features_of(unit)) {
      const std::size_t postings = to_.index.of(f.id).size();
      if (postings > options_.max_postings) {
        too_common = true;
      } else if (postings > 0) {
        rarest_.push_back(&f);
      }
    }
    if (rarest_.empty() && too_common) limited_ = true;
    if (rarest_.size() > options_.max_features) {
      const auto last = rarest_.begin() + static_cast<std::ptrdiff_t>(options_.max_features - 1);
      std::nth_element(rarest_.begin(), last, rarest_.end(),
                       [](const Feature* a, const Feature* b) { return a->weight > b->weight; });
      // All features as rare as the last one: ids say nothing, and are others when the documents change
      // sides.
      std::erase_if(rarest_, [least = (*last)->weight](const Feature* f) { return f->weight < least; });
    }
    for (const Feature* f : rarest_)
      for (const FeatureIndex::Posting& other : to_.index.of(f->id)) {
        if (score_[other.unit] == 0) touched_.push_back(other.unit);
        score_[other.unit] += static_cast<double>(f->weight) * to_.features[other.feature].weight;
      }
    ranked_.clear();
    for (const std::uint32_t other : touched_) {
      ranked_.push_back({std::round(score_[other] / (to_.norms[other] + 1e-9) * 1e6), other});
      score_[other] = 0;
    }
    const std::size_t count = std::min(ranked_.size(), options_.max_candidates);
    std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(count), ranked_.end(),
                      [](const Ranked& a, const Ranked& b) {
                        return a.score != b.score ? a.score > b.score : a.unit < b.unit;
                      });
    touched_.clear();
    for (std::size_t i = 0; i < count; ++i) touched_.push_back(ranked_[i].unit);
    return touched_;
  }

 private:
  const Units& from_;
  const Units& to_;
  const LinkOptions& options_;
  struct Ranked {
    double score = 0;  // rounded, so that the order in which features were summed decides nothing
    std::uint32_t unit = 0;
  };

  std::vector<double> score_;
  std::vector<std::uint32_t> touched_;
  std::vector<Ranked> ranked_;
  std::vector<const Feature*> rarest_;
  bool limited_ = false;
};

}  // namespace

CandidatePool::CandidatePool(const UnitPair& units, std::span<const FixedLink> fixed,
                             const LinkOptions& options)
    : units_(units),
      options_(options),
      of_old_(units.old_units.size()),
      fixed_old_(units.old_units.size()),
      fixed_new_(units.new_units.size()),
      held_(units.feature_count) {
  for (const FixedLink& link : fixed) {
    fixed_old_[link.old_unit] = true;
    fixed_new_[link.new_unit] = true;
  }
  add_twins();
  add_by_features();
}

bool CandidatePool::contains(std::uint32_t old_unit, std::uint32_t new_unit) const {
  const std::vector<std::uint32_t>& others = of_old_[old_unit];
  return std::find(others.begin(), others.end(), new_unit) != others.end();
}

void CandidatePool::add(std::uint32_t old_unit, std::uint32_t new_unit) {
  if (old_unit >= units_.old_units.size() || new_unit >= units_.new_units.size()) return;
  if (units_.old_units.texts[old_unit].heading != units_.new_units.texts[new_unit].heading) return;
  if (contains(old_unit, new_unit)) return;
  of_old_[old_unit].push_back(new_unit);
  // Rounded, so that the order in which features were summed decides no tie.
  const double share = std::round(similarity_of(old_unit, new_unit) * 1e6) / 1e6;
  double in_order = share;
  if (share < 1 && share >= options_.min_similarity) {
    if (run_of_ != old_unit) run_.set(units_.old_units.texts[old_unit].words);
    run_of_ = old_unit;
    in_order = run_.share(units_.new_units.texts[new_unit].words);
  }
  pairs_.push_back({old_unit, new_unit, share, in_order});
}

void CandidatePool::hold(std::uint32_t unit, bool of_new) {
  held_.set((of_new ? units_.new_units : units_.old_units).features_of(unit), &Feature::weight);
  held_unit_ = unit;
  held_is_new_ = of_new;
}

double CandidatePool::similarity_of(std::uint32_t old_unit, std::uint32_t new_unit) const {
  const Units& before = units_.old_units;
  const Units& after = units_.new_units;
  const auto held = held_is_new_ ? after.features_of(new_unit) : before.features_of(old_unit);
  const auto other = held_is_new_ ? before.features_of(old_unit) : after.features_of(new_unit);
  if (held_unit_ != (held_is_new_ ? new_unit : old_unit) || other.size() > far_larger * held.size() ||
      before.fingerprints[old_unit] == after.fingerprints[new_unit])
    return similarity(before, old_unit, after, new_unit);
  double dot = 0;
  for (const Feature& f : other) dot += static_cast<double>(held_.at(f.id)) * f.weight;
  const double norm = before.norms[old_unit] * after.norms[new_unit];
  return norm > 0 ? std::min(1.0, dot / norm) : 0;
}

void CandidatePool::add_twins() {
  struct Twins {
    std::vector<std::uint32_t> old_side, new_side;
  };
  std::unordered_map<std::uint64_t, Twins> by_fingerprint;
  for (std::uint32_t u = 0; u < units_.old_units.size(); ++u)
    if (!fixed_old_[u]) by_fingerprint[units_.old_units.fingerprints[u]].old_side.push_back(u);
  for (std::uint32_t u = 0; u < units_.new_units.size(); ++u) {
    if (fixed_new_[u]) continue;
    const auto twins = by_fingerprint.find(units_.new_units.fingerprints[u]);
    if (twins != by_fingerprint.end()) twins->second.new_side.push_back(u);
  }
  for (std::uint32_t u = 0; u < units_.old_units.size(); ++u) {
    if (fixed_old_[u]) continue;
    const Twins& twins = by_fingerprint[units_.old_units.fingerprints[u]];
    const std::size_t n = twins.old_side.size();
    const std::size_t m = twins.new_side.size();
    if (m == 0) continue;
    if (n <= options_.max_twins && m <= options_.max_twins) {
      for (const std::uint32_t other : twins.new_side) add(u, other);
    } else {
      const auto place = static_cast<std::size_t>(
          std::lower_bound(twins.old_side.begin(), twins.old_side.end(), u) - twins.old_side.begin());
      if (place < m) add(u, twins.new_side[place]);
      if (n - place <= m) add(u, twins.new_side[m - (n - place)]);
    }
  }
}

void CandidatePool::add_by_features() {
  Search to_new(units_.old_units, units_.new_units, options_);
  for (std::uint32_t u = 0; u < units_.old_units.size(); ++u) {
    if (units_.old_units.settled[u]) continue;
    hold(u, false);
    for (const std::uint32_t other : to_new.best(u)) add(u, other);
  }
  Search to_old(units_.new_units, units_.old_units, options_);
  for (std::uint32_t u = 0; u < units_.new_units.size(); ++u) {
    if (units_.new_units.settled[u]) continue;
    hold(u, true);
    for (const std::uint32_t other : to_old.best(u)) add(other, u);
  }
  limited_ = to_new.limited() || to_old.limited();
}

}  // namespace stet
