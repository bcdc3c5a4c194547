#include "engine/commitment/passives.hpp"

#include <algorithm>
#include <array>

namespace stet {
namespace {

constexpr std::size_t max_words_to_be = 10;  // "will, where appropriate, be adopted"

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Critics say tariffs" before "will be imposed", "Whatever measures": what will be done stands in another's
// words, or in a clause of its own.
bool told_by_other(const Stretch& in, const Subject& subject) {
  if (in.key(subject.begin) == "whatever" || in.key(subject.begin) == "whichever") return true;
  for (std::size_t k = subject.begin + 1; k + 1 < subject.end; ++k) {
    const Token& next = in.at(k + 1);
    if (in.at(k).is(WordList::telling) && !in.at(k - 1).is(WordList::determiner) &&
        next.kind == WordKind::word && !next.is(WordList::preposition) && !next.is(WordList::adverb))
      return true;
  }
  return false;
}

// The participle of the passive that opens with the "will" or "shall" at `i`; `in.end` if there is none.
std::size_t participle_behind(const Stretch& in, std::size_t i) {
  std::size_t be = i;
  while (in.inside(be) && be < i + max_words_to_be && !in.at(be).is(WordList::be)) ++be;
  if (!in.inside(be) || !in.at(be).is(WordList::be)) return in.end;
  return std::min(skip_adverbs(in, be + 1), in.end);
}

// The "by" that belongs to the participle; `in.end` if none does.
std::size_t by_behind(const Stretch& in, std::size_t participle) {
  constexpr std::array<std::string_view, 8> particles = {"up",   "out",     "off",     "down",
                                                         "back", "jointly", "forward", "available"};
  std::size_t by = skip_adverbs(in, participle + 1);
  if (in.inside(by) && among(in.key(by), particles)) ++by;
  if (!in.inside(by)) return in.end;
  // "allocated to the fund by the Council", "deployed in Suva by Norland"
  const bool complement =
      (in.at(by).is(WordList::preposition) || in.key(by) == "to") && in.key(by) != "by" && in.key(by) != "of";
  if (complement) {
    ++by;
    if (in.inside(by) && (in.at(by).is(WordList::determiner) || in.at(by).is(WordList::possessive))) ++by;
    ++by;
  }
  return in.inside(by) && in.key(by) == "by" ? by : in.end;
}

// After the noun phrase behind "by".
std::size_t agent_end(const Stretch& in, std::size_t by) {
  std::size_t end = by + 1;
  while (in.inside(end) && in.at(end).kind == WordKind::word && in.key(end) != "to" &&
         (!in.at(end).is(WordList::preposition) || in.key(end) == "of"))
    ++end;
  return end;
}

// "held down by weak demand", "created by the transition": the cause is nobody who could promise it. "By
// 2030", "by a third", "by consensus" and "by lowering rates" name none.
bool comes_about(const Stretch& in, std::size_t participle) {
  constexpr std::array<std::string_view, 9> no_cause = {"end", "consensus", "agreement", "means",  "way",
                                                        "law", "vote",      "decision",  "experts"};
  const std::size_t by = by_behind(in, participle);
  if (by == in.end) return false;
  const std::size_t end = agent_end(in, by);
  if (in.inside(end) && in.at(end).kind == WordKind::number)
    return false;  // "by the 2030s", "by some 5 percent"
  for (std::size_t k = by + 1; k < end; ++k) {
    const Token& token = in.at(k);
    const bool could_promise = token.capital || token.is(WordList::actor) || token.is(WordList::party);
    if (could_promise || token.may(cue_date) || token.is(WordList::number_word) ||
        among(in.key(k), no_cause) || (k == by + 1 && in.key(k).ends_with("ing")))
      return false;
  }
  return end > by + 1;
}

// Participles that make a deed only with some words: "made available", "a decision will be taken", "carried
// out"; and those that make none with others: "held down".
bool makes_deed(const Stretch& in, std::size_t subject_end, std::size_t participle) {
  constexpr std::array<std::string_view, 9> deeds = {
      "step", "steps", "measure", "measures", "action", "actions", "decision", "decisions", "arrangements"};
  constexpr std::array<std::string_view, 5> states = {"available", "public", "permanent", "operational",
                                                      "mandatory"};
  constexpr std::array<std::string_view, 6> holds = {"down",        "back",        "steady",
                                                     "responsible", "accountable", "up"};
  constexpr std::array<std::string_view, 4> events = {"election", "elections", "referendum", "referendums"};
  const std::string_view verb = in.key(participle);
  const std::string_view next = in.inside(participle + 1) ? in.key(participle + 1) : std::string_view();
  const std::string_view subject = in.key(subject_end - 1);
  if (verb == "held") return !among(next, holds) && !among(subject, events);
  if (verb == "carried" || verb == "phased" || verb == "stepped")
    return next == "out" || next == "forward" || next == "up" || next == "in";
  const bool done = among(subject, deeds) || in.at(subject_end - 1).is(WordList::agreement_noun);
  if (verb == "made") return done || among(next, states);
  if (verb == "taken") return done || next == "forward" || next == "up";
  return true;
}

}  // namespace

bool is_promised(const Stretch& in, const SubjectWithPredicate& found) {
  const Predicate& predicate = found.predicate;
  if (!predicate.enacted || told_by_other(in, found.subject)) return false;
  if (in.key(predicate.begin) == "shall") return true;
  const std::size_t participle = participle_behind(in, predicate.begin);
  return participle == in.end ||
         (makes_deed(in, found.subject.end, participle) && !comes_about(in, participle));
}

std::string agent_behind(const Stretch& in, std::string_view text, std::size_t i) {
  const std::size_t participle = participle_behind(in, i);
  const std::size_t by = participle == in.end ? in.end : by_behind(in, participle);
  if (by == in.end) return {};
  const std::size_t end = agent_end(in, by);
  if (!names_actor(in, by + 1, end)) return {};
  return actor_name(in, text, {SubjectKind::actor, by + 1, end, end});
}

}  // namespace stet
