#include "engine/align/link.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/align/candidates.hpp"
#include "engine/align/exchange.hpp"
#include "engine/align/joins.hpp"
#include "engine/align/moves.hpp"

namespace stet {
namespace {

// For each unit the linked units before and after it, the nearest first: what stands around it.
class Neighbours {
 public:
  static constexpr std::size_t reach = 3;
  using Nearest = std::array<std::uint32_t, reach>;

  Neighbours(const std::vector<std::uint32_t>& partners) : before_(partners.size()), after_(partners.size()) {
    Nearest nearest;
    nearest.fill(no_unit);
    for (std::size_t u = 0; u < partners.size(); ++u) {
      before_[u] = nearest;
      if (partners[u] != no_unit) push(nearest, static_cast<std::uint32_t>(u));
    }
    nearest.fill(no_unit);
    for (std::size_t u = partners.size(); u-- > 0;) {
      after_[u] = nearest;
      if (partners[u] != no_unit) push(nearest, static_cast<std::uint32_t>(u));
    }
  }

  [[nodiscard]] const Nearest& before(std::size_t unit) const { return before_[unit]; }
  [[nodiscard]] const Nearest& after(std::size_t unit) const { return after_[unit]; }

 private:
  static void push(Nearest& nearest, std::uint32_t unit) {
    for (std::size_t i = reach - 1; i > 0; --i) nearest[i] = nearest[i - 1];
    nearest[0] = unit;
  }

  std::vector<Nearest> before_, after_;
};

// The heaviest run of links in order, and how much of all links it holds.
class Backbone {
 public:
  // `prior`: links in order that are taken for granted, so that a handful of others does not decide.
  Backbone(const Matching& matching, const UnitPair& units, double prior) {
    std::vector<OrderedItem> items;
    for (std::uint32_t u = 0; u < matching.of_old.size(); ++u)
      if (matching.of_old[u] != no_unit)
        items.push_back(ordered_item(
            u, matching.of_old[u], static_cast<std::uint64_t>(matching.similarity_of_old[u] * 1e4),
            units.old_units.fingerprints[u] + units.new_units.fingerprints[matching.of_old[u]]));
    const std::vector<bool> chosen = heaviest_increasing(items);
    double on = 0;
    double all = 0;
    std::vector<std::int64_t> at(matching.of_old.size(), -1);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double share = matching.similarity_of_old[items[i].old_place];
      all += share;
      if (!chosen[i]) continue;
      on += share;
      at[items[i].old_place] = static_cast<std::int64_t>(items[i].new_place);
    }
    order_ = all + prior > 0 ? std::max(0.0, 2 * (on + prior) / (all + prior) - 1) : 0;
    std::vector<std::int64_t> at_new(units.new_units.size(), -1);
    for (std::size_t u = 0; u < at.size(); ++u)
      if (at[u] >= 0) at_new[static_cast<std::size_t>(at[u])] = static_cast<std::int64_t>(u);
    old_bounds_ = bounds(at, units.new_units.size());
    new_bounds_ = bounds(at_new, units.old_units.size());
  }

  // 1 when every link lies on it, 0 when half of them or less do: how much order means in this pair of
  // documents.
  [[nodiscard]] double order() const noexcept { return order_; }
  // How many units the pair lies outside the place that the others leave it.
  [[nodiscard]] std::int64_t displacement(const Candidate& pair) const {
    return std::max(outside(old_bounds_[pair.old_unit], pair.new_unit),
                    outside(new_bounds_[pair.new_unit], pair.old_unit));
  }

 private:
  // Partners of the nearest links on it, before and after a unit.
  struct Bounds {
    std::int64_t before = -1;
    std::int64_t after = 0;
  };

  static std::vector<Bounds> bounds(const std::vector<std::int64_t>& partners, std::size_t other_size) {
    std::vector<Bounds> out(partners.size());
    std::int64_t last = -1;
    for (std::size_t u = 0; u < partners.size(); ++u) {
      out[u].before = last;
      if (partners[u] >= 0) last = partners[u];
    }
    last = static_cast<std::int64_t>(other_size);
    for (std::size_t u = partners.size(); u-- > 0;) {
      out[u].after = last;
      if (partners[u] >= 0) last = partners[u];
    }
    return out;
  }

