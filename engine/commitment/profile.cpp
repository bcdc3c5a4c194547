#include "engine/commitment/profile.hpp"

#include <algorithm>

#include "engine/commitment/facts.hpp"
#include "engine/commitment/spelling.hpp"

namespace stet {
namespace {

void sort_unique(std::vector<std::uint32_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ (value + 0x9E3779B97F4A7C15ULL)) * 0x100000001B3ULL;
}

void append_canonical(std::string_view key, const Lexicon::Tables& tables, std::string& out) {
  if (const auto other = other_spelling(key, tables))
    out += *other;
  else
    out += key;
}

// What ends the object proper: "…, including", "through", "in line with", "which".
bool opens_modifier(std::string_view key, std::uint64_t lists) {
  if ((lists & bit(WordList::relative)) != 0) return true;
  switch (key.empty() ? '\0' : key.front()) {
    case 'b':
      return key == "by";
    case 'i':
      return key == "including";
    case 't':
      return key == "through";
    case 'u':
      return key == "under";
    case 'v':
      return key == "via";
    case 'w':
      return key == "with" || key == "within";
    default:
      return false;
  }
}

// What `ids` holds, sorted, each once, in no more room than it takes.
std::vector<std::uint32_t> distinct(std::vector<std::uint32_t>& ids) {
  sort_unique(ids);
  return {ids.begin(), ids.end()};
}

// Those of `words` that begin inside `place`.
std::span<const Word> words_within(std::span<const Word> words, Span place) {
  const auto begins_before = [](const Word& word, std::size_t at) { return word.span.begin < at; };
  const auto first = std::lower_bound(words.begin(), words.end(), place.begin, begins_before);
  auto last = first;
  while (last != words.end() && last->span.begin < place.end) ++last;
  return {first, last};
}

// In place of what `into` held: `words` with spans that count from `begin`, as a text of their own.
void take_words(std::span<const Word> words, std::size_t begin, std::vector<Word>& into) {
  into.assign(words.begin(), words.end());
  for (Word& word : into) word.span.move(begin, 0);
  if (!into.empty() && into.front().kind != WordKind::punctuation) into.front().initial = true;
}

// The role of an amount that `word` stands before, `role` being that without it: "by" and "to" give it one,
// and words that open another phrase take it away.
FactKey::Role role_behind(FactKey::Role role, std::string_view word) {
  if (word == "by") return FactKey::Role::step;
  if (word == "to") return FactKey::Role::level;
  const bool anew = word == "and" || (word == "of" && role == FactKey::Role::step);
  return anew ? FactKey::Role::open : role;
}

// What says how an amount is meant, not of what.
bool sums_up(std::string_view word) {
  return word == "total" || word == "maximum" || word == "minimum" || word == "amount";
}

}  // namespace

std::vector<Word> words_and_marks(const Profile& profile) {
  std::vector<Word> words;
  take_words(profile.standing, profile.clause->span.begin, words);
  return words;
}

// Where a clause's texts stand, one after another; empty behind the last of them.
class Profiler::Places {
 public:
  explicit Places(const Clause& clause) : places_(clause.places) {}
  Span next() { return at_ < places_.size() ? places_[at_++] : Span{}; }

 private:
  std::span<const Span> places_;
  std::size_t at_ = 0;
};

std::string Profiler::verb_key(const Tokens& tokens, bool impersonal) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view key = reader_.key(token);
    if (token.kind == WordKind::punctuation) continue;
    if (token.is(WordList::adverb) && !token.is(WordList::negation)) continue;
    if ((token.is(WordList::have) || token.is(WordList::do_)) && i + 1 < tokens.size()) continue;
    if (impersonal && token.is(WordList::be) && i + 1 < tokens.size()) continue;  // "It was decided to"
    // "will continue to" binds as "will"; "continued to attach" governs as "attach".
    if (key == "to") continue;
    if (key.starts_with("continu") && tokens.size() > 1) continue;
    const bool verb = token.lex != no_word && !tables_.words[token.lex].verbs.empty();
    const std::string_view lemma = verb ? tables_.lemmas[tables_.verbs_of(token.lex).front().verb] : key;
    if (!out.empty()) out += ' ';
    append_canonical(lemma, tables_, out);
  }
  return out;
}

