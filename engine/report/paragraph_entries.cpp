#include <algorithm>
#include <utility>

#include "engine/base/parallel.hpp"
#include "engine/report/draft.hpp"

namespace stet {

namespace {

// Words quoted of a text that is named only to be recognised.
constexpr std::size_t quoted_words = 24;
// Words of what is told elsewhere that stay beside a change, so that it reads as part of its sentence.
constexpr std::size_t anchor_words = 4;
constexpr std::size_t entries_a_chunk = 4;  // fewer are not worth a thread

std::vector<Place> places_at(const std::vector<std::uint32_t>& paragraphs, const std::vector<Place>& places) {
  std::vector<Place> out;
  for (const std::uint32_t paragraph : paragraphs) out.push_back(places[paragraph]);
  return out;
}

std::vector<Place> places_of_sentences(const std::vector<SentenceRef>& sentences,
                                       const std::vector<Place>& places) {
  std::vector<Place> out;
  for (const SentenceRef& ref : sentences) {
    if (out.empty() || out.back().paragraph != ref.paragraph) out.push_back(places[ref.paragraph]);
  }
  return out;
}

Entry entry_of_row(const Draft& draft, const ParagraphRow& row) {
  Entry entry;
  entry.old_places = places_at(row.old_side, draft.old_places);
  entry.new_places = places_at(row.new_side, draft.new_places);
  entry.paragraph = ParagraphVerdict{row.relation, row.moved, row.similarity, row.matched_by, row.confidence};
  return entry;
}

// What is still to be told of a sentence row in its paragraph's entry; nothing when earlier sections told it
// all.
std::optional<Passage> tell(const Draft& draft, const SentenceRow& row, const Entry& entry) {
  const Document& old_document = draft.comparison.old_document;
  const Document& new_document = draft.comparison.new_document;
  Passage passage;
  if (row.moved && !row.old_side.empty() && !row.new_side.empty()) {
    passage.places = places_of_sentences(row.old_side, draft.old_places);
    const bool same_row = std::ranges::all_of(row.old_side, [&](const SentenceRef& ref) {
      return draft.old_rows.paragraph[ref.paragraph] == draft.owner(row);
    });
    passage.remark = same_row ? Remark::moved_within : Remark::moved_from;
    if (same_row) passage.places.clear();
  }
  if (row.relation == Relation::unchanged) {
    // A paragraph that moved as a whole says so itself.
    if (!row.moved || (entry.paragraph->moved && passage.remark == Remark::moved_within)) return std::nullopt;
    if (covered(row.new_side, new_document, draft.new_shown)) return std::nullopt;
    passage.pieces = quote(joined_text(row.new_side, new_document), quoted_words);
    return passage;
  }
  passage.pieces = uncovered_redline(row, old_document, new_document, draft.old_shown, draft.new_shown);
  if (passage.pieces.empty() && passage.remark == Remark::none) return std::nullopt;
  const bool whole = (row.relation == Relation::added && entry.paragraph->relation == Relation::added) ||
                     (row.relation == Relation::dropped && entry.paragraph->relation == Relation::dropped);
  if (whole) {
    // Marking every word of a paragraph that is new as a whole would say nothing.
    for (Piece& piece : passage.pieces) {
      if (piece.mark == Mark::inserted || piece.mark == Mark::erased) piece.mark = Mark::plain;
    }
    passage.pieces = gather_hints(std::move(passage.pieces));
    return passage;
  }
  passage.pieces =
      gather_hints(shorten(anchor(std::move(passage.pieces), anchor_words), draft.options.context));
  return passage;
}

bool same_places(const std::vector<Place>& a, const std::vector<Place>& b) {
  return std::ranges::equal(a, b, {}, &Place::paragraph, &Place::paragraph);
}

// "2 sentences moved to ¶3"
void add_departure(Entry& entry, std::vector<Place> places) {
  for (Passage& passage : entry.passages) {
    if (passage.remark != Remark::moved_to || !same_places(passage.places, places)) continue;
    ++passage.sentences;
    return;
  }
  entry.passages.push_back({{}, Remark::moved_to, std::move(places)});
}

// The sentence row is a change of a kind asked for, whatever became of its paragraph.
bool wanted_by_itself(const Draft& draft, const SentenceRow& row) {
  if (row.relation == Relation::added || row.relation == Relation::dropped)
    return draft.wants(outcome_of(row.relation));
  return row.moved && draft.wants(Outcome::moved);
}

// By paragraph row, the sentence rows that changed.
struct ChangesOf {
  std::vector<std::vector<std::uint32_t>> told;  // that its entry tells of
  std::vector<std::vector<std::uint32_t>> left;  // that left it for another row

