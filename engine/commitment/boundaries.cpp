#include "engine/commitment/boundaries.hpp"

#include "engine/commitment/sites.hpp"

namespace stet {

bool is_boundary(const Stretch& in, std::size_t i) {
  if (i == in.begin || in.at(i).dash_before || in.at(i).item) return true;
  const Token& before = in.at(i - 1);
  if (before.is_mark('.') && i >= in.begin + 2 && in.at(i - 2).acronym) return false;  // "U.S.-EU"
  if (before.kind == WordKind::punctuation) return !before.is_mark('(') && !before.is_mark('"');
  if (before.is(WordList::conjunction)) return true;
  // "…, and in this regard decides to …"
  const std::size_t connector = connector_begin(in, i);
  return connector < i && connector > in.begin &&
         (in.at(connector - 1).is(WordList::conjunction) ||
          in.at(connector - 1).kind == WordKind::punctuation);
}

// Whether "we" at `i` is the subject of a main clause and not of "that we …", "as we …", "the projects we
// support".
bool opens_main_clause(const Stretch& in, std::size_t i, bool any_site) {
  std::size_t k = i;
  while (k > in.begin && in.at(k - 1).kind == WordKind::word && in.at(k - 1).is(WordList::adverb)) --k;
  if (k == in.begin || in.at(k).dash_before || in.at(k).item) return true;
  const Token& before = in.at(k - 1);
  if (before.kind == WordKind::punctuation) return true;
  if (before.is(WordList::conjunction)) {
    // "so that we can and we will": rare; "and we" after a that-clause still opens one.
    return true;
  }
  if (before.is(WordList::subordinator) || before.is(WordList::relative)) return false;
  if (before.kind == WordKind::number) return true;
  // "In this regard we", without its comma.
  return !any_site && (in.at(in.begin).is(WordList::preposition) || in.key(in.begin).ends_with("ing") ||
                       in.key(in.begin) == "to");
}

bool followed_by_object(const Stretch& in, const Predicate& predicate) {
  if (predicate.end > predicate.words_end || predicate.words_end > predicate.begin + 1) return true;
  const std::size_t k = predicate.end;
  if (!in.inside(k)) return k < in.tokens.size() && in.at(k).is_mark(':');  // the items of a list
  const Token& next = in.at(k);
  if (next.kind == WordKind::punctuation)
    return next.is_mark('"') || next.is_mark(':') || next.is_mark(',') || next.is_mark('(');
  return !next.is(WordList::preposition) || next.capital || in.key(k) == "with";
}

}  // namespace stet
