#include "engine/commitment/subjects.hpp"

namespace stet {
namespace {

constexpr std::size_t max_subject_words = 40;  // "Heads of State and Government of the Member States of …"
constexpr std::size_t max_parenthesis_words = 60;  // "We, the Leaders of A, B, C, …, meeting in …, reaffirm"

// The head of the noun phrase: its last word before the first "of", "for", "in" …
std::size_t head_of(const Stretch& in, std::size_t begin, std::size_t end) {
  std::size_t head = end;
  int depth = 0;
  for (std::size_t k = begin; k < end; ++k) {
    const Token& token = in.at(k);
    if (token.is_mark('('))
      ++depth;
    else if (token.is_mark(')'))
      --depth;
    if (depth > 0 || token.kind == WordKind::punctuation) {
      if (token.is_mark(',') && depth == 0 && head != end) break;
      continue;
    }
    if ((token.is(WordList::preposition) || in.key(k) == "to") && k > begin && !token.capital) break;
    // "Working Group 1", "Committees 2 and 3"
    if (token.kind == WordKind::number && head != end && in.at(head).capital) continue;
    head = k;
  }
  return head;
}

// After an apposition that starts with the comma at `i`: the position after its closing comma where a verb
// follows.
std::optional<std::size_t> after_apposition(const Stretch& in, std::size_t i, Predicate& predicate) {
  for (std::size_t k = i + 1; k < in.end && k < i + max_parenthesis_words; ++k) {
    if (in.at(k).is_mark(';') || in.at(k).is(WordList::we)) return std::nullopt;
    if (!in.at(k).is_mark(',') && !in.at(k).is_mark(')') && !(in.inside(k + 1) && in.at(k + 1).dash_before))
      continue;
    if (in.inside(k + 1) && (in.at(k + 1).is(WordList::conjunction) || in.at(k + 1).is(WordList::relative)))
      continue;
    if (const auto found = predicate_at(in, k + 1); found && (found->known || in.at(k).is_mark(','))) {
      // Inside the list of an apposition a participle is no verb: "the Leaders, gathered in Tokyo, …".
      if (!found->known) continue;
      predicate = *found;
      return k + 1;
    }
  }
  return std::nullopt;
}

std::optional<SubjectWithPredicate> pronoun_at(const Stretch& in, std::size_t i, SubjectKind kind) {
  SubjectWithPredicate out;
  out.subject = {kind, i, i + 1, i + 1};
  const std::string_view key = in.key(i);
  if (in.at(i).is(WordList::will) || key == "we're" || key == "we've") {  // "we'll"
    out.subject.resume = i;
    if (in.at(i).is(WordList::will)) {
      const auto found = predicate_at(in, i);
      if (!found) return std::nullopt;
      out.predicate = *found;
      return out;
    }
  }
  std::size_t j = i + 1;
  if (in.inside(j) && (in.key(j) == "all" || in.key(j) == "both" || in.key(j) == "each" ||
                       in.key(j) == "ourselves" || in.key(j) == "themselves" || in.key(j) == "itself"))
    ++j;
  const bool broken = in.inside(j) && (in.at(j).is_mark(',') || in.at(j).dash_before);
  if (broken) {
    const std::size_t comma = in.at(j).is_mark(',') ? j : j - 1;
    if (const auto after = after_apposition(in, comma, out.predicate)) {
      out.subject.resume = *after;
      return out;
    }
  }
  if (const auto found = predicate_at(in, j)) {
    out.predicate = *found;
  } else {
    out.predicate.begin = j;
    out.predicate.words_end = j;
    out.predicate.end = j;
    const std::size_t verb = skip_adverbs(in, j);
    const bool past =
        in.inside(verb) && (in.key(verb).ends_with("ed") || in.key(verb) == "met" || in.key(verb) == "held");
    out.predicate.tense = past ? Tense::past : Tense::present;
  }
  out.subject.resume = out.predicate.begin;
  return out;
}

// A form that only a finite verb has ("stresses", "agreed"), long enough to be no acronym.
bool is_finite_verb(const Token& token, const Stretch& in) {
  constexpr std::size_t least_letters = 5;
  if (token.lex == no_word || token.span.size() < least_letters) return false;
  for (const VerbUse& use : in.tables.verbs_of(token.lex))
    if ((use.forms & (form_past | form_third)) != 0) return true;
  return false;
}

bool may_start_verb(const Stretch& in, std::size_t begin, std::size_t k) {
  const Token& token = in.at(k);
  const Token& before = in.at(k - 1);
  // "THE COMMITTEE DECIDES", "The Council STRESSES": capitals are a habit of print.
  if (token.kind != WordKind::word) return false;
  if (token.capital && !(token.acronym && (before.acronym || is_finite_verb(token, in)))) return false;
  if (before.is(WordList::determiner) || before.is(WordList::preposition) ||
      before.is(WordList::possessive) || before.possessive || before.is(WordList::conjunction) ||
      before.is(WordList::relative) || in.key(k - 1) == "to" || before.is_mark('('))
    return false;
  return k > begin;
}

// A verb the lexicon does not know, right after a party's name: "ASEAN Leaders met in Tokyo".
bool is_plain_verb(const Stretch& in, std::size_t k) {
  const Token& token = in.at(k);
  if (token.is(WordList::preposition) || token.is(WordList::adverb)) return false;
  return token.may(cue_plain_verb);
}

// A verb of the lexicon inside [begin, end): a later one is not the subject's own.
bool holds_verb(const Stretch& in, std::size_t begin, std::size_t end) {
  for (std::size_t k = begin; k < end; ++k)
    if (in.at(k).lex != no_word && !in.at(k).capital)
      for (const VerbUse& use : in.tables.verbs_of(in.at(k).lex))
        if ((use.forms & (form_past | form_third)) != 0) return true;
  return false;
}

bool base_form_fits(const Stretch& in, std::size_t begin, std::size_t k) {
  const Token& before = in.at(k - 1);
  if (before.is_mark(')') || before.is_mark(',')) return true;
  if (in.key(k - 1).ends_with("s") || in.key(k - 1) == "people") return true;
  for (std::size_t n = begin; n < k; ++n)
    if (in.key(n) == "and") return true;
  return false;
}

}  // namespace

bool names_actor(const Stretch& in, std::size_t begin, std::size_t end) {
  if (begin >= end) return false;
  const std::size_t head = head_of(in, begin, end);
  if (head >= end) return false;
  const Token& token = in.at(head);
  if (token.possessive) return false;
  // "the Chinese side", "each side"; "the supply side" is nobody.
  if (in.key(head) == "side" &&
      (head == begin || !(in.at(head - 1).capital || in.key(head - 1) == "each" ||
                          in.key(head - 1) == "either" || in.key(head - 1) == "neither")))
    return false;
  if (token.is(WordList::party) && token.capital) return true;
  // "the Talent for Growth Task Force": one name around a small word.
  const Token& last = in.at(end - 1);
  const bool one_name = token.capital && last.capital && head + 1 < end && in.key(head + 1) == "for";
  if (!token.is(WordList::actor) && !(one_name && last.is(WordList::actor))) return false;
  // "a member", "any country" promise nothing; "the Committee", "Leaders", "our four countries" do.
  // Nor does a noun without an article in running text ("agency mortgage-backed securities").
  const std::string_view first = in.key(begin);
  const Token& opening = in.at(begin);
  const bool bare = !opening.capital && !opening.is(WordList::determiner) &&
                    !opening.is(WordList::possessive) && !opening.is(WordList::number_word) &&
                    opening.kind != WordKind::number;
  if (bare && !(head == begin && token.is(WordList::organ))) return false;
  const bool vague = first == "a" || first == "an" || first == "any" || first == "no" || first == "many" ||
                     first == "some" || first == "this" || first == "these" || first == "such" ||
                     first == "other";
  return !vague || token.capital;
}

std::string actor_name(const Stretch& in, std::string_view text, const Subject& subject) {
  std::string out(Span{in.at(subject.begin).span.begin, in.at(subject.end - 1).span.end}.of(text));
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::optional<SubjectWithPredicate> subject_at(const Stretch& in, std::size_t i) {
  if (!in.inside(i)) return std::nullopt;
  const Token& first = in.at(i);
  if (first.is(WordList::we) || first.is(WordList::one)) {
    if (first.is(WordList::one) && !first.capital) return std::nullopt;
    return pronoun_at(in, i, SubjectKind::we);
  }
  // "Each of us will …"
  if (first.is(WordList::determiner) && in.inside(i + 2) && in.key(i + 1) == "of" && in.key(i + 2) == "us") {
    auto each = pronoun_at(in, i + 2, SubjectKind::we);
    if (each) each->subject.begin = i;
    return each;
  }
  if (first.is(WordList::they) || first.is(WordList::it)) return pronoun_at(in, i, SubjectKind::they);
  if (first.kind == WordKind::punctuation || first.is(WordList::relative) ||
      first.is(WordList::conjunction)) {
    const std::string_view key = in.key(i);
    if (key != "that") return std::nullopt;
  }
  if (first.is(WordList::preposition) && !first.is(WordList::determiner)) return std::nullopt;
  int depth = 0;
  for (std::size_t k = i + 1; k < in.end && k < i + max_subject_words; ++k) {
    const Token& token = in.at(k);
    if (token.is_mark('(')) ++depth;
    if (token.is_mark(')') && depth > 0) {
      --depth;
      continue;
    }
    if (depth > 0) continue;
    if (token.is_mark(';') || token.is_mark(':') || token.is_mark('.') || token.is(WordList::we))
      return std::nullopt;
    if (token.kind == WordKind::word && token.is(WordList::relative)) return std::nullopt;
    if (token.is_mark(',') || token.dash_before) {
      const bool actor = names_actor(in, i, k);
      // "Japan, Australia and India will"; otherwise what the comma opens is an apposition or the end.
      if (token.is_mark(',') && actor && in.inside(k + 1) &&
          (in.at(k + 1).capital || in.key(k + 1) == "and" || in.key(k + 1) == "the")) {
        Predicate predicate;
        std::size_t n = k + 1;
        bool list = false;
        for (; n < in.end && n < k + max_subject_words; ++n) {
          const Token& t = in.at(n);
          if (t.is_mark(';') || t.is_mark(':') || t.is(WordList::relative) || t.is(WordList::we)) break;
          const std::size_t verb = skip_adverbs(in, n);
          if (n > k + 1 && in.inside(verb) && may_start_verb(in, i, verb) && predicate_at(in, n)) {
            list = names_actor(in, k + 1, n) || in.at(n - 1).is_mark(',');
            break;
          }
        }
        if (list) {
          const auto found = predicate_at(in, n);
          return SubjectWithPredicate{{SubjectKind::actor, i, in.at(n - 1).is_mark(',') ? k : n, n}, *found};
        }
      }
      if (!actor) return std::nullopt;
      Predicate predicate;
      const auto after = after_apposition(in, token.is_mark(',') ? k : k - 1, predicate);
      if (!after) return std::nullopt;
      return SubjectWithPredicate{{SubjectKind::actor, i, k, *after}, predicate};
    }
    if (token.kind == WordKind::punctuation) continue;
    const std::size_t verb = skip_adverbs(in, k);
    if (!in.inside(verb) || !in.at(verb).may(cue_verb | cue_plain_verb) || !may_start_verb(in, i, k) ||
        (in.at(verb).capital && !in.at(verb).acronym))
      continue;
    if (auto found = predicate_at(in, k)) {
      if (found->tense == Tense::present && !in.at(verb).is(WordList::be) &&
          !in.at(verb).is(WordList::have) && !base_form_fits(in, i, k))
        continue;
      const bool actor = names_actor(in, i, k);
      if (!actor && !found->known) return SubjectWithPredicate{{SubjectKind::other, i, k, k}, *found};
      // A noun that only looks like a verb: "climate action plans", "support programmes".
      if (!actor && found->tense != Tense::future && !found->passive && found->tense != Tense::past &&
          !in.at(verb).is(WordList::be))
        continue;
      return SubjectWithPredicate{{actor ? SubjectKind::actor : SubjectKind::other, i, k, k}, *found};
    }
    if (is_plain_verb(in, verb) && names_actor(in, i, k) && !holds_verb(in, i, k)) {
      Predicate plain;
      plain.begin = plain.words_end = verb;
      plain.end = verb + 1;
      const std::string_view key = in.key(verb);
      plain.tense = key.ends_with("s")                                                      ? Tense::third
                    : key.ends_with("ed") || key == "met" || key == "held" || key == "took" ? Tense::past
                                                                                            : Tense::present;
      return SubjectWithPredicate{{SubjectKind::actor, i, k, verb}, plain};
    }
  }
  return std::nullopt;
}

}  // namespace stet
