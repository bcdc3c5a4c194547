#include "engine/commitment/patterns.hpp"

#include "engine/commitment/facts.hpp"

namespace stet {
namespace {

constexpr std::size_t max_modifiers = 7;       // "our deep, long-standing and unwavering commitment"
constexpr std::size_t max_money_distance = 6;  // "pledged an additional total of up to USD 5 million"
constexpr std::size_t max_that_distance = 30;  // words of a subject between "that" and "will"

bool is_modifier(const Token& token) {
  if (token.kind == WordKind::punctuation) return token.is_mark(',');
  if (token.is(WordList::conjunction)) return true;
  return !token.is(WordList::preposition) && !token.is(WordList::relative) && !token.is(WordList::will) &&
         !token.is(WordList::be) && !token.is(WordList::have) && !token.possessive;
}

std::optional<std::size_t> own_will_at(const Stretch& in, std::size_t i) {
  std::size_t j = i;
  if (in.inside(j) && in.key(j) == "that") ++j;
  j = skip_adverbs(in, j);
  if (!in.inside(j)) return std::nullopt;
  const Token& subject = in.at(j);
  if (!subject.is(WordList::we) && !subject.is(WordList::they) && !subject.is(WordList::it))
    return std::nullopt;
  for (std::size_t k = j; k < in.end && k < j + 6; ++k) {
    if (in.at(k).is(WordList::will) || in.key(k) == "would") return k + 1;
    const std::string_view word = in.key(k);
    if (word == "committed" || word == "determined" || word == "intend" || word == "intends" ||
        word == "commit")
      return k + 1;
    if (k > j && (in.at(k).kind == WordKind::punctuation || in.at(k).is(WordList::preposition))) break;
  }
  return std::nullopt;
}

// The "be" of "agreed that a fund be set up"; not that of "to be", "may be".
bool is_subjunctive(const Stretch& in, std::size_t k) {
  const Token& before = in.at(k - 1);
  return in.key(k) == "be" && in.key(k - 1) != "to" && before.kind == WordKind::word &&
         !before.is(WordList::modal) && !before.is(WordList::adverb) && !before.is(WordList::negation);
}

std::optional<std::size_t> will_after_that(const Stretch& in, std::size_t i) {
  if (!in.inside(i) || in.key(i) != "that") return std::nullopt;
  for (std::size_t k = i + 1; k < in.end && k < i + max_that_distance; ++k) {
    if (in.at(k).is_mark(';')) break;
    if (in.at(k).is(WordList::will) || in.at(k).is(WordList::obligation) || in.key(k) == "would" ||
        is_subjunctive(in, k))
      return i + 1;
  }
  return std::nullopt;
}

bool ends_before_colon(const Stretch& in, std::size_t i) {
  return i == in.end && i < in.tokens.size() && in.at(i).is_mark(':');
}

// One word, right at `i` or behind adverbs. The lexicon has no marks.
std::optional<std::size_t> match_word(const Stretch& in, std::uint32_t id, std::size_t i) {
  if (!in.inside(i)) return std::nullopt;
  if (in.at(i).lex == id) return i + 1;
  const std::size_t j = skip_adverbs(in, i);
  if (j > i && in.inside(j) && in.at(j).lex == id) return j + 1;
  return std::nullopt;
}

std::optional<std::size_t> match_element(const Stretch& in, const PatternElement& element, std::size_t i) {
  switch (element.kind) {
    case ElementKind::word:
      return match_word(in, element.id, i);
    case ElementKind::list:
      return noun_of(in, i, static_cast<WordList>(element.id));
    case ElementKind::infinitive: {
      const std::size_t j = skip_adverbs(in, i);
      // "We intend to:": the verbs are those of the items.
      const bool stem = in.inside(j) && in.key(j) == "to" && ends_before_colon(in, j + 1);
      return stem || infinitive_at(in, j) ? std::optional(j + 1) : std::nullopt;
    }
    case ElementKind::ing: {
      const std::size_t j = skip_adverbs(in, i);
      return in.inside(j) && in.key(j).ends_with("ing") ? std::optional(j + 1) : std::nullopt;
    }
    case ElementKind::own_will:
      return own_will_at(in, i);
    case ElementKind::will:
      return will_after_that(in, skip_adverbs(in, i));
    case ElementKind::money:
      for (std::size_t k = i; k < in.end && k < i + max_money_distance; ++k) {
        if (in.at(k).is(WordList::relative) || in.at(k).is_mark(';')) break;
        if (money_end(in, k) > k) return i;
      }
      return std::nullopt;
  }
  return std::nullopt;
}

// The words that the phrases of the word at `i` can go on with: the next one, and the next behind adverbs.
class Continuation {
 public:
  Continuation(const Stretch& in, std::size_t i)
      : next_(word_at(in, i + 1)), behind_adverbs_(word_at(in, skip_adverbs(in, i + 1))) {}

