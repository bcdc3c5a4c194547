#include "engine/history/follow.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/core.h>

#include "engine/align/align.hpp"
#include "engine/align/sentence_edits.hpp"
#include "engine/base/parallel.hpp"
#include "engine/history/steps.hpp"
#include "engine/history/wordings.hpp"

namespace stet {

namespace {

// How a return from an earlier edition reads: filled in by the kind of item.
using Rejoin = std::function<ItemLink(std::uint32_t old_edition, std::uint32_t old_item,
                                      std::uint32_t new_edition, std::uint32_t new_item)>;

// One kind of item in all editions.
struct Chain {
  LineageKind kind = LineageKind::sentence;
  std::vector<std::vector<Item>> items;      // by edition
  std::vector<std::vector<Clause>> clauses;  // the same, of clauses
  std::vector<Steps> steps;                  // [e]: from edition e - 1 to e
};

class Follower {
 public:
  Follower(std::span<const SeriesEdition> series, Chain& chain, Rejoin rejoin, const ReturnOptions& options)
      : series_(series), chain_(chain), rejoin_(std::move(rejoin)), options_(options) {
    for (std::size_t e = 0; e < series.size(); ++e) {
      std::vector<std::uint32_t>& ids = wordings_.emplace_back();
      for (const Item& item : chain.items[e]) ids.push_back(table_.add(text(e, item), item.heading));
    }
    table_.weigh();
  }

  std::vector<Lineage> run() {
    EndedWordings ended(table_, options_);
    std::vector<std::uint32_t> before;  // lineage of each item of the edition before
    for (std::uint32_t e = 0; e < series_.size(); ++e) {
      std::vector<std::uint32_t> now(chain_.items[e].size(), no_lineage);
      std::vector<std::uint32_t> whole(now.size(), no_lineage);  // the lineage an item was split from
      std::vector<bool> continued(before.size());
      if (e > 0) {
        for (ItemLink& link : chain_.steps[e].links) {
          now[link.new_item] = before[link.old_item];
          continued[link.old_item] = true;
          extend(now[link.new_item], e, link);
        }
        for (const ItemBranch& branch : chain_.steps[e].splits)
          whole[branch.new_item] = before[branch.old_item];
        for (const ItemBranch& branch : chain_.steps[e].merges) {
          continued[branch.old_item] = true;
          Lineage& lineage = lineages_[before[branch.old_item]];
          lineage.merged_into = now[branch.new_item];
          end(before[branch.old_item], e, Step::merged, ended);
        }
        for (std::uint32_t i = 0; i < before.size(); ++i)
          if (!continued[i]) end(before[i], e, Step::dropped, ended);
        look_back(e, now, whole, ended);
      }
      for (std::uint32_t i = 0; i < now.size(); ++i)
        if (now[i] == no_lineage) now[i] = begin(e, i, whole[i]);
      before = std::move(now);
    }
    return std::move(lineages_);
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t e, const Item& item) const {
    return item.span.of(series_[e].document.paragraphs[item.place.paragraph].text);
  }

  // What is known of a lineage while it is followed, beside the lineage itself.
  struct Trail {
    std::uint32_t edition = 0;  // where it last stood, and as which item
    std::uint32_t item = 0;
    bool ended = false;
    std::vector<std::uint32_t> wordings;  // ids in the table, each once
    std::size_t told = 0;                 // of them, to EndedWordings
  };

  void stand(std::uint32_t lineage, std::uint32_t e, std::uint32_t item, Step step, bool moved,
             std::uint32_t gap) {
    const Item& it = chain_.items[e][item];
    Lineage& line = lineages_[lineage];
    line.events.push_back(
        {e, step, moved, static_cast<std::uint32_t>(line.wordings.size() - 1), gap, it.place, it.span});
    Trail& trail = trails_[lineage];
    trail.edition = e;
    trail.item = item;
    trail.ended = false;
    const std::uint32_t id = wordings_[e][item];
    if (std::ranges::find(trail.wordings, id) == trail.wordings.end()) trail.wordings.push_back(id);
  }

  void word(std::uint32_t lineage, std::uint32_t e, std::uint32_t item, ItemLink* link) {
    Wording wording;
    wording.edition = e;
    wording.text = text(e, chain_.items[e][item]);
    if (link != nullptr) {
      wording.edits = std::move(link->edits);
      wording.shift = link->shift;
      wording.changed = std::move(link->facets);
      wording.why = std::move(link->why);
    }
    if (chain_.kind == LineageKind::clause) wording.clause = chain_.clauses[e][item];
    lineages_[lineage].wordings.push_back(std::move(wording));
  }