std::vector<FactKey> Profiler::amount_keys(const std::vector<std::string>& texts, Places& places,
                                           const Source& source) {
  std::vector<FactKey> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    const Tokens& tokens = tokens_of(text, places.next(), source);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    keys.push_back({text, facts.amounts.empty() ? text : facts.amounts.front().key, true, {}});
  }
  return keys;
}

// Each amount with the stems of what it is told of: those between the amount before it and itself, and those
// of "of …" behind it, up to a mark or a conjunction. Where there are none it is told of the same thing as
// the one before it: "by $100 billion to a total of $200 billion", "$40 billion per month".
void Profiler::fill_contexts(Profile& profile) {
  if (profile.amounts.empty()) return;
  std::vector<std::size_t> places;  // bytes of the clause
  std::size_t from = 0;
  for (const FactKey& amount : profile.amounts) {
    const std::size_t at = profile.text.find(amount.text, from);
    places.push_back(at == std::string_view::npos ? from : at);
    from = places.back() + 1;
  }
  std::size_t next = 0;  // the amount before which the word stands
  bool behind = false;   // in "of …" behind the amount before
  bool opens = false;    // the word is the first behind that
  for (const Word& word : marked_) {
    for (; next < places.size() && word.span.begin >= places[next]; ++next) opens = true;
    if (next < places.size())
      profile.amounts[next].role = role_behind(profile.amounts[next].role, vocabulary_.text(word.key));
    if (next > 0 && word.span.begin < places[next - 1] + profile.amounts[next - 1].text.size()) continue;
    const std::uint64_t lists = forms_.senses().of(word.key).lists;
    if (opens) behind = vocabulary_.text(word.key) == "of";
    if (word.kind == WordKind::punctuation || (lists & bit(WordList::conjunction)) != 0) behind = false;
    opens = false;
    const std::size_t of = behind ? next - 1 : next;
    if (word.kind != WordKind::word || of >= places.size() || (lists & bit(WordList::unit)) != 0) continue;
    const std::uint32_t id = forms_.learn(word.key).stem;
    if (!forms_.is_function(id) && !sums_up(vocabulary_.text(word.key)))
      profile.amounts[of].context.push_back(id);
  }
  for (std::size_t n = 0; n < profile.amounts.size(); ++n) {
    std::vector<std::uint32_t>& context = profile.amounts[n].context;
    if (context.empty() && n > 0) context = profile.amounts[n - 1].context;
    sort_unique(context);
  }
}

std::vector<FactKey> Profiler::deadline_keys(const std::vector<std::string>& texts, Places& places,
                                             const Source& source) {
  std::vector<FactKey> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    const Tokens& tokens = tokens_of(text, places.next(), source);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    if (facts.deadlines.empty())
      keys.push_back({text, text, false, {}});
    else
      keys.push_back({text, facts.deadlines.front().key, facts.deadlines.front().firm, {}});
  }
  return keys;
}

Span Profiler::verb_in(const Clause& clause, std::string_view text) {
  if (!clause.places.empty()) {
    const Span place = clause.places.front();
    if (!place.empty() && place.begin >= clause.span.begin && place.end <= clause.span.end)
      return {place.begin - clause.span.begin, place.end - clause.span.begin};
  }
  const std::size_t at = text.find(clause.verb);
  return at == std::string_view::npos ? Span{} : Span{at, at + clause.verb.size()};
}

bool Profiler::is_passive(std::size_t verb_end) {
  const auto next = std::find_if(marked_.begin(), marked_.end(),
                                 [&](const Word& word) { return word.span.begin >= verb_end; });
  if (next == marked_.end() || std::next(next) == marked_.end()) return false;
  return (forms_.senses().of(next->key).lists & bit(WordList::be)) != 0 &&
         !vocabulary_.text(std::next(next)->key).ends_with("ing");
}

