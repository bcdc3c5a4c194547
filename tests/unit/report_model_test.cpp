#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "engine/report/report.hpp"
#include "engine/report/terminal.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;

namespace {

const Section* section(const Report& report, SectionKind kind) {
  const auto found = std::ranges::find(report.sections, kind, &Section::kind);
  return found == report.sections.end() ? nullptr : &*found;
}

std::size_t entries(const Report& report, SectionKind kind) {
  const Section* found = section(report, kind);
  return found == nullptr ? 0 : found->entries.size();
}

// Every figure of a change equals the number of entries that count as it.
void require_figures_equal_entries(const Report& report) {
  std::map<Counted, std::size_t> counted;
  for (const Section& part : report.sections) {
    for (const Entry& entry : part.entries) {
      for (const Counted& what : entry.counted) ++counted[what];
    }
  }
  std::map<Counted, std::size_t> figures;
  for (const Figure& figure : report.figures) {
    if (figure.what.outcome != Outcome::stands) figures[figure.what] = figure.count;
  }
  for (auto& [what, count] : figures) {
    INFO(name(what.subject) << " " << name(what.outcome));
    CHECK(counted[what] == count);
  }
  if (report.filtered) return;
  for (auto& [what, count] : counted) {
    INFO(name(what.subject) << " " << name(what.outcome));
    CHECK((figures[what] == count || what.outcome == Outcome::stands));
  }
}

}  // namespace

TEST_CASE("every figure equals the number of entries below it, whatever was asked for") {
  const Comparison comparison = one_of_everything();
  require_figures_equal_entries(make_report(comparison));
  for (const Selection only :
       {Selection::added, Selection::dropped, Selection::reworded, Selection::strengthened,
        Selection::weakened, Selection::moved, Selection::kept}) {
    ReportOptions options;
    options.only = {only};
    require_figures_equal_entries(make_report(comparison, options));
  }
  ReportOptions all;
  all.all_clauses = true;
  require_figures_equal_entries(make_report(comparison, all));
  ReportOptions pledges;
  pledges.classes = {ClauseClass::pledge};
  require_figures_equal_entries(make_report(comparison, pledges));
}

TEST_CASE("commitments are sorted into sections by what happened to them") {
  const Report report = make_report(one_of_everything());
  CHECK(entries(report, SectionKind::stronger) == 1);
  CHECK(entries(report, SectionKind::weaker) == 1);
  CHECK(entries(report, SectionKind::dropped) == 2);
  CHECK(entries(report, SectionKind::added) == 1);  // the thanks are no commitment
  CHECK(entries(report, SectionKind::reworded) == 1);
  CHECK(entries(report, SectionKind::standing) == 0);
  CHECK(entries(report, SectionKind::to_check) == 1);
  CHECK(entries(report, SectionKind::left_out) == 3);
  CHECK(report.left_out ==
        std::vector<std::pair<std::string, std::size_t>>{{"page footer", 2}, {"footnote", 1}});
}

TEST_CASE(
    "the words around a clause in a new sentence are told with it, so that none is lost or told twice") {
  const Report report = make_report(one_of_everything());
  const Section* added = section(report, SectionKind::added);
  REQUIRE(added != nullptr);
  CHECK(added->entries.front().passages.front().pieces.front().text ==
        "To that end, we pledged USD 5 million for sensors.");
  const Section* paragraphs = section(report, SectionKind::paragraphs);
  REQUIRE(paragraphs != nullptr);
  const auto gone = std::ranges::find_if(
      paragraphs->entries, [](const Entry& entry) { return entry.paragraph->relation == Relation::dropped; });
  REQUIRE(gone != paragraphs->entries.end());
  CHECK(gone->passages.empty());
  CHECK(gone->shown_elsewhere);
  const auto come = std::ranges::find_if(
      paragraphs->entries, [](const Entry& entry) { return entry.paragraph->relation == Relation::added; });
  REQUIRE(come != paragraphs->entries.end());
  REQUIRE(come->passages.size() == 1);
  CHECK(come->passages.front().pieces == std::vector<Piece>{{Mark::plain, "We thanked the hosts."}});
}