  explicit ChangesOf(const Draft& draft)
      : told(draft.comparison.alignment.paragraphs.size()), left(told.size()) {
    const Alignment& alignment = draft.comparison.alignment;
    for (std::uint32_t s = 0; s < alignment.sentences.size(); ++s) {
      const SentenceRow& row = alignment.sentences[s];
      if (!changed(row)) continue;
      const std::uint32_t owner = draft.owner(row);
      if (owner != no_row) told[owner].push_back(s);
      if (row.new_side.empty()) continue;
      for (const SentenceRef& ref : row.old_side) {
        const std::uint32_t other = draft.old_rows.paragraph[ref.paragraph];
        if (other == owner || other == no_row) continue;
        if (left[other].empty() || left[other].back() != s) left[other].push_back(s);
      }
    }
  }
};

// Which changes of a paragraph row are told.
enum class Telling : std::uint8_t {
  nothing,
  in_part,  // of one that changed in another way than asked for, the sentences that changed in this way
  all
};

Telling telling(const Draft& draft, const ParagraphRow& row, const std::vector<std::uint32_t>& told) {
  const Outcome outcome = outcome_of(row.relation);
  if ((outcome != Outcome::stands && draft.wants(outcome)) || (row.moved && draft.wants(Outcome::moved)))
    return Telling::all;
  const bool in_part = std::ranges::any_of(told, [&](std::uint32_t s) {
    return wanted_by_itself(draft, draft.comparison.alignment.sentences[s]);
  });
  return in_part ? Telling::in_part : Telling::nothing;
}

Entry entry_in_part(const Draft& draft, const ParagraphRow& row, const std::vector<std::uint32_t>& told) {
  Entry entry = entry_of_row(draft, row);
  for (const std::uint32_t s : told) {
    const SentenceRow& sentence = draft.comparison.alignment.sentences[s];
    if (draft.rolling[s] || !wanted_by_itself(draft, sentence)) continue;
    if (std::optional<Passage> passage = tell(draft, sentence, entry))
      entry.passages.push_back(std::move(*passage));
  }
  return entry;
}

Entry whole_entry(const Draft& draft, const ParagraphRow& row, const std::vector<std::uint32_t>& told,
                  const std::vector<std::uint32_t>& left) {
  const Alignment& alignment = draft.comparison.alignment;
  const Outcome outcome = outcome_of(row.relation);
  Entry entry = entry_of_row(draft, row);
  if (outcome != Outcome::stands) entry.counted.push_back({FigureSubject::paragraphs, outcome});
  if (row.moved) entry.counted.push_back({FigureSubject::paragraphs, Outcome::moved});
  for (const std::uint32_t s : told) {
    if (draft.rolling[s]) {
      entry.shown_elsewhere = true;
    } else if (std::optional<Passage> passage = tell(draft, alignment.sentences[s], entry)) {
      entry.passages.push_back(std::move(*passage));
    } else {
      // What only came along with its paragraph is told by "moved".
      const bool reworded = alignment.sentences[s].relation != Relation::unchanged;
      entry.shown_elsewhere = entry.shown_elsewhere || reworded || !row.moved;
    }
  }
  for (const std::uint32_t s : left)
    add_departure(entry, places_of_sentences(alignment.sentences[s].new_side, draft.new_places));
  // Where the text moved as it was, the reader wants to know which text.
  if (entry.passages.empty() && !entry.shown_elsewhere && row.moved && row.relation == Relation::unchanged) {
    const std::string& text = draft.comparison.new_document.paragraphs[row.new_side.front()].text;
    entry.passages.push_back({quote(text, quoted_words), Remark::none, {}});
  }
  return entry;
}

}  // namespace

Section paragraph_section(const Draft& draft) {
  if (!draft.options.classes.empty()) return {SectionKind::paragraphs, {}};
  const std::vector<ParagraphRow>& rows = draft.comparison.alignment.paragraphs;
  const ChangesOf changes(draft);
  const std::vector<bool> rolling = draft.rolling_paragraphs();
  struct Told {
    std::size_t row;
    bool whole;
  };
  std::vector<Told> told;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rolling[i]) continue;
    const Telling how = telling(draft, rows[i], changes.told[i]);
    if (how != Telling::nothing) told.push_back({i, how == Telling::all});
  }
  Section section{SectionKind::paragraphs, std::vector<Entry>(told.size())};
  for_each_chunk(told.size(), entries_a_chunk, [&](std::size_t k) {
    const std::size_t i = told[k].row;
    section.entries[k] = told[k].whole ? whole_entry(draft, rows[i], changes.told[i], changes.left[i])
                                       : entry_in_part(draft, rows[i], changes.told[i]);
  });
  // Those told in part count as nothing, and may have nothing to tell.
  std::erase_if(section.entries,
                [](const Entry& entry) { return entry.counted.empty() && entry.passages.empty(); });
  return section;
}

