#include <catch2/catch.hpp>

#include "engine/history/blame.hpp"
#include "engine/history/follow.hpp"
#include "engine/history/phrase_counts.hpp"
#include "engine/history/timeline.hpp"
#include "engine/history/trace.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/series.hpp"

using namespace stet;
using namespace stet::test;

namespace {

// The steps of a lineage by edition: "first kept dropped - returned".
std::string story(const History& history, const Lineage& lineage) {
  std::string text;
  for (std::uint32_t e = 0; e < history.editions.size(); ++e) {
    const LineageEvent* event = lineage.at(e);
    text += (text.empty() ? "" : " ") + (event == nullptr ? "-" : std::string(name(event->step)));
  }
  return text;
}

std::string story_of(const History& history, LineageKind kind, std::string_view words) {
  for (const Lineage& lineage : history.of(kind))
    if (lineage.wordings.front().text.find(words) != std::string::npos) return story(history, lineage);
  return "not there";
}

std::string blamed(const Blame& blame, std::string_view words) {
  for (const BlameLine& line : blame.lines) {
    if (line.text.find(words) == std::string::npos) continue;
    std::string text = blame.editions[line.first].name + " " + blame.editions[line.worded].name;
    if (line.returned != no_edition)
      text += " returned " + blame.editions[line.returned].name + " after " + std::to_string(line.gone);
    if (line.moved != no_edition) text += " moved " + blame.editions[line.moved].name;
    return text;
  }
  return "not there";
}

}  // namespace

TEST_CASE("blame follows a sentence that was dropped and returned, one that moved, one that was reworded") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const Blame blame = stet::blame(follow_sentences(series), series.back().document, 4);
  CHECK(blame.lines.size() == 8);
  CHECK(blamed(blame, "reviewed the state") == "1 1");
  CHECK(blamed(blame, "welcomed the report") == "1 3");
  CHECK(blamed(blame, "gauging stations") == "1 1 returned 5 after 2");
  CHECK(blamed(blame, "single hull") == "1 1");
  CHECK(blamed(blame, "dredging") == "1 1");
  CHECK(blamed(blame, "3 million crowns") == "1 4");
  CHECK(blamed(blame, "open to the public") == "1 1");
  CHECK(blamed(blame, "spawning grounds") == "1 1 moved 4");
}

TEST_CASE("a clause that was dropped and came back is one lineage") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const History history = follow(series, Lexicon::built_in());
  CHECK(story_of(history, LineageKind::clause, "gauging") == "first kept dropped - returned");
  CHECK(story_of(history, LineageKind::clause, "million crowns") == "first kept kept stronger kept");
  CHECK(story_of(history, LineageKind::clause, "noted the report") == "first kept stronger kept kept");
  for (const Lineage& lineage : history.clauses)
    if (lineage.count(Step::returned) > 0) {
      CHECK(lineage.events.back().gap == 2);
      CHECK(lineage.wordings.size() == 1);
    }
}

TEST_CASE("every sentence of every edition stands in one event") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const History history = follow(series, Lexicon::built_in());
  for (std::uint32_t e = 0; e < series.size(); ++e) {
    std::size_t sentences = 0;
    for (const Paragraph& paragraph : series[e].document.paragraphs) sentences += paragraph.sentences.size();
    std::size_t standing = 0;
    for (const Lineage& lineage : history.sentences) {
      const LineageEvent* event = lineage.at(e);
      standing += event != nullptr && event->stands();
    }
    CHECK(standing == sentences);
  }
}

TEST_CASE("what came back in other words is returned and reworded") {
  const std::vector<SeriesEdition> series = series_of(
      {{"We will finance the survey of the coral reefs off the southern islands by 2025.", "We met."},
       {"We met."},
       {"We met.", "We will finance the survey of the coral reefs off the southern islands by 2030."}});
  const History history = follow(series, Lexicon::built_in());
  REQUIRE(story_of(history, LineageKind::clause, "coral") == "first dropped returned");
  REQUIRE(story_of(history, LineageKind::sentence, "coral") == "first dropped returned");
  for (const Lineage& lineage : history.clauses)
    if (lineage.count(Step::returned) > 0) {
      REQUIRE(lineage.wordings.size() == 2);
      CHECK(lineage.wordings[1].edition == 2);
      CHECK_FALSE(lineage.wordings[1].edits.empty());
    }
}

