#include "engine/commitment/unknown_verbs.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "engine/commitment/boundaries.hpp"
#include "engine/commitment/subjects.hpp"

namespace stet {
namespace {

constexpr std::size_t max_actor_words = 16;  // "The Board of Governors of the Federal Reserve System"
constexpr std::size_t least_letters = 3;     // of a verb that is guessed from its form

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Whether an "e" was lost before "-ed" or "-ing", as far as the letters tell.
bool lost_e(std::string_view stem) {
  if (stem.size() < 2) return false;
  const char last = stem.back();
  const std::string_view two = stem.substr(stem.size() - 2);
  const std::string_view vowels = stem.size() > 2 ? stem.substr(stem.size() - 3, 2) : std::string_view();
  const bool long_vowel = vowels == "ea" || vowels == "oa" || vowels == "ee" || vowels == "oo" ||
                          vowels == "ai" || vowels == "oi" || vowels == "ou" || vowels == "au";
  if (last == 'c' || last == 'v' || last == 'u' || last == 'z' || (last == 'g' && two != "gg")) return true;
  if (last == 's') return two != "ss" && two != "us";
  if (last == 'l') return (!is_vowel(two[0]) && two[0] != 'l') || (two == "ul" && !long_vowel);
  return !long_vowel && (two == "at" || two == "ot" || two == "ut" || two == "id" || two == "ad" ||
                         two == "ur" || two == "ir" || two == "ak" || (two == "in" && stem.size() > 4));
}

// The words of the statements, which tell "not" from "note".
using Seen = std::unordered_set<std::string>;

std::string without_ending(const std::string& stem, const Seen& seen) {
  if (seen.contains(stem + "e")) return stem + "e";
  if (seen.contains(stem)) return stem;
  const std::size_t size = stem.size();
  const bool doubled = size > 3 && stem[size - 1] == stem[size - 2] && !is_vowel(stem.back());
  if (doubled && stem.back() != 's' && stem.back() != 'l') return stem.substr(0, size - 1);
  return lost_e(stem) ? stem + "e" : stem;
}

std::string lemma_of(const std::string& form, const Seen& seen) {
  const auto cut = [&](std::size_t letters) { return form.substr(0, form.size() - letters); };
  if (form.ends_with("ies") || form.ends_with("ied")) return cut(3) + "y";
  if (form.ends_with("ing")) return without_ending(cut(3), seen);
  if (form.ends_with("ed")) return without_ending(cut(2), seen);
  for (const std::string_view ending : {"ches", "shes", "sses", "xes", "zzes"})
    if (form.ends_with(ending)) return cut(2);
  return form.ends_with("s") && !form.ends_with("ss") ? cut(1) : form;
}

struct Found {
  std::string form;
  bool to = false;  // "be FORM to"
  bool with_others = false;
  std::size_t times = 1;
  std::uint32_t document, paragraph, sentence;
};

class Looker {
 public:
  Looker(const Lexicon::Tables& tables, Seen& seen, std::vector<Found>& found)
      : reader_(tables, vocabulary_), seen_(seen), found_(found) {}

  void read(const Document& document, std::uint32_t index) {
    at_.document = index;
    for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) {
      const Paragraph& paragraph = document.paragraphs[p];
      if (paragraph.kind != ParagraphKind::body) continue;
      at_.paragraph = p;
      const Tokens tokens = reader_.read(paragraph.text, split_words(paragraph.text, vocabulary_));
      for (const Token& token : tokens)
        if (token.kind == WordKind::word && !token.capital) seen_.emplace(vocabulary_.text(token.key));
      std::size_t at = 0;
      for (std::uint32_t s = 0; s < paragraph.sentences.size(); ++s) {
        at_.sentence = s;
        while (at < tokens.size() && tokens[at].span.begin < paragraph.sentences[s].begin) ++at;
        std::size_t end = at;
        while (end < tokens.size() && tokens[end].span.begin < paragraph.sentences[s].end) ++end;
        sentence({tokens, at, end, reader_.tables(), vocabulary_});
        at = end;
      }
    }
  }

