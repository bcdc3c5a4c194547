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

// Those of `words` that begin inside `place`, with spans that count from its start; the first begins a text
// of its own.
void take_words(std::span<const Word> words, Span place, std::vector<Word>& into) {
  const auto begins_before = [](const Word& word, std::size_t at) { return word.span.begin < at; };
  auto word = std::lower_bound(words.begin(), words.end(), place.begin, begins_before);
  for (; word != words.end() && word->span.begin < place.end; ++word) {
    into.push_back(*word);
    into.back().span.begin -= place.begin;
    into.back().span.end -= place.begin;
  }
  if (!into.empty() && into.front().kind != WordKind::punctuation) into.front().initial = true;
}

}  // namespace

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
                                           const Source& source, std::vector<std::uint32_t>& words) {
  std::vector<FactKey> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    const Tokens& tokens = tokens_of(text, places.next(), source, words);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    keys.push_back({text, facts.amounts.empty() ? text : facts.amounts.front().key, true, {}});
  }
  return keys;
}

// Each amount with the stems between the one before and the one after it.
void Profiler::fill_contexts(Profile& profile) {
  if (profile.amounts.empty()) return;
  std::vector<std::size_t> places;  // bytes of the clause
  std::size_t from = 0;
  for (const FactKey& amount : profile.amounts) {
    const std::size_t at = profile.text.find(amount.text, from);
    places.push_back(at == std::string_view::npos ? from : at);
    from = places.back() + 1;
  }
  for (std::size_t n = 0; n < places.size(); ++n) {
    const std::size_t begin = n == 0 ? 0 : places[n - 1] + profile.amounts[n - 1].text.size();
    for (const Word& word : profile.words) {
      if (word.kind != WordKind::word || word.span.begin < begin || word.span.begin >= places[n]) continue;
      const std::uint32_t id = forms_.learn(word.key).stem;
      const bool unit = (forms_.senses().of(word.key).lists & bit(WordList::unit)) != 0;
      if (!forms_.is_function(id) && !unit) profile.amounts[n].context.push_back(id);
    }
    sort_unique(profile.amounts[n].context);
  }
}

std::vector<FactKey> Profiler::deadline_keys(const std::vector<std::string>& texts, Places& places,
                                             const Source& source, std::vector<std::uint32_t>& words) {
  std::vector<FactKey> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    const Tokens& tokens = tokens_of(text, places.next(), source, words);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    if (facts.deadlines.empty())
      keys.push_back({text, text, false, {}});
    else
      keys.push_back({text, facts.deadlines.front().key, facts.deadlines.front().firm, {}});
  }
  return keys;
}

void Profiler::fill_content(Profile& profile) {
  // The governing words count for the verb, not for what is governed.
  const std::size_t verb_at = profile.text.find(profile.clause->verb);
  const std::size_t verb_end = verb_at == std::string_view::npos ? 0 : verb_at + profile.clause->verb.size();
  const bool nominal =
      verb_at != std::string_view::npos && profile.clause->clause_class == ClauseClass::pledge;
  profile.content.reserve(profile.words.size());
  bool in_core = true;
  std::size_t core_words = 0;  // of the content, which opens with the core
  bool in_place = false;
  for (const Word& word : profile.words_and_marks) {
    const bool governing =
        nominal ? word.span.begin >= verb_at && word.span.begin < verb_end : word.span.begin < verb_end;
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
          profile.titles.push_back(id);
      }
    }
    if (function) continue;
    if (profile.act == no_word) profile.act = id;
    profile.content.push_back(id);
  }
  profile.core.assign(profile.content.begin(),
                      profile.content.begin() + static_cast<std::ptrdiff_t>(core_words));
  sort_unique(profile.content);
  sort_unique(profile.core);
  sort_unique(profile.titles);
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
  Profile profile;
  profile.clause = &clause;
  profile.text = clause.span.of(paragraph_text);
  profile.words_and_marks = split_words(profile.text, vocabulary_);
  return this->profile(std::move(profile), {});
}