void Profiler::fill_content(Profile& profile) {
  // The governing words count for the verb, not for what is governed, which stands behind them or is their
  // noun's; in the passive it stands before them: "a fund will be set up".
  const Span verb = verb_in(*profile.clause, profile.text);
  profile.passive = !verb.empty() && is_passive(verb.end);
  const bool nominal = !verb.empty() && profile.clause->clause_class == ClauseClass::pledge;
  content_.clear();
  titles_.clear();
  bool in_core = true;
  std::size_t core_words = 0;  // of the content, which opens with the core
  bool in_place = false;
  for (const Word& word : marked_) {
    const bool governing =
        word.span.begin < verb.end && !((nominal || profile.passive) && word.span.begin < verb.begin);
    if (governing) continue;
    if (word.kind == WordKind::punctuation) {
      if (core_words > 2 && vocabulary_.text(word.key).starts_with(',')) in_core = false;
      continue;
    }
    const std::uint32_t id = forms_.learn(word.key).stem;
    const bool function = forms_.is_function(id);
    if (in_core) {
      const std::string_view key = vocabulary_.text(word.key);
      const std::uint64_t lists = forms_.senses().of(word.key).lists;
      const bool capital = starts_with_capital(word.span.of(profile.text));
      if (core_words > 1 && opens_modifier(key, lists)) in_core = false;
      // Where it takes place is no part of what it is called: "the 4th Forum in Suva".
      in_place = (in_place && capital) || key == "in" || key == "at";
      constexpr std::uint64_t no_title = bit(WordList::party) | bit(WordList::month);
      if (in_core && !function) {
        ++core_words;
        if (!in_place && capital && word.kind == WordKind::word && (lists & no_title) == 0 && !word.initial)
          titles_.push_back(id);
      }
    }
    if (function) continue;
    if (profile.act == no_word && !(profile.passive && word.span.begin < verb.begin)) profile.act = id;
    content_.push_back(id);
  }
  profile.core.assign(content_.begin(), content_.begin() + static_cast<std::ptrdiff_t>(core_words));
  sort_unique(profile.core);
  profile.content = core_words == content_.size() ? profile.core : distinct(content_);
  profile.titles = distinct(titles_);
}

std::size_t Profiler::subject_words(const Profile& profile, std::span<const Word> actor) {
  const auto is_pronoun = [&](const Word& word) {
    return (forms_.learn(word.key).lists & (bit(WordList::we) | bit(WordList::they) | bit(WordList::it))) !=
           0;
  };
  if (profile.words.empty()) return 0;
  if (is_pronoun(profile.words[0])) return 1;
  std::size_t count = 0;
  for (const Word& word : actor) {
    if (word.kind == WordKind::punctuation) continue;
    if (count >= profile.words.size() || profile.words[count].key != word.key) return 0;
    ++count;
  }
  return count;
}

Profile Profiler::profile(const Clause& clause, std::string_view paragraph_text) {
  std::vector<Word>& words = split_.emplace_back();
  split_words(clause.span.of(paragraph_text), clause.span.begin, vocabulary_, words);
  return profile({clause, paragraph_text, words});
}

Profile Profiler::profile(const Clause& clause, std::string_view paragraph_text,
                          std::span<const Word> paragraph_words) {
  return profile({clause, paragraph_text, words_within(paragraph_words, clause.span)});
}

Profiler::Quoted Profiler::words_of(std::string_view text, Span place, const Source& source,
                                    std::vector<std::uint32_t>& keys) {
  const Span clause = source.clause.span;
  Quoted quoted;
  if (!place.empty() && place.begin >= clause.begin && place.end <= clause.end &&
      place.of(source.text) == text) {
    quoted = {words_within(source.words, place), place.begin};
  } else {
    quoted_.clear();
    split_words(text, 0, vocabulary_, quoted_);
    quoted = {quoted_, 0};
  }
  for (const Word& word : quoted.words) keys.push_back(word.key);
  return quoted;
}