  static std::int64_t outside(const Bounds& bounds, std::int64_t place) {
    return std::max({bounds.before - place, place - bounds.after, std::int64_t{0}});
  }

  std::vector<Bounds> old_bounds_, new_bounds_;
  double order_ = 0;
};

// The most similar pair of each unit.
class BestRivals {
 public:
  BestRivals(const CandidatePool& pool, const UnitPair& units)
      : best_of_old_(units.old_units.size()), best_of_new_(units.new_units.size()) {
    for (const Candidate& pair : pool.pairs()) {
      best_of_old_[pair.old_unit] = std::max(best_of_old_[pair.old_unit], pair.similarity);
      best_of_new_[pair.new_unit] = std::max(best_of_new_[pair.new_unit], pair.similarity);
    }
  }
  // By how much both units are more like others than like one another, added up.
  [[nodiscard]] double excess(const Candidate& pair) const {
    return best_of_old_[pair.old_unit] + best_of_new_[pair.new_unit] - 2 * pair.similarity;
  }

 private:
  std::vector<double> best_of_old_, best_of_new_;
};

class Linker {
 public:
  Linker(const UnitPair& units, const GroupLinks* groups, std::span<const FixedLink> fixed,
         const LinkOptions& options)
      : units_(units), groups_(groups), fixed_(fixed), options_(options), pool_(units, fixed, options) {
    matching_.of_old.assign(units.old_units.size(), no_unit);
    matching_.of_new.assign(units.new_units.size(), no_unit);
    matching_.similarity_of_old.assign(units.old_units.size(), 0);
    take_fixed();
  }

  Links run() {
    for (int round = 0; round < options_.rounds; ++round) {
      score(round);
      match();
      if (round + 1 < options_.rounds) widen();
    }
    return collect();
  }

 private:
  struct Scored {
    std::uint32_t pair = 0;  // index into the pool
    double score = 0;        // whether it is a link at all
    double rank = 0;         // whether it is a better one than another
    double context = 0;
  };

  // How alike the linked units around both are: 1 where the units next to both are linked with one another.
  [[nodiscard]] double side_context(const Neighbours::Nearest& old_near, const Neighbours::Nearest& new_near,
                                    std::uint32_t old_unit, std::uint32_t new_unit) const {
    const auto gap = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
    double best = 0;
    for (std::size_t i = 0; i < Neighbours::reach && old_near[i] != no_unit; ++i)
      for (std::size_t j = 0; j < Neighbours::reach && new_near[j] != no_unit; ++j) {
        if (matching_.of_old[old_near[i]] != new_near[j]) continue;
        const std::uint32_t old_gap = gap(old_near[i], old_unit);
        const std::uint32_t new_gap = gap(new_near[j], new_unit);
        const double lopsided = gap(old_gap, new_gap);
        const double near = std::min(old_gap, new_gap) - 1.0;
        const double skipped = static_cast<double>(i + j);
        const double strength = 0.5 + 0.5 * matching_.similarity_of_old[old_near[i]];
        best = std::max(best, strength / (1 + 0.2 * lopsided + 0.1 * near + 0.5 * skipped));
      }
    return best;
  }

  // Before and after the pair.
  [[nodiscard]] std::pair<double, double> context(const Candidate& pair, const Neighbours& old_near,
                                                  const Neighbours& new_near) const {
    const auto edge = [](const Neighbours::Nearest& a, std::uint32_t unit, const Neighbours::Nearest& b,
                         std::uint32_t other) {
      return a[0] == no_unit && b[0] == no_unit
                 ? 1.0 / (1 + 0.2 * std::abs(static_cast<double>(unit) - other))
                 : 0.0;
    };
    const auto old_last = static_cast<std::uint32_t>(units_.old_units.size() - 1);
    const auto new_last = static_cast<std::uint32_t>(units_.new_units.size() - 1);
    const double before = std::max(
        side_context(old_near.before(pair.old_unit), new_near.before(pair.new_unit), pair.old_unit,
                     pair.new_unit),
        edge(old_near.before(pair.old_unit), pair.old_unit, new_near.before(pair.new_unit), pair.new_unit));
    const double after = std::max(side_context(old_near.after(pair.old_unit), new_near.after(pair.new_unit),
                                               pair.old_unit, pair.new_unit),
                                  edge(old_near.after(pair.old_unit), old_last - pair.old_unit,
                                       new_near.after(pair.new_unit), new_last - pair.new_unit));
    return {before, after};
  }

