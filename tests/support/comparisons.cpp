#include "tests/support/comparisons.hpp"

#include <stdexcept>
#include <utility>

#include "engine/align/redline.hpp"

namespace stet::test {

namespace {

std::string joined(const Document& document, const std::vector<SentenceRef>& refs) {
  std::string text;
  for (const SentenceRef& ref : refs) {
    const Paragraph& paragraph = document.paragraphs[ref.paragraph];
    if (!text.empty()) text += ' ';
    text += paragraph.sentences[ref.sentence].of(paragraph.text);
  }
  return text;
}

std::vector<Edit> edits_between(const std::string& before, const std::string& after) {
  if (before.empty()) return {{EditOp::insert, after}};
  if (after.empty()) return {{EditOp::erase, before}};
  return redline(before, after).edits;
}

std::string text_of(const Document& document, const Clause& clause) {
  return std::string(clause.span.of(document.paragraphs[clause.paragraph].text));
}

}  // namespace

Paragraph paragraph(const std::string& label, const std::vector<std::string>& sentences) {
  Paragraph result;
  result.label = label;
  for (const std::string& sentence : sentences) {
    if (!result.text.empty()) result.text += ' ';
    const std::size_t begin = result.text.size();
    result.text += sentence;
    result.sentences.push_back({begin, result.text.size()});
  }
  return result;
}

Document document(const std::string& source, std::vector<Paragraph> paragraphs) {
  Document result;
  result.source = source;
  result.format = "text";
  result.sha256 = source;
  result.paragraphs = std::move(paragraphs);
  return result;
}

Clause clause(const Document& document, std::uint32_t paragraph, const std::string& find,
              ClauseClass clause_class, const std::string& actor, const std::string& verb) {
  const Paragraph& within = document.paragraphs[paragraph];
  const std::size_t at = within.text.find(find);
  if (at == std::string::npos) throw std::logic_error("no such clause: " + find);
  Clause result;
  result.paragraph = paragraph;
  result.span = {at, at + find.size()};
  for (std::uint32_t s = 0; s < within.sentences.size(); ++s) {
    if (within.sentences[s].begin <= at) result.sentence = s;
  }
  result.actor = actor;
  result.verb = verb;
  result.clause_class = clause_class;
  result.commitment = is_commitment(clause_class);
  result.force = result.commitment ? 80 : 20;
  return result;
}

ParagraphRow paragraph_row(Relation relation, std::vector<std::uint32_t> old_side,
                           std::vector<std::uint32_t> new_side, bool moved) {
  ParagraphRow row;
  row.relation = relation;
  row.moved = moved;
  row.old_side = std::move(old_side);
  row.new_side = std::move(new_side);
  row.similarity = row.old_side.empty() || row.new_side.empty() ? 0
                   : relation == Relation::unchanged            ? 1
                                                                : 0.75;
  row.matched_by = relation == Relation::unchanged ? MatchedBy::verbatim : MatchedBy::wording;
  return row;
}

SentenceRow sentence_row(const Comparison& comparison, Relation relation, std::vector<SentenceRef> old_side,
                         std::vector<SentenceRef> new_side, bool moved) {
  SentenceRow row;
  row.relation = relation;
  row.moved = moved;
  row.edits =
      edits_between(joined(comparison.old_document, old_side), joined(comparison.new_document, new_side));
  row.old_side = std::move(old_side);
  row.new_side = std::move(new_side);
  return row;
}

ClauseRow clause_row(const Comparison& comparison, Status status, std::optional<Clause> before,
                     std::optional<Clause> after) {
  ClauseRow row;
  row.status = status;
  row.edits = edits_between(before ? text_of(comparison.old_document, *before) : "",
                            after ? text_of(comparison.new_document, *after) : "");
  row.old_clause = std::move(before);
  row.new_clause = std::move(after);
  return row;
}

Comparison one_of_everything() {
  Comparison it;
  it.old_document = document(
      "old.txt",
      {paragraph("1", {"The 22nd Forum was held in Bangkok on 4 November 2019.", "It was well attended."}),
       paragraph("2",
                 {"We noted the need to share data on floods.", "We agreed to train 100 engineers by 2021."}),
       paragraph("3", {"We decided to fund a river station.",
                       "In this regard, we will open a second office soon."}),
       paragraph("4", {"The rivers rise in spring.", "The fields lie low."}),
       paragraph("5", {"Rice grows in the delta."}), paragraph("6", {"Fish live in the lakes."}),
       paragraph("7", {"We shall build two dams."}),
       paragraph("8", {"We reaffirmed our commitment to clean water.",
                       "We praised the many helpers of the last year."})});
  it.new_document = document(
      "new.txt",
      {paragraph("1", {"The 23rd Forum was held in Viet Nam on 12 November 2020.", "It was well attended."}),
       paragraph("2", {"We resolved to share data on floods.", "We agreed to train engineers."}),
       paragraph("3", {"We shall build three dams."}), paragraph("4", {"The rivers rise in spring."}),
       paragraph("5", {"The fields lie low."}),
       paragraph("6", {"Rice grows in the delta.", "Fish live in the lakes."}),
       paragraph("7", {"To that end, we pledged USD 5 million for sensors.", "We thanked the hosts."}),
       paragraph("8", {"We reaffirmed our commitment to clean water.",
                       "We praised the helpers of the last year."})});
  it.old_document.facts = {"Chairman's Statement of the 22nd Forum", "forum", 22, "2019-11-04", "Bangkok"};
  it.new_document.facts = {"Chairman's Statement of the 23rd Forum", "forum", 23, "2020-11-12", "Viet Nam"};
  it.old_document.left_out = {{"page footer", "Page 1", {1, 0, 0}}, {"page footer", "Page 2", {2, 0, 0}}};
  it.new_document.left_out = {{"footnote", "As of 1 May.", {}}};

  it.alignment.paragraphs = {
      paragraph_row(Relation::reworded, {0}, {0}), paragraph_row(Relation::reworded, {1}, {1}),
      paragraph_row(Relation::dropped, {2}, {}),   paragraph_row(Relation::reworded, {6}, {2}, true),
      paragraph_row(Relation::split, {3}, {3, 4}), paragraph_row(Relation::merged, {4, 5}, {5}),
      paragraph_row(Relation::added, {}, {6}),     paragraph_row(Relation::reworded, {7}, {7})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}}),
                            sentence_row(it, Relation::unchanged, {{0, 1}}, {{0, 1}}),
                            sentence_row(it, Relation::reworded, {{1, 0}}, {{1, 0}}),
                            sentence_row(it, Relation::reworded, {{1, 1}}, {{1, 1}}),
                            sentence_row(it, Relation::dropped, {{2, 0}}, {}),
                            sentence_row(it, Relation::dropped, {{2, 1}}, {}),
                            sentence_row(it, Relation::reworded, {{6, 0}}, {{2, 0}}),
                            sentence_row(it, Relation::unchanged, {{3, 0}}, {{3, 0}}),
                            sentence_row(it, Relation::unchanged, {{3, 1}}, {{4, 0}}),
                            sentence_row(it, Relation::unchanged, {{4, 0}}, {{5, 0}}),
                            sentence_row(it, Relation::unchanged, {{5, 0}}, {{5, 1}}),
                            sentence_row(it, Relation::added, {}, {{6, 0}}),
                            sentence_row(it, Relation::added, {}, {{6, 1}}),
                            sentence_row(it, Relation::unchanged, {{7, 0}}, {{7, 0}}),
                            sentence_row(it, Relation::reworded, {{7, 1}}, {{7, 1}})};
  it.alignment.doubtful = {5};
  it.alignment.paragraphs[5].confidence = 0.55;
  it.alignment.layout_only = 3;

  const Document& a = it.old_document;
  const Document& b = it.new_document;
  using enum ClauseClass;
  ClauseRow stronger = clause_row(
      it, Status::reworded, clause(a, 1, "We noted the need to share data on floods", notice, "We", "noted"),
      clause(b, 1, "We resolved to share data on floods", undertaking, "We", "resolved to"));
  stronger.shift = Shift::strengthened;
  stronger.changed = {Facet::verb};
  ClauseRow weaker =
      clause_row(it, Status::reworded,
                 clause(a, 1, "We agreed to train 100 engineers by 2021", undertaking, "We", "agreed to"),
                 clause(b, 1, "We agreed to train engineers", undertaking, "We", "agreed to"));
  weaker.shift = Shift::weakened;
  weaker.changed = {Facet::amount, Facet::deadline};
  weaker.old_clause->deadlines = {"by 2021"};
  weaker.old_clause->amounts = {"100 engineers"};
  ClauseRow reworded =
      clause_row(it, Status::reworded, clause(a, 6, "We shall build two dams", undertaking, "We", "shall"),
                 clause(b, 2, "We shall build three dams", undertaking, "We", "shall"));
  reworded.changed = {Facet::amount};
  reworded.old_clause->amounts = {"two dams"};
  reworded.new_clause->amounts = {"three dams"};
  const std::string water = "We reaffirmed our commitment to clean water";
  it.clauses = {
      stronger,
      weaker,
      clause_row(it, Status::dropped,
                 clause(a, 2, "We decided to fund a river station", undertaking, "We", "decided to"), {}),
      clause_row(it, Status::dropped,
                 clause(a, 2, "we will open a second office soon", undertaking, "we", "will"), {}),
      reworded,
      clause_row(it, Status::added, {},
                 clause(b, 6, "we pledged USD 5 million for sensors", pledge, "we", "pledged")),
      clause_row(it, Status::added, {}, clause(b, 6, "We thanked the hosts", appreciation, "We", "thanked")),
      clause_row(it, Status::kept, clause(a, 7, water, reaffirmation, "We", "reaffirmed our commitment to"),
                 clause(b, 7, water, reaffirmation, "We", "reaffirmed our commitment to"))};
  return it;
}

}  // namespace stet::test