TEST_CASE("what stands inside another commitment is not counted as dropped or added") {
  Comparison it;
  it.old_document =
      document("a", {paragraph("1", {"We will build ports."}), paragraph("2", {"We will dig."})});
  it.new_document = document("b", {paragraph("1", {"We will sail."})});
  it.alignment.paragraphs = {paragraph_row(Relation::dropped, {0}, {}),
                             paragraph_row(Relation::dropped, {1}, {}),
                             paragraph_row(Relation::added, {}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::dropped, {{0, 0}}, {}),
                            sentence_row(it, Relation::dropped, {{1, 0}}, {}),
                            sentence_row(it, Relation::added, {}, {{0, 0}})};
  const auto clause_of = [](const Document& of, std::uint32_t at, const std::string& text) {
    return clause(of, at, text, ClauseClass::undertaking, "We", "will");
  };
  it.clauses = {
      clause_row(it, Status::dropped, clause_of(it.old_document, 0, "We will build ports"), std::nullopt),
      clause_row(it, Status::dropped, clause_of(it.old_document, 1, "We will dig"), std::nullopt),
      clause_row(it, Status::added, std::nullopt, clause_of(it.new_document, 0, "We will sail"))};
  it.clauses[0].in_another = it.clauses[2].in_another = true;
  it.clauses[0].why = "now part of: We will build";
  it.clauses[2].why = "before part of: We will build";
  const Report report = make_report(it);
  require_figures_equal_entries(report);
  CHECK(entries(report, SectionKind::dropped) == 1);
  CHECK(entries(report, SectionKind::absorbed) == 1);
  CHECK(entries(report, SectionKind::added) == 0);
  CHECK(entries(report, SectionKind::detached) == 1);
  const Summary summary = summarise(it);
  CHECK(summary.commitments.dropped == 2);
  CHECK(summary.commitments.dropped_into_another == 1);
  CHECK(summary.commitments.added_from_another == 1);
  ReportOptions dropped;
  dropped.only = {Selection::dropped};
  CHECK(entries(make_report(it, dropped), SectionKind::absorbed) == 1);
  CHECK(entries(make_report(it, dropped), SectionKind::detached) == 0);
}

TEST_CASE("a change outside the clause of a sentence is told by its paragraph") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"Meeting in haste, we will act."})});
  it.new_document = document("b", {paragraph("1", {"Meeting at leisure, we shall act."})});
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}})};
  ClauseRow row = clause_row(
      it, Status::reworded, clause(it.old_document, 0, "we will act", ClauseClass::undertaking, "we", "will"),
      clause(it.new_document, 0, "we shall act", ClauseClass::undertaking, "we", "shall"));
  it.clauses = {row};
  const Report report = make_report(it);
  const Section* paragraphs = section(report, SectionKind::paragraphs);
  REQUIRE(paragraphs != nullptr);
  const std::vector<Piece>& pieces = paragraphs->entries.front().passages.front().pieces;
  const auto text = [&pieces](Mark mark) {
    std::string all;
    for (const Piece& piece : pieces) {
      if (piece.mark == mark) all += piece.text + "|";
    }
    return all;
  };
  CHECK(text(Mark::erased) == "in haste|");
  CHECK(text(Mark::inserted) == "at leisure|");
  CHECK_FALSE(text(Mark::elsewhere).empty());
}

TEST_CASE("no conjunction is lost in a sentence that is told elsewhere") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"As prices rise, we will act at once."})});
  it.new_document = document("b", {paragraph("1", {"While prices rise, we shall act at once."})});
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}})};
  it.clauses = {clause_row(
      it, Status::reworded,
      clause(it.old_document, 0, "we will act at once", ClauseClass::undertaking, "we", "will"),
      clause(it.new_document, 0, "we shall act at once", ClauseClass::undertaking, "we", "shall"))};
  const Report report = make_report(it);
  const Section* paragraphs = section(report, SectionKind::paragraphs);
  REQUIRE(paragraphs != nullptr);
  REQUIRE(paragraphs->entries.front().passages.size() == 1);
  const std::vector<Piece>& pieces = paragraphs->entries.front().passages.front().pieces;
  CHECK(std::ranges::find(pieces, Piece{Mark::erased, "As"}) != pieces.end());
  CHECK(std::ranges::find(pieces, Piece{Mark::inserted, "While"}) != pieces.end());
}

