#include "engine/commitment/matching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "engine/base/look_up.hpp"
#include "engine/commitment/clause_lists.hpp"

namespace stet {
namespace {

constexpr double weight_unit = 1024;  // weights are integers, so that sums do not depend on their order
constexpr double core_share = 0.35;   // of the similarity that the objects' own words decide

struct Candidate {
  double score = 0;
  std::uint32_t old_clause = 0;
  std::uint32_t new_clause = 0;
};

std::uint64_t hash_of_words(const Profile& profile) {
  return profile.words_hash;
}

std::uint64_t hash_of_content(const Profile& profile) {
  std::uint64_t hash = profile.content.size();
  for (const std::uint32_t stem : profile.content) hash = hash * 0x9E3779B97F4A7C15ULL + stem;
  return hash;
}

class Matcher {
 public:
  Matcher(const std::vector<Profile>& old_side, const std::vector<Profile>& new_side,
          const Alignment& alignment, const LexicalForms& forms, const MatchingOptions& options)
      : forms_(forms),
        options_(options),
        old_(old_side, alignment, StatementSide::old_one, forms),
        new_(new_side, alignment, StatementSide::new_one, forms) {}

  ClauseLinks run() {
    weigh();
    link_verbatim_in_place();
    collect();
    std::sort(candidates_.begin(), candidates_.end(),
              [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    for (const Candidate& candidate : candidates_) link(candidate.old_clause, candidate.new_clause);
    ClauseLinks out;
    for (std::uint32_t i = 0; i < old_.size(); ++i)
      if (const std::uint32_t j = old_.match[i]; j != no_match)
        out.links.push_back({i, j, same_sentence(i, j), same_paragraph(i, j)});
    absorb(old_, new_, true, out.absorptions);
    absorb(new_, old_, false, out.absorptions);
    return out;
  }

 private:
  // Better first; what remains equal is ordered by place, the same from either side.
  static std::tuple<double, std::uint32_t, std::uint32_t, std::uint32_t> rank(const Candidate& c) {
    const auto [low, high] = std::minmax(c.old_clause, c.new_clause);
    return {-c.score, high - low, low, high};
  }

  void link(std::uint32_t i, std::uint32_t j) {
    if (matched(i, j)) return;
    old_.match[i] = j;
    new_.match[j] = i;
  }

  [[nodiscard]] bool matched(std::uint32_t i, std::uint32_t j) const {
    return old_.match[i] != no_match || new_.match[j] != no_match;
  }
  [[nodiscard]] bool same_sentence(std::uint32_t i, std::uint32_t j) const {
    return old_.places[i].sentence_row != no_such_row &&
           old_.places[i].sentence_row == new_.places[j].sentence_row;
  }
  [[nodiscard]] bool same_paragraph(std::uint32_t i, std::uint32_t j) const {
    return old_.places[i].paragraph_row != no_such_row &&
           old_.places[i].paragraph_row == new_.places[j].paragraph_row;
  }
  [[nodiscard]] bool verbatim(std::uint32_t i, std::uint32_t j) const {
    const Profile& a = old_.profiles[i];
    const Profile& b = new_.profiles[j];
    return a.words_hash == b.words_hash && a.actor_key == b.actor_key;
  }

  // Commitments of one side that have become part of a clause of the other which continues another one.
  void absorb(const ClauseLists& side, const ClauseLists& other, bool of_old,
              std::vector<Absorption>& out) const {
    for (std::uint32_t i = 0; i < side.size(); ++i) {
      const Profile& lone = side.profiles[i];
      const std::uint32_t row = side.places[i].paragraph_row;
      if (side.match[i] != no_match || !is_commitment(lone.clause->clause_class) || row == no_such_row)
        continue;
      const std::span<const std::uint32_t> near = other.by_paragraph.of(row);
      if (near.size() > options_.max_postings) continue;
      std::uint32_t best = no_match;
      double most = options_.absorbed;
      for (const std::uint32_t j : near) {
        if (other.match[j] == no_match || is_inside(lone, other.profiles[j])) continue;
        const double part = std::max(contained(lone.content, other.profiles[j].content),
                                     taken_over(lone, side.profiles[other.match[j]], other.profiles[j]));
        if (part >= most && (of_old ? share_specific_words(i, j) : share_specific_words(j, i))) {
          most = part;
          best = j;
        }
      }
      if (best != no_match) out.push_back({i, best, of_old});
    }
  }

  // How far the words that `now` has and `before`, which it continues, had not are the lone clause's, where
  // an amount is among them: "… and notes at $45 billion a month". The lone clause's circumstances may be
  // left.
  [[nodiscard]] double taken_over(const Profile& lone, const Profile& before, const Profile& now) const {
    const auto has = [](const Profile& profile, const FactKey& amount) {
      return std::any_of(profile.amounts.begin(), profile.amounts.end(),
                         [&](const FactKey& other) { return other.key == amount.key; });
    };
    const bool amount = std::any_of(lone.amounts.begin(), lone.amounts.end(), [&](const FactKey& fact) {
      return has(now, fact) && !has(before, fact);
    });
    if (!amount) return 0;
    std::vector<std::uint32_t> gained;
    std::set_difference(now.content.begin(), now.content.end(), before.content.begin(), before.content.end(),
                        std::back_inserter(gained));
    return contained(gained, lone.content);
  }

  // A pledge inside an appreciation repeats its words without being part of what it says.
  [[nodiscard]] static bool is_inside(const Profile& a, const Profile& b) {
    return a.clause->clause_class == ClauseClass::pledge && !is_commitment(b.clause->clause_class);
  }

  [[nodiscard]] double contained(const std::vector<std::uint32_t>& part,
                                 const std::vector<std::uint32_t>& whole) const {
    const std::uint64_t all = total(part);
    return all == 0 ? 0 : static_cast<double>(shared(part, whole)) / static_cast<double>(all);
  }

  // Inverse frequency over the clauses of both sides.
  void weigh() {
    std::vector<std::uint32_t> frequency(forms_.stems(), 0);
    for (const ClauseLists* side : {&old_, &new_})
      for (const Profile& profile : side->profiles)
        for (const std::uint32_t stem : profile.content) ++frequency[stem];
    const double clauses = static_cast<double>(old_.size() + new_.size());
    weight_.resize(frequency.size());
    for (std::uint32_t stem = 0; stem < frequency.size(); ++stem) {
      if (frequency[stem] == 0) continue;
      double weight = std::log2(2.0 + clauses / frequency[stem]);
      if (forms_.is_template(stem)) weight *= options_.template_weight;
      if (forms_.is_number(stem)) weight *= options_.number_weight;
      weight_[stem] = static_cast<std::uint64_t>(std::lround(weight * weight_unit));
    }
    for (ClauseLists* side : {&old_, &new_}) {
      side->weights.reserve(side->size());
      for (const Profile& profile : side->profiles)
        side->weights.push_back({total(profile.content), total(profile.core)});
    }
  }

  // Clauses of linked sentences that are the same words: no rival can be better.
  void link_verbatim_in_place() {
    for (std::size_t r = 0; r < old_.by_sentence.size(); ++r) {
      const std::span<const std::uint32_t> olds = old_.by_sentence.of(r);
      const std::span<const std::uint32_t> news = new_.by_sentence.of(r);
      if (olds.size() != news.size()) continue;
      for (std::size_t k = 0; k < olds.size(); ++k)
        if (verbatim(olds[k], news[k])) link(olds[k], news[k]);
    }
  }

  [[nodiscard]] std::uint64_t total(const std::vector<std::uint32_t>& stems) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t stem : stems) sum += weight_[stem];
    return sum;
  }
  [[nodiscard]] std::uint64_t shared(const std::vector<std::uint32_t>& a,
                                     const std::vector<std::uint32_t>& b) const {
    if (a.size() > far_larger * b.size()) return shared_with_longer(b, a);
    if (b.size() > far_larger * a.size()) return shared_with_longer(a, b);
    std::uint64_t sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (a[i] == b[j]) {
        sum += weight_[a[i]];
        ++i;
        ++j;
      } else if (a[i] < b[j]) {
        ++i;
      } else {
        ++j;
      }
    }
    return sum;
  }

