#include "engine/commitment/comparison.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/align/align.hpp"
#include "engine/align/redline.hpp"
#include "engine/commitment/change.hpp"
#include "engine/commitment/matching.hpp"
#include "engine/commitment/profile.hpp"

namespace stet {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;

std::vector<Profile> profiles_of(const std::vector<Clause>& clauses, const Document& document,
                                 Profiler& profiler) {
  std::vector<Profile> profiles;
  profiles.reserve(clauses.size());
  for (const Clause& clause : clauses)
    profiles.push_back(profiler.profile(clause, document.paragraphs[clause.paragraph].text));
  return profiles;
}

// Whether the sentence or the paragraph that holds a clause moved.
class Moves {
 public:
  explicit Moves(const Alignment& alignment) {
    for (const SentenceRow& row : alignment.sentences)
      for (const SentenceRef& ref : row.new_side)
        sentence_[(std::uint64_t{ref.paragraph} << 32U) | ref.sentence] = row.moved;
    for (const ParagraphRow& row : alignment.paragraphs)
      for (const std::uint32_t p : row.new_side) paragraph_[p] = row.moved;
  }

  [[nodiscard]] bool moved(const Clause& new_clause, const ClauseLink& link) const {
    if (link.same_sentence_row || link.same_paragraph_row) {
      const auto s = sentence_.find((std::uint64_t{new_clause.paragraph} << 32U) | new_clause.sentence);
      if (link.same_sentence_row && s != sentence_.end() && s->second) return true;
      const auto p = paragraph_.find(new_clause.paragraph);
      return link.same_paragraph_row && p != paragraph_.end() && p->second;
    }
    return true;
  }

 private:
  std::unordered_map<std::uint64_t, bool> sentence_;
  std::unordered_map<std::uint32_t, bool> paragraph_;
};

ClauseRow linked_row(const Profile& old_clause, const Profile& new_clause, bool moved, Profiler& profiler) {
  ClauseRow row;
  ClauseChange change = change_of(old_clause, new_clause, profiler);
  row.status = change.status;
  row.shift = change.shift;
  row.changed = std::move(change.facets);
  row.why = std::move(change.why);
  row.moved = moved;
  row.old_clause = *old_clause.clause;
  row.new_clause = *new_clause.clause;
  row.edits = redline(old_clause.text, new_clause.text).edits;
  return row;
}

ClauseRow lone_row(const Profile& clause, Status status) {
  ClauseRow row;
  row.status = status;
  (status == Status::added ? row.new_clause : row.old_clause) = *clause.clause;
  row.edits = {{status == Status::added ? EditOp::insert : EditOp::erase, std::string(clause.text)}};
  return row;
}

}  // namespace

Comparison compare(Document old_document, Document new_document, const Lexicon& lexicon) {
  Comparison comparison;
  comparison.alignment = align(old_document, new_document);
  comparison.clauses = compare_clauses(old_document, new_document, comparison.alignment, lexicon);
  comparison.old_document = std::move(old_document);
  comparison.new_document = std::move(new_document);
  return comparison;
}

std::vector<ClauseRow> compare_clauses(const Document& old_document, const Document& new_document,
                                       const Alignment& alignment, const Lexicon& lexicon) {
  const std::vector<Clause> old_clauses = find_clauses(old_document, lexicon);
  const std::vector<Clause> new_clauses = find_clauses(new_document, lexicon);
  Profiler profiler(lexicon.tables());
  const std::vector<Profile> old_side = profiles_of(old_clauses, old_document, profiler);
  const std::vector<Profile> new_side = profiles_of(new_clauses, new_document, profiler);

  const Moves moves(alignment);
  std::vector<std::uint32_t> new_of(old_side.size(), none);
  std::vector<const ClauseLink*> link_of(new_side.size(), nullptr);
  const std::vector<ClauseLink> links = match_clauses(old_side, new_side, alignment, profiler);
  for (const ClauseLink& link : links) {
    new_of[link.old_clause] = link.new_clause;
    link_of[link.new_clause] = &link;
  }

  // A dropped clause stands after what it followed.
  std::vector<std::vector<std::uint32_t>> dropped_after(new_side.size() + 1);
  std::size_t anchor = 0;
  for (std::uint32_t i = 0; i < old_side.size(); ++i) {
    if (new_of[i] == none)
      dropped_after[anchor].push_back(i);
    else
      anchor = new_of[i] + 1;
  }

  std::vector<ClauseRow> rows;
  rows.reserve(old_side.size() + new_side.size());
  for (std::uint32_t j = 0; j <= new_side.size(); ++j) {
    if (j > 0) {
      const ClauseLink* const link = link_of[j - 1];
      if (link == nullptr)
        rows.push_back(lone_row(new_side[j - 1], Status::added));
      else
        rows.push_back(linked_row(old_side[link->old_clause], new_side[j - 1],
                                  moves.moved(*new_side[j - 1].clause, *link), profiler));
    }
    for (const std::uint32_t i : dropped_after[j]) rows.push_back(lone_row(old_side[i], Status::dropped));
  }
  return rows;
}

std::string_view name(Status status) noexcept {
  switch (status) {
    case Status::kept:
      return "kept";
    case Status::reworded:
      return "reworded";
    case Status::added:
      return "added";
    case Status::dropped:
      return "dropped";
  }
  return "";
}

std::string_view name(Shift shift) noexcept {
  switch (shift) {
    case Shift::none:
      return "none";
    case Shift::strengthened:
      return "strengthened";
    case Shift::weakened:
      return "weakened";
  }
  return "";
}

std::string_view name(Facet facet) noexcept {
  switch (facet) {
    case Facet::verb:
      return "verb";
    case Facet::actor:
      return "actor";
    case Facet::amount:
      return "amount";
    case Facet::deadline:
      return "deadline";
    case Facet::name:
      return "name";
    case Facet::scope:
      return "scope";
    case Facet::wording:
      return "wording";
    case Facet::spelling:
      return "spelling";
  }
  return "";
}

}  // namespace stet
