#include "engine/commitment/passives.hpp"

#include <array>

#include "engine/text/listed_words.hpp"

namespace stet {
namespace {

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

// The "by" that belongs to the participle; `in.end` if none does.
std::size_t by_behind(const Stretch& in, std::size_t participle) {
  static constexpr ListedWords particles(std::to_array<std::string_view>(
      {"up", "out", "off", "down", "back", "jointly", "forward", "available"}));
  std::size_t by = skip_adverbs(in, participle + 1);
  if (in.inside(by) && particles.holds(in.key(by))) ++by;
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
  static constexpr ListedWords no_cause(std::to_array<std::string_view>(
      {"end", "consensus", "agreement", "means", "way", "law", "vote", "decision", "experts"}));
  const std::size_t by = by_behind(in, participle);
  if (by == in.end) return false;
  const std::size_t end = agent_end(in, by);
  if (in.inside(end) && in.at(end).kind == WordKind::number)
    return false;  // "by the 2030s", "by some 5 percent"
  for (std::size_t k = by + 1; k < end; ++k) {
    const Token& token = in.at(k);
    const bool could_promise = token.capital || token.is(WordList::actor) || token.is(WordList::party);
    if (could_promise || token.may(cue_date) || token.is(WordList::number_word) ||
        no_cause.holds(in.key(k)) || (k == by + 1 && in.key(k).ends_with("ing")))
      return false;
  }
  return end > by + 1;
}

// Participles that make a deed only with some words: "made available", "a decision will be taken", "carried
// out"; and those that make none with others: "held down".
bool makes_deed(const Stretch& in, std::size_t subject_end, std::size_t participle) {
  static constexpr ListedWords deeds(
      std::to_array<std::string_view>({"step", "steps", "measure", "measures", "action", "actions",
                                       "decision", "decisions", "arrangements"}));
  static constexpr ListedWords states(
      std::to_array<std::string_view>({"available", "public", "permanent", "operational", "mandatory"}));
  static constexpr ListedWords kept(
      std::to_array<std::string_view>({"down", "back", "steady", "responsible", "accountable", "up"}));
  static constexpr ListedWords events(
      std::to_array<std::string_view>({"election", "elections", "referendum", "referendums"}));
  const std::string_view verb = in.key(participle);
  const std::string_view next = in.inside(participle + 1) ? in.key(participle + 1) : std::string_view();
  const std::string_view subject = in.key(subject_end - 1);
  if (verb == "held") return !kept.holds(next) && !events.holds(subject);
  if (verb == "carried" || verb == "phased" || verb == "stepped")
    return next == "out" || next == "forward" || next == "up" || next == "in";
  const bool done = deeds.holds(subject) || in.at(subject_end - 1).is(WordList::agreement_noun);
  if (verb == "made") return done || states.holds(next);
  if (verb == "taken") return done || next == "forward" || next == "up";
  return true;
}

}  // namespace

bool is_promised(const Stretch& in, const SubjectWithPredicate& found) {
  const Predicate& predicate = found.predicate;
  if (!predicate.enacted || told_by_other(in, found.subject)) return false;
  if (in.key(predicate.begin) == "shall") return true;
  return makes_deed(in, found.subject.end, predicate.participle) && !comes_about(in, predicate.participle);
}

std::string agent_behind(const Stretch& in, std::string_view text, std::size_t participle) {
  const std::size_t by = by_behind(in, participle);
  if (by == in.end) return {};
  const std::size_t end = agent_end(in, by);
  if (!names_actor(in, by + 1, end)) return {};
  return actor_name(in, text, {SubjectKind::actor, by + 1, end, end});
}

}  // namespace stet
