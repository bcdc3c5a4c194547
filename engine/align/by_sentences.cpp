#include "engine/align/by_sentences.hpp"

#include <algorithm>
#include <utility>

namespace stet {
namespace {

class SentenceWitness {
 public:
  SentenceWitness(const UnitPair& units, const BySentencesOptions& options, Links& links)
      : units_(units), options_(options), links_(links) {
    LinkRows rows = rows_of(links.links, units.old_units.size(), units.new_units.size());
    old_row_ = std::move(rows.of_old);
    new_row_ = std::move(rows.of_new);
  }

  void run(std::vector<SharedSentences> shared) {
    std::sort(shared.begin(), shared.end(), [this](const SharedSentences& a, const SharedSentences& b) {
      const std::size_t x = a.old_words + a.new_words;
      const std::size_t y = b.old_words + b.new_words;
      if (x != y) return x > y;
      if (content(a) != content(b)) return content(a) < content(b);
      const std::uint32_t xs = a.old_paragraph + a.new_paragraph;
      const std::uint32_t ys = b.old_paragraph + b.new_paragraph;
      return xs != ys ? xs < ys : a.old_paragraph < b.old_paragraph;
    });
    unlink(shared);
    for (const SharedSentences& pair : shared) link(pair);
    for (const SharedSentences& pair : shared) join(pair);
    std::sort(links_.links.begin(), links_.links.end(),
              [](const Link& a, const Link& b) { return a.old_side.front() < b.old_side.front(); });
  }

 private:
  [[nodiscard]] std::uint64_t content(const SharedSentences& pair) const {
    return units_.old_units.fingerprints[pair.old_paragraph] +
           units_.new_units.fingerprints[pair.new_paragraph];
  }
  [[nodiscard]] double old_share(const SharedSentences& pair) const {
    return static_cast<double>(pair.old_words) /
           static_cast<double>(units_.old_units.texts[pair.old_paragraph].words.size());
  }
  [[nodiscard]] double new_share(const SharedSentences& pair) const {
    return static_cast<double>(pair.new_words) /
           static_cast<double>(units_.new_units.texts[pair.new_paragraph].words.size());
  }
  [[nodiscard]] static double sureness(double share) { return std::min(0.45 + 0.5 * share, 0.95); }

  [[nodiscard]] bool is_long(std::uint32_t u, std::uint32_t v) const {
    return std::min(units_.old_units.texts[u].words.size(), units_.new_units.texts[v].words.size()) >=
           options_.bare_words;
  }

  // In running text that keeps its order a move is the exception, and a short likeness is no proof of one.
  [[nodiscard]] std::size_t least_words(const SharedSentences& pair) const {
    const bool numbered = !units_.old_units.texts[pair.old_paragraph].label.empty() &&
                          !units_.new_units.texts[pair.new_paragraph].label.empty();
    return numbered || links_.order < options_.kept_order ? options_.min_apart_words : options_.min_words;
  }

  // Links of long paragraphs that their place made and no sentence bears out.
  void unlink(const std::vector<SharedSentences>& shared) {
    std::vector<bool> borne_out(links_.links.size());
    for (const SharedSentences& pair : shared)
      if (old_row_[pair.old_paragraph] != no_unit &&
          old_row_[pair.old_paragraph] == new_row_[pair.new_paragraph])
        borne_out[old_row_[pair.old_paragraph]] = true;
    std::vector<Link> kept;
    for (std::uint32_t i = 0; i < links_.links.size(); ++i) {
      Link& link = links_.links[i];
      const std::uint32_t u = link.old_side.front();
      const std::uint32_t v = link.new_side.front();
      const bool one_to_one = link.old_side.size() == 1 && link.new_side.size() == 1;
      if (borne_out[i] || !one_to_one || link.similarity >= options_.bare_similarity || !is_long(u, v)) {
        for (const std::uint32_t unit : link.old_side)
          old_row_[unit] = static_cast<std::uint32_t>(kept.size());
        for (const std::uint32_t unit : link.new_side)
          new_row_[unit] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(std::move(link));
      } else {
        old_row_[u] = new_row_[v] = no_unit;
        links_.old_doubt[u] = links_.new_doubt[v] = 1;
      }
    }
    links_.links = std::move(kept);
  }

  void link(const SharedSentences& pair) {
    if (old_row_[pair.old_paragraph] != no_unit || new_row_[pair.new_paragraph] != no_unit) return;
    if (std::min(pair.old_words, pair.new_words) < least_words(pair)) return;
    const double less = std::min(old_share(pair), new_share(pair));
    const double more = std::max(old_share(pair), new_share(pair));
    if (more < options_.half || less < options_.other_half) return;
    old_row_[pair.old_paragraph] = new_row_[pair.new_paragraph] =
        static_cast<std::uint32_t>(links_.links.size());
    links_.old_doubt[pair.old_paragraph] = links_.new_doubt[pair.new_paragraph] = 0;
    links_.links.push_back(
        {{pair.old_paragraph},
         {pair.new_paragraph},
         similarity(units_.old_units, pair.old_paragraph, units_.new_units, pair.new_paragraph),
         sureness(less),
         MatchedBy::wording});
  }

  void join(const SharedSentences& pair) {
    const bool old_free = old_row_[pair.old_paragraph] == no_unit;
    const bool new_free = new_row_[pair.new_paragraph] == no_unit;
    if (old_free == new_free) return;
    const double of_piece = old_free ? old_share(pair) : new_share(pair);
    const double of_whole = old_free ? new_share(pair) : old_share(pair);
    const double share = std::max(of_piece, of_whole);
    if (share < options_.piece || of_piece < options_.least_of_piece) return;
    if ((old_free ? pair.old_words : pair.new_words) < options_.min_piece) return;
    const std::uint32_t piece = old_free ? pair.old_paragraph : pair.new_paragraph;
    const std::uint32_t row = old_free ? new_row_[pair.new_paragraph] : old_row_[pair.old_paragraph];
    Link& link = links_.links[row];
    // The very same words leave no room for a further piece.
    if (link.matched_by == MatchedBy::verbatim) return;
    if ((old_free ? link.new_side : link.old_side).size() > 1) return;
    std::vector<std::uint32_t>& grown = old_free ? link.old_side : link.new_side;
    grown.insert(std::upper_bound(grown.begin(), grown.end(), piece), piece);
    (old_free ? old_row_ : new_row_)[piece] = row;
    (old_free ? links_.old_doubt : links_.new_doubt)[piece] = 0;
    link.confidence = grown.size() == 2 ? sureness(share) : std::min(link.confidence, sureness(share));
  }

  const UnitPair& units_;
  const BySentencesOptions& options_;
  Links& links_;
  std::vector<std::uint32_t> old_row_, new_row_;
};

}  // namespace

void link_by_sentences(std::span<const SharedSentences> shared, const UnitPair& units,
                       const BySentencesOptions& options, Links& links) {
  SentenceWitness(units, options, links).run({shared.begin(), shared.end()});
}

}  // namespace stet
