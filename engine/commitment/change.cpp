#include "engine/commitment/change.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include <fmt/core.h>

#include "engine/commitment/fact_difference.hpp"

namespace stet {
namespace {

constexpr std::size_t max_pieces = 3;   // changed pieces quoted; the redline shows them all
constexpr std::size_t max_quoted = 60;  // bytes of a clause's words quoted as evidence

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (std::size_t i = 0; i < texts.size() && i < max_pieces; ++i)
    out += (i == 0 ? "" : ", ") + shortened(texts[i], max_quoted);
  if (texts.size() > max_pieces) out += ", …";
  return out;
}

void explain(std::string& why, std::string_view what, const Difference& change) {
  if (!change.any()) return;
  if (!why.empty()) why += " · ";
  if (change.lost.empty())
    why += fmt::format("{} gained: {}", what, joined(change.gained));
  else if (change.gained.empty())
    why += fmt::format("{} lost: {}", what, joined(change.lost));
  else
    why += fmt::format("{}: {} → {}", what, joined(change.lost), joined(change.gained));
}

// A piece of a redline without the marks and the "and" at its ends.
std::string bare(std::string_view piece) {
  const auto strip = [&] {
    constexpr std::string_view marks = " ,;.()";
    const std::size_t begin = piece.find_first_not_of(marks);
    if (begin == std::string_view::npos) {
      piece = {};
      return;
    }
    piece = piece.substr(begin, piece.find_last_not_of(marks) - begin + 1);
  };
  strip();
  if (piece.starts_with("and ")) piece.remove_prefix(4);
  if (piece.ends_with(" and")) piece.remove_suffix(4);
  strip();
  return std::string(piece);
}

Difference changed_words(const std::vector<Edit>& edits) {
  Difference out;
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::equal) continue;
    std::string words = bare(edit.text);
    if (!words.empty()) (edit.op == EditOp::erase ? out.lost : out.gained).push_back(std::move(words));
  }
  return out;
}

bool same_actor(const std::string& a, const std::string& b) {
  // A passive names nobody: "Members are encouraged to".
  if (a == b || a.empty() || b.empty()) return true;
  // "The Federal Open Market Committee", then "the Committee".
  const auto tail = [](const std::string& longer, const std::string& end) {
    // Of "experts and officials" the officials are only a part.
    return !end.empty() && longer.ends_with(" " + end) && !longer.ends_with(" and " + end);
  };
  return tail(a, b) || tail(b, a);
}

// "We will establish a fund", "A fund will be established": nobody promises it any more. Other passives name
// nobody out of habit: "It was decided to", "Members are encouraged to".
bool one_names_nobody(const Profile& a, const Profile& b) {
  const bool nobody = (a.passive && a.actor_key.empty()) || (b.passive && b.actor_key.empty());
  return nobody && a.actor_key != b.actor_key && is_commitment(a.clause->clause_class) &&
         is_commitment(b.clause->clause_class);
}

bool same_words(const Profile& a, const Profile& b) {
  // The actors are compared by themselves: "We agreed" here, "and agreed" there.
  return std::equal(a.words.begin() + static_cast<std::ptrdiff_t>(a.subject_words), a.words.end(),
                    b.words.begin() + static_cast<std::ptrdiff_t>(b.subject_words), b.words.end(), same_word);
}

bool same_but_spelling(const Profile& a, const Profile& b, const LexicalForms& forms) {
  if (a.words.size() != b.words.size()) return false;
  for (std::size_t i = 0; i < a.words.size(); ++i)
    if (a.words[i].key != b.words[i].key &&
        forms.canonical(a.words[i].key) != forms.canonical(b.words[i].key))
      return false;
  return true;
}

// The words of two clauses, sorted.
struct SortedWords {
  std::vector<std::uint32_t> lost;    // keys that stand more often in the old clause
  std::vector<std::uint32_t> gained;  // in the new one
  std::vector<std::uint32_t> old_stems;
  std::vector<std::uint32_t> new_stems;

