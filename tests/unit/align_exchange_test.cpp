#include <catch2/catch.hpp>

#include "engine/align/exchange.hpp"
#include "engine/align/link.hpp"

using stet::exchange_partners;
using stet::Matching;
using stet::no_unit;
using stet::Offer;

namespace {

Matching matching(std::vector<std::uint32_t> of_old, std::size_t new_units) {
  Matching out{std::move(of_old), std::vector<std::uint32_t>(new_units, no_unit), {}};
  for (std::uint32_t u = 0; u < out.of_old.size(); ++u)
    if (out.of_old[u] != no_unit) out.of_new[out.of_old[u]] = u;
  return out;
}

}  // namespace

TEST_CASE("near duplicates get their own partners back") {
  // Best first took 0-1, which left 1 with a poor match.
  const std::vector<Offer> offers = {{0, 1, 0.50, 1}, {0, 0, 0.45, 2}, {1, 1, 0.48, 3}, {1, 0, 0.05, 4}};
  Matching links = matching({1, 0}, 2);
  exchange_partners(offers, 8, links);
  CHECK(links.of_old == std::vector<std::uint32_t>{0, 1});
  CHECK(links.of_new == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("units that lose their partners may find free ones") {
  const std::vector<Offer> offers = {{0, 0, 0.5, 1}, {1, 0, 0.4, 2}, {0, 1, 0.45, 3}};
  Matching links = matching({0, no_unit}, 2);
  exchange_partners(offers, 8, links);
  CHECK(links.of_old == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("no exchange without a gain") {
  const std::vector<Offer> offers = {{0, 0, 0.5, 1}, {0, 1, 0.5, 2}, {1, 0, 0.5, 3}, {1, 1, 0.5, 4}};
  Matching links = matching({0, 1}, 2);
  exchange_partners(offers, 8, links);
  CHECK(links.of_old == std::vector<std::uint32_t>{0, 1});
}
