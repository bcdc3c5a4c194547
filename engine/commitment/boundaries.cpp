#include "engine/commitment/boundaries.hpp"

#include "engine/commitment/sites.hpp"

namespace stet {

bool is_boundary_behind(const Stretch& in, std::size_t i) {
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

std::vector<std::size_t> ends_of_parentheses(const Stretch& in) {
  std::vector<std::size_t> ends(in.end - in.begin);
  std::vector<std::size_t> open;
  for (std::size_t k = in.begin; k < in.end; ++k) {
    ends[k - in.begin] = k + 1;
    if (in.at(k).is_mark('(')) open.push_back(k);
    if (!in.at(k).is_mark(')') || open.empty()) continue;
    ends[open.back() - in.begin] = k + 1;
    open.pop_back();
  }
  return ends;
}

bool parts_subject(const Stretch& in, std::size_t i) {
  return in.inside(i) && in.at(i).kind != WordKind::punctuation && !predicate_at(in, i) && !subject_at(in, i);
}

bool follows_condition(const Stretch& in, std::size_t i) {
  const std::string_view opening = in.key(in.begin);
  constexpr std::size_t least_words = 4;  // "if" and what has a subject, a verb and something else
  if (i < in.begin + least_words || !in.inside(i + 1) || !in.at(i + 1).is(WordList::will) ||
      (opening != "if" && opening != "when" && opening != "where" && opening != "once" &&
       opening != "unless"))
    return false;
  const auto found = predicate_at(in, i + 1);
  if (!found) return false;
  const std::size_t object = skip_adverbs(in, found->end) + 1;  // after the verb
  return in.inside(object) &&
         (in.at(object).is(WordList::determiner) || in.at(object).is(WordList::possessive));
}

bool has_introduction(const Stretch& in) {
  const Token& first = in.at(in.begin);
  const std::string_view key = in.key(in.begin);
  return first.is(WordList::preposition) || first.is(WordList::subordinator) || first.is(WordList::adverb) ||
         first.is(WordList::conjunction) || first.is(WordList::ordinal) || key.ends_with("ing") ||
         key.ends_with("ed") || key == "to" || key == "early" || first.kind == WordKind::number || first.item;
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

bool opens_preamble(const Stretch& in, const Predicate& predicate) {
  const std::uint32_t lemma = in.tables.find(in.tables.lemmas[predicate.verb]);
  return lemma != no_word &&
         (in.tables.words[lemma].lists & (bit(WordList::governing) | bit(WordList::opening))) != 0;
}

bool opens_for_itself(const Stretch& in, const Predicate& predicate) {
  constexpr std::size_t max_addressee_words = 10;  // "encourage all Parties in a position to do so to …"
  if (is_commitment(predicate.clause_class)) return predicate.end > predicate.words_end;
  if (predicate.clause_class != ClauseClass::call) return false;
  for (std::size_t k = predicate.end; k < in.end && k < predicate.end + max_addressee_words; ++k) {
    if (in.at(k).kind == WordKind::punctuation || in.at(k).is(WordList::relative)) return false;
    if (k > predicate.end && infinitive_at(in, k)) return true;
  }
  return false;
}

bool works_to(const Stretch& in, const Predicate& predicate) {
  const std::size_t verb = skip_adverbs(in, predicate.begin + 1);
  return in.inside(verb) && in.key(verb) == "work" && infinitive_at(in, verb + 1);
}

std::size_t neither_before(const Stretch& in, std::size_t i) {
  constexpr std::size_t max_words = 12;
  for (std::size_t k = i - 1; k > in.begin && i - k < max_words; --k) {
    if (in.at(k - 1).kind == WordKind::punctuation || predicate_at(in, k - 1)) return i;
    if (in.key(k - 1) == "neither") return k - 1;
  }
  return i;
}

bool verb_is_noun(const Stretch& in, const Predicate& predicate) {
  constexpr std::size_t max_words = 6;
  if (!in.at(predicate.begin).initial) return false;
  // "Decides that the mission shall end"
  if (in.at(predicate.end - 1).is(WordList::relative)) return false;
  for (std::size_t k = predicate.end; k < in.end && k < predicate.end + max_words; ++k) {
    const Token& token = in.at(k);
    if (token.kind == WordKind::punctuation || token.is(WordList::relative)) return false;
    if (token.is(WordList::be) || token.is(WordList::have) || token.is(WordList::will)) return true;
  }
  return false;
}

}  // namespace stet