  std::uint32_t begin(std::uint32_t e, std::uint32_t item, std::uint32_t whole) {
    const auto id = static_cast<std::uint32_t>(lineages_.size());
    Lineage& line = lineages_.emplace_back();
    trails_.emplace_back();
    line.kind = chain_.kind;
    line.heading = chain_.items[e][item].heading;
    line.split_from = whole;
    word(id, e, item, nullptr);
    stand(id, e, item, whole == no_lineage ? Step::first : Step::split, false, 0);
    return id;
  }

  void extend(std::uint32_t lineage, std::uint32_t e, ItemLink& link) {
    Step step = Step::kept;
    if (link.changed) {
      step = link.shift == Shift::strengthened ? Step::strengthened
             : link.shift == Shift::weakened   ? Step::weakened
                                               : Step::reworded;
      word(lineage, e, link.new_item, &link);
    }
    stand(lineage, e, link.new_item, step, link.moved, 0);
  }

  void end(std::uint32_t lineage, std::uint32_t e, Step step, EndedWordings& ended) {
    Lineage& line = lineages_[lineage];
    Trail& trail = trails_[lineage];
    line.events.push_back({e, step, false, static_cast<std::uint32_t>(line.wordings.size() - 1), 0,
                           line.events.back().place, line.events.back().span});
    trail.ended = true;
    for (; trail.told < trail.wordings.size(); ++trail.told) ended.add(trail.wordings[trail.told], lineage);
  }

  struct Candidate {
    double similarity;
    std::uint32_t gap, lineage, item;
  };
  static std::tuple<double, std::uint32_t, std::uint32_t, std::uint32_t> order_of(const Candidate& c) {
    return {-std::round(c.similarity * 1e6), c.gap, c.lineage, c.item};
  }

  // The lineages that an item of edition `e` with this wording may go on with, best first.
  std::vector<Candidate> candidates_for(std::uint32_t wording, std::uint32_t e, EndedWordings& ended) {
    std::vector<Candidate> candidates;
    for (const EndedWordings::Found& found : ended.like(wording)) {
      const Trail& trail = trails_[found.lineage];
      // What was dropped in this very edition was compared with what is new in it already.
      if (!trail.ended || trail.edition + 1 >= e) continue;
      const std::uint32_t gap = e - trail.edition - 1;
      const double asked = std::min(options_.most_similarity,
                                    options_.least_similarity + options_.more_each_doubling * std::log2(gap));
      if (found.similarity >= asked) candidates.push_back({found.similarity, gap, found.lineage, 0});
    }
    std::ranges::sort(candidates, {}, order_of);
    return candidates;
  }

  // What starts in edition `e` and is the return of something that had ended.
  void look_back(std::uint32_t e, std::vector<std::uint32_t>& now, const std::vector<std::uint32_t>& whole,
                 EndedWordings& ended) {
    std::vector<Candidate> candidates;
    // Items of the same words look for the same lineages, and get them in order: of many, each is offered
    // some from its own place on.
    struct SameWords {
      std::vector<Candidate> lineages;  // best first
      std::size_t items = 0;            // so far
    };
    std::unordered_map<std::uint32_t, SameWords> by_wording;
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      if (now[i] != no_lineage) continue;
      const std::uint32_t wording = wordings_[e][i];
      const auto [known, is_new] = by_wording.try_emplace(wording);
      auto& [lineages, items] = known->second;
      if (is_new) lineages = candidates_for(wording, e, ended);
      const std::size_t offered = std::min(lineages.size(), options_.max_lineages);
      const std::size_t from = std::min(items++, lineages.size() - offered);
      for (std::size_t k = from; k < from + offered; ++k) {
        candidates.push_back(lineages[k]);
        candidates.back().item = i;
      }
    }
    std::ranges::sort(candidates, {}, order_of);
    for (const Candidate& c : candidates) {
      Trail& trail = trails_[c.lineage];
      if (!trail.ended || now[c.item] != no_lineage) continue;
      now[c.item] = c.lineage;
      // The last wording may be another than the one that was found again.
      ItemLink link = rejoin_(trail.edition, trail.item, e, c.item);
      if (link.changed) word(c.lineage, e, c.item, &link);
      const bool was_merged = lineages_[c.lineage].events.back().step == Step::merged;
      stand(c.lineage, e, c.item, was_merged && whole[c.item] != no_lineage ? Step::split : Step::returned,
            false, c.gap);
    }
  }