  // Rounded, so that the order in which features were summed decides no tie.
  [[nodiscard]] double coverage(const Candidate& pair) const {
    return std::round(stet::coverage(units_.old_units, pair.old_unit, units_.new_units, pair.new_unit) *
                      1e6) /
           1e6;
  }

  [[nodiscard]] double order_loss(const Candidate& pair) const {
    if (units_.old_units.fingerprints[pair.old_unit] == units_.new_units.fingerprints[pair.new_unit])
      return options_.position_weight;
    const double common = pair.similarity * std::sqrt(units_.old_units.content_words[pair.old_unit] *
                                                      units_.new_units.content_words[pair.new_unit]);
    return options_.order_weight * std::exp(-common / options_.order_fading);
  }

  // How far a pair crosses the order only because a whole block did: its neighbours on one side moved along.
  // Of numbered units, each of which stands for itself; in running text a chance likeness beside another one
  // is no block.
  [[nodiscard]] double block_share(const Candidate& pair, double before, double after) const {
    const bool numbered = !units_.old_units.texts[pair.old_unit].label.empty() &&
                          !units_.new_units.texts[pair.new_unit].label.empty();
    return numbered ? std::max(before, after) : 0;
  }

  [[nodiscard]] double relative_distance(const Candidate& pair) const {
    const double x = (pair.old_unit + 0.5) / static_cast<double>(units_.old_units.size());
    const double y = (pair.new_unit + 0.5) / static_cast<double>(units_.new_units.size());
    return std::abs(x - y);
  }

  [[nodiscard]] bool same_label(const Candidate& pair) const {
    const std::string_view label = units_.old_units.texts[pair.old_unit].label;
    return !label.empty() && label == units_.new_units.texts[pair.new_unit].label;
  }

  // Share of the surely linked, numbered units that kept their number.
  [[nodiscard]] double label_trust() const {
    std::size_t kept = 0;
    std::size_t all = 0;
    for (std::uint32_t u = 0; u < matching_.of_old.size(); ++u) {
      if (matching_.of_old[u] == no_unit || matching_.similarity_of_old[u] < 0.8) continue;
      const std::string_view a = units_.old_units.texts[u].label;
      const std::string_view b = units_.new_units.texts[matching_.of_old[u]].label;
      if (a.empty() || b.empty()) continue;
      ++all;
      kept += a == b;
    }
    return all >= 3 ? static_cast<double>(kept) / static_cast<double>(all) : 0;
  }