 private:
  void sentence(const Stretch& in) {
    std::vector<std::size_t> verbs;
    for (std::size_t i = in.begin; i < in.end;) {
      const std::size_t verb = verb_of_actor(in, i);
      if (verb > i) {
        look(in, verb, in.at(verb - 1));
        verbs.push_back(verb);
      }
      i = std::max(verb, i + 1);
    }
    look_behind_and(in, verbs);
  }

  // Where the verb of an actor that opens a clause at `i` starts; `i` if none does.
  static std::size_t verb_of_actor(const Stretch& in, std::size_t i) {
    const Token& first = in.at(i);
    if (first.kind != WordKind::word) return i;
    if (first.is(WordList::we)) return opens_main_clause(in, i, false) ? i + 1 : i;
    const bool opens = is_boundary(in, i) || (i == in.begin + 1 && in.at(in.begin).is(WordList::adverb));
    if (!opens || first.is(WordList::preposition) || first.is(WordList::relative) ||
        first.is(WordList::conjunction) || first.is(WordList::subordinator) || first.is(WordList::adverb))
      return i;
    // "longer-term Treasury securities" names nobody.
    const bool named = first.capital || first.is(WordList::determiner) || first.is(WordList::possessive) ||
                       first.is(WordList::number_word) || first.is(WordList::organ);
    if (!named) return i;
    for (std::size_t k = i + 1; k < in.end && k < i + max_actor_words; ++k) {
      const Token& token = in.at(k);
      if (token.kind != WordKind::word || token.is(WordList::relative) || token.is(WordList::we)) return i;
      const Token& before = in.at(k - 1);
      // The verb stands right behind the actor's own words: not inside "of the members", not "the authorities
      // responsible".
      if (token.capital || !(before.is(WordList::actor) || before.is(WordList::party) || before.capital) ||
          before.is(WordList::determiner) || token.is(WordList::preposition) ||
          token.is(WordList::conjunction))
        continue;
      if (names_actor(in, i, k)) return k;
    }
    return i;
  }

  void look(const Stretch& in, std::size_t from, const Token& subject) {
    std::size_t verb = skip_adverbs(in, from);
    if (!in.inside(verb)) return;
    if (const auto known = predicate_at(in, verb); known && known->known) return;
    const Token& first = in.at(verb);
    if (first.is(WordList::will) || first.is(WordList::modal) || first.is(WordList::obligation)) return;
    bool finite = true;
    if (first.is(WordList::be) || first.is(WordList::have) || first.is(WordList::do_)) {
      finite = false;
      verb = skip_adverbs(in, verb + 1);
      if (!in.inside(verb) || !is_candidate(in, verb)) return;
      const std::string_view key = in.key(verb);
      if (first.is(WordList::be)) {
        if (infinitive_at(in, verb + 1)) return add(in, verb, true);
        if (!key.ends_with("ing")) return;
      }
      if (first.is(WordList::have) && !key.ends_with("ed")) return;
    }
    if (!is_candidate(in, verb)) return;
    const std::string_view key = in.key(verb);
    const bool we = subject.is(WordList::we);
    const bool marked = key.ends_with("ed") || (key.ends_with("s") && !key.ends_with("ss"));
    if (finite && key.ends_with("ing")) return;
    if (finite && !we && !marked && !has_strict_object(in, verb + 1)) return;
    if (has_object(in, verb + 1)) add(in, verb, false);
  }

  // The further verbs of actors whose first ones stand at `verbs`, in order: "and directed the Desk". One
  // counts for each actor before it.
  void look_behind_and(const Stretch& in, std::span<const std::size_t> verbs) {
    std::size_t actors = 0;  // that can go on
    auto verb = verbs.begin();
    for (std::size_t i = in.begin; i + 1 < in.end; ++i) {
      if (opens_clause(in, i))
        actors = 0;
      else if (actors > 0 && in.at(i).is(WordList::conjunction))
        look_further(in, skip_adverbs(in, i + 1), actors);
      if (verb != verbs.end() && *verb == i) {
        ++actors;
        ++verb;
      }
    }
  }