TEST_CASE("a selection takes the sentences of other paragraphs that changed in the way asked for") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"Trade grew.", "Rain fell on the hills."})});
  it.new_document = document("b", {paragraph("1", {"Trade fell."})});
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}}),
                            sentence_row(it, Relation::dropped, {{0, 1}}, {})};
  ReportOptions options;
  options.only = {Selection::dropped};
  const Report report = make_report(it, options);
  const Section* paragraphs = section(report, SectionKind::paragraphs);
  REQUIRE(paragraphs != nullptr);
  REQUIRE(paragraphs->entries.size() == 1);
  CHECK(paragraphs->entries.front().counted.empty());
  REQUIRE(paragraphs->entries.front().passages.size() == 1);
  CHECK(paragraphs->entries.front().passages.front().pieces ==
        std::vector<Piece>{{Mark::erased, "Rain fell on the hills."}});
  require_figures_equal_entries(report);
  options.only = {Selection::weakened};
  CHECK(section(make_report(it, options), SectionKind::paragraphs) == nullptr);
}

TEST_CASE("a doubtful paragraph without counterpart names the nearest") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"Herring quotas were set for the northern bay."})});
  it.new_document = document("b", {paragraph("1", {"Ministers met."}),
                                   paragraph("2", {"New quotas for herring hold in every northern bay."})});
  it.alignment.paragraphs = {paragraph_row(Relation::dropped, {0}, {}),
                             paragraph_row(Relation::added, {}, {0}),
                             paragraph_row(Relation::added, {}, {1})};
  it.alignment.sentences = {sentence_row(it, Relation::dropped, {{0, 0}}, {}),
                            sentence_row(it, Relation::added, {}, {{0, 0}}),
                            sentence_row(it, Relation::added, {}, {{1, 0}})};
  it.alignment.doubtful = {0, 1};
  it.alignment.nearest = {1, std::nullopt};
  const Report report = make_report(it);
  const Section* check = section(report, SectionKind::to_check);
  REQUIRE(check != nullptr);
  REQUIRE(check->entries.size() == 2);
  const Passage& nearest = check->entries[0].passages.back();
  CHECK(nearest.remark == Remark::nearest_in_new);
  REQUIRE(nearest.places.size() == 1);
  CHECK(nearest.places.front().label == "2");
  CHECK(check->entries[1].passages.size() == 1);
}

TEST_CASE("rolling facts stand apart from changes of substance") {
  const Report report = make_report(one_of_everything());
  const Section* rolling = section(report, SectionKind::rolling);
  REQUIRE(rolling != nullptr);
  REQUIRE(rolling->entries.size() == 1);
  CHECK(rolling->entries.front().facts.size() == 3);
  const Section* paragraphs = section(report, SectionKind::paragraphs);
  REQUIRE(paragraphs != nullptr);
  CHECK(std::ranges::none_of(paragraphs->entries, [](const Entry& entry) {
    return entry.new_places.size() == 1 && entry.new_places[0].label == "1";
  }));
}

TEST_CASE("identical files and identical texts say so") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"We will act."})});
  it.new_document = document("a", {paragraph("1", {"We will act."})});
  it.alignment.paragraphs = {paragraph_row(Relation::unchanged, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::unchanged, {{0, 0}}, {{0, 0}})};
  CHECK(make_report(it).sameness == Sameness::same_file);
  it.new_document.sha256 = "other";
  CHECK(make_report(it).sameness == Sameness::same_text);
  CHECK_FALSE(commitments_changed(it));
  it.alignment.paragraphs[0].moved = true;
  CHECK(make_report(it).sameness == Sameness::different);
}

TEST_CASE("a title that changes in more than its ordinal is shown") {
  Comparison it = one_of_everything();
  CHECK(make_report(it).title_redline.empty());
  it.new_document.facts.title = "Joint Statement of the 23rd Forum";
  CHECK(shows_change(make_report(it).title_redline));
}

TEST_CASE("the summary counts every row") {
  const Summary summary = summarise(one_of_everything());
  CHECK(summary.reworded == 4);
  CHECK(summary.split == 1);
  CHECK(summary.merged == 1);
  CHECK(summary.moved == 1);
  CHECK(summary.commitments.dropped == 2);
  CHECK(summary.commitments.reworded == 3);
  CHECK(summary.commitments.kept == 1);
  CHECK(summary.commitments.strengthened == 1);
}