TEST_CASE("the phrases that many sentences share make no return") {
  const auto welcome = [](const std::string& what) {
    return "We welcomed the progress made in the implementation of the plan of action on " + what + ".";
  };
  const std::vector<SeriesEdition> series =
      series_of({{welcome("fisheries"), welcome("tourism"), welcome("forestry"), welcome("mining")},
                 {welcome("tourism"), welcome("forestry")},
                 {welcome("tourism"), welcome("forestry"), welcome("aviation")}});
  const History history = follow_sentences(series);
  CHECK(story_of(history, LineageKind::sentence, "fisheries") == "first dropped -");
  CHECK(story_of(history, LineageKind::sentence, "mining") == "first dropped -");
  CHECK(story_of(history, LineageKind::sentence, "aviation") == "- - first");
}

TEST_CASE("a short sentence returns only in its own words") {
  const std::vector<SeriesEdition> series =
      series_of({{"Inflation is low.", "We met in Lima for two long days."},
                 {"We met in Lima for two long days."},
                 {"Inflation is high.", "We met in Lima for two long days."},
                 {"Inflation is low.", "We met in Lima for two long days."}});
  const History history = follow_sentences(series);
  CHECK(story_of(history, LineageKind::sentence, "is low") != "first dropped returned kept");
}

TEST_CASE("pieces of a split and sources of a merge keep where they come from") {
  const std::string left =
      "We will build the new lighthouse at the northern cape before the winter storms arrive";
  const std::string right = "we will pay the keepers of the old lighthouse a pension from the harbour dues";
  const std::vector<SeriesEdition> series = series_of({{left + ", and " + right + "."},
                                                       {left + ". W" + right.substr(1) + "."},
                                                       {left + ", and " + right + "."}});
  const History history = follow_sentences(series);
  REQUIRE(history.sentences.size() == 2);
  CHECK(story(history, history.sentences[0]) == "first reworded reworded");
  CHECK(story(history, history.sentences[1]) == "- split merged");
  CHECK(history.sentences[1].split_from == 0);
  CHECK(history.sentences[1].merged_into == 0);
  const Blame blame = stet::blame(history, series[1].document, 1);
  REQUIRE(blame.lines.size() == 2);
  CHECK(blame.lines[1].first == 0);
  CHECK(blame.lines[1].worded == 1);
}

TEST_CASE("trace finds words side by side before words apart, whatever their inflection") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const History history = follow(series, Lexicon::built_in());
  const std::vector<TraceHit> hits = trace(history, "gauging station", Lexicon::built_in());
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].phrase);
  CHECK(hits[0].editions == 3);
  const std::vector<TraceHit> apart = trace(history, "stations share", Lexicon::built_in());
  REQUIRE(apart.size() == 1);
  CHECK_FALSE(apart[0].phrase);
  CHECK(trace(history, "submarines", Lexicon::built_in()).empty());
  // The place of the returned sentence leads to the same lineage.
  const std::vector<TraceHit> placed = trace(history, 4, 1, 0);
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].lineage == hits[0].lineage);
}

TEST_CASE("a timeline orders and filters its rows") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const History history = follow(series, Lexicon::built_in());
  TimelineOptions options;
  Timeline all = timeline(history, options, Lexicon::built_in());
  REQUIRE(all.rows.size() == 4);
  CHECK(all.rows.front().editions == 5);
  CHECK(all.rows.back().editions == 3);  // the one that was gone for two
  options.order = TimelineOrder::changed;
  CHECK(timeline(history, options, Lexicon::built_in()).rows.front().changes == 2);
  options.text = "tank";
  CHECK(timeline(history, options, Lexicon::built_in()).rows.empty());
  options.all_clauses = true;
  options.text = "tanker";
  CHECK(timeline(history, options, Lexicon::built_in()).rows.size() == 1);
  options = {};
  options.since = 2;
  options.until = 3;
  const Timeline part = timeline(history, options, Lexicon::built_in());
  REQUIRE(part.rows.size() == 4);
  CHECK(part.rows.back().cells == std::vector<std::optional<Step>>{Step::dropped, std::nullopt});
}

TEST_CASE("phrases are counted whatever their hyphens, spelling and inflection") {
  const std::vector<SeriesEdition> series = series_of(
      {{"We reject the militarisation of disputed features.", "A rules-based order, and rulesbased trade."},
       {"Nothing is said here."},
       {"Militarization continues. The rules based order stands."}});
  const PhraseCounts counts =
      count_phrases(series, {"militarization", "rules-based", "rule based order"}, Lexicon::built_in());
  CHECK(counts.phrases[0].counts == std::vector<std::size_t>{1, 0, 1});
  CHECK(counts.phrases[0].first == 0);
  CHECK(counts.phrases[0].last == 2);
  CHECK(counts.phrases[1].counts == std::vector<std::size_t>{2, 0, 1});
  CHECK(counts.phrases[2].counts == std::vector<std::size_t>{1, 0, 1});
}
