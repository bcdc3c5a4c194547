#include <catch2/catch.hpp>

#include "engine/align/alignment.hpp"

TEST_CASE("relations are named as in the JSON contract") {
  CHECK(stet::name(stet::Relation::dropped) == "dropped");
  CHECK(stet::name(stet::EditOp::erase) == "delete");
}
