// Invariants of lineages, on series put together at random from a few sentences and their variants.
#include <set>
#include <tuple>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/history/follow.hpp"
#include "engine/history/timeline.hpp"
#include "engine/report/history.hpp"
#include "engine/text/characters.hpp"
#include "tests/support/series.hpp"

using namespace stet;
using namespace stet::test;

namespace {

std::string sentence(int which, int variant) {
  static const std::vector<std::vector<std::string>> sentences = {
      {"We will finance the survey of the coral reefs off the southern islands.",
       "We will finance the survey of the coral reefs off the southern islands by 2030.",
       "We decided to finance a survey of all coral reefs off the southern and eastern islands."},
      {"We agreed to share the readings of the gauging stations every month.",
       "We noted the need to share the readings of the gauging stations every month."},
      {"Inflation is low.", "Inflation is high."},
      {"We welcomed the progress in the plan of action on fisheries.",
       "We welcomed the progress in the plan of action on forestry."},
      {"The ministers met in Lima, and they will meet again in Quito next year.",
       "The ministers met in Lima. They will meet again in Quito next year."}};
  const std::vector<std::string>& of = sentences[static_cast<std::size_t>(which) % sentences.size()];
  return of[static_cast<std::size_t>(variant) % of.size()];
}

std::vector<SeriesEdition> random_series() {
  std::vector<std::vector<std::string>> editions;
  const int count = *rc::gen::inRange(1, 7);
  for (int e = 0; e < count; ++e) {
    std::vector<std::string> paragraphs;
    const int size = *rc::gen::inRange(1, 4);
    for (int p = 0; p < size; ++p) {
      std::string text;
      const int words = *rc::gen::inRange(1, 4);
      for (int s = 0; s < words; ++s)
        text += (text.empty() ? "" : " ") + sentence(*rc::gen::inRange(0, 5), *rc::gen::inRange(0, 3));
      paragraphs.push_back(text);
    }
    editions.push_back(paragraphs);
  }
  return series_of(editions);
}

std::string side(const std::vector<Edit>& edits, EditOp skipped) {
  std::string text;
  for (const Edit& edit : edits)
    if (edit.op != skipped) text += edit.text;
  return text;
}

std::string bare(const std::string& text) {
  std::string out = lower_case(text);
  std::erase(out, ' ');
  return out;
}

void check_lineage(const Lineage& lineage) {
  RC_ASSERT(!lineage.events.empty());
  RC_ASSERT(lineage.events.front().stands());
  for (std::size_t i = 0; i < lineage.events.size(); ++i) {
    const LineageEvent& event = lineage.events[i];
    RC_ASSERT(event.wording < lineage.wordings.size());
    if (i == 0) continue;
    const LineageEvent& before = lineage.events[i - 1];
    RC_ASSERT(before.edition < event.edition);
    // What ended came back after a gap, or not; what stands goes on or ends in the next edition.
    if (!before.stands()) {
      RC_ASSERT(event.step == Step::returned || event.step == Step::split);
      RC_ASSERT(event.gap == event.edition - before.edition);
      RC_ASSERT(event.gap >= 1U);
    } else {
      RC_ASSERT(event.edition == before.edition + 1);
      RC_ASSERT(event.step != Step::first && event.step != Step::returned);
    }
  }
  for (std::size_t w = 1; w < lineage.wordings.size(); ++w) {
    RC_ASSERT(lineage.wordings[w - 1].edition < lineage.wordings[w].edition);
    RC_ASSERT(side(lineage.wordings[w].edits, EditOp::erase) == lineage.wordings[w].text);
    // What is equal is quoted from the new text: capitals at a sentence's beginning and spaces are its own.
    RC_ASSERT(bare(side(lineage.wordings[w].edits, EditOp::insert)) == bare(lineage.wordings[w - 1].text));
  }
}

}  // namespace

TEST_CASE("lineages account for every sentence once, and their redlines join up") {
  CHECK(rc::check([] {
    const std::vector<SeriesEdition> series = random_series();
    const History history = follow(series, Lexicon::built_in());
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> seen;
    for (const Lineage& lineage : history.sentences) {
      check_lineage(lineage);
      for (const LineageEvent& event : lineage.events) {
        if (!event.stands()) continue;
        RC_ASSERT(seen.insert({event.edition, event.place.paragraph, event.place.sentence}).second);
      }
    }
    for (const Lineage& lineage : history.clauses) check_lineage(lineage);
    std::size_t sentences = 0;
    for (const SeriesEdition& edition : series)
      for (const Paragraph& paragraph : edition.document.paragraphs) sentences += paragraph.sentences.size();
    RC_ASSERT(seen.size() == sentences);
    // The same whichever thread compares which pair; sentences alone are followed as beside clauses.
    const History again = follow(series, Lexicon::built_in());
    TimelineOptions all;
    all.all_clauses = true;
    RC_ASSERT(render_json(timeline(history, all, Lexicon::built_in()), history) ==
              render_json(timeline(again, all, Lexicon::built_in()), again));
    RC_ASSERT(follow_sentences(series).sentences.size() == history.sentences.size());
  }));
}
