#include <string>

#include <catch2/catch.hpp>

#include "engine/import/dates.hpp"

namespace {

std::string iso(std::string_view text) {
  const auto found = stet::find_date(text);
  return found ? found->iso : "";
}

}  // namespace

TEST_CASE("dates as statements print them", "[import][dates]") {
  CHECK(iso("Viet Nam, 12 November 2020") == "2020-11-12");
  CHECK(iso("on the 12th of November, 2020") == "2020-11-12");
  CHECK(iso("November 12, 2020") == "2020-11-12");
  CHECK(iso("Nov. 12th 2020") == "2020-11-12");
  CHECK(iso("Thursday, 12 NOVEMBER 2020") == "2020-11-12");
  CHECK(iso("4-6 September 2023") == "2023-09-06");
  CHECK(iso("on 4 and 5 April 2024") == "2024-04-05");
  CHECK(iso("September 4–6, 2023") == "2023-09-06");
  CHECK(iso("30 September - 1 October 2023") == "2023-10-01");
  CHECK(iso("September 30 to October 1, 2023") == "2023-10-01");
  CHECK(iso("2020-11-12T10:00:00Z") == "2020-11-12");
  CHECK(iso("12.11.2020") == "2020-11-12");
  CHECK(iso("25/12/2020") == "2020-12-25");
  CHECK(iso("29 February 2024") == "2024-02-29");
}

TEST_CASE("what is no full date", "[import][dates]") {
  CHECK(iso("November 2020").empty());
  CHECK(iso("31 November 2020").empty());
  CHECK(iso("29 February 2023").empty());
  CHECK(iso("3/4/2020").empty());
  CHECK(iso("may 2 of them 2020").empty());
  CHECK(iso("123456789012 November 2020").empty());
  CHECK(iso("").empty());
}

TEST_CASE("a date's span holds the whole period and the weekday", "[import][dates]") {
  const std::string text = "Jakarta, Monday, 4-6 September 2023 (final)";
  const auto found = stet::find_date(text);
  REQUIRE(found);
  CHECK(found->span.of(text) == "Monday, 4-6 September 2023");
  const std::string other = "Tokyo, Friday, 1 March 2024";
  CHECK(stet::find_date(other)->span.of(other) == "Friday, 1 March 2024");
}
