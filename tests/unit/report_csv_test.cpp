#include <catch2/catch.hpp>

#include "engine/report/csv.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;

namespace {

// The records of an RFC 4180 file, read as a spreadsheet does.
std::vector<std::vector<std::string>> records(const std::string& csv) {
  REQUIRE(csv.starts_with("\xEF\xBB\xBF"));
  std::vector<std::vector<std::string>> all(1, {""});
  bool quoted = false;
  for (std::size_t i = 3; i < csv.size(); ++i) {
    std::string& field = all.back().back();
    if (quoted) {
      if (csv[i] != '"') {
        field += csv[i];
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        field += csv[i++];
      } else {
        quoted = false;
      }
    } else if (csv[i] == '"') {
      REQUIRE(field.empty());
      quoted = true;
    } else if (csv[i] == ',') {
      all.back().emplace_back();
    } else if (csv[i] == '\r') {
      REQUIRE(csv[++i] == '\n');
      all.push_back({""});
    } else {
      REQUIRE(csv[i] != '\n');
      field += csv[i];
    }
  }
  REQUIRE_FALSE(quoted);
  all.pop_back();
  return all;
}

}  // namespace

TEST_CASE("CSV has a record for each entry of the commitment sections") {
  const Comparison comparison = one_of_everything();
  const Report report = make_report(comparison);
  std::size_t entries = 0;
  for (const Section& section : report.sections) {
    for (const Entry& entry : section.entries) entries += entry.clause.has_value() ? 1 : 0;
  }
  const auto rows = records(render_csv(report, comparison));
  REQUIRE(rows.size() == entries + 1);
  for (const auto& row : rows) CHECK(row.size() == rows.front().size());
  CHECK(rows.front().front() == "status");
  CHECK(rows[1].front() == "stronger");
  CHECK(rows[1].back().find("[-noted the need-]{+resolved+}") != std::string::npos);
}

TEST_CASE("no field of CSV is a formula, and none breaks out of its record") {
  for (const char* text : {"=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "  =1", "＝1", "\t=1", "\r=1"}) {
    const std::string field = csv_field(text);
    INFO(field);
    const std::size_t first = field.find_first_not_of('"');
    CHECK(field[first] == '\'');
  }
  CHECK(csv_field("plain") == "plain");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_field("a\r\nb").find('\n') == std::string::npos);
  CHECK(csv_field("\x1b[2J\u202E") == "‹U+001B›[2J‹U+202E›");
}