  SortedWords(const Profile& a, const Profile& b, const LexicalForms& forms) {
    std::vector<std::uint32_t> x = keys_of(a);
    std::vector<std::uint32_t> y = keys_of(b);
    std::set_difference(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(lost));
    std::set_difference(y.begin(), y.end(), x.begin(), x.end(), std::back_inserter(gained));
    old_stems = stems_of(std::move(x), forms);
    new_stems = stems_of(std::move(y), forms);
  }

 private:
  static std::vector<std::uint32_t> keys_of(const Profile& profile) {
    std::vector<std::uint32_t> keys;
    keys.reserve(profile.words.size());
    for (const Word& word : profile.words) keys.push_back(word.key);
    std::sort(keys.begin(), keys.end());
    return keys;
  }
  static std::vector<std::uint32_t> stems_of(std::vector<std::uint32_t> keys, const LexicalForms& forms) {
    for (std::uint32_t& key : keys) key = forms.stem(key);
    std::sort(keys.begin(), keys.end());
    return keys;
  }
};

bool respelled(const std::vector<std::uint32_t>& lost, const std::vector<std::uint32_t>& gained,
               const LexicalForms& forms) {
  std::vector<std::uint32_t> spellings;
  for (const std::uint32_t a : lost) spellings.push_back(forms.canonical(a));
  std::sort(spellings.begin(), spellings.end());
  return std::any_of(gained.begin(), gained.end(), [&](std::uint32_t b) {
    return std::binary_search(spellings.begin(), spellings.end(), forms.canonical(b));
  });
}

bool has_firm(const std::vector<FactKey>& facts, bool without_starts) {
  return std::any_of(facts.begin(), facts.end(), [&](const FactKey& fact) {
    return fact.firm &&
           !(without_starts && (fact.text.starts_with("from ") || fact.text.starts_with("From ")));
  });
}

// "will continue to sell" for "will sell from April": what has begun needs no date to begin.
bool goes_on(const Profile& profile) {
  return profile.clause->verb.find("continu") != std::string::npos;
}

// Changed words that are neither the verb's, nor a fact's, nor a name's.
class Residue {
 public:
  Residue(const Profile& old_clause, const Profile& new_clause, const SortedWords& words, bool names_changed,
          const LexicalForms& forms)
      : old_clause_(old_clause), new_clause_(new_clause), names_changed_(names_changed), forms_(forms) {
    lost_ = rest(words.lost, words.new_stems);
    gained_ = rest(words.gained, words.old_stems);
  }
  [[nodiscard]] bool lost() const noexcept { return lost_; }
  [[nodiscard]] bool gained() const noexcept { return gained_; }

 private:
  [[nodiscard]] bool spoken_for(std::uint32_t key) const {
    const auto in = [key](const std::vector<std::uint32_t>& keys) {
      return std::binary_search(keys.begin(), keys.end(), key);
    };
    return in(old_clause_.told_apart) || in(new_clause_.told_apart) ||
           (names_changed_ && (in(old_clause_.name_keys) || in(new_clause_.name_keys)));
  }

  [[nodiscard]] bool rest(const std::vector<std::uint32_t>& keys,
                          const std::vector<std::uint32_t>& other_stems) const {
    return std::any_of(keys.begin(), keys.end(), [&](std::uint32_t key) {
      const std::uint32_t stem = forms_.stem(key);
      return !forms_.is_function(stem) &&
             (forms_.lists(key) & (bit(WordList::need) | bit(WordList::pledge))) == 0 &&
             !std::binary_search(other_stems.begin(), other_stems.end(), stem) && !spoken_for(key);
    });
  }

  const Profile& old_clause_;
  const Profile& new_clause_;
  bool names_changed_;
  const LexicalForms& forms_;
  bool lost_ = false;
  bool gained_ = false;
};

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_acronym(std::string_view text) {
  constexpr std::size_t most_letters = 8;
  return text.size() >= 2 && text.size() <= most_letters && std::all_of(text.begin(), text.end(), is_capital);
}