  void score(int round) {
    scored_.clear();
    const double trust = round > 0 ? label_trust() : 0;
    const Backbone backbone(matching_, units_, options_.order_prior);
    const double order = round > 0 ? backbone.order() : 1;
    order_ = order;
    const double disorder = std::max(0.0, 1 - order / options_.order_ramp);
    const double in_order_share = options_.in_order_share * (1 - disorder);
    accept_ = options_.accept - options_.disorder_relief * disorder;
    const Neighbours old_near(matching_.of_old);
    const Neighbours new_near(matching_.of_new);
    const BestRivals rivals(pool_, units_);
    for (std::uint32_t i = 0; i < pool_.pairs().size(); ++i) {
      const Candidate& pair = pool_.pairs()[i];
      if (pair.similarity < options_.min_similarity) continue;
      Scored scored{i, pair.similarity + in_order_share * (pair.in_order - pair.similarity), 0, 0};
      if (disorder > 0)
        scored.score +=
            options_.coverage_share * disorder * (coverage(pair) - options_.coverage_offset - scored.score);
      scored.score -= options_.rival_weight * rivals.excess(pair);
      // The surer the words, the less the place has to say; identical units still need it, and so do all in a
      // reordered document, where units that went together still stand together.
      double open = std::max(1 - pair.similarity, options_.min_place_share);
      open += options_.disorder_context * disorder * (1 - open);
      if (round > 0) {
        const auto [before, after] = context(pair, old_near, new_near);
        scored.context = (before + after) / 2;
        // An exchange of neighbours is no crossing worth the name.
        if (const auto displaced = static_cast<double>(backbone.displacement(pair)); displaced > 1)
          scored.score -= order_loss(pair) * order * (1 - block_share(pair, before, after));
      }
      scored.score += options_.context_weight * open * scored.context;
      scored.score += options_.position_weight * (1 - relative_distance(pair));
      if (trust > 0 && same_label(pair)) scored.score += options_.label_weight * trust;
      if (groups_ != nullptr)
        scored.score += groups_->linked(units_.old_units.texts[pair.old_unit].group,
                                        units_.new_units.texts[pair.new_unit].group)
                            ? options_.group_weight
                            : -options_.outside_penalty;
      scored.rank =
          scored.score - (1 - options_.rank_share) * options_.context_weight * open * scored.context;
      scored_.push_back(scored);
    }
    std::sort(scored_.begin(), scored_.end(), [this](const Scored& a, const Scored& b) {
      if (a.rank != b.rank) return a.rank > b.rank;
      const Candidate& x = pool_.pairs()[a.pair];
      const Candidate& y = pool_.pairs()[b.pair];
      // The sum first: pairs that exclude one another never tie on it, so the mirror image is decided alike.
      const std::uint32_t xs = x.old_unit + x.new_unit;
      const std::uint32_t ys = y.old_unit + y.new_unit;
      return xs != ys ? xs < ys : x.old_unit < y.old_unit;
    });
  }

  void match() {
    std::fill(matching_.of_old.begin(), matching_.of_old.end(), no_unit);
    std::fill(matching_.of_new.begin(), matching_.of_new.end(), no_unit);
    take_fixed();
    for (const Scored& scored : scored_) {
      if (scored.score < accept_) continue;
      const Candidate& pair = pool_.pairs()[scored.pair];
      if (matching_.of_old[pair.old_unit] != no_unit || matching_.of_new[pair.new_unit] != no_unit) continue;
      matching_.of_old[pair.old_unit] = pair.new_unit;
      matching_.of_new[pair.new_unit] = pair.old_unit;
    }
    std::vector<Offer> offers;
    for (const Scored& scored : scored_) {
      if (scored.score <= accept_) continue;
      const Candidate& pair = pool_.pairs()[scored.pair];
      offers.push_back(
          {pair.old_unit, pair.new_unit, scored.score - accept_,
           units_.old_units.fingerprints[pair.old_unit] + units_.new_units.fingerprints[pair.new_unit]});
    }
    exchange_partners(offers, options_.exchange_passes, matching_);
    for (const Scored& scored : scored_) {
      const Candidate& pair = pool_.pairs()[scored.pair];
      if (matching_.of_old[pair.old_unit] == pair.new_unit)
        matching_.similarity_of_old[pair.old_unit] = pair.similarity;
    }
  }

  void take_fixed() {
    for (const FixedLink& link : fixed_) {
      matching_.of_old[link.old_unit] = link.new_unit;
      matching_.of_new[link.new_unit] = link.old_unit;
      matching_.similarity_of_old[link.old_unit] = 1;
    }
  }

  // Units beside linked ones become candidates of one another, however few words they share.
  void widen() {
    for (std::uint32_t u = 0; u < matching_.of_old.size(); ++u) {
      const std::uint32_t v = matching_.of_old[u];
      if (v == no_unit) continue;
      const auto offer = [&](std::uint32_t a, std::uint32_t b) {
        if (a >= matching_.of_old.size() || b >= matching_.of_new.size()) return;
        if ((matching_.of_old[a] == no_unit || matching_.of_new[b] == no_unit) && pool_.open(a, b))
          pool_.add(a, b);
      };
      offer(u + 1, v + 1);
      offer(u - 1, v - 1);
      offer(u + 1, v + 2);
      offer(u + 2, v + 1);
      offer(u - 1, v - 2);
      offer(u - 2, v - 1);
    }
  }

