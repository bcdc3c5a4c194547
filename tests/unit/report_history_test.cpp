#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/columns.hpp"
#include "engine/report/history.hpp"
#include "engine/report/lineage_story.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/series.hpp"

using namespace stet;
using namespace stet::test;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void check_schema(const std::string& name, const std::string& text) {
  const json schema = published_schema("stet." + name + "-1.schema.json");
  json value = json::parse(text);
  CHECK(schema_errors(schema, value) == std::vector<std::string>{});
  value["extra"] = 1;
  CHECK(schema_errors(schema, value).size() == 1);
}

// A commitment that would be a formula, markup and a terminal's orders, through three editions.
std::vector<SeriesEdition> hostile_series() {
  const std::string evil =
      "=HYPERLINK(1), we will | build \x1b[31m <script>alert(1)</script> \"dams\" in all our rivers.";
  const std::string tame = "We will plant many trees along the banks of the lower river.";
  std::vector<SeriesEdition> series = series_of({{evil, tame}, {tame}, {tame, evil}});
  for (SeriesEdition& edition : series) edition.document.facts.title = "<b>\x1b]0;x\x07 title";
  series[0].name = "=1+1";
  return series;
}

}  // namespace

TEST_CASE("the JSON of a history obeys the published schemas") {
  const std::vector<SeriesEdition> series = fixture_series("lake-council");
  const Lexicon& lexicon = Lexicon::built_in();
  const History history = follow(series, lexicon);
  check_schema("blame", render_json(blame(history, series.back().document, 4)));
  TimelineOptions all;
  all.all_clauses = true;
  check_schema("timeline", render_json(timeline(history, all, lexicon), history));
  check_schema("phrases", render_json(count_phrases(series, {"tanker", "submarine"}, lexicon)));
  const std::vector<TraceHit> hits = trace(history, "stations", lexicon);
  REQUIRE_FALSE(hits.empty());
  check_schema("trace", render_json(TraceReport{history, hits, "stations"}));
  const std::vector<TraceHit> placed = trace(history, 2, 0, std::nullopt);
  REQUIRE(placed.size() == 2);
  check_schema("trace", render_json(TraceReport{history, placed, "¶1 of 3", true}));
}

TEST_CASE("hostile words reach no terminal, spreadsheet or page") {
  const std::vector<SeriesEdition> series = hostile_series();
  const Lexicon& lexicon = Lexicon::built_in();
  const History history = follow(series, lexicon);
  const std::vector<TraceHit> hits = trace(history, "dams", lexicon);
  REQUIRE_FALSE(hits.empty());
  const TraceReport report{history, hits, "=dams <i>"};
  const Blame blamed = blame(history, series.back().document, 2);
  const Timeline rows = timeline(history, {}, lexicon);
  REQUIRE_FALSE(rows.rows.empty());
  const PhraseCounts counts = count_phrases(series, {"=trees\x1b[1m", "dams"}, lexicon);
  for (const std::string& text :
       {render_terminal(report), render_terminal(blamed), render_terminal(rows, history),
        render_terminal(counts), render_json(report), render_json(counts)})
    CHECK_FALSE(contains(text, "\x1b"));
  for (const std::string& text : {render_markdown(report), render_markdown(blamed),
                                  render_markdown(rows, history), render_markdown(counts)}) {
    CHECK_FALSE(contains(text, "<script"));
    CHECK_FALSE(contains(text, "<b>"));
    CHECK_FALSE(contains(text, "<i>"));
    CHECK_FALSE(contains(text, "\x1b"));
  }
  for (const std::string& text :
       {render_csv(report), render_csv(blamed), render_csv(rows, history), render_csv(counts)}) {
    CHECK_FALSE(contains(text, "\x1b"));
    CHECK_FALSE(contains(text, ",="));
    CHECK_FALSE(contains(text, "\n="));
    CHECK_FALSE(contains(text, ",\"="));
    CHECK(text.ends_with("\r\n"));
  }
}

TEST_CASE("a timeline of many editions keeps to the width and shows each edition once") {
  std::vector<std::vector<std::string>> texts(
      120, {"We will keep the lighthouse lit through every winter night."});
  std::vector<SeriesEdition> series = series_of(texts);
  for (std::size_t e = 0; e < series.size(); ++e) {
    series[e].name = std::to_string(2000 + e / 8) + "-0" + std::to_string(1 + e % 8) + "-01";
    series[e].document.facts.date = series[e].name;
  }
  const History history = follow(series, Lexicon::built_in());
  const std::string text =
      render_terminal(timeline(history, {}, Lexicon::built_in()), history, {.width = 80});
  std::size_t kept = 0;
  for (std::size_t at = text.find("─"); at != std::string::npos; at = text.find("─", at + 1)) ++kept;
  CHECK(kept == 119 + 1);  // and the legend's
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    CHECK(columns(std::string_view(text).substr(at, end - at)) <= 80);
    at = end + 1;
  }
  for (const char* year : {"2000", "2007", "2014"}) CHECK(contains(text, year));
}

TEST_CASE("a wording names its actor once") {
  const auto shown = [](const std::string& actor, const std::string& verb, const std::string& text) {
    Clause clause;
    clause.actor = actor;
    clause.verb = verb;
    Wording wording;
    wording.text = text;
    wording.clause = clause;
    return text_with_actor(wording);
  };
  CHECK(shown("We", "will", "will open the port") == "[We] will open the port");
  CHECK(shown("We", "will", "we will open the port") == "we will open the port");
  CHECK(shown("We", "nor will", "nor will we open the port") == "nor will we open the port");
  CHECK(shown("The Board", "will", "a port will be opened by the Board") ==
        "a port will be opened by the Board");
  CHECK(shown("The Board", "will", "It will open the port") == "[The Board] It will open the port");
  CHECK(shown("", "shall", "a port shall be opened") == "a port shall be opened");
}
