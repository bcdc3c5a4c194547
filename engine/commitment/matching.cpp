#include "engine/commitment/matching.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>

namespace stet {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;
constexpr double weight_unit = 1024;  // weights are integers, so that sums do not depend on their order
constexpr double core_share = 0.35;   // of the similarity that the objects' own words decide

struct Candidate {
  double score = 0;
  std::uint32_t old_clause = 0;
  std::uint32_t new_clause = 0;
};

// The row of each clause's sentence and of its paragraph.
struct Places {
  std::vector<std::uint32_t> sentence_row;
  std::vector<std::uint32_t> paragraph_row;
};

template <typename Side>
Places places_of(const std::vector<Profile>& clauses, const Alignment& alignment, const Side& side) {
  std::unordered_map<std::uint64_t, std::uint32_t> sentences;
  std::unordered_map<std::uint32_t, std::uint32_t> paragraphs;
  for (std::uint32_t r = 0; r < alignment.sentences.size(); ++r)
    for (const SentenceRef& ref : side(alignment.sentences[r]))
      sentences[(std::uint64_t{ref.paragraph} << 32U) | ref.sentence] = r;
  for (std::uint32_t r = 0; r < alignment.paragraphs.size(); ++r)
    for (const std::uint32_t p : side(alignment.paragraphs[r])) paragraphs[p] = r;
  Places places;
  for (const Profile& profile : clauses) {
    const auto s =
        sentences.find((std::uint64_t{profile.clause->paragraph} << 32U) | profile.clause->sentence);
    const auto p = paragraphs.find(profile.clause->paragraph);
    places.sentence_row.push_back(s == sentences.end() ? none : s->second);
    places.paragraph_row.push_back(p == paragraphs.end() ? none : p->second);
  }
  return places;
}

struct OldSide {
  const std::vector<SentenceRef>& operator()(const SentenceRow& row) const { return row.old_side; }
  const std::vector<std::uint32_t>& operator()(const ParagraphRow& row) const { return row.old_side; }
};
struct NewSide {
  const std::vector<SentenceRef>& operator()(const SentenceRow& row) const { return row.new_side; }
  const std::vector<std::uint32_t>& operator()(const ParagraphRow& row) const { return row.new_side; }
};

std::vector<std::vector<std::uint32_t>> by_row(const std::vector<std::uint32_t>& rows, std::size_t count) {
  std::vector<std::vector<std::uint32_t>> out(count);
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    if (rows[i] != none) out[rows[i]].push_back(i);
  return out;
}

// The unmatched clauses of a side by the stems of their content.
class Postings {
 public:
  Postings(const std::vector<Profile>& side, const std::vector<std::uint32_t>& match, std::size_t stems)
      : begin_(stems + 1) {
    const auto for_each = [&](auto take) {
      for (std::uint32_t i = 0; i < side.size(); ++i)
        if (match[i] == none)
          for (const std::uint32_t stem : side[i].content) take(stem, i);
    };
    for_each([this](std::uint32_t stem, std::uint32_t) { ++begin_[stem + 1]; });
    for (std::size_t stem = 0; stem < stems; ++stem) begin_[stem + 1] += begin_[stem];
    clauses_.resize(begin_.back());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for_each([&](std::uint32_t stem, std::uint32_t i) { clauses_[next[stem]++] = i; });
  }

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t stem) const {
    return std::span(clauses_).subspan(begin_[stem], begin_[stem + 1] - begin_[stem]);
  }

 private:
  std::vector<std::size_t> begin_;  // by stem, into clauses_
  std::vector<std::uint32_t> clauses_;
};

class Matcher {
 public:
  Matcher(const std::vector<Profile>& old_side, const std::vector<Profile>& new_side,
          const Alignment& alignment, const LexicalForms& forms, const MatchingOptions& options)
      : old_(old_side),
        new_(new_side),
        alignment_(alignment),
        forms_(forms),
        options_(options),
        old_places_(places_of(old_side, alignment, OldSide{})),
        new_places_(places_of(new_side, alignment, NewSide{})),
        old_match_(old_side.size(), none),
        new_match_(new_side.size(), none),
        old_specific_(specific_of(old_side)),
        new_specific_(specific_of(new_side)) {}