  [[nodiscard]] std::uint64_t shared_with_longer(const std::vector<std::uint32_t>& stems,
                                                 const std::vector<std::uint32_t>& longer) const {
    std::uint64_t sum = 0;
    look_up_each(stems, longer, [&](std::uint32_t stem, std::uint32_t) { sum += weight_[stem]; });
    return sum;
  }

  // Half the share of all words in common, half the share of the shorter text's; of what both share and what
  // each weighs.
  [[nodiscard]] static double likeness(std::uint64_t both, std::uint64_t x, std::uint64_t y) {
    if (both == 0 || x == 0 || y == 0) return 0;
    return static_cast<double>(both) / static_cast<double>(x + y) +
           0.5 * static_cast<double>(both) / static_cast<double>(std::min(x, y));
  }

  [[nodiscard]] static double common(std::uint64_t both, std::uint64_t x, std::uint64_t y) {
    return both == 0 ? 0 : 2 * static_cast<double>(both) / static_cast<double>(x + y);
  }

  // Titles on both sides that the other side lacks anywhere: two objects, not one reworded.
  [[nodiscard]] static bool titles_differ(const Profile& a, const Profile& b) {
    const auto lacks = [](const std::vector<std::uint32_t>& titles,
                          const std::vector<std::uint32_t>& content) {
      return std::any_of(titles.begin(), titles.end(), [&](std::uint32_t t) {
        return !std::binary_search(content.begin(), content.end(), t);
      });
    };
    return lacks(a.titles, b.content) && lacks(b.titles, a.content);
  }

