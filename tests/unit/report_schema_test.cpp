#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/json.hpp"
#include "tests/support/comparisons.hpp"
#include "tests/support/json_schema.hpp"

using namespace stet;
using namespace stet::test;
using nlohmann::json;

TEST_CASE("a comparison in JSON obeys the published schema") {
  const json schema = published_schema("stet.compare-1.schema.json");
  json value = json::parse(render_json(one_of_everything()));
  CHECK(schema_errors(schema, value).empty());
  value["extra"] = 1;
  value["paragraphs"][0]["relation"] = "rephrased";
  value["old"].erase("title");
  CHECK(schema_errors(schema, value).size() == 3);
}

TEST_CASE("a statement in JSON obeys the published schema") {
  const Comparison comparison = one_of_everything();
  const json value = json::parse(render_json(comparison.new_document, {*comparison.clauses[0].new_clause}));
  CHECK(schema_errors(published_schema("stet.show-1.schema.json"), value).empty());
}