  std::span<const SeriesEdition> series_;
  Chain& chain_;
  Rejoin rejoin_;
  const ReturnOptions& options_;
  WordingTable table_;
  std::vector<std::vector<std::uint32_t>> wordings_;  // id in the table of each item, by edition
  std::vector<Lineage> lineages_;
  std::vector<Trail> trails_;
};

}  // namespace

EditionFacts edition_facts(const SeriesEdition& edition) {
  EditionFacts facts{edition.name, edition.document.source, edition.document.facts, {}};
  std::uint32_t bodies = 0;
  std::uint32_t headings = 0;
  for (const Paragraph& paragraph : edition.document.paragraphs)
    facts.paragraphs.push_back(
        {paragraph.label, paragraph.kind == ParagraphKind::heading ? ++headings : ++bodies, paragraph.kind});
  return facts;
}

namespace {

History follow_both(std::span<const SeriesEdition> series, const Lexicon* lexicon,
                    const FollowOptions& options) {
  const std::size_t count = series.size();
  History history;
  if (lexicon != nullptr) history.lexicon = lexicon->name();
  Chain sentences{
      LineageKind::sentence, std::vector<std::vector<Item>>(count), {}, std::vector<Steps>(count)};
  Chain clauses{LineageKind::clause, std::vector<std::vector<Item>>(count),
                std::vector<std::vector<Clause>>(count), std::vector<Steps>(count)};
  for (const SeriesEdition& edition : series) history.editions.push_back(edition_facts(edition));

  for_each_index(count, [&](std::size_t e) {
    const Document& document = series[e].document;
    sentences.items[e] = sentence_items(document);
    if (lexicon == nullptr) return;
    clauses.clauses[e] = find_clauses(document, *lexicon);
    clauses.items[e] = clause_items(document, clauses.clauses[e]);
  });
  std::vector<std::vector<std::string>> limits(count);
  for_each_index(count < 2 ? 0 : count - 1, [&](std::size_t i) {
    const Document& before = series[i].document;
    const Document& after = series[i + 1].document;
    // A history asks for no nearest paragraphs.
    const WordsOfTwo words = split_both(before, after, options.align.max_threads);
    Alignment alignment = link_documents(before, after, words, options.align);
    write_sentence_edits(before, after, words, options.align, alignment);
    sentences.steps[i + 1] = sentence_steps(before, after, alignment);
    if (lexicon != nullptr)
      clauses.steps[i + 1] = clause_steps(
          clauses.clauses[i], clauses.clauses[i + 1],
          compare_clauses(before, clauses.clauses[i], after, clauses.clauses[i + 1], alignment, *lexicon),
          sentences.items[i], sentences.items[i + 1], sentences.steps[i + 1]);
    limits[i + 1] = std::move(alignment.limits);
  });
  for (std::size_t e = 1; e < count; ++e)
    for (const std::string& limit : limits[e])
      history.limits.push_back(fmt::format("{} to {}: {}", series[e - 1].name, series[e].name, limit));

  const auto sentence_again = [&](std::uint32_t a, std::uint32_t i, std::uint32_t b, std::uint32_t j) {
    ItemLink link;
    link.old_item = i;
    link.new_item = j;
    const auto text = [&](std::uint32_t e, std::uint32_t item) {
      const Item& it = sentences.items[e][item];
      return it.span.of(series[e].document.paragraphs[it.place.paragraph].text);
    };
    Redline line = redline(text(a, i), text(b, j), options.align.redline);
    link.changed = line.changed();
    if (link.changed) link.edits = std::move(line.edits);
    return link;
  };
  const auto clause_again = [&](std::uint32_t a, std::uint32_t i, std::uint32_t b, std::uint32_t j) {
    return clause_link(compare_linked(series[a].document, clauses.clauses[a][i], series[b].document,
                                      clauses.clauses[b][j], *lexicon));
  };
  run_both([&] { history.sentences = Follower(series, sentences, sentence_again, options.returns).run(); },
           [&] {
             if (lexicon != nullptr)
               history.clauses = Follower(series, clauses, clause_again, options.returns).run();
           });
  return history;
}

}  // namespace

History follow_sentences(std::span<const SeriesEdition> series, const FollowOptions& options) {
  return follow_both(series, nullptr, options);
}

History follow(std::span<const SeriesEdition> series, const Lexicon& lexicon, const FollowOptions& options) {
  return follow_both(series, &lexicon, options);
}

}  // namespace stet
