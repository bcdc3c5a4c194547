#include "engine/align/joins.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace stet {
namespace {

// A unit that has no link of its own, and the link that it may join.
struct Offer {
  std::uint32_t link = 0;
  std::uint32_t piece = 0;
  bool on_new_side = false;
};

struct Join {
  std::uint32_t link = 0;
  std::uint32_t piece = 0;   // the unit that joins
  bool on_new_side = false;  // a split: the piece is new
  double share = 0;
  std::uint32_t place = 0;  // of the piece and of the unit it is a piece of, added up
};

// The counts by which `whole` is richer than all of `parts` together are what a further piece can account
// for.
class Joiner {
 public:
  Joiner(const UnitPair& units, const LinkOptions& options, Links& links)
      : units_(units), options_(options), links_(links), whole_counts_(units.feature_count) {
    LinkRows rows = rows_of(links.links, units.old_units.size(), units.new_units.size());
    old_row_ = std::move(rows.of_old);
    new_row_ = std::move(rows.of_new);
  }

  void run(const CandidatePool& pool) {
    std::vector<Offer> offers;
    for (const Candidate& pair : pool.pairs()) {
      const bool old_free = old_row_[pair.old_unit] == no_unit;
      const bool new_free = new_row_[pair.new_unit] == no_unit;
      if (old_free == new_free) continue;
      offers.push_back({old_free ? new_row_[pair.new_unit] : old_row_[pair.old_unit],
                        old_free ? pair.old_unit : pair.new_unit, new_free});
    }
    // Those of one link together: its features are spread once for all of them.
    std::sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
      return std::tie(a.link, a.on_new_side, a.piece) < std::tie(b.link, b.on_new_side, b.piece);
    });
    for (const Offer& offer : offers) consider(offer);
    std::sort(joins_.begin(), joins_.end(), [](const Join& a, const Join& b) {
      if (a.share != b.share) return a.share > b.share;
      // The sum of the places: joins that exclude one another differ in it, so the mirror image is decided
      // alike.
      if (a.place != b.place) return a.place < b.place;
      return a.piece < b.piece;
    });
    for (const Join& join : joins_) take(join);
    // A piece that joined in front changes its link's place.
    std::sort(links_.links.begin(), links_.links.end(),
              [](const Link& a, const Link& b) { return a.old_side.front() < b.old_side.front(); });
  }

 private:
  [[nodiscard]] const Units& side(bool new_side) const {
    return new_side ? units_.new_units : units_.old_units;
  }

  // What the parts of a link hold of one feature, all together.
  struct Held {
    double weight = 0;
    float count = 0;
  };
  // The parts of a link that has grown. They are many where a long unit is cut up, so that none is looked at
  // again for each further piece.
  struct Grown {
    double in_whole = 0;  // dot product of their weights with the whole's
    double square = 0;    // sum of the squares of their norms
    std::unordered_map<std::uint32_t, Held> held;
  };
  [[nodiscard]] const Grown* grown(std::uint32_t link) const {
    const auto found = grown_.find(link);
    return found == grown_.end() ? nullptr : &found->second;
  }

  // The unit that a piece would be a part of, and the part that was there first.
  [[nodiscard]] std::uint32_t whole_of(const Join& join) const {
    const Link& link = links_.links[join.link];
    return (join.on_new_side ? link.old_side : link.new_side).front();
  }
  [[nodiscard]] const std::vector<std::uint32_t>& parts_of(const Join& join) const {
    const Link& link = links_.links[join.link];
    return join.on_new_side ? link.new_side : link.old_side;
  }

  // Share of the piece's weight that the whole holds, and that the parts do not already account for; none of
  // a piece that is too different to join.
  struct Shares {
    double all = 0, unclaimed = 0;
  };
  [[nodiscard]] Shares shares(const Join& join) {
    const Units& pieces = side(join.on_new_side);
    const auto piece = pieces.features_of(join.piece);
    const auto whole = side(!join.on_new_side).features_of(whole_of(join));
    const bool is_spread = whole.data() == counted_.data() && whole.size() == counted_.size();
    const bool looked_up = !is_spread && whole.size() > far_larger * piece.size();
    if (!is_spread && !looked_up) {
      whole_counts_.set(whole, &Feature::count);
      counted_ = whole;
    }
    const auto count_in_whole = [&](std::uint32_t id) {
      return looked_up ? count_of(whole, id) : whole_counts_.at(id);
    };
    const double mass = pieces.masses[join.piece];
    // Most pieces have little in common with the whole: they are given up as soon as that is certain.
    const double spare = mass * (1 - std::min(options_.join_share, options_.far_join_share)) + mass * 1e-6;
    double held = 0, unclaimed = 0, missed = 0;
    for (const Feature& f : piece) {
      if (f.id >= pieces.first_pair) break;
      (count_in_whole(f.id) == 0 ? missed : held) += f.weight;
      if (missed > spare) return {};
    }
    const Grown* const parts = grown(join.link);
    const auto part = pieces.features_of(parts_of(join).front());
    for (const Feature& f : piece) {
      if (f.id >= pieces.first_pair) break;
      const float in_whole = count_in_whole(f.id);
      if (in_whole == 0) continue;
      const float claimed = parts == nullptr ? count_of(part, f.id) : held_of(*parts, f.id).count;
      if (claimed < in_whole) unclaimed += f.weight;
    }
    return mass > 0 ? Shares{held / mass, unclaimed / mass} : Shares{};
  }

  static float count_of(std::span<const Feature> features, std::uint32_t id) {
    const auto at = std::ranges::lower_bound(features, id, {}, &Feature::id);
    return at != features.end() && at->id == id ? at->count : 0;
  }
  static Held held_of(const Grown& parts, std::uint32_t id) {
    const auto found = parts.held.find(id);
    return found == parts.held.end() ? Held{} : found->second;
  }

  static double dot(std::span<const Feature> a, std::span<const Feature> b) {
    double sum = 0;
    for_each_shared(
        a, b, [&](const Feature& x, const Feature& y) { sum += static_cast<double>(x.weight) * y.weight; });
    return sum;
  }

  // Of a link that has not grown, remembered: of a long whole, pieces ask for it many times.
  [[nodiscard]] double part_in_whole(const Join& join) {
    const auto [known, is_new] = part_in_whole_.try_emplace(join.link * 2 + (join.on_new_side ? 1U : 0U));
    if (is_new)
      known->second = dot(side(!join.on_new_side).features_of(whole_of(join)),
                          side(join.on_new_side).features_of(parts_of(join).front()));
    return known->second;
  }

  // How much more alike the whole and the parts are with the piece among these: its words must explain the
  // whole better, not only repeat it.
  [[nodiscard]] double gain(const Join& join) {
    const Units& pieces = side(join.on_new_side);
    const std::uint32_t whole = whole_of(join);
    const double whole_norm = side(!join.on_new_side).norms[whole];
    const auto piece = pieces.features_of(join.piece);
    double in_whole = 0, square = 0, with_piece = 0;
    if (const Grown* const parts = grown(join.link)) {
      in_whole = parts->in_whole;
      square = parts->square;
      for (const Feature& f : piece) with_piece += held_of(*parts, f.id).weight * f.weight;
    } else {
      const std::uint32_t part = parts_of(join).front();
      in_whole = part_in_whole(join);
      square = pieces.norms[part] * pieces.norms[part];
      with_piece = dot(pieces.features_of(part), piece);
    }
    const double piece_in_whole = dot(side(!join.on_new_side).features_of(whole), piece);
    const double piece_norm = pieces.norms[join.piece];
    const double before = in_whole / (whole_norm * std::sqrt(square) + 1e-9);
    const double after = (in_whole + piece_in_whole) /
                         (whole_norm * std::sqrt(square + 2 * with_piece + piece_norm * piece_norm) + 1e-9);
    return after - before;
  }

  // The piece becomes one of the parts.
  void grow(const Join& join) {
    const Units& pieces = side(join.on_new_side);
    const auto whole = side(!join.on_new_side).features_of(whole_of(join));
    const auto [known, is_new] = grown_.try_emplace(join.link);
    Grown& parts = known->second;
    const auto add = [&](std::uint32_t part) {
      parts.in_whole += dot(whole, pieces.features_of(part));
      parts.square += pieces.norms[part] * pieces.norms[part];
      for (const Feature& f : pieces.features_of(part)) {
        Held& held = parts.held[f.id];
        held.weight += f.weight;
        held.count += f.count;
      }
    };
    if (is_new) add(parts_of(join).front());
    add(join.piece);
  }

  [[nodiscard]] bool fits(const Join& join, Shares found) {
    const std::vector<std::uint32_t>& parts = parts_of(join);  // ascending
    const std::uint32_t distance = join.piece < parts.front()  ? parts.front() - join.piece
                                   : join.piece > parts.back() ? join.piece - parts.back()
                                                               : 1;
    if (distance > options_.join_distance + 1)
      return found.all >= options_.far_join_share && found.unclaimed >= options_.far_join_share &&
             gain(join) >= options_.join_gain;
    return found.all >= options_.join_share && found.unclaimed >= options_.join_new_share &&
           gain(join) >= options_.join_gain;
  }

  void consider(const Offer& offer) {
    const auto [link, piece, on_new_side] = offer;
    const UnitText& text = side(on_new_side).texts[piece];
    if (text.heading || text.words.size() < options_.min_join_words) return;
    Join join{link, piece, on_new_side, 0, piece};
    join.place += whole_of(join);
    const Shares found = shares(join);
    if (!fits(join, found)) return;
    join.share = std::round(found.unclaimed * 1e6) / 1e6;
    joins_.push_back(join);
  }

  void take(const Join& join) {
    Link& link = links_.links[join.link];
    std::vector<std::uint32_t>& parts = join.on_new_side ? link.new_side : link.old_side;
    const std::vector<std::uint32_t>& other = join.on_new_side ? link.old_side : link.new_side;
    std::vector<std::uint32_t>& rows = join.on_new_side ? new_row_ : old_row_;
    if (other.size() > 1 || rows[join.piece] != no_unit) return;
    const Shares found = shares(join);  // less than when first considered, if other pieces joined since
    if (!fits(join, found)) return;
    grow(join);
    parts.insert(std::upper_bound(parts.begin(), parts.end(), join.piece), join.piece);
    rows[join.piece] = join.link;
    (join.on_new_side ? links_.new_doubt : links_.old_doubt)[join.piece] = 0;
    // The first piece was the link's rival, and is none any more.
    const double sure = std::clamp(0.4 + 0.6 * found.unclaimed, 0.0, 0.99);
    link.confidence = parts.size() == 2 ? sure : std::min(link.confidence, sure);
    if (link.matched_by == MatchedBy::verbatim) link.matched_by = MatchedBy::wording;
  }

  const UnitPair& units_;
  const LinkOptions& options_;
  Links& links_;
  SpreadUnit whole_counts_;
  std::span<const Feature> counted_;  // the features that are spread
  std::vector<std::uint32_t> old_row_, new_row_;
  std::vector<Join> joins_;
  std::unordered_map<std::uint32_t, Grown> grown_;           // by link
  std::unordered_map<std::uint32_t, double> part_in_whole_;  // by link and side
};

}  // namespace

void join_pieces(const UnitPair& units, const CandidatePool& pool, const LinkOptions& options, Links& links) {
  Joiner(units, options, links).run(pool);
}

}  // namespace stet
