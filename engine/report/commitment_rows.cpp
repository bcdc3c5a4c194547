#include "engine/report/commitment_rows.hpp"

#include "engine/report/phrases.hpp"

namespace stet {

namespace {

std::string status_of(SectionKind section) {
  switch (section) {
    case SectionKind::stronger:
      return "stronger";
    case SectionKind::weaker:
      return "weaker";
    case SectionKind::dropped:
      return "dropped";
    case SectionKind::absorbed:
      return "now part of another";
    case SectionKind::added:
      return "added";
    case SectionKind::detached:
      return "before part of another";
    case SectionKind::moved:
      return "moved";
    case SectionKind::standing:
      return "stands";
    default:
      return "reworded";
  }
}

std::string clause_text(const Clause& clause, const Document& document) {
  return std::string(clause.span.of(document.paragraphs[clause.paragraph].text));
}

// What the report shows of a clause of one side, without the other side's words: with what is understood from
// before it.
std::string shown_text(const Entry& entry, Mark other) {
  std::string text;
  for (const Passage& passage : entry.passages) {
    for (const Piece& piece : passage.pieces) {
      if (piece.mark == other) continue;
      if (text.ends_with(' ') && piece.text.starts_with(' ')) text.pop_back();
      text += piece.text;
    }
  }
  return text;
}

// The pieces of a clause of one side: all of it gone or new, or what of it stands.
std::vector<Piece> lone_redline(const Entry& entry, Mark mark, const std::string& text) {
  const std::vector<Piece>& pieces = entry.passages.front().pieces;
  return shows_change(pieces) ? pieces : std::vector<Piece>{{mark, text}};
}

CommitmentRow row_of(const Section& section, const Entry& entry, const Comparison& comparison) {
  CommitmentRow row;
  row.section = section.kind;
  row.status = status_of(section.kind);
  if (!entry.old_places.empty()) row.old_place = entry.old_places.front();
  if (!entry.new_places.empty()) row.new_place = entry.new_places.front();
  row.changes = facts_text(entry.facts, unicode_signs);
  const ClauseRow& clause = *entry.clause;
  if (clause.old_clause) {
    row.old_class = name(clause.old_clause->clause_class);
    row.old_actor = clause.old_clause->actor;
    row.old_text = clause_text(*clause.old_clause, comparison.old_document);
  }
  if (clause.new_clause) {
    row.new_class = name(clause.new_clause->clause_class);
    row.new_actor = clause.new_clause->actor;
    row.new_text = clause_text(*clause.new_clause, comparison.new_document);
  }
  if (!clause.new_clause) {
    row.old_text = shown_text(entry, Mark::inserted);
    row.redline = lone_redline(entry, Mark::erased, row.old_text);
  } else if (!clause.old_clause) {
    row.new_text = shown_text(entry, Mark::erased);
    row.redline = lone_redline(entry, Mark::inserted, row.new_text);
  } else {
    row.redline = pieces_of(clause.edits);
  }
  return row;
}

}  // namespace

std::vector<CommitmentRow> commitment_rows(const Report& report, const Comparison& comparison) {
  std::vector<CommitmentRow> rows;
  for (const Section& section : report.sections) {
    for (const Entry& entry : section.entries) {
      if (entry.clause) rows.push_back(row_of(section, entry, comparison));
    }
  }
  return rows;
}

std::string cell_text(const Place& place) {
  std::string text = place.label.empty() ? "[" + std::to_string(place.running) + "]" : place.label;
  return place.kind == ParagraphKind::heading ? "heading " + text : text;
}

}  // namespace stet