// The words of a clause that start with a capital.
struct Capitals {
  std::string initials;
  std::vector<std::size_t> at;  // index into Profile::words

  explicit Capitals(const Profile& profile) {
    for (std::size_t k = 0; k < profile.words.size(); ++k)
      if (const char initial = profile.words[k].span.of(profile.text).front(); is_capital(initial)) {
        initials += initial;
        at.push_back(k);
      }
  }
};

// Stems of the abbreviations of `short_side` that `long_side` spells out by its words' initials ("World Trade
// Organization" of "WTO"), and of the words that do so. Words without a capital may stand between.
void add_spelled_out(const Profile& short_side, const Profile& long_side, const LexicalForms& forms,
                     std::vector<std::uint32_t>& stems) {
  std::unordered_set<std::string_view> acronyms;
  std::optional<Capitals> capitals;
  for (const Word& word : short_side.words) {
    const std::string_view text = word.span.of(short_side.text);
    if (!is_acronym(text) || !acronyms.insert(text).second) continue;
    if (!capitals) capitals.emplace(long_side);
    const std::size_t first = capitals->initials.find(text);
    if (first == std::string::npos) continue;
    stems.push_back(forms.stem(word.key));
    for (std::size_t k = capitals->at[first]; k <= capitals->at[first + text.size() - 1]; ++k)
      stems.push_back(forms.stem(long_side.words[k].key));
  }
}

// A name replaced by another, not by its abbreviation: words of names on both sides that the other clause
// lacks.
bool renamed(const Profile& a, const Profile& b, const SortedWords& words, const LexicalForms& forms) {
  std::vector<std::uint32_t> explained;
  add_spelled_out(a, b, forms, explained);
  add_spelled_out(b, a, forms, explained);
  std::sort(explained.begin(), explained.end());
  const auto lacks = [&](const Profile& from, const std::vector<std::uint32_t>& stems) {
    return std::any_of(from.name_stems.begin(), from.name_stems.end(), [&](std::uint32_t stem) {
      return !std::binary_search(stems.begin(), stems.end(), stem) &&
             !std::binary_search(explained.begin(), explained.end(), stem);
    });
  };
  return lacks(a, words.new_stems) && lacks(b, words.old_stems);
}

// What does not deny after "not": "not only", "not later than".
bool measures(std::string_view word) {
  return word == "only" || word == "later" || word == "less" || word == "more" || word == "fewer" ||
         word == "limited" || word == "least" || word == "exceeding";
}

// Denials in a clause: "not", "never", "no longer", "no Party"; "no", "none", "neither" and "nor" that open
// it. "Not only", "not later than" deny nothing.
std::vector<std::string_view> denials(const Profile& profile, const LexicalForms& forms) {
  std::vector<std::string_view> out;
  const std::vector<Word>& words = profile.words;
  const auto next = [&](std::size_t i) {
    return i + 1 < words.size() ? forms.vocabulary().text(words[i + 1].key) : std::string_view();
  };
  const auto names_actor = [&](std::size_t i) {
    return i + 1 < words.size() &&
           (forms.lists(words[i + 1].key) & (bit(WordList::actor) | bit(WordList::intent))) != 0;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = forms.vocabulary().text(words[i].key);
    if (word.empty() || (word.front() != 'n' && word.front() != 'c' && word.front() != 'w')) continue;
    if ((word == "not" && !measures(next(i))) || word == "never" || word == "cannot" || word == "won't" ||
        (word == "no" && (next(i) == "longer" || names_actor(i))) ||
        (i == 0 && (word == "no" || word == "none" || word == "neither" || word == "nor")))
      out.push_back(word);
  }
  return out;
}

Shift direction(int change) {
  return change > 0 ? Shift::strengthened : change < 0 ? Shift::weakened : Shift::none;
}