void add_rolling_section(const Draft& draft, Report& report) {
  if (!draft.options.classes.empty() || !draft.wants(Outcome::rolling)) return;
  const Alignment& alignment = draft.comparison.alignment;
  const std::vector<bool> whole = draft.rolling_paragraphs();
  std::vector<bool> counted(alignment.paragraphs.size(), false);
  Section section{SectionKind::rolling, {}};
  for (std::size_t s = 0; s < alignment.sentences.size(); ++s) {
    if (!draft.rolling[s]) continue;
    const SentenceRow& row = alignment.sentences[s];
    Entry entry;
    entry.old_places = places_of_sentences(row.old_side, draft.old_places);
    entry.new_places = places_of_sentences(row.new_side, draft.new_places);
    entry.counted.push_back({FigureSubject::sentences, Outcome::rolling});
    for (const std::uint32_t i : draft.clauses_of[s]) {
      if (concerns_commitment(draft.comparison.clauses[i]) && draft.rolls(draft.comparison.clauses[i])) {
        entry.counted.push_back({FigureSubject::commitments, Outcome::rolling});
      }
    }
    const std::uint32_t owner = draft.owner(row);
    if (owner != no_row && whole[owner] && !counted[owner]) {
      counted[owner] = true;
      entry.counted.push_back({FigureSubject::paragraphs, Outcome::rolling});
    }
    for (const Exchange& exchange : *draft.rolling[s])
      entry.facts.push_back({"", exchange.before, exchange.after});
    entry.passages.push_back({shorten(pieces_of(row.edits), draft.options.context), Remark::none, {}});
    section.entries.push_back(std::move(entry));
  }
  if (!section.entries.empty()) report.sections.push_back(std::move(section));
}

void add_closing_sections(const Draft& draft, Report& report) {
  const Comparison& comparison = draft.comparison;
  const std::vector<std::optional<std::uint32_t>>& nearest = comparison.alignment.nearest;
  Section check{SectionKind::to_check, {}};
  for (std::size_t k = 0; k < comparison.alignment.doubtful.size(); ++k) {
    const ParagraphRow& row = comparison.alignment.paragraphs[comparison.alignment.doubtful[k]];
    Entry entry = entry_of_row(draft, row);
    entry.counted.push_back({FigureSubject::links, Outcome::doubtful});
    const auto add_quote = [&](const Document& document, const std::vector<std::uint32_t>& side,
                               Remark remark) {
      std::string text;
      for (const std::uint32_t paragraph : side)
        text += (text.empty() ? "" : " ") + document.paragraphs[paragraph].text;
      if (!text.empty()) entry.passages.push_back({quote(text, quoted_words), remark, {}});
    };
    add_quote(comparison.old_document, row.old_side, Remark::old_text);
    add_quote(comparison.new_document, row.new_side, Remark::new_text);
    if (k < nearest.size() && nearest[k]) {
      const bool dropped = row.new_side.empty();
      const Document& other = dropped ? comparison.new_document : comparison.old_document;
      entry.passages.push_back({quote(other.paragraphs[*nearest[k]].text, quoted_words),
                                dropped ? Remark::nearest_in_new : Remark::nearest_in_old,
                                {(dropped ? draft.new_places : draft.old_places)[*nearest[k]]}});
    }
    check.entries.push_back(std::move(entry));
  }
  if (!check.entries.empty()) report.sections.push_back(std::move(check));

  if (!report.filtered) {
    Section left_out{SectionKind::left_out, {}};
    for (const bool of_old : {true, false}) {
      for (const LeftOut& item : (of_old ? comparison.old_document : comparison.new_document).left_out) {
        Entry entry;
        entry.left_out = item;
        entry.of_old = of_old;
        left_out.entries.push_back(std::move(entry));
        const auto known =
            std::ranges::find(report.left_out, item.what, &std::pair<std::string, std::size_t>::first);
        if (known == report.left_out.end()) {
          report.left_out.emplace_back(item.what, 1);
        } else {
          ++known->second;
        }
      }
    }
    if (!left_out.entries.empty()) report.sections.push_back(std::move(left_out));
  }

  Section limits{SectionKind::limits, {}};
  for (const std::string& limit : comparison.alignment.limits) {
    Entry entry;
    entry.passages.push_back({{{Mark::plain, limit}}, Remark::none, {}});
    limits.entries.push_back(std::move(entry));
  }
  if (!limits.entries.empty()) report.sections.push_back(std::move(limits));
}

}  // namespace stet
