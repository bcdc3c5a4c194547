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

// What ends the object proper: "…, including", "through", "in line with", "which".
bool opens_modifier(std::string_view key, const Token& token) {
  if (token.is(WordList::relative)) return true;
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

}  // namespace

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
    std::string lemma = canonical_spelling(key, tables_);
    if (token.lex != no_word && !tables_.words[token.lex].verbs.empty())
      lemma = canonical_spelling(tables_.verbs[tables_.words[token.lex].verbs.front().verb].lemma, tables_);
    if (!out.empty()) out += ' ';
    out += lemma;
  }
  return out;
}

std::vector<FactKey> Profiler::amount_keys(const std::vector<std::string>& texts,
                                           std::vector<std::uint32_t>& words) {
  std::vector<FactKey> keys;
  for (const std::string& text : texts) {
    const Tokens tokens = tokens_of(text, words);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    keys.push_back({text, facts.amounts.empty() ? text : facts.amounts.front().key, true, {}});
  }
  return keys;
}

// Each amount with the stems between the one before and the one after it.
void Profiler::fill_contexts(const Tokens& tokens, Profile& profile) {
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
    for (const Token& token : tokens) {
      if (token.kind != WordKind::word || token.span.begin < begin || token.span.begin >= places[n]) continue;
      const std::uint32_t id = forms_.learn(token.key).stem;
      if (!forms_.is_function(id) && !token.is(WordList::unit)) profile.amounts[n].context.push_back(id);
    }
    sort_unique(profile.amounts[n].context);
  }
}

std::vector<FactKey> Profiler::deadline_keys(const std::vector<std::string>& texts,
                                             std::vector<std::uint32_t>& words) {
  std::vector<FactKey> keys;
  for (const std::string& text : texts) {
    const Tokens tokens = tokens_of(text, words);
    const ClauseFacts facts = find_facts({tokens, 0, tokens.size(), tables_, vocabulary_});
    if (facts.deadlines.empty())
      keys.push_back({text, text, false, {}});
    else
      keys.push_back({text, facts.deadlines.front().key, facts.deadlines.front().firm, {}});
  }
  return keys;
}

void Profiler::fill_content(const Tokens& tokens, Profile& profile) {
  // The governing words count for the verb, not for what is governed.
  const std::size_t verb_at = profile.text.find(profile.clause->verb);
  const std::size_t verb_end = verb_at == std::string_view::npos ? 0 : verb_at + profile.clause->verb.size();
  const bool nominal =
      verb_at != std::string_view::npos && profile.clause->clause_class == ClauseClass::pledge;
  profile.content.reserve(tokens.size());
  profile.core.reserve(tokens.size());
  bool in_core = true;
  std::size_t core_words = 0;
  bool in_place = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool governing =
        nominal ? token.span.begin >= verb_at && token.span.begin < verb_end : token.span.begin < verb_end;
    if (governing) continue;
    if (token.kind == WordKind::punctuation) {
      if (token.is_mark(',') && core_words > 2) in_core = false;
      continue;
    }
    if (core_words > 1 && opens_modifier(reader_.key(token), token)) in_core = false;
    const std::uint32_t id = forms_.learn(token.key).stem;
    // Where it takes place is no part of what it is called: "the 4th Forum in Suva".
    in_place = (in_place && token.capital) || reader_.key(token) == "in" || reader_.key(token) == "at";
    if (forms_.is_function(id)) continue;
    if (profile.act == no_word) profile.act = id;
    profile.content.push_back(id);
    if (!in_core) continue;
    ++core_words;
    profile.core.push_back(id);
    if (!in_place && token.capital && token.kind == WordKind::word && !token.is(WordList::party) &&
        !token.is(WordList::month) && !token.initial)
      profile.titles.push_back(id);
  }
  sort_unique(profile.content);
  sort_unique(profile.core);
  sort_unique(profile.titles);
}

