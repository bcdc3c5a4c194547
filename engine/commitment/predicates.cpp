#include "engine/commitment/predicates.hpp"

#include <algorithm>
#include <string>

namespace stet {
namespace {

constexpr int will_force = 90;        // "will" and "shall" bind as "decide" and "agree" do
constexpr int obligation_force = 46;  // "must", "should": what ought to be done, by whom is open
constexpr int look_force = 76;        // "will consider", "will monitor": less than doing it where needed
constexpr int continue_force = 46;    // "we continue to": what is being done
constexpr int refusal_force = 45;     // "did not agree to": where an actor stands, and no promise

// Whether a past form at `i` stands as a participle: "adopted by Ministers", "agreed at the meeting".
bool is_participle_here(const Stretch& in, std::size_t end) {
  if (!in.inside(end)) return false;
  const std::string_view next = in.key(end);
  return next == "by" || next == "at" || next == "under" || next == "during" || next == "between" ||
         next == "within";
}

// After the last "not" or "never" in [begin, end); nothing if there is none. "not only" denies nothing.
std::optional<std::size_t> negation_end(const Stretch& in, std::size_t begin, std::size_t end) {
  for (std::size_t k = end; k > begin; --k)
    if (in.inside(k - 1) && in.at(k - 1).is(WordList::negation) && in.key(k - 1) != "no" &&
        !(in.inside(k) && in.key(k) == "only"))
      return k;
  return std::nullopt;
}

// "did not agree to" promises nothing; "does not intend to" does.
void deny(const Stretch& in, Predicate& out) {
  const std::uint32_t lemma = in.tables.find(in.tables.lemmas[out.verb]);
  const bool intention =
      lemma != no_word && (in.tables.words[lemma].lists & bit(WordList::intention_verb)) != 0;
  if (intention || !is_commitment(out.clause_class)) return;
  out.clause_class = ClauseClass::position;
  out.force = refusal_force;
  out.hedged = false;
}

Predicate from_match(const Stretch& in, std::size_t begin, const VerbMatch& match, Tense tense) {
  Predicate out;
  out.begin = begin;
  out.words_end = match.words_end;
  out.end = match.end;
  out.tense = tense;
  out.known = true;
  out.clause_class = match.pattern->clause_class;
  out.force = match.pattern->force;
  out.hedged = match.pattern->hedged;
  out.verb = match.verb;
  // Where the object opens with "to" and a verb, that verb can be a hedge: "agreed to consider".
  std::size_t inner = match.end;
  if (in.inside(inner) && infinitive_at(in, inner)) ++inner;
  if (inner > in.begin && inner <= in.end && in.key(inner - 1) == "to") {
    inner = skip_adverbs(in, inner);
    out.infinitive = true;
    if (in.inside(inner) && in.at(inner).is(WordList::hedge_verb) && is_commitment(out.clause_class) &&
        in.key(inner) != "work" && in.key(inner) != "hope" && in.key(inner) != "study")
      out.hedged = true;
    if (in.inside(inner) && in.key(inner).ends_with("ing") && in.key(inner) != "bring")
      out.infinitive = false;  // "committed to working": what a base form after "and" does not go on
  }
  if (negation_end(in, begin, match.words_end)) deny(in, out);
  // "decided not to renew": the denial is part of what is decided.
  if (const auto end = negation_end(in, match.words_end, std::max(match.end, inner))) out.words_end = *end;
  return out;
}

bool fits_tense(const VerbMatch& match, Tense tense) {
  switch (match.pattern->tense) {
    case PatternTense::any:
      return true;
    case PatternTense::simple:
      return tense != Tense::perfect;
    case PatternTense::present:
      return tense == Tense::present || tense == Tense::third || tense == Tense::progressive ||
             tense == Tense::future;
  }
  return true;
}

// `form` without its ending is a verb of `list`: "lacking", "allocated".
bool is_form_of(const Stretch& in, std::string_view form, std::string_view ending, WordList list) {
  if (!form.ends_with(ending)) return false;
  const std::string lemma(form.substr(0, form.size() - ending.size()));
  for (const std::string& base : {lemma, lemma + "e"}) {
    const std::uint32_t word = in.tables.find(base);
    if (word != no_word && (in.tables.words[word].lists & bit(list)) != 0) return true;
  }
  return false;
}

// "be implementing", not "be lacking" or "be able".
bool does_something(const Stretch& in, std::size_t i) {
  constexpr std::string_view ending = "ing";
  return in.inside(i) && in.key(i).ends_with(ending) && in.key(i).size() >= 5 &&
         !in.at(i).is(WordList::preposition) && !is_form_of(in, in.key(i), ending, WordList::stative);
}

// "be allocated", "be made available": the participle is at `i`.
bool gives(const Stretch& in, std::size_t i) {
  if (in.key(i) == "made") return in.inside(i + 1) && in.key(i + 1) == "available";
  return is_form_of(in, in.key(i), "ed", WordList::agent_verb);
}

// "will be established", "shall be stored": the participle is at `k`. "Shall be encouraged to" calls on
// somebody.
bool is_enacted(const Stretch& in, std::size_t will, std::size_t k) {
  if (in.at(k).is(WordList::enacted)) return true;
  if (in.key(will) != "shall" || in.at(k).is(WordList::meant)) return false;
  const auto match = match_verb(in, k, form_participle);
  return !match || is_commitment(match->pattern->clause_class);
}

// "will", "will continue to", "will endeavour to": `i` is at "will".
Predicate will_at(const Stretch& in, std::size_t i) {
  Predicate out;
  out.begin = i;
  out.words_end = i + 1;
  out.end = i + 1;
  out.tense = Tense::future;
  out.known = true;
  out.clause_class = ClauseClass::undertaking;
  out.force = will_force;
  out.infinitive = true;
  std::size_t j = skip_adverbs(in, i + 1);
  if (const auto end = negation_end(in, i + 1, j)) out.words_end = out.end = *end;
  const std::size_t behind = skip_interruption(in, j);
  const bool interrupted = behind > j;
  if (interrupted) j = skip_adverbs(in, behind);
  if (!in.inside(j)) return out;
  if (in.key(j) == "continue" && in.inside(j + 1)) {
    const std::size_t k = j + 1;
    out.words_end = in.key(k) == "to" ? k + 1 : k;
    out.end = out.words_end;
    j = skip_adverbs(in, out.end);
    if (!in.inside(j)) return out;
  }
  const Token& verb = in.at(j);
  out.end = interrupted ? j + 1 : j;  // past a verb that a comma would let open a clause of its own
  if (verb.is(WordList::be)) {
    const std::size_t k = skip_adverbs(in, j + 1);
    if (in.inside(k)) {
      const bool participle = in.key(k).ends_with("ed") || in.at(k).is(WordList::enacted) ||
                              in.key(k) == "given" || in.key(k) == "taken";
      const bool bound = in.key(k) == "committed" || in.key(k) == "determined" || in.key(k) == "guided";
      out.passive = participle && !bound;
      out.enacted = out.passive && is_enacted(in, i, k);
      out.gives = out.enacted && gives(in, k);
      if (out.enacted) out.participle = k;
    }
    out.stative = !does_something(in, k);
  } else if (verb.is(WordList::stative)) {
    out.stative = true;
  } else if (verb.is(WordList::hedge_verb)) {
    const std::string_view key = in.key(j);
    const bool to = infinitive_at(in, skip_adverbs(in, j + 1));
    // Looking at a thing promises less than doing it.
    const bool looks = key == "consider" || key == "explore" || key == "examine" || key == "monitor" ||
                       key == "assess" || key == "evaluate";
    if (to || looks) {
      out.hedged = key != "work";
      if (looks) out.force = look_force;
      if (key != "work" && key != "hope") {
        out.words_end = j + 1;
        out.end = j + 1;
      }
    }
  }
  if (const auto inner = match_verb(in, j, form_base)) {
    out.verb = inner->verb;
    const ClauseClass inner_class = inner->pattern->clause_class;
    // "will be prepared to adjust" binds; "will be high" does not. "Steps will be taken to" stays a passive.
    const bool taken = out.enacted && in.key(out.participle) == "taken";
    if (out.stative && !taken && inner_class == ClauseClass::undertaking) {
      out.stative = out.passive = out.enacted = false;
      out.words_end = inner->words_end;
      out.end = inner->end;
      out.force = inner->pattern->force;
      out.hedged = inner->pattern->hedged;
    }
    if (inner_class == ClauseClass::pledge) out.clause_class = ClauseClass::pledge;
    if (inner_class == ClauseClass::expectation && in.key(j) == "look") {
      out.clause_class = inner_class;
      out.force = inner->pattern->force;
    }
  } else if (verb.is(WordList::agent_verb)) {
    for (std::size_t k = j + 1; k < in.end && k < j + 7; ++k)
      if (in.at(k).kind == WordKind::number && in.key(k).size() > 1) out.end = j;
  }
  return out;
}

Predicate unknown_at(std::size_t i, Tense tense) {
  Predicate out;
  out.begin = i;
  out.words_end = i + 1;
  out.end = i + 1;
  out.tense = tense;
  return out;
}

// An auxiliary "be" at `i`.
Predicate be_at(const Stretch& in, std::size_t i) {
  const std::uint8_t any = form_base | form_third | form_past;
  const bool past = in.key(i) == "was" || in.key(i) == "were";
  const Tense tense = past ? Tense::past : in.key(i) == "is" ? Tense::third : Tense::present;
  if (const auto match = match_verb(in, i, any)) return from_match(in, i, *match, tense);
  const std::size_t j = skip_adverbs(in, i + 1);
  if (const auto match = match_verb(in, j, form_ing); match && fits_tense(*match, Tense::progressive)) {
    Predicate out = from_match(in, i, *match, past ? Tense::past : Tense::progressive);
    return out;
  }
  if (const auto match = match_verb(in, j, form_participle)) {
    Predicate out = from_match(in, i, *match, tense);
    out.passive = true;
    return out;
  }
  return unknown_at(i, tense);
}

std::optional<Predicate> verb_at(const Stretch& in, std::size_t begin, std::size_t i, std::uint8_t forms,
                                 Tense forced) {
  if (!in.inside(i)) return std::nullopt;
  const auto match = match_verb(in, i, forms);
  if (!match) return std::nullopt;
  std::uint8_t found = 0;
  for (const VerbUse& use : in.tables.verbs_of(in.at(i).lex))
    if (use.verb == match->verb) found = static_cast<std::uint8_t>(use.forms & forms);
  Tense tense = forced;
  if (forced == Tense::other)
    tense = (found & form_past) != 0    ? Tense::past
            : (found & form_third) != 0 ? Tense::third
                                        : Tense::present;
  if (tense == Tense::past && is_participle_here(in, match->end)) return std::nullopt;
  if (!fits_tense(*match, tense)) return unknown_at(i, tense);
  return from_match(in, begin, *match, tense);
}

}  // namespace

std::optional<Predicate> bare_predicate_at(const Stretch& in, std::size_t i, std::uint8_t forms) {
  const std::size_t j = skip_adverbs(in, i);
  if (!in.inside(j) || in.at(j).kind != WordKind::word || !in.at(j).may(cue_verb)) return std::nullopt;
  return verb_at(in, j, j, forms, Tense::other);
}

std::optional<Predicate> predicate_at(const Stretch& in, std::size_t start) {
  const std::size_t i = skip_adverbs(in, start);
  if (!in.inside(i)) return std::nullopt;
  const Token& token = in.at(i);
  if (!token.may(cue_verb) || token.kind != WordKind::word ||
      (token.capital && !token.initial && !token.acronym))
    return std::nullopt;
  if (token.is(WordList::will)) {
    // A lexicon can say what "will monitor" is; else "will" binds.
    const auto phrase = match_verb(in, i, form_base);
    return phrase ? from_match(in, i, *phrase, Tense::future) : will_at(in, i);
  }
  if (token.is(WordList::obligation)) {
    Predicate out = unknown_at(i, Tense::obligation);
    out.known = true;
    out.clause_class = ClauseClass::position;
    out.force = obligation_force;
    out.infinitive = true;
    if (const auto end = negation_end(in, i + 1, skip_adverbs(in, i + 1))) out.words_end = out.end = *end;
    return out;
  }
  // "would be prepared to", "would welcome"; what merely might be done is no clause.
  if (token.is(WordList::modal)) {
    const auto phrase = match_verb(in, i, form_base);
    return phrase ? from_match(in, i, *phrase, Tense::other) : unknown_at(i, Tense::other);
  }
  if (token.is(WordList::have)) {
    const std::size_t j = skip_adverbs(in, i + 1);
    const std::size_t begin = negation_end(in, i + 1, j) ? i : j;
    if (auto verb = verb_at(in, begin, j, form_participle, Tense::perfect)) return verb;
    if (auto own = verb_at(in, i, i, form_base | form_third | form_past, Tense::other)) return own;
    return unknown_at(i, Tense::perfect);
  }
  if (token.is(WordList::be)) return be_at(in, i);
  if (token.is(WordList::do_)) {
    const Tense tense = in.key(i) == "did"    ? Tense::past
                        : in.key(i) == "does" ? Tense::third
                                              : Tense::present;
    const std::size_t j = skip_adverbs(in, i + 1);
    if (auto verb = verb_at(in, i, j, form_base, tense); verb && verb->known) return verb;
    return unknown_at(i, tense);
  }
  if (in.key(i) == "continue" || in.key(i) == "continues" || in.key(i) == "continued") {
    const std::size_t j = skip_adverbs(in, i + 1);
    const Tense tense = in.key(i) == "continued"   ? Tense::past
                        : in.key(i) == "continues" ? Tense::third
                                                   : Tense::present;
    if (infinitive_at(in, j)) {
      const std::size_t k = skip_adverbs(in, j + 1);
      if (auto inner = verb_at(in, i, k, form_base, tense)) return inner;
      if (in.inside(k) && in.at(k).is(WordList::be))
        if (auto inner = verb_at(in, i, k, form_base, tense)) return inner;
      Predicate out = unknown_at(i, tense);
      out.words_end = j + 1;
      out.end = k;
      out.known = true;
      out.clause_class = ClauseClass::position;
      out.force = continue_force;
      out.infinitive = true;
      return out;
    }
    return unknown_at(i, tense);
  }
  return verb_at(in, i, i, form_base | form_third | form_past, Tense::other);
}

}  // namespace stet
