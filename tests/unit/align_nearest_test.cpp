#include <catch2/catch.hpp>

#include "engine/align/align.hpp"
#include "engine/align/nearest.hpp"
#include "tests/support/documents.hpp"

namespace {

using namespace stet;
using stet::test::document_of;
using stet::test::paragraph_of;
using Found = std::vector<std::optional<std::uint32_t>>;

// What is nearest to each paragraph where all of the old are dropped, all of the new added, and all doubtful.
Found nearest(const Document& old_document, const Document& new_document) {
  Alignment alignment;
  for (std::uint32_t p = 0; p < old_document.paragraphs.size(); ++p)
    alignment.paragraphs.push_back({Relation::dropped, false, {p}, {}});
  for (std::uint32_t p = 0; p < new_document.paragraphs.size(); ++p)
    alignment.paragraphs.push_back({Relation::added, false, {}, {p}});
  for (std::uint32_t row = 0; row < alignment.paragraphs.size(); ++row) alignment.doubtful.push_back(row);
  find_nearest(old_document, new_document, split_both(old_document, new_document, 1), alignment);
  return alignment.nearest;
}

const std::string quotas = "Herring quotas were set for the northern bay.";
const std::string new_quotas = "New quotas for herring hold in every northern bay.";

}  // namespace

TEST_CASE("the nearest paragraph shares two telling words or more") {
  CHECK(nearest(document_of({quotas}), document_of({"Ministers met.", new_quotas})) ==
        Found{1, std::nullopt, 0});
  CHECK(nearest(document_of({quotas}), document_of({"The herring were not for us.", "A quota."})) ==
        Found{std::nullopt, std::nullopt, std::nullopt});
}

TEST_CASE("rare words say more, and short paragraphs are nearer; equals are told by their order") {
  const Document statement =
      document_of({"Boats fish in the bay.", "Boats fish in the bay.", "Boats catch herring.",
                   "Herring quotas bind boats that leave harbours near Bergen and Stavanger in winter."});
  CHECK(nearest(document_of({"Boats fish."}), statement).front() == 0U);
  CHECK(nearest(document_of({"Boats fish and catch."}), statement).front() == 2U);
  CHECK(nearest(document_of({"Herring boats."}), statement).front() == 2U);
}

TEST_CASE("headings are near to nothing, and linked paragraphs need no other") {
  Document headed;
  headed.paragraphs = {paragraph_of(new_quotas, {}, ParagraphKind::heading)};
  CHECK(nearest(document_of({quotas}), headed).front() == std::nullopt);

  const Document document = document_of({quotas});
  Alignment alignment;
  alignment.paragraphs = {{Relation::reworded, false, {0}, {0}}};
  alignment.doubtful = {0};
  find_nearest(document, document, split_both(document, document, 1), alignment);
  CHECK(alignment.nearest == Found{std::nullopt});
}

TEST_CASE("aligning finds what is nearest to the doubtful") {
  const Alignment alignment = stet::align(document_of({quotas}), document_of({new_quotas}));
  CHECK(alignment.nearest.size() == alignment.doubtful.size());
}
