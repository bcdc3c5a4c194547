#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/report/draft.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

// Words quoted of a clause that is named only to be recognised.
constexpr std::size_t quoted_words = 24;

SectionKind section_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::stronger:
      return SectionKind::stronger;
    case Outcome::weaker:
      return SectionKind::weaker;
    case Outcome::dropped:
      return SectionKind::dropped;
    case Outcome::absorbed:
      return SectionKind::absorbed;
    case Outcome::added:
      return SectionKind::added;
    case Outcome::detached:
      return SectionKind::detached;
    case Outcome::moved:
      return SectionKind::moved;
    case Outcome::stands:
      return SectionKind::standing;
    default:
      return SectionKind::reworded;
  }
}

// The clauses of one sentence in order, with the furthest end up to each.
struct SentenceClauses {
  std::vector<Span> spans;
  std::vector<std::size_t> furthest;
};

// Of one side, by paragraph and sentence.
using ClauseSpans = std::vector<std::vector<SentenceClauses>>;

ClauseSpans clause_spans(const Comparison& comparison, bool old_side) {
  const Document& document = old_side ? comparison.old_document : comparison.new_document;
  ClauseSpans all(document.paragraphs.size());
  for (std::size_t p = 0; p < all.size(); ++p) all[p].resize(document.paragraphs[p].sentences.size());
  for (const ClauseRow& row : comparison.clauses) {
    const std::optional<Clause>& clause = old_side ? row.old_clause : row.new_clause;
    if (clause) all[clause->paragraph][clause->sentence].spans.push_back(clause->span);
  }
  for (std::vector<SentenceClauses>& sentences : all) {
    for (SentenceClauses& sentence : sentences) {
      std::ranges::sort(sentence.spans, {}, &Span::begin);
      std::size_t furthest = 0;
      for (const Span& span : sentence.spans) {
        furthest = std::max(furthest, span.end);
        sentence.furthest.push_back(furthest);
      }
    }
  }
  return all;
}

// In a sentence that is wholly new or gone, the words around a clause that no other clause claims ("In this
// regard,", "as well") are told with it: those before it with it, those after the last clause with the last.
Span with_lead_in(const Clause& clause, const ClauseSpans& all, const Document& document) {
  const Span sentence = document.paragraphs[clause.paragraph].sentences[clause.sentence];
  const SentenceClauses& clauses = all[clause.paragraph][clause.sentence];
  const auto self = std::ranges::lower_bound(clauses.spans, clause.span.begin, {}, &Span::begin);
  const auto before = static_cast<std::size_t>(self - clauses.spans.begin());
  Span span{sentence.begin, sentence.end};
  if (before > 0) span.begin = std::min(clauses.furthest[before - 1], clause.span.begin);
  if (before + 1 < clauses.spans.size()) span.end = clause.span.end;
  return span;
}

// Without the "; and" in front.
std::string_view without_joint(std::string_view text) noexcept {
  constexpr std::string_view marks = " ,;:.";
  constexpr std::array<std::string_view, 3> joints = {"and ", "or ", "but "};
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && marks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    for (const std::string_view joint : joints) {
      if (text.starts_with(joint)) {
        text.remove_prefix(joint.size());
        again = true;
      }
    }
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ';'))
    text.remove_suffix(1);
  return text;
}

// Of a clause's words this share at least stands where its sentence only words it otherwise: a pledge is a
// few words within a sentence, another commitment is most of its own.
constexpr double least_standing_of_pledge = 1.0 / 3.0;
constexpr double least_standing = 0.6;

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    count += c != ' ' && !inside ? 1 : 0;
    inside = c != ' ';
  }
  return count;
}