  struct Similarity {
    double value = 0;
    double common = 0;  // share of all words
  };

  [[nodiscard]] Similarity similarity(std::uint32_t i, std::uint32_t j) const {
    const Profile& a = old_.profiles[i];
    const Profile& b = new_.profiles[j];
    const ClauseWeights& x = old_.weights[i];
    const ClauseWeights& y = new_.weights[j];
    const std::uint64_t both = shared(a.content, b.content);
    double value = (1 - core_share) * likeness(both, x.content, y.content) +
                   core_share * likeness(shared(a.core, b.core), x.core, y.core);
    if (titles_differ(a, b)) value *= options_.other_title_factor;
    // Money promised by one party is not another party's.
    const bool pledge_a = a.clause->clause_class == ClauseClass::pledge;
    const bool pledge_b = b.clause->clause_class == ClauseClass::pledge;
    if (pledge_a && pledge_b && a.actor_key != b.actor_key) value *= options_.other_title_factor;
    // A pledge inside another clause shares its words; what it continues is a pledge.
    if (pledge_a != pledge_b &&
        !is_commitment(a.clause->clause_class == ClauseClass::pledge ? b.clause->clause_class
                                                                     : a.clause->clause_class))
      value *= options_.other_title_factor;
    return {value, common(both, x.content, y.content)};
  }

  [[nodiscard]] bool share_specific_words(std::uint32_t i, std::uint32_t j) const {
    const std::span<const std::uint32_t> a = old_.specific.of(i);
    const std::span<const std::uint32_t> b = new_.specific.of(j);
    std::size_t count = 0;
    for (std::size_t x = 0, y = 0; x < a.size() && y < b.size() && count < options_.least_specific_words;) {
      count += a[x] == b[y] ? 1 : 0;
      const bool on = a[x] <= b[y];
      y += b[y] <= a[x] ? 1 : 0;
      x += on ? 1 : 0;
    }
    return count >= options_.least_specific_words;
  }

  // The words in common are enough for where the clauses stand and what they are.
  [[nodiscard]] bool alike(std::uint32_t i, std::uint32_t j, const Similarity& similarity) const {
    const Profile& a = old_.profiles[i];
    const Profile& b = new_.profiles[j];
    const double value = similarity.value;
    const bool sentence = same_sentence(i, j);
    const bool paragraph = same_paragraph(i, j);
    const ClauseClass x = a.clause->clause_class;
    const ClauseClass y = b.clause->clause_class;
    if (x != y && (x == ClauseClass::narration || y == ClauseClass::narration)) return false;
    if (is_commitment(x) == is_commitment(y)) {
      if (sentence && same_act(a, b) && value >= options_.same_act) return true;
      if (sentence || paragraph)
        return value >= (sentence ? options_.same_sentence : options_.same_paragraph);
      return value >= options_.anywhere && similarity.common >= options_.anywhere_common;
    }
    if ((x == ClauseClass::appreciation || y == ClauseClass::appreciation) &&
        similarity.common < options_.praise_common)
      return false;
    if (sentence || paragraph)
      return value >= (sentence ? options_.same_sentence_flip : options_.same_paragraph_flip);
    return value >= options_.anywhere_flip && similarity.common >= options_.anywhere_flip_common;
  }

  // One actor, one governing verb, one thing to do: "intend to meet again in …".
  [[nodiscard]] static bool same_act(const Profile& a, const Profile& b) {
    return a.clause->clause_class == b.clause->clause_class && a.verb_key == b.verb_key &&
           a.actor_key == b.actor_key && a.act != no_word && a.act == b.act && !titles_differ(a, b);
  }

  // The very same thing promised by the same party, or by some of them: "our experts and senior officials
  // will meet", "our senior officials will meet". Too few words to be found by them alone.
  [[nodiscard]] static bool same_deed(const Profile& a, const Profile& b) {
    const auto among = [](const std::string& all, const std::string& some) {
      return all == some || (!some.empty() && all.ends_with(" and " + some));
    };
    return is_commitment(a.clause->clause_class) && a.clause->clause_class == b.clause->clause_class &&
           !a.content.empty() && a.content == b.content && a.verb_key == b.verb_key &&
           (among(a.actor_key, b.actor_key) || among(b.actor_key, a.actor_key));
  }

