#include "engine/history/trace.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/history/word_search.hpp"

namespace stet {

namespace {

using Where = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // edition, paragraph, sentence

Where where(const LineageEvent& event) {
  return {event.edition, event.place.paragraph, event.place.sentence};
}

class Search {
 public:
  Search(const History& history, std::string_view query, const Lexicon& lexicon, bool side_by_side)
      : history_(history), words_(lexicon), side_by_side_(side_by_side), phrase_(words_.read(query, true)) {
    if (phrase_.empty())
      throw Error(ErrorCode::usage, "\"" + std::string(query) + "\": holds no word to look for");
  }

  std::vector<TraceHit> run() {
    for (std::uint32_t i = 0; i < history_.clauses.size(); ++i) look(history_.clauses[i], i);
    // Sentences that hold the words beside their clauses, not in them.
    for (const TraceHit& hit : hits_) {
      const Lineage& lineage = history_.clauses[hit.lineage];
      for (const LineageEvent& event : lineage.events)
        if (event.stands() && hit.wordings[event.wording]) told_.insert(where(event));
    }
    for (std::uint32_t i = 0; i < history_.sentences.size(); ++i) look(history_.sentences[i], i);
    std::ranges::sort(hits_, {}, [this](const TraceHit& hit) {
      const Lineage& lineage = history_.of(hit.kind)[hit.lineage];
      const std::size_t weight = hit.editions * hit.editions * 1000 / lineage.editions();
      return std::tuple(-static_cast<std::int64_t>(weight), !lineage.ever_commitment(),
                        lineage.first_edition(), hit.kind, hit.lineage);
    });
    return std::move(hits_);
  }

 private:
  void look(const Lineage& lineage, std::uint32_t index) {
    TraceHit hit{lineage.kind, index, side_by_side_, 0, {}};
    for (const Wording& wording : lineage.wordings) {
      const std::vector<SearchWord> text = words_.read(wording.text);
      hit.wordings.push_back(side_by_side_ ? !WordSearch::find(phrase_, text).empty()
                                           : WordSearch::holds_all(phrase_, text));
    }
    for (const LineageEvent& event : lineage.events) {
      if (!event.stands() || !hit.wordings[event.wording]) continue;
      if (lineage.kind == LineageKind::clause || !told_.contains(where(event))) ++hit.editions;
    }
    if (hit.editions > 0) hits_.push_back(std::move(hit));
  }

  const History& history_;
  WordSearch words_;
  bool side_by_side_;
  std::vector<SearchWord> phrase_;
  std::vector<TraceHit> hits_;
  std::set<Where> told_;  // where a clause holds the words
};

}  // namespace

std::vector<TraceHit> trace(const History& history, std::string_view query, const Lexicon& lexicon) {
  std::vector<TraceHit> hits = Search(history, query, lexicon, true).run();
  return hits.empty() ? Search(history, query, lexicon, false).run() : hits;
}

std::vector<TraceHit> trace(const History& history, std::uint32_t edition, std::uint32_t paragraph,
                            std::optional<std::uint32_t> sentence) {
  struct Placed {
    std::size_t begin;
    TraceHit hit;
  };
  std::vector<Placed> found;
  std::set<std::uint32_t> with_clause;  // sentences
  for (const LineageKind kind : {LineageKind::clause, LineageKind::sentence}) {
    const std::vector<Lineage>& lineages = history.of(kind);
    for (std::uint32_t i = 0; i < lineages.size(); ++i) {
      const LineageEvent* event = lineages[i].at(edition);
      if (event == nullptr || !event->stands() || event->place.paragraph != paragraph) continue;
      if (sentence && event->place.sentence != *sentence) continue;
      if (kind == LineageKind::clause) with_clause.insert(event->place.sentence);
      if (kind == LineageKind::sentence && with_clause.contains(event->place.sentence)) continue;
      found.push_back(
          {event->span.begin,
           {kind, i, false, lineages[i].editions(), std::vector<bool>(lineages[i].wordings.size())}});
    }
  }
  std::ranges::stable_sort(found, {}, &Placed::begin);
  std::vector<TraceHit> hits;
  for (Placed& placed : found) hits.push_back(std::move(placed.hit));
  return hits;
}

}  // namespace stet