Profile Profiler::profile(const Clause& clause, std::string_view paragraph_text,
                          std::span<const Word> paragraph_words) {
  Profile profile;
  profile.clause = &clause;
  profile.text = clause.span.of(paragraph_text);
  quoted_.clear();
  take_words(paragraph_words, clause.span, quoted_);
  profile.words_and_marks = quoted_;
  return this->profile(std::move(profile), {paragraph_text, paragraph_words});
}

std::span<const Word> Profiler::words_of(std::string_view text, Span place, const Source& source,
                                         std::vector<std::uint32_t>& keys) {
  quoted_.clear();
  if (!place.empty() && place.end <= source.text.size() && place.of(source.text) == text)
    take_words(source.words, place, quoted_);
  else
    split_words(text, 0, vocabulary_, quoted_);
  for (const Word& word : quoted_) keys.push_back(word.key);
  return quoted_;
}

const Tokens& Profiler::tokens_of(std::string_view text, Span place, const Source& source,
                                  std::vector<std::uint32_t>& keys) {
  reader_.read(text, words_of(text, place, source, keys), tokens_);
  return tokens_;
}

void Profiler::fill_actor(const Source& source, Profile& profile) {
  const std::span<const Word> actor = words_of(profile.clause->actor, {}, source, profile.told_apart);
  for (const Word& word : actor) {
    const std::string_view key = vocabulary_.text(word.key);
    if (word.kind == WordKind::punctuation || ((key == "the" || key == "our") && profile.actor_key.empty()))
      continue;
    if (!profile.actor_key.empty()) profile.actor_key += ' ';
    append_canonical(key, tables_, profile.actor_key);
  }
  profile.subject_words = subject_words(profile, actor);
}

void Profiler::fill_names(Places& places, const Source& source, Profile& profile) {
  for (const std::string& name : profile.clause->names)
    for (const Word& word : words_of(name, places.next(), source, profile.name_keys))
      if (word.kind != WordKind::punctuation)
        if (const std::uint32_t id = forms_.learn(word.key).stem; !forms_.is_function(id))
          profile.name_stems.push_back(id);
}

Profile Profiler::profile(Profile profile, const Source& source) {
  const Clause& clause = *profile.clause;
  Places places(clause);
  profile.words.reserve(profile.words_and_marks.size());
  for (const Word& word : profile.words_and_marks) {
    if (word.kind == WordKind::punctuation) continue;
    forms_.learn(word.key);
    profile.words.push_back(word);
  }
  profile.verb_key =
      verb_key(tokens_of(clause.verb, places.next(), source, profile.told_apart), clause.actor.empty());
  fill_actor(source, profile);
  for (std::size_t i = profile.subject_words; i < profile.words.size(); ++i)
    profile.words_hash = mix(profile.words_hash, i == 0 ? profile.words[i].lowered : profile.words[i].form);
  fill_content(profile);
  profile.amounts = amount_keys(clause.amounts, places, source, profile.told_apart);
  // How many act is part of who acts: "our four countries".
  std::erase_if(profile.amounts, [&](const FactKey& amount) { return clause.actor.ends_with(amount.text); });
  fill_contexts(profile);
  profile.deadlines = deadline_keys(clause.deadlines, places, source, profile.told_apart);
  profile.references = deadline_keys(clause.references, places, source, profile.told_apart);
  fill_names(places, source, profile);
  for (const std::string& hedge : clause.hedges) {
    std::string key = hedge;
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    words_of(hedge, places.next(), source, profile.told_apart);
    profile.hedges.push_back({hedge, key, true, {}});
  }
  sort_unique(profile.name_stems);
  sort_unique(profile.name_keys);
  sort_unique(profile.told_apart);
  return profile;
}

}  // namespace stet