Shift facts_shift(const Profile& a, const Profile& b) {
  const Difference hedges = difference(a.hedges, b.hedges);
  if (hedges.gained.size() != hedges.lost.size())
    return hedges.gained.size() > hedges.lost.size() ? Shift::weakened : Shift::strengthened;
  const bool begun = goes_on(a) != goes_on(b);
  const auto gained = [begun](const std::vector<FactKey>& x, const std::vector<FactKey>& y) {
    return has_firm(y, begun) - has_firm(x, begun);
  };
  return direction(gained(a.deadlines, b.deadlines) + gained(a.amounts, b.amounts));
}

// "recommit" for "commit": the same promise, said again.
bool only_repeats(const std::string& a, const std::string& b) {
  return a != b && (a == "re" + b || b == "re" + a);
}

// What is promised or under way, and which of both: "will monitor", "will continue to monitor"; "is
// monitoring", "continues to monitor". Past tenses tell what was done, other presents may bind by the word
// they use.
struct Deed {
  std::uint32_t stem = no_word;
  bool promised = false;
};

Deed deed_of(const Profile& profile, const LexicalForms& forms) {
  if (profile.verb_key == "will" || profile.verb_key == "shall") return {profile.act, true};
  const bool promised = profile.verb_key.starts_with("will ") || profile.verb_key.starts_with("shall ");
  const std::string& verb = profile.clause->verb;
  const std::size_t at = profile.text.find(verb);
  if (verb.empty() || at == std::string_view::npos) return {};
  const auto last = std::find_if(profile.words.rbegin(), profile.words.rend(),
                                 [&](const Word& word) { return word.span.end <= at + verb.size(); });
  if (last == profile.words.rend() || last->span.begin < at) return {};
  const std::string_view last_key = forms.vocabulary().text(last->key);
  if (promised) return {forms.stem(last->key), true};
  if (verb.starts_with("continue")) {
    if (verb.starts_with("continued")) return {};
    return {last_key == "to" ? profile.act : forms.stem(last->key), false};
  }
  if (profile.verb_key.starts_with("be ") && last_key.ends_with("ing")) return {forms.stem(last->key), false};
  return {};
}

// "will purchase bonds" for "continues to purchase bonds": tense alone changes no force.
bool only_other_tense(const Profile& a, const Profile& b, const LexicalForms& forms) {
  const Deed before = deed_of(a, forms);
  const Deed after = deed_of(b, forms);
  return before.stem != no_word && before.stem == after.stem && before.promised != after.promised;
}

Shift shift_of(const Profile& a, const Profile& b, const LexicalForms& forms) {
  if (only_repeats(a.verb_key, b.verb_key) || only_other_tense(a, b, forms)) return facts_shift(a, b);
  const int rank = class_rank(b.clause->clause_class) - class_rank(a.clause->clause_class);
  if (rank != 0) return direction(rank);
  if (a.clause->clause_class == b.clause->clause_class && a.clause->force != b.clause->force)
    return direction(b.clause->force - a.clause->force);
  return facts_shift(a, b);
}

}  // namespace

std::string shortened(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t cut = text.rfind(' ', bytes);
  if (cut == std::string::npos || cut == 0) cut = bytes;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut) + "…";
}

int class_rank(ClauseClass clause_class) noexcept {
  switch (clause_class) {
    case ClauseClass::undertaking:
    case ClauseClass::pledge:
      return 4;
    case ClauseClass::reaffirmation:
      return 3;
    case ClauseClass::call:
    case ClauseClass::expectation:
    case ClauseClass::position:
      return 2;
    case ClauseClass::appreciation:
    case ClauseClass::notice:
      return 1;
    case ClauseClass::narration:
      return 0;
  }
  return 0;
}