// A pledge named in a sentence that goes on, "Japan's [-pledge of USD 10 million-]{+contribution+} to the
// Institute": its part of the sentence's redline, where both its ends stand. Of another commitment, "We
// [-may-]{+will+} end the contract", where its beginning and most of its words stand.
std::vector<Piece> standing_frame(const Draft& draft, const Clause& clause, std::uint32_t sentence,
                                  bool old_side, LastSentence& last) {
  if (sentence == no_row) return {};
  const SentenceRow& row = draft.comparison.alignment.sentences[sentence];
  if (row.relation != Relation::reworded || row.old_side.size() != 1 || row.new_side.size() != 1) return {};
  const Document& document = old_side ? draft.comparison.old_document : draft.comparison.new_document;
  const Paragraph& paragraph = document.paragraphs[clause.paragraph];
  const Span whole = paragraph.sentences[clause.sentence];
  if (!last.redline || last.sentence != sentence || last.old_side != old_side)
    last = {sentence, old_side, PartedRedline(row.edits, whole.of(paragraph.text), old_side)};
  const std::vector<Edit> part =
      last.redline->part({clause.span.begin - whole.begin, clause.span.end - whole.begin});
  std::size_t standing = 0;
  std::size_t all = 0;
  bool replaced = false;
  for (const Edit& edit : part) {
    const bool other = edit.op == (old_side ? EditOp::insert : EditOp::erase);
    replaced = replaced || other;
    const std::size_t words = other ? 0 : words_in(edit.text);
    all += words;
    standing += edit.op == EditOp::equal ? words : 0;
  }
  const bool pledge = clause.clause_class == ClauseClass::pledge;
  const bool changed = replaced || standing < all;
  const auto stands = [](const Edit& edit) { return edit.op == EditOp::equal && has_word(edit.text); };
  const bool framed = changed && !part.empty() && stands(part.front()) && (!pledge || stands(part.back()));
  const double least = pledge ? least_standing_of_pledge : least_standing;
  if (!framed || static_cast<double>(standing) < least * static_cast<double>(all)) return {};
  return pieces_of(part);
}

bool lone(const ClauseRow& row) noexcept {
  return row.status == Status::added || row.status == Status::dropped;
}

// The clause of a lone row.
const Clause& lone_clause(const ClauseRow& row) {
  return row.status == Status::dropped ? *row.old_clause : *row.new_clause;
}

std::uint32_t sentence_of_lone(const Draft& draft, const ClauseRow& row) {
  const Clause& clause = lone_clause(row);
  return (row.status == Status::dropped ? draft.old_rows : draft.new_rows)
      .sentence[clause.paragraph][clause.sentence];
}

// What is shown of the clause of a lone row.
Span shown_of_lone(const Draft& draft, const ClauseRow& row, const ClauseSpans& spans) {
  const Clause& clause = lone_clause(row);
  const std::uint32_t sentence = sentence_of_lone(draft, row);
  if (sentence == no_row) return clause.span;
  const Relation relation = draft.comparison.alignment.sentences[sentence].relation;
  if (relation != Relation::added && relation != Relation::dropped) return clause.span;
  return with_lead_in(
      clause, spans,
      row.status == Status::dropped ? draft.comparison.old_document : draft.comparison.new_document);
}

Passage whole_text(const Draft& draft, const ClauseRow& row, Span span, LastSentence& last) {
  const bool old_side = row.status == Status::dropped;
  const Clause& clause = lone_clause(row);
  const Document& document = old_side ? draft.comparison.old_document : draft.comparison.new_document;
  const std::uint32_t sentence = sentence_of_lone(draft, row);
  if (std::vector<Piece> frame =
          row.in_another ? std::vector<Piece>{} : standing_frame(draft, clause, sentence, old_side, last);
      !frame.empty())
    return {std::move(frame), Remark::none, {}};
  const std::string_view text = without_joint(span.of(document.paragraphs[clause.paragraph].text));
  return {{{Mark::plain, understood_text(clause, text) + std::string(text)}}, Remark::none, {}};
}

Passage redlined(const Draft& draft, const ClauseRow& row) {
  std::vector<Piece> pieces = pieces_of(row.edits);
  if (!shows_change(pieces)) {
    const Paragraph& paragraph = draft.comparison.new_document.paragraphs[row.new_clause->paragraph];
    return {quote(row.new_clause->span.of(paragraph.text), quoted_words), Remark::none, {}};
  }
  return {shorten(std::move(pieces), draft.options.context), Remark::none, {}};
}

// A commitment that stands in another paragraph now, unless its paragraph went there as a whole.
bool tells_of_move(const Draft& draft, const ClauseRow& row) {
  if (row.status != Status::kept || !row.moved || !row.old_clause || !row.new_clause) return false;
  return draft.old_rows.paragraph[row.old_clause->paragraph] !=
         draft.new_rows.paragraph[row.new_clause->paragraph];
}

}  // namespace