  // How often links are right that clear the threshold and their best rival by this much: read off drafts
  // (the former) and reworded requirements with near duplicates (the latter), the less sure of both.
  [[nodiscard]] static double sureness(double clear, double margin) {
    const double by_score = std::min(0.5 + 4 * clear, 0.86 + 0.4 * clear);
    const double by_margin = std::min(0.6 + 1.4 * std::max(margin, -0.25), 0.9 + 0.2 * margin);
    return std::clamp(std::min(by_score, by_margin), 0.05, 0.99);
  }

  Links collect() {
    Links out;
    out.order = order_;
    out.candidates_limited = pool_.limited();
    out.old_doubt.assign(units_.old_units.size(), 0);
    out.new_doubt.assign(units_.new_units.size(), 0);
    std::vector<double> best(units_.old_units.size(), 0);       // score of the link taken
    std::vector<double> rival_old(units_.old_units.size(), 0);  // best score of another pair of the unit
    std::vector<double> rival_new(units_.new_units.size(), 0);
    for (const Scored& scored : scored_) {
      const Candidate& pair = pool_.pairs()[scored.pair];
      if (matching_.of_old[pair.old_unit] == pair.new_unit) {
        best[pair.old_unit] = scored.score;
      } else {
        rival_old[pair.old_unit] = std::max(rival_old[pair.old_unit], scored.score);
        rival_new[pair.new_unit] = std::max(rival_new[pair.new_unit], scored.score);
      }
    }
    for (std::uint32_t u = 0; u < matching_.of_old.size(); ++u) {
      const std::uint32_t v = matching_.of_old[u];
      if (v == no_unit) {
        out.old_doubt[u] = std::min(1.0, rival_old[u] / accept_);
        continue;
      }
      const bool verbatim = units_.old_units.fingerprints[u] == units_.new_units.fingerprints[v];
      Link link;
      link.old_side = {u};
      link.new_side = {v};
      link.similarity = matching_.similarity_of_old[u];
      link.confidence =
          verbatim ? 1.0 : sureness(best[u] - accept_, best[u] - std::max(rival_old[u], rival_new[v]));
      const Candidate pair{u, v, link.similarity};
      link.matched_by = verbatim                             ? MatchedBy::verbatim
                        : link.similarity >= options_.accept ? MatchedBy::wording
                        : same_label(pair)                   ? MatchedBy::label
                                                             : MatchedBy::neighbours;
      out.links.push_back(std::move(link));
    }
    for (std::uint32_t v = 0; v < matching_.of_new.size(); ++v)
      if (matching_.of_new[v] == no_unit) out.new_doubt[v] = std::min(1.0, rival_new[v] / accept_);
    join_pieces(units_, pool_, options_, out);
    return out;
  }

  const UnitPair& units_;
  const GroupLinks* groups_;
  std::span<const FixedLink> fixed_;
  const LinkOptions& options_;
  CandidatePool pool_;
  Matching matching_;
  std::vector<Scored> scored_;
  double accept_ = 0;
  double order_ = 1;
};

}  // namespace

LinkRows rows_of(std::span<const Link> links, std::size_t old_units, std::size_t new_units) {
  LinkRows rows{std::vector<std::uint32_t>(old_units, no_unit),
                std::vector<std::uint32_t>(new_units, no_unit)};
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    for (const std::uint32_t u : links[i].old_side) rows.of_old[u] = i;
    for (const std::uint32_t v : links[i].new_side) rows.of_new[v] = i;
  }
  return rows;
}

GroupLinks::GroupLinks(std::size_t old_groups, std::size_t new_groups, std::span<const Link> links) {
  LinkRows rows = rows_of(links, old_groups, new_groups);
  old_row_ = std::move(rows.of_old);
  new_row_ = std::move(rows.of_new);
}

Links link_units(const UnitPair& units, const GroupLinks* groups, std::span<const FixedLink> fixed,
                 const LinkOptions& options) {
  if (units.old_units.size() == 0 || units.new_units.size() == 0) {
    Links none;
    none.old_doubt.assign(units.old_units.size(), 0);
    none.new_doubt.assign(units.new_units.size(), 0);
    return none;
  }
  return Linker(units, groups, fixed, options).run();
}

}  // namespace stet