ClauseChange change_of(const Profile& a, const Profile& b, const std::vector<Edit>& edits,
                       const LexicalForms& forms) {
  ClauseChange change;
  const bool actors = same_actor(a.actor_key, b.actor_key) && !one_names_nobody(a, b);
  Difference amounts = difference(a.amounts, b.amounts);
  Difference deadlines = difference(a.deadlines, b.deadlines);
  // A date of what was done before is no deadline, gained or lost; another such date is another date.
  const Difference references = difference(a.references, b.references);
  if (!references.lost.empty() && !references.gained.empty()) {
    deadlines.lost.insert(deadlines.lost.end(), references.lost.begin(), references.lost.end());
    deadlines.gained.insert(deadlines.gained.end(), references.gained.begin(), references.gained.end());
  }
  // Items of a list keep their words while the verb of their stem changes.
  const bool verb_stands = a.verb_key == b.verb_key && a.clause->force == b.clause->force &&
                           a.clause->clause_class == b.clause->clause_class;
  if (same_words(a, b) && actors && !deadlines.any() && !amounts.any() && verb_stands) return change;
  change.status = Status::reworded;
  change.shift = shift_of(a, b, forms);
  const SortedWords words(a, b, forms);
  const bool spelling_only = !same_words(a, b) && same_but_spelling(a, b, forms);
  const std::vector<std::string_view> old_denials = denials(a, forms);
  const std::vector<std::string_view> new_denials = denials(b, forms);
  const bool denied = old_denials.size() % 2 != new_denials.size() % 2;
  // "will provide support" for "will provide CAD 50 million": a pledge is an undertaking with a sum.
  const bool other_class = a.clause->clause_class != b.clause->clause_class &&
                           !(a.verb_key == b.verb_key && class_rank(a.clause->clause_class) == 4 &&
                             class_rank(b.clause->clause_class) == 4);
  const bool verbs = !spelling_only && (a.verb_key != b.verb_key || other_class || denied);
  const bool names = !spelling_only && renamed(a, b, words, forms);
  const Difference hedges = difference(a.hedges, b.hedges);

  if (other_class)
    change.why = fmt::format("{} → {}", name(a.clause->clause_class), name(b.clause->clause_class));
  if (a.verb_key != b.verb_key) {
    if (!change.why.empty()) change.why += ": ";
    change.why += fmt::format("{} → {}", a.clause->verb, b.clause->verb);
  }
  if (denied && a.verb_key == b.verb_key)
    explain(change.why, "denial",
            {{old_denials.begin(), old_denials.end()}, {new_denials.begin(), new_denials.end()}});
  explain(change.why, "hedge", hedges);
  explain(change.why, "amount", amounts);
  explain(change.why, "deadline", deadlines);

  if (verbs) change.facets.push_back(Facet::verb);
  if (!actors) change.facets.push_back(Facet::actor);
  const auto named = [](const Profile& profile) {
    return profile.clause->actor.empty() ? std::vector<std::string>{} : std::vector{profile.clause->actor};
  };
  if (!actors) explain(change.why, "actor", {named(a), named(b)});
  if (amounts.any()) change.facets.push_back(Facet::amount);
  if (deadlines.any()) change.facets.push_back(Facet::deadline);
  if (names) change.facets.push_back(Facet::name);
  if (!spelling_only) {
    const Residue residue(a, b, words, names, forms);
    // Words only added or only taken away widen or narrow what is governed; others word it anew.
    if (residue.lost() != residue.gained() && !names) change.facets.push_back(Facet::scope);
    if ((residue.lost() && residue.gained()) || hedges.any()) change.facets.push_back(Facet::wording);
  }
  if (respelled(words.lost, words.gained, forms)) change.facets.push_back(Facet::spelling);
  if (change.facets.empty()) change.facets.push_back(Facet::wording);
  // Facets whose evidence is the changed words themselves.
  const auto shown = std::find_if(change.facets.begin(), change.facets.end(), [](Facet facet) {
    return facet == Facet::name || facet == Facet::scope || facet == Facet::wording ||
           facet == Facet::spelling;
  });
  if (shown != change.facets.end() && (change.why.empty() || *shown != Facet::wording))
    explain(change.why, name(*shown), changed_words(edits));
  if (change.why.empty()) change.why = fmt::format("{} changed", name(change.facets.front()));
  change.amounts = std::move(amounts);
  change.deadlines = std::move(deadlines);
  return change;
}

}  // namespace stet