std::vector<ShownClause> show_clauses(Draft& draft) {
  const ClauseSpans old_spans = clause_spans(draft.comparison, true);
  const ClauseSpans new_spans = clause_spans(draft.comparison, false);
  std::vector<ShownClause> shown;
  const auto show = [&](const ClauseRow& row, Outcome outcome) {
    if (lone(row)) {
      const bool dropped = row.status == Status::dropped;
      shown.push_back({&row, outcome, shown_of_lone(draft, row, dropped ? old_spans : new_spans)});
      (dropped ? draft.old_shown : draft.new_shown).add(lone_clause(row).paragraph, shown.back().span);
    } else {
      shown.push_back({&row, outcome, {}});
      draft.old_shown.add(row.old_clause->paragraph, row.old_clause->span);
      draft.new_shown.add(row.new_clause->paragraph, row.new_clause->span);
    }
  };
  const bool list_standing =
      std::ranges::find(draft.options.only, Selection::kept) != draft.options.only.end();
  for (const bool commitments : {true, false}) {
    std::vector<const ClauseRow*> dropped;
    for (const ClauseRow& row : draft.comparison.clauses) {
      if (concerns_commitment(row) != commitments || !draft.wants_clause(row) || draft.rolls(row)) continue;
      const Outcome outcome = outcome_of(row);
      if (outcome != Outcome::stands) {
        if (!draft.wants(outcome)) continue;
        if (row.status == Status::dropped) {
          dropped.push_back(&row);
        } else {
          show(row, outcome);
        }
        continue;
      }
      if (tells_of_move(draft, row) && draft.wants(Outcome::moved)) show(row, Outcome::moved);
      if (list_standing) show(row, Outcome::stands);
    }
    // What was dropped is read against the old statement, so in its order.
    std::ranges::stable_sort(dropped, [](const ClauseRow* a, const ClauseRow* b) {
      const Clause& left = *a->old_clause;
      const Clause& right = *b->old_clause;
      if (left.paragraph != right.paragraph) return left.paragraph < right.paragraph;
      return left.span.begin < right.span.begin;
    });
    for (const ClauseRow* row : dropped) show(*row, outcome_of(*row));
  }
  draft.old_shown.settle();
  draft.new_shown.settle();
  return shown;
}

Entry clause_entry(const Draft& draft, const ShownClause& shown, LastSentence& last) {
  const ClauseRow& row = *shown.row;
  const Outcome outcome = shown.outcome;
  Entry entry;
  const FigureSubject subject =
      concerns_commitment(row) ? FigureSubject::commitments : FigureSubject::other_clauses;
  entry.counted.push_back({subject, outcome});
  if (row.old_clause) entry.old_places.push_back(draft.old_places[row.old_clause->paragraph]);
  if (row.new_clause) entry.new_places.push_back(draft.new_places[row.new_clause->paragraph]);
  if (lone(row)) {
    entry.passages.push_back(whole_text(draft, row, shown.span, last));
    if (!row.why.empty()) {
      entry.facts.push_back({"why", row.why, {}});
    } else if (shows_change(entry.passages.front().pieces)) {
      const bool now = row.status == Status::dropped;
      entry.facts.push_back(
          {"why", now ? "its sentence stands in other words" : "its sentence stood in other words", {}});
    }
  } else {
    entry.passages.push_back(redlined(draft, row));
    if (outcome != Outcome::moved && outcome != Outcome::stands) entry.facts = facts_of(row);
  }
  if (subject == FigureSubject::other_clauses && entry.facts.empty()) {
    const Clause& clause = row.new_clause ? *row.new_clause : *row.old_clause;
    entry.facts.push_back({"kind", std::string(name(clause.clause_class)), {}});
  }
  entry.clause = row;
  return entry;
}

std::vector<Section> clause_sections(const std::vector<ShownClause>& shown, std::vector<Entry> entries) {
  constexpr std::array order = {SectionKind::stronger, SectionKind::weaker, SectionKind::dropped,
                                SectionKind::absorbed, SectionKind::added,  SectionKind::detached,
                                SectionKind::reworded, SectionKind::moved,  SectionKind::standing};
  std::vector<Section> sections;
  for (const SectionKind kind : order) sections.push_back({kind, {}});
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto place = std::ranges::find(order, section_of(shown[i].outcome)) - order.begin();
    sections[static_cast<std::size_t>(place)].entries.push_back(std::move(entries[i]));
  }
  std::erase_if(sections, [](const Section& section) { return section.entries.empty(); });
  return sections;
}

}  // namespace stet