const Tokens& Profiler::tokens_of(std::string_view text, Span place, const Source& source) {
  const Quoted quoted = words_of(text, place, source, told_apart_);
  if (quoted.words.data() != quoted_.data()) take_words(quoted.words, quoted.begin, quoted_);
  reader_.read(text, quoted_, tokens_);
  return tokens_;
}

const Profiler::Actor& Profiler::actor_of(const Clause& clause) {
  if (clause.actor == actor_.text) return actor_;
  actor_.text = clause.actor;
  actor_.words.clear();
  split_words(actor_.text, 0, vocabulary_, actor_.words);
  actor_.key.clear();
  for (const Word& word : actor_.words) {
    const std::string_view key = vocabulary_.text(word.key);
    if (word.kind == WordKind::punctuation || ((key == "the" || key == "our") && actor_.key.empty()))
      continue;
    if (!actor_.key.empty()) actor_.key += ' ';
    append_canonical(key, tables_, actor_.key);
  }
  return actor_;
}

void Profiler::fill_actor(Profile& profile) {
  const Actor& actor = actor_of(*profile.clause);
  for (const Word& word : actor.words) told_apart_.push_back(word.key);
  profile.actor_key = actor.key;
  profile.subject_words = subject_words(profile, actor.words);
}

void Profiler::fill_words(const Source& source, Profile& profile) {
  take_words(source.words, source.clause.span.begin, marked_);
  const auto is_mark = [](const Word& word) { return word.kind == WordKind::punctuation; };
  const auto marks = std::count_if(marked_.begin(), marked_.end(), is_mark);
  profile.words.reserve(marked_.size() - static_cast<std::size_t>(marks));
  for (const Word& word : marked_) {
    if (is_mark(word)) continue;
    forms_.learn(word.key);
    profile.words.push_back(word);
  }
}

void Profiler::fill_names(Places& places, const Source& source, Profile& profile) {
  name_stems_.clear();
  name_keys_.clear();
  for (const std::string& name : source.clause.names)
    for (const Word& word : words_of(name, places.next(), source, name_keys_).words)
      if (word.kind != WordKind::punctuation)
        if (const std::uint32_t id = forms_.learn(word.key).stem; !forms_.is_function(id))
          name_stems_.push_back(id);
  profile.name_stems = distinct(name_stems_);
  profile.name_keys = distinct(name_keys_);
}

Profile Profiler::profile(const Source& source) {
  const Clause& clause = source.clause;
  Places places(clause);
  Profile profile;
  profile.clause = &clause;
  profile.text = clause.span.of(source.text);
  profile.standing = source.words;
  told_apart_.clear();
  fill_words(source, profile);
  profile.verb_key = verb_key(tokens_of(clause.verb, places.next(), source), clause.actor.empty());
  fill_actor(profile);
  for (std::size_t i = profile.subject_words; i < profile.words.size(); ++i)
    profile.words_hash = mix(profile.words_hash, i == 0 ? profile.words[i].lowered : profile.words[i].form);
  fill_content(profile);
  profile.amounts = amount_keys(clause.amounts, places, source);
  // How many act is part of who acts: "our four countries".
  std::erase_if(profile.amounts, [&](const FactKey& amount) { return clause.actor.ends_with(amount.text); });
  fill_contexts(profile);
  profile.deadlines = deadline_keys(clause.deadlines, places, source);
  profile.references = deadline_keys(clause.references, places, source);
  fill_names(places, source, profile);
  profile.hedges.reserve(clause.hedges.size());
  for (const std::string& hedge : clause.hedges) {
    std::string key = hedge;
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    words_of(hedge, places.next(), source, told_apart_);
    profile.hedges.push_back({hedge, std::move(key), true, {}});
  }
  profile.told_apart = distinct(told_apart_);
  return profile;
}

}  // namespace stet
