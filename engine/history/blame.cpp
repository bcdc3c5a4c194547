#include "engine/history/blame.hpp"

#include <algorithm>

namespace stet {

namespace {

// What it was split from stood before it.
std::uint32_t first_stood(const History& history, const Lineage& lineage) {
  const Lineage* root = &lineage;
  while (root->split_from != no_lineage) root = &history.sentences[root->split_from];
  return root->first_edition();
}

}  // namespace

Blame blame(const History& history, const Document& document, std::uint32_t edition) {
  Blame out;
  out.editions.assign(history.editions.begin(), history.editions.begin() + edition + 1);
  for (std::uint32_t i = 0; i < history.sentences.size(); ++i) {
    const Lineage& lineage = history.sentences[i];
    const LineageEvent* today = lineage.at(edition);
    if (today == nullptr || !today->stands()) continue;
    BlameLine line;
    line.place = today->place;
    line.text = text_of(document.paragraphs[today->place.paragraph], today->place.sentence);
    line.lineage = i;
    line.first = first_stood(history, lineage);
    line.worded = lineage.wordings[today->wording].edition;
    for (const LineageEvent& event : lineage.events) {
      if (event.edition > edition) break;
      if (event.step == Step::returned) line.returned = event.edition, line.gone = event.gap;
      if (event.moved) line.moved = event.edition;
      if (event.step == Step::split) line.split = true;
    }
    out.lines.push_back(std::move(line));
  }
  std::ranges::sort(out.lines, {}, &BlameLine::place);
  return out;
}

}  // namespace stet
