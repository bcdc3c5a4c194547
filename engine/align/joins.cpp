#include "engine/align/joins.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
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

  // Share of the piece's weight that the whole holds, and that the parts do not already account for; none of
  // a piece that is too different to join.
  struct Shares {
    double all = 0, unclaimed = 0;
  };
  [[nodiscard]] Shares shares(const Join& join) {
    const Link& link = links_.links[join.link];
    const std::vector<std::uint32_t>& wholes = join.on_new_side ? link.old_side : link.new_side;
    const std::vector<std::uint32_t>& parts = join.on_new_side ? link.new_side : link.old_side;
    const auto whole = side(!join.on_new_side).features_of(wholes.front());
    if (whole.data() != counted_.data() || whole.size() != counted_.size()) {
      whole_counts_.set(whole, &Feature::count);
      counted_ = whole;
    }
    const double mass = side(join.on_new_side).masses[join.piece];
    // Most pieces have little in common with the whole: they are given up as soon as that is certain.
    const double spare = mass * (1 - std::min(options_.join_share, options_.far_join_share)) + mass * 1e-6;
    double held = 0, unclaimed = 0, missed = 0;
    const auto piece = side(join.on_new_side).features_of(join.piece);
    for (const Feature& f : piece) {
      if (f.id >= units_.old_units.first_pair) break;
      (whole_counts_.at(f.id) == 0 ? missed : held) += f.weight;
      if (missed > spare) return {};
    }
    for (const Feature& f : piece) {
      if (f.id >= units_.old_units.first_pair) break;
      const float in_whole = whole_counts_.at(f.id);
      if (in_whole == 0) continue;
      float claimed = 0;
      for (const std::uint32_t part : parts)
        claimed += count_of(side(join.on_new_side).features_of(part), f.id);
      if (claimed < in_whole) unclaimed += f.weight;
    }
    return mass > 0 ? Shares{held / mass, unclaimed / mass} : Shares{};
  }

  static float count_of(std::span<const Feature> features, std::uint32_t id) {
    const auto at = std::lower_bound(features.begin(), features.end(), id,
                                     [](const Feature& f, std::uint32_t wanted) { return f.id < wanted; });
    return at != features.end() && at->id == id ? at->count : 0;
  }

  static double dot(std::span<const Feature> a, std::span<const Feature> b) {
    double sum = 0;
    for_each_shared(
        a, b, [&](const Feature& x, const Feature& y) { sum += static_cast<double>(x.weight) * y.weight; });
    return sum;
  }

  // How much more alike the whole and the parts are with the piece among these: its words must explain the
  // whole better, not only repeat it.
  [[nodiscard]] double gain(const Join& join) const {
    const Link& link = links_.links[join.link];
    const std::vector<std::uint32_t>& wholes = join.on_new_side ? link.old_side : link.new_side;
    const std::vector<std::uint32_t>& parts = join.on_new_side ? link.new_side : link.old_side;
    const Units& pieces = side(join.on_new_side);
    const auto whole = side(!join.on_new_side).features_of(wholes.front());
    const double whole_norm = side(!join.on_new_side).norms[wholes.front()];
    const auto piece = pieces.features_of(join.piece);
    double in_whole = 0, square = 0, with_piece = 0;
    for (const std::uint32_t part : parts) {
      in_whole += dot(whole, pieces.features_of(part));
      square += pieces.norms[part] * pieces.norms[part];
      with_piece += dot(pieces.features_of(part), piece);
    }
    const double piece_norm = pieces.norms[join.piece];
    const double before = in_whole / (whole_norm * std::sqrt(square) + 1e-9);
    const double after = (in_whole + dot(whole, piece)) /
                         (whole_norm * std::sqrt(square + 2 * with_piece + piece_norm * piece_norm) + 1e-9);
    return after - before;
  }

  [[nodiscard]] bool fits(const Join& join, Shares found) const {
    const Link& link = links_.links[join.link];
    const std::vector<std::uint32_t>& parts = join.on_new_side ? link.new_side : link.old_side;
    const auto [low, high] = std::minmax_element(parts.begin(), parts.end());
    const std::uint32_t distance = join.piece < *low    ? *low - join.piece
                                   : join.piece > *high ? join.piece - *high
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
    const Link& grown = links_.links[link];
    Join join{link, piece, on_new_side, 0, piece + (on_new_side ? grown.old_side : grown.new_side).front()};
    const Shares found = shares(join);
    if (!fits(join, found)) return;
    join.share = std::round(found.unclaimed * 1e6) / 1e6;
    joins_.push_back(join);
  }

  void take(const Join& join) {
    Link& link = links_.links[join.link];
    std::vector<std::uint32_t>& grown = join.on_new_side ? link.new_side : link.old_side;
    const std::vector<std::uint32_t>& other = join.on_new_side ? link.old_side : link.new_side;
    std::vector<std::uint32_t>& rows = join.on_new_side ? new_row_ : old_row_;
    if (other.size() > 1 || rows[join.piece] != no_unit) return;
    const Shares found = shares(join);  // less than when first considered, if other pieces joined since
    if (!fits(join, found)) return;
    grown.insert(std::upper_bound(grown.begin(), grown.end(), join.piece), join.piece);
    rows[join.piece] = join.link;
    (join.on_new_side ? links_.new_doubt : links_.old_doubt)[join.piece] = 0;
    // The first piece was the link's rival, and is none any more.
    const double sure = std::clamp(0.4 + 0.6 * found.unclaimed, 0.0, 0.99);
    link.confidence = grown.size() == 2 ? sure : std::min(link.confidence, sure);
    if (link.matched_by == MatchedBy::verbatim) link.matched_by = MatchedBy::wording;
  }

  const UnitPair& units_;
  const LinkOptions& options_;
  Links& links_;
  SpreadUnit whole_counts_;
  std::span<const Feature> counted_;  // the features that are spread
  std::vector<std::uint32_t> old_row_, new_row_;
  std::vector<Join> joins_;
};

}  // namespace

void join_pieces(const UnitPair& units, const CandidatePool& pool, const LinkOptions& options, Links& links) {
  Joiner(units, options, links).run(pool);
}

}  // namespace stet