  // What an actor does not go on behind.
  static bool opens_clause(const Stretch& in, std::size_t i) {
    const Token& token = in.at(i);
    const bool comma = token.kind == WordKind::punctuation && in.key(i) == ",";
    return (token.kind == WordKind::punctuation && !comma) || token.is(WordList::relative) ||
           token.is(WordList::subordinator) || token.is(WordList::we) || in.key(i) == "that";
  }

  // Without an ending and an object of its own a word behind "and" is more often a noun.
  void look_further(const Stretch& in, std::size_t at, std::size_t times) {
    if (!in.inside(at) || !is_candidate(in, at) || !in.key(at).ends_with("ed")) return;
    if (const auto known = predicate_at(in, at); known && known->known) return;
    if (has_strict_object(in, at + 1)) add(in, at, false, times);
  }

  // A word that the closed lists do not claim.
  static bool is_candidate(const Stretch& in, std::size_t i) {
    constexpr std::uint64_t closed =
        bit(WordList::determiner) | bit(WordList::possessive) | bit(WordList::preposition) |
        bit(WordList::conjunction) | bit(WordList::relative) | bit(WordList::subordinator) |
        bit(WordList::number_word) | bit(WordList::ordinal) | bit(WordList::plain_verb) | bit(WordList::be) |
        bit(WordList::have) | bit(WordList::do_) | bit(WordList::negation) | bit(WordList::actor) |
        bit(WordList::party);
    const Token& token = in.at(i);
    return token.kind == WordKind::word && !token.capital && (token.lists & closed) == 0 &&
           in.key(i).size() >= least_letters && !in.key(i).starts_with("continu");
  }

  static bool has_strict_object(const Stretch& in, std::size_t i) {
    if (!in.inside(i)) return false;
    const Token& token = in.at(i);
    return token.is(WordList::determiner) || token.is(WordList::possessive) || in.key(i) == "that" ||
           infinitive_at(in, i);
  }

  static bool has_object(const Stretch& in, std::size_t i) {
    if (!in.inside(i)) return false;
    const Token& token = in.at(i);
    return token.kind != WordKind::punctuation && !token.is(WordList::conjunction) &&
           !(token.is(WordList::will) || token.is(WordList::modal) || token.is(WordList::be));
  }

  void add(const Stretch& in, std::size_t verb, bool to, std::size_t times = 1) {
    Found found = at_;
    found.times = times;
    found.form = in.key(verb);
    found.to = to;
    const std::uint32_t word = in.at(verb).lex;
    found.with_others = !to && word != no_word && !in.tables.words[word].verbs.empty();
    if (found.with_others) found.form = in.tables.lemmas[in.tables.verbs_of(word).front().verb];
    found_.push_back(std::move(found));
  }

  Vocabulary vocabulary_;
  TokenReader reader_;
  Seen& seen_;
  std::vector<Found>& found_;
  Found at_{};
};

}  // namespace

std::vector<UnknownVerb> unknown_verbs(std::span<const Document* const> documents, const Lexicon& lexicon) {
  Seen seen;
  std::vector<Found> found;
  Looker looker(lexicon.tables(), seen, found);
  for (std::uint32_t d = 0; d < documents.size(); ++d) looker.read(*documents[d], d);
  std::map<std::string, UnknownVerb> verbs;
  for (const Found& use : found) {
    const std::string phrase = use.to            ? "be " + use.form + " to+"
                               : use.with_others ? use.form
                                                 : lemma_of(use.form, seen);
    UnknownVerb& verb = verbs[phrase];
    if (verb.count == 0) verb = {phrase, use.with_others, 0, use.document, use.paragraph, use.sentence};
    verb.count += use.times;
  }
  std::vector<UnknownVerb> out;
  for (auto& [phrase, verb] : verbs) out.push_back(std::move(verb));
  std::ranges::stable_sort(out, std::ranges::greater(), &UnknownVerb::count);
  return out;
}

}  // namespace stet