std::size_t Profiler::subject_words(const Profile& profile, const std::vector<Word>& actor) {
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
  return this->profile(std::move(profile));
}

Profile Profiler::profile(const Clause& clause, std::string_view paragraph_text,
                          std::span<const Word> paragraph_words) {
  Profile profile;
  profile.clause = &clause;
  profile.text = clause.span.of(paragraph_text);
  const auto begins_before = [](const Word& word, std::size_t at) { return word.span.begin < at; };
  const auto first =
      std::lower_bound(paragraph_words.begin(), paragraph_words.end(), clause.span.begin, begins_before);
  const auto end = std::lower_bound(first, paragraph_words.end(), clause.span.end, begins_before);
  profile.words_and_marks.assign(first, end);
  for (Word& word : profile.words_and_marks) {
    word.span.begin -= clause.span.begin;
    word.span.end -= clause.span.begin;
  }
  // A clause begins like a sentence of its own.
  if (!profile.words_and_marks.empty() && profile.words_and_marks.front().kind != WordKind::punctuation)
    profile.words_and_marks.front().initial = true;
  return this->profile(std::move(profile));
}

std::vector<Word> Profiler::words_of(std::string_view text, std::vector<std::uint32_t>& keys) {
  std::vector<Word> words = split_words(text, vocabulary_);
  for (const Word& word : words) keys.push_back(word.key);
  return words;
}

Tokens Profiler::tokens_of(std::string_view text, std::vector<std::uint32_t>& keys) {
  return reader_.read(text, words_of(text, keys));
}

Profile Profiler::profile(Profile profile) {
  const Clause& clause = *profile.clause;
  profile.words.reserve(profile.words_and_marks.size());
  for (const Word& word : profile.words_and_marks) {
    if (word.kind == WordKind::punctuation) continue;
    forms_.learn(word.key);
    profile.words.push_back(word);
  }
  profile.verb_key = verb_key(tokens_of(clause.verb, profile.told_apart), clause.actor.empty());
  const std::vector<Word> actor = words_of(clause.actor, profile.told_apart);
  for (const Word& word : actor) {
    const std::string_view key = vocabulary_.text(word.key);
    if (word.kind == WordKind::punctuation || ((key == "the" || key == "our") && profile.actor_key.empty()))
      continue;
    if (!profile.actor_key.empty()) profile.actor_key += ' ';
    profile.actor_key += canonical_spelling(key, tables_);
  }
  profile.subject_words = subject_words(profile, actor);
  for (std::size_t i = profile.subject_words; i < profile.words.size(); ++i)
    profile.words_hash = mix(profile.words_hash, i == 0 ? profile.words[i].lowered : profile.words[i].form);
  const Tokens tokens = reader_.read(profile.text, profile.words_and_marks);
  fill_content(tokens, profile);
  profile.amounts = amount_keys(clause.amounts, profile.told_apart);
  // How many act is part of who acts: "our four countries".
  std::erase_if(profile.amounts, [&](const FactKey& amount) { return clause.actor.ends_with(amount.text); });
  fill_contexts(tokens, profile);
  profile.deadlines = deadline_keys(clause.deadlines, profile.told_apart);
  profile.references = deadline_keys(clause.references, profile.told_apart);
  for (const std::string& hedge : clause.hedges) {
    std::string key = hedge;
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    words_of(hedge, profile.told_apart);
    profile.hedges.push_back({hedge, key, true, {}});
  }
  for (const std::string& name : clause.names)
    for (const Word& word : words_of(name, profile.name_keys))
      if (word.kind != WordKind::punctuation)
        if (const std::uint32_t id = forms_.learn(word.key).stem; !forms_.is_function(id))
          profile.name_stems.push_back(id);
  sort_unique(profile.name_stems);
  sort_unique(profile.name_keys);
  sort_unique(profile.told_apart);
  return profile;
}

}  // namespace stet
