#include "engine/commitment/clause_lists.hpp"

namespace stet {
namespace {

// The rows of one side's sentences and paragraphs.
class Rows {
 public:
  Rows(const Alignment& alignment, StatementSide side) {
    const auto of = [side](const auto& row) -> const auto& {
      return side == StatementSide::old_one ? row.old_side : row.new_side;
    };
    for (const SentenceRow& row : alignment.sentences)
      for (const SentenceRef& ref : of(row)) {
        if (ref.paragraph + 1 >= first_.size()) first_.resize(ref.paragraph + 2);
        first_[ref.paragraph + 1] = std::max<std::size_t>(first_[ref.paragraph + 1], ref.sentence + 1);
      }
    for (std::size_t p = 1; p < first_.size(); ++p) first_[p] += first_[p - 1];
    if (!first_.empty()) sentence_.resize(first_.back(), no_such_row);
    for (std::uint32_t r = 0; r < alignment.sentences.size(); ++r)
      for (const SentenceRef& ref : of(alignment.sentences[r]))
        sentence_[first_[ref.paragraph] + ref.sentence] = r;
    for (std::uint32_t r = 0; r < alignment.paragraphs.size(); ++r)
      for (const std::uint32_t p : of(alignment.paragraphs[r])) {
        if (p >= paragraph_.size()) paragraph_.resize(p + 1, no_such_row);
        paragraph_[p] = r;
      }
  }

  [[nodiscard]] std::uint32_t sentence(const Clause& clause) const {
    if (clause.paragraph + 1 >= first_.size()) return no_such_row;
    const std::size_t at = first_[clause.paragraph] + clause.sentence;
    return at < first_[clause.paragraph + 1] ? sentence_[at] : no_such_row;
  }
  [[nodiscard]] std::uint32_t paragraph(const Clause& clause) const {
    return clause.paragraph < paragraph_.size() ? paragraph_[clause.paragraph] : no_such_row;
  }

 private:
  std::vector<std::size_t> first_;       // by paragraph, into sentence_
  std::vector<std::uint32_t> sentence_;  // in reading order
  std::vector<std::uint32_t> paragraph_;
};

std::vector<ClausePlace> places_of(const std::vector<Profile>& clauses, const Rows& rows) {
  std::vector<ClausePlace> places;
  places.reserve(clauses.size());
  for (const Profile& profile : clauses)
    places.push_back({rows.sentence(*profile.clause), rows.paragraph(*profile.clause)});
  return places;
}

// The clauses of each row, by their places.
Lists by_row(const std::vector<ClausePlace>& places, std::uint32_t ClausePlace::*row, std::size_t count) {
  return {count, [&](const auto& take) {
            for (std::uint32_t i = 0; i < places.size(); ++i)
              if (places[i].*row != no_such_row) take(places[i].*row, i);
          }};
}

// The stems of each clause's content that are no words of the genre, sorted.
Lists specific_of(const std::vector<Profile>& clauses, const LexicalForms& forms) {
  return {clauses.size(), [&](const auto& take) {
            for (std::size_t i = 0; i < clauses.size(); ++i)
              for (const std::uint32_t stem : clauses[i].content)
                if (!forms.is_template(stem)) take(i, stem);
          }};
}

}  // namespace

ClauseLists::ClauseLists(const std::vector<Profile>& all, const Alignment& alignment, StatementSide side,
                         const LexicalForms& forms)
    : profiles(all),
      places(places_of(all, Rows(alignment, side))),
      by_sentence(by_row(places, &ClausePlace::sentence_row, alignment.sentences.size())),
      by_paragraph(by_row(places, &ClausePlace::paragraph_row, alignment.paragraphs.size())),
      specific(specific_of(all, forms)),
      match(all.size(), no_match) {}

Lists ClauseLists::by_stem(std::size_t stems) const {
  return {stems, [this](const auto& take) {
            for (std::uint32_t i = 0; i < profiles.size(); ++i)
              if (match[i] == no_match)
                for (const std::uint32_t stem : profiles[i].content) take(stem, i);
          }};
}

}  // namespace stet