  // One whatever else their words say.
  [[nodiscard]] bool same(std::uint32_t i, std::uint32_t j) const {
    return verbatim(i, j) || same_deed(old_.profiles[i], new_.profiles[j]);
  }

  void consider(std::uint32_t i, std::uint32_t j) {
    if (matched(i, j)) return;
    const Profile& a = old_.profiles[i];
    const Profile& b = new_.profiles[j];
    const bool sentence = same_sentence(i, j);
    const bool paragraph = same_paragraph(i, j);
    const bool one = same(i, j);
    if (!sentence && !paragraph && !one && !share_specific_words(i, j)) return;
    const Similarity words = verbatim(i, j) ? Similarity{1.0, 1.0} : similarity(i, j);
    if (!one && !alike(i, j, words)) return;
    double score = words.value + (sentence    ? options_.sentence_bonus
                                  : paragraph ? options_.paragraph_bonus
                                              : 0);
    // Of clauses that share a sentence's words, those of one class and verb belong together.
    if (a.clause->clause_class == b.clause->clause_class) score += options_.class_bonus;
    if (is_commitment(a.clause->clause_class) != is_commitment(b.clause->clause_class))
      score -= options_.flip_penalty;
    if (a.verb_key == b.verb_key) score += options_.verb_bonus;
    candidates_.push_back({score, i, j});
  }

  void collect() {
    collect_rows(old_.by_sentence, new_.by_sentence, false);
    collect_rows(old_.by_paragraph, new_.by_paragraph, true);
    collect_anywhere();
  }

  void collect_rows(const Lists& old_by, const Lists& new_by, bool skip_same_sentence) {
    for (std::size_t r = 0; r < old_by.size(); ++r) {
      if (old_by.of(r).size() * new_by.of(r).size() > options_.max_row_pairs) continue;
      for (const std::uint32_t i : old_by.of(r)) {
        if (old_.match[i] != no_match) continue;
        for (const std::uint32_t j : new_by.of(r))
          if (!skip_same_sentence || !same_sentence(i, j)) consider(i, j);
      }
    }
  }

  void collect_anywhere() {
    const Lists olds = old_.by_stem(weight_.size());
    const Lists news = new_.by_stem(weight_.size());
    // The same words or the same deed anywhere are candidates however common their words are.
    const EqualClauses same_words(old_, new_, options_.max_postings, hash_of_words);
    const EqualClauses same_content(old_, new_, options_.max_postings, hash_of_content);
    constexpr std::size_t not_met = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> specific(new_.size(), not_met);  // words shared that are not of the genre
    std::vector<std::uint32_t> met;
    const auto meet = [&](std::uint32_t j) -> std::size_t& {
      if (specific[j] == not_met) {
        specific[j] = 0;
        met.push_back(j);
      }
      return specific[j];
    };
    for (std::uint32_t i = 0; i < old_.size(); ++i) {
      if (old_.match[i] != no_match) continue;
      std::size_t too_common = 0;  // words that may be shared besides
      for (const std::uint32_t stem : old_.profiles[i].content) {
        const std::size_t counts = forms_.is_template(stem) ? 0 : 1;
        if (olds.of(stem).size() > options_.max_postings || news.of(stem).size() > options_.max_postings)
          too_common += counts;
        else
          for (const std::uint32_t j : news.of(stem)) meet(j) += counts;
      }
      same_words.for_each(hash_of_words(old_.profiles[i]), meet);
      same_content.for_each(hash_of_content(old_.profiles[i]), meet);
      std::sort(met.begin(), met.end());
      for (const std::uint32_t j : met) {
        const bool may_share = specific[j] + too_common >= options_.least_specific_words;
        if ((may_share || same(i, j)) && !same_sentence(i, j) && !same_paragraph(i, j)) consider(i, j);
        specific[j] = not_met;
      }
      met.clear();
    }
  }

  const LexicalForms& forms_;
  const MatchingOptions& options_;
  ClauseLists old_;
  ClauseLists new_;
  std::vector<std::uint64_t> weight_;  // by stem
  std::vector<Candidate> candidates_;
};

}  // namespace

ClauseLinks match_clauses(const std::vector<Profile>& old_side, const std::vector<Profile>& new_side,
                          const Alignment& alignment, const LexicalForms& forms,
                          const MatchingOptions& options) {
  return Matcher(old_side, new_side, alignment, forms, options).run();
}

}  // namespace stet