  ClauseLinks run() {
    weigh();
    link_verbatim_in_place();
    collect();
    std::sort(candidates_.begin(), candidates_.end(),
              [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    for (const Candidate& candidate : candidates_) link(candidate.old_clause, candidate.new_clause);
    ClauseLinks out;
    for (std::uint32_t i = 0; i < old_.size(); ++i)
      if (old_match_[i] != none)
        out.links.push_back(
            {i, old_match_[i], same_sentence(i, old_match_[i]), same_paragraph(i, old_match_[i])});
    absorb(old_, old_match_, old_places_, new_, new_match_, new_places_, true, out.absorptions);
    absorb(new_, new_match_, new_places_, old_, old_match_, old_places_, false, out.absorptions);
    return out;
  }

 private:
  // Better first; what remains equal is ordered by place, the same from either side.
  static std::tuple<double, std::uint32_t, std::uint32_t, std::uint32_t> rank(const Candidate& c) {
    const auto [low, high] = std::minmax(c.old_clause, c.new_clause);
    return {-c.score, high - low, low, high};
  }

  void link(std::uint32_t i, std::uint32_t j) {
    if (old_match_[i] != none || new_match_[j] != none) return;
    old_match_[i] = j;
    new_match_[j] = i;
  }

  [[nodiscard]] bool same_sentence(std::uint32_t i, std::uint32_t j) const {
    return old_places_.sentence_row[i] != none && old_places_.sentence_row[i] == new_places_.sentence_row[j];
  }
  [[nodiscard]] bool same_paragraph(std::uint32_t i, std::uint32_t j) const {
    return old_places_.paragraph_row[i] != none &&
           old_places_.paragraph_row[i] == new_places_.paragraph_row[j];
  }
  [[nodiscard]] bool verbatim(std::uint32_t i, std::uint32_t j) const {
    return old_[i].words_hash == new_[j].words_hash && old_[i].actor_key == new_[j].actor_key;
  }

  // Commitments of one side that have become part of a clause of the other which continues another one.
  void absorb(const std::vector<Profile>& side, const std::vector<std::uint32_t>& match, const Places& places,
              const std::vector<Profile>& other, const std::vector<std::uint32_t>& other_match,
              const Places& other_places, bool of_old, std::vector<Absorption>& out) const {
    const auto by_paragraph = by_row(other_places.paragraph_row, alignment_.paragraphs.size());
    for (std::uint32_t i = 0; i < side.size(); ++i) {
      const Profile& lone = side[i];
      if (match[i] != none || !is_commitment(lone.clause->clause_class) || places.paragraph_row[i] == none)
        continue;
      const std::vector<std::uint32_t>& near = by_paragraph[places.paragraph_row[i]];
      if (near.size() > options_.max_postings) continue;
      std::uint32_t best = none;
      double most = options_.absorbed;
      for (const std::uint32_t j : near) {
        if (other_match[j] == none || is_inside(lone, other[j])) continue;
        const double part = std::max(contained(lone.content, other[j].content),
                                     taken_over(lone, side[other_match[j]], other[j]));
        if (part >= most && (of_old ? share_specific_words(i, j) : share_specific_words(j, i))) {
          most = part;
          best = j;
        }
      }
      if (best != none) out.push_back({i, best, of_old});
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
    for (const std::vector<Profile>* side : {&old_, &new_})
      for (const Profile& profile : *side)
        for (const std::uint32_t stem : profile.content) ++frequency[stem];
    const double clauses = static_cast<double>(old_.size() + new_.size());
    weight_.resize(frequency.size());
    for (std::uint32_t stem = 0; stem < frequency.size(); ++stem) {
      double weight = std::log2(2.0 + clauses / std::max<double>(1, frequency[stem]));
      if (forms_.is_template(stem)) weight *= options_.template_weight;
      if (forms_.is_number(stem)) weight *= options_.number_weight;
      weight_[stem] = static_cast<std::uint64_t>(std::lround(weight * weight_unit));
    }
  }

  // Clauses of linked sentences that are the same words: no rival can be better.
  void link_verbatim_in_place() {
    const auto old_rows = by_row(old_places_.sentence_row, alignment_.sentences.size());
    const auto new_rows = by_row(new_places_.sentence_row, alignment_.sentences.size());
    for (std::size_t r = 0; r < old_rows.size(); ++r) {
      if (old_rows[r].size() != new_rows[r].size()) continue;
      for (std::size_t k = 0; k < old_rows[r].size(); ++k)
        if (verbatim(old_rows[r][k], new_rows[r][k])) link(old_rows[r][k], new_rows[r][k]);
    }
  }

  [[nodiscard]] std::uint64_t total(const std::vector<std::uint32_t>& stems) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t stem : stems) sum += weight_[stem];
    return sum;
  }
  [[nodiscard]] std::uint64_t shared(const std::vector<std::uint32_t>& a,
                                     const std::vector<std::uint32_t>& b) const {
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

  // Half the share of all words in common, half the share of the shorter text's.
  [[nodiscard]] double likeness(const std::vector<std::uint32_t>& a,
                                const std::vector<std::uint32_t>& b) const {
    const std::uint64_t both = shared(a, b);
    const std::uint64_t x = total(a);
    const std::uint64_t y = total(b);
    if (both == 0 || x == 0 || y == 0) return 0;
    return static_cast<double>(both) / static_cast<double>(x + y) +
           0.5 * static_cast<double>(both) / static_cast<double>(std::min(x, y));
  }

  [[nodiscard]] double common(const std::vector<std::uint32_t>& a,
                              const std::vector<std::uint32_t>& b) const {
    const std::uint64_t both = shared(a, b);
    return both == 0 ? 0 : 2 * static_cast<double>(both) / static_cast<double>(total(a) + total(b));
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

  [[nodiscard]] double similarity(std::uint32_t i, std::uint32_t j) const {
    const Profile& a = old_[i];
    const Profile& b = new_[j];
    double value = (1 - core_share) * likeness(a.content, b.content) + core_share * likeness(a.core, b.core);
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
    return value;
  }

  // The content stems of each clause that are no words of the genre, sorted.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> specific_of(const std::vector<Profile>& side) const {
    std::vector<std::vector<std::uint32_t>> out(side.size());
    for (std::size_t i = 0; i < side.size(); ++i) {
      out[i].reserve(side[i].content.size());
      for (const std::uint32_t stem : side[i].content)
        if (!forms_.is_template(stem)) out[i].push_back(stem);
    }
    return out;
  }

  [[nodiscard]] bool share_specific_words(std::uint32_t i, std::uint32_t j) const {
    const std::vector<std::uint32_t>& a = old_specific_[i];
    const std::vector<std::uint32_t>& b = new_specific_[j];
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
  [[nodiscard]] bool alike(std::uint32_t i, std::uint32_t j, double value) const {
    const Profile& a = old_[i];
    const Profile& b = new_[j];
    const bool sentence = same_sentence(i, j);
    const bool paragraph = same_paragraph(i, j);
    const ClauseClass x = a.clause->clause_class;
    const ClauseClass y = b.clause->clause_class;
    if (x != y && (x == ClauseClass::narration || y == ClauseClass::narration)) return false;
    if (is_commitment(x) == is_commitment(y)) {
      if (sentence && same_act(a, b) && value >= options_.same_act) return true;
      if (sentence || paragraph)
        return value >= (sentence ? options_.same_sentence : options_.same_paragraph);
      return value >= options_.anywhere && common(a.content, b.content) >= options_.anywhere_common;
    }
    const double common_words = common(a.content, b.content);
    if ((x == ClauseClass::appreciation || y == ClauseClass::appreciation) &&
        common_words < options_.praise_common)
      return false;
    if (sentence || paragraph)
      return value >= (sentence ? options_.same_sentence_flip : options_.same_paragraph_flip);
    return value >= options_.anywhere_flip && common_words >= options_.anywhere_flip_common;
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

  void consider(std::uint32_t i, std::uint32_t j) {
    if (old_match_[i] != none || new_match_[j] != none) return;
    const bool sentence = same_sentence(i, j);
    const bool paragraph = same_paragraph(i, j);
    const bool same = verbatim(i, j) || same_deed(old_[i], new_[j]);
    if (!sentence && !paragraph && !same && !share_specific_words(i, j)) return;
    const double value = verbatim(i, j) ? 1.0 : similarity(i, j);
    if (!same && !alike(i, j, value)) return;
    double score = value + (sentence ? options_.sentence_bonus : paragraph ? options_.paragraph_bonus : 0);
    // Of clauses that share a sentence's words, those of one class and verb belong together.
    if (old_[i].clause->clause_class == new_[j].clause->clause_class) score += options_.class_bonus;
    if (is_commitment(old_[i].clause->clause_class) != is_commitment(new_[j].clause->clause_class))
      score -= options_.flip_penalty;
    if (old_[i].verb_key == new_[j].verb_key) score += options_.verb_bonus;
    candidates_.push_back({score, i, j});
  }

  void collect() {
    collect_rows(old_places_.sentence_row, new_places_.sentence_row, alignment_.sentences.size(), false);
    collect_rows(old_places_.paragraph_row, new_places_.paragraph_row, alignment_.paragraphs.size(), true);
    collect_anywhere();
  }

  void collect_rows(const std::vector<std::uint32_t>& old_rows, const std::vector<std::uint32_t>& new_rows,
                    std::size_t count, bool skip_same_sentence) {
    const auto old_by = by_row(old_rows, count);
    const auto new_by = by_row(new_rows, count);
    for (std::size_t r = 0; r < count; ++r) {
      if (old_by[r].size() * new_by[r].size() > options_.max_row_pairs) continue;
      for (const std::uint32_t i : old_by[r])
        for (const std::uint32_t j : new_by[r])
          if (!skip_same_sentence || !same_sentence(i, j)) consider(i, j);
    }
  }

  void collect_anywhere() {
    const Postings old_postings(old_, old_match_, weight_.size());
    const Postings new_postings(new_, new_match_, weight_.size());
    std::vector<std::uint64_t> pairs;
    for (std::size_t stem = 0; stem < weight_.size(); ++stem) {
      const std::span<const std::uint32_t> olds = old_postings.of(stem);
      const std::span<const std::uint32_t> news = new_postings.of(stem);
      if (olds.size() > options_.max_postings || news.size() > options_.max_postings) continue;
      for (const std::uint32_t i : olds)
        for (const std::uint32_t j : news) pairs.push_back((std::uint64_t{i} << 32U) | j);
    }
    // The same words or the same deed anywhere are candidates however common their words are.
    const auto add_equal = [&](const auto& key) {
      std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key;
      for (std::uint32_t i = 0; i < old_.size(); ++i)
        if (old_match_[i] == none) by_key[key(old_[i])].push_back(i);
      for (std::uint32_t j = 0; j < new_.size(); ++j) {
        if (new_match_[j] != none) continue;
        const auto same = by_key.find(key(new_[j]));
        if (same == by_key.end() || same->second.size() > options_.max_postings) continue;
        for (const std::uint32_t i : same->second) pairs.push_back((std::uint64_t{i} << 32U) | j);
      }
    };
    add_equal([](const Profile& profile) { return profile.words_hash; });
    add_equal([](const Profile& profile) {
      std::uint64_t hash = profile.content.size();
      for (const std::uint32_t stem : profile.content) hash = hash * 0x9E3779B97F4A7C15ULL + stem;
      return hash;
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const std::uint64_t pair : pairs) {
      const auto i = static_cast<std::uint32_t>(pair >> 32U);
      const auto j = static_cast<std::uint32_t>(pair & 0xFFFFFFFFU);
      if (!same_sentence(i, j) && !same_paragraph(i, j)) consider(i, j);
    }
  }

  const std::vector<Profile>& old_;
  const std::vector<Profile>& new_;
  const Alignment& alignment_;
  const LexicalForms& forms_;
  const MatchingOptions& options_;
  Places old_places_;
  Places new_places_;
  std::vector<std::uint32_t> old_match_;
  std::vector<std::uint32_t> new_match_;
  std::vector<std::vector<std::uint32_t>> old_specific_;
  std::vector<std::vector<std::uint32_t>> new_specific_;
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