  // False if its first element is a word that does not stand there. Most phrases fail here.
  [[nodiscard]] bool may_open(std::span<const PatternElement> phrase) const {
    return phrase.empty() || phrase[0].kind != ElementKind::word || phrase[0].id == next_ ||
           phrase[0].id == behind_adverbs_;
  }

 private:
  static std::uint32_t word_at(const Stretch& in, std::size_t i) {
    return in.inside(i) ? in.at(i).lex : no_word;
  }

  std::uint32_t next_;
  std::uint32_t behind_adverbs_;
};

}  // namespace

std::size_t skip_interruption(const Stretch& in, std::size_t i) {
  constexpr std::size_t max_words = 6;
  if (!in.inside(i) || !in.at(i).is_mark(',')) return i;
  std::size_t k = i + 1;
  while (in.inside(k) && k <= i + max_words && !in.at(k).is_mark(',')) ++k;
  return in.inside(k) && in.at(k).is_mark(',') ? k + 1 : i;
}

bool infinitive_at(const Stretch& in, std::size_t i) {
  if (!in.inside(i) || in.key(i) != "to") return false;
  std::size_t j = skip_adverbs(in, i + 1);
  // "intend to, where appropriate, share"; not "access to, and use of, vaccines".
  if (!in.inside(j + 1) || !in.at(j + 1).is(WordList::conjunction))
    j = skip_adverbs(in, skip_interruption(in, j));
  if (!in.inside(j)) return false;
  const Token& token = in.at(j);
  if (token.kind != WordKind::word || token.capital) return false;
  if (token.is(WordList::determiner) || token.is(WordList::possessive) || token.is(WordList::preposition) ||
      token.is(WordList::we) || token.is(WordList::relative) || token.is(WordList::number_word))
    return false;
  const std::string_view word = in.key(j);
  return !word.ends_with("ing") || word == "bring";
}

std::optional<std::size_t> noun_of(const Stretch& in, std::size_t i, WordList list) {
  for (std::size_t k = i; k < in.end && k < i + max_modifiers; ++k) {
    const Token& token = in.at(k);
    if (token.is(list) && !token.possessive) return k + 1;
    if (!is_modifier(token)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<VerbMatch> match_verb(const Stretch& in, std::size_t i, std::uint8_t forms) {
  if (!in.inside(i) || !in.at(i).may(cue_verb) || in.at(i).lex == no_word || in.at(i).possessive)
    return std::nullopt;
  const Continuation continuation(in, i);
  for (const VerbUse& use : in.tables.verbs_of(in.at(i).lex)) {
    if ((use.forms & forms) == 0) continue;
    for (const Pattern& pattern : in.tables.patterns_of(use.verb)) {
      const std::span<const PatternElement> after = in.tables.after(pattern);
      if (!continuation.may_open(after)) continue;
      std::size_t j = i + 1;
      std::size_t words_end = i + 1;
      bool fits = true;
      for (std::size_t n = 0; n < after.size() && fits; ++n) {
        const auto next = match_element(in, after[n], j);
        fits = next.has_value();
        if (!fits) break;
        j = *next;
        const bool last_to = n + 1 == after.size() && j > 0 && in.key(j - 1) == "to";
        if (after[n].kind == ElementKind::word && !last_to) words_end = j;
      }
      if (fits) return VerbMatch{&pattern, use.verb, words_end, j};
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> hedge_at(const Stretch& in, std::size_t i) {
  if (!in.at(i).may(cue_hedge)) return std::nullopt;
  // "for as long as necessary" sets a time and leaves no choice.
  if (i > in.begin && in.key(i) == "as") {
    const std::string_view before = in.key(i - 1);
    if (before == "long" || before == "soon" || before == "much" || before == "often") return std::nullopt;
  }
  const Continuation continuation(in, i);
  for (const std::uint32_t index : in.tables.hedges_of(in.at(i).lex)) {
    const std::span<const PatternElement> after = in.tables.after(in.tables.hedges[index]);
    if (!continuation.may_open(after)) continue;
    std::size_t j = i + 1;
    bool fits = true;
    for (const PatternElement& element : after) {
      const auto next = match_element(in, element, j);
      fits = next.has_value();
      if (!fits) break;
      j = *next;
    }
    if (fits) return j;
  }
  return std::nullopt;
}

}  // namespace stet
