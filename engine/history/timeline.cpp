#include "engine/history/timeline.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/history/word_search.hpp"

namespace stet {

namespace {

bool wanted_class(const Lineage& lineage, const TimelineOptions& options) {
  if (options.classes.empty()) return options.all_clauses || lineage.ever_commitment();
  return std::ranges::any_of(lineage.wordings, [&](const Wording& wording) {
    return std::ranges::find(options.classes, wording.clause->clause_class) != options.classes.end();
  });
}

}  // namespace

Timeline timeline(const History& history, const TimelineOptions& options, const Lexicon& lexicon) {
  Timeline out;
  if (history.editions.empty()) return out;
  out.since = options.since;
  out.until = std::min(options.until, static_cast<std::uint32_t>(history.editions.size() - 1));
  if (out.since > out.until) return out;
  WordSearch words(lexicon);
  const std::vector<SearchWord> text = words.read(options.text, true);
  const std::vector<SearchWord> actor = words.read(options.actor, true);
  const auto holds = [&](const std::vector<SearchWord>& phrase, const std::string& where) {
    return phrase.empty() || !WordSearch::find(phrase, words.read(where)).empty();
  };
  for (std::uint32_t i = 0; i < history.clauses.size(); ++i) {
    const Lineage& lineage = history.clauses[i];
    if (!wanted_class(lineage, options)) continue;
    const bool named = std::ranges::any_of(lineage.wordings, [&](const Wording& wording) {
      return holds(text, wording.text) && holds(actor, wording.clause->actor);
    });
    if (!named) continue;
    TimelineRow row;
    row.lineage = i;
    row.cells.resize(out.until - out.since + 1);
    bool any = false;
    for (const LineageEvent& event : lineage.events) {
      if (event.edition < out.since || event.edition > out.until) continue;
      any = true;
      row.cells[event.edition - out.since] = event.step;
      if (event.stands()) ++row.editions;
      if (event.step != Step::kept && event.step != Step::first) ++row.changes;
    }
    if (any) out.rows.push_back(std::move(row));
  }
  std::ranges::sort(out.rows, {}, [&](const TimelineRow& row) {
    const std::int64_t lived = -static_cast<std::int64_t>(row.editions);
    const std::int64_t changed = -static_cast<std::int64_t>(row.changes);
    switch (options.order) {
      case TimelineOrder::changed:
        return std::tuple(changed, lived, row.lineage);
      case TimelineOrder::first:
        return std::tuple(std::int64_t{0}, std::int64_t{0}, row.lineage);
      case TimelineOrder::lived:
        break;
    }
    return std::tuple(lived, changed, row.lineage);
  });
  return out;
}

const Wording& wording_until(const Lineage& lineage, std::uint32_t edition) {
  std::uint32_t index = 0;
  for (const LineageEvent& event : lineage.events) {
    if (event.edition > edition) break;
    index = event.wording;
  }
  return lineage.wordings[index];
}

}  // namespace stet
