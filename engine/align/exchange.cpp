#include "engine/align/exchange.hpp"

#include <algorithm>
#include <cmath>

#include "engine/align/link.hpp"

namespace stet {
namespace {

// Offers by the unit of one side, each beside the unit of the other, which decides whether it is looked at.
struct ByUnit {
  struct Entry {
    std::uint32_t other, offer;
  };
  std::vector<std::uint32_t> offsets;
  std::vector<Entry> entries;

  ByUnit(std::span<const Offer> all, std::size_t units, std::uint32_t Offer::*side,
         std::uint32_t Offer::*other)
      : offsets(units + 1) {
    for (const Offer& offer : all) ++offsets[offer.*side + 1];
    for (std::size_t u = 0; u < units; ++u) offsets[u + 1] += offsets[u];
    entries.resize(offsets.back());
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    for (std::uint32_t i = 0; i < all.size(); ++i) entries[next[all[i].*side]++] = {all[i].*other, i};
  }
  [[nodiscard]] std::span<const Entry> of(std::uint32_t unit) const {
    return std::span(entries).subspan(offsets[unit], offsets[unit + 1] - offsets[unit]);
  }
};

class Exchange {
 public:
  Exchange(std::span<const Offer> offers, Matching& matching)
      : offers_(offers),
        matching_(matching),
        by_old_(offers, matching.of_old.size(), &Offer::old_unit, &Offer::new_unit),
        by_new_(offers, matching.of_new.size(), &Offer::new_unit, &Offer::old_unit) {}

  // Whether anything was exchanged.
  bool pass() {
    struct Gain {
      double gain;
      std::uint32_t offer;
    };
    std::vector<Gain> gains;
    for (std::uint32_t i = 0; i < offers_.size(); ++i)
      if (const double gain = plan(offers_[i]).gain; gain > least_gain) gains.push_back({gain, i});
    std::sort(gains.begin(), gains.end(), [this](const Gain& a, const Gain& b) {
      if (a.gain != b.gain) return a.gain > b.gain;
      const Offer& x = offers_[a.offer];
      const Offer& y = offers_[b.offer];
      if (x.content != y.content) return x.content < y.content;
      const std::uint32_t xs = x.old_unit + x.new_unit;
      const std::uint32_t ys = y.old_unit + y.new_unit;
      return xs != ys ? xs < ys : x.old_unit < y.old_unit;
    });
    for (const Gain& found : gains)
      if (const Plan now = plan(offers_[found.offer]); now.gain > least_gain)
        carry_out(offers_[found.offer], now);
    return !gains.empty();
  }

 private:
  static constexpr double least_gain = 1e-6;

  // Which offers the two units get that lose their partners.
  struct Plan {
    double gain = 0;
    const Offer* for_old = nullptr;
    const Offer* for_new = nullptr;
  };

  [[nodiscard]] const Offer* find(std::uint32_t old_unit, std::uint32_t new_unit) const {
    for (const auto& [other, offer] : by_old_.of(old_unit))
      if (other == new_unit) return &offers_[offer];
    return nullptr;
  }

  // The best of a unit's offers whose other side is free or about to be.
  [[nodiscard]] const Offer* best_free(const ByUnit& offers, std::uint32_t unit,
                                       const std::vector<std::uint32_t>& partners,
                                       std::uint32_t taken) const {
    const Offer* best = nullptr;
    std::uint32_t best_other = no_unit;
    for (const auto& [other, i] : offers.of(unit)) {
      if (other == taken || partners[other] != no_unit) continue;
      const Offer& offer = offers_[i];
      if (best != nullptr &&
          (offer.worth < best->worth || (offer.worth == best->worth && other > best_other)))
        continue;
      best = &offer;
      best_other = other;
    }
    return best;
  }

  [[nodiscard]] Plan plan(const Offer& offer) const {
    const std::uint32_t lost_new = matching_.of_old[offer.old_unit];
    const std::uint32_t lost_old = matching_.of_new[offer.new_unit];
    if (lost_new == offer.new_unit) return {};
    Plan out{offer.worth};
    const auto worth = [](const Offer* other) { return other == nullptr ? 0 : other->worth; };
    if (lost_new != no_unit) {
      const Offer* const given_up = find(offer.old_unit, lost_new);
      if (given_up == nullptr) return {};
      out.gain -= given_up->worth;
      out.for_new = best_free(by_new_, lost_new, matching_.of_old, offer.old_unit);
    }
    if (lost_old != no_unit) {
      const Offer* const given_up = find(lost_old, offer.new_unit);
      if (given_up == nullptr) return {};
      out.gain -= given_up->worth;
      out.for_old = best_free(by_old_, lost_old, matching_.of_new, offer.new_unit);
    }
    if (lost_new != no_unit && lost_old != no_unit) {
      const Offer* const both = find(lost_old, lost_new);
      if (both != nullptr && both->worth >= worth(out.for_old) + worth(out.for_new)) {
        out.gain += both->worth;
        out.for_old = both;
        out.for_new = nullptr;
        return out;
      }
    }
    out.gain += worth(out.for_old) + worth(out.for_new);
    return out;
  }

  void carry_out(const Offer& offer, const Plan& plan) {
    const std::uint32_t lost_new = matching_.of_old[offer.old_unit];
    const std::uint32_t lost_old = matching_.of_new[offer.new_unit];
    if (lost_new != no_unit) matching_.of_new[lost_new] = no_unit;
    if (lost_old != no_unit) matching_.of_old[lost_old] = no_unit;
    for (const Offer* const made : {&offer, plan.for_old, plan.for_new}) {
      if (made == nullptr) continue;
      matching_.of_old[made->old_unit] = made->new_unit;
      matching_.of_new[made->new_unit] = made->old_unit;
    }
  }

  std::span<const Offer> offers_;
  Matching& matching_;
  ByUnit by_old_, by_new_;
};

}  // namespace

void exchange_partners(std::span<const Offer> offers, int passes, Matching& matching) {
  Exchange exchange(offers, matching);
  for (int pass = 0; pass < passes && exchange.pass(); ++pass) {
  }
}

}  // namespace stet
