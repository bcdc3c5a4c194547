#include "engine/commitment/lexicon_tables.hpp"

#include <array>
#include <bit>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/hash.hpp"
#include "engine/commitment/lexicon_reader.hpp"

namespace stet {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordList::count)> word_lists = {
    "determiner",   "possessive",   "own",         "preposition",
    "adverb",       "not_adverb",   "negation",    "conjunction",
    "relative",     "subordinator", "we",          "they",
    "it",           "one",          "will",        "obligation",
    "modal",        "have",         "be",          "do",
    "stative",      "agent_verb",   "hedge_verb",  "plain_verb",
    "actor",        "party",        "pledge",      "pledge_noun",
    "promise_noun", "policy",       "need",        "thanks",
    "concern",      "hope",         "intent",      "support",
    "currency",     "scale",        "number_word", "ordinal",
    "month",        "unit",         "percent",     "frequency",
    "vague",        "opening",      "item_noun",   "like_name",
    "governing",    "governed",     "genre",       "intention_verb",
    "enacted",      "meant",        "telling",     "agreement_noun",
    "plea",         "organ",        "own_law"};
static_assert(word_lists.size() <= 64, "a word's lists are bits of one integer");

std::uint32_t hash_of(std::string_view text) noexcept {
  const std::uint32_t hash = fnv1a(text);
  return hash ^ (hash >> 15U);
}

// Where a text stands among the slots, or would.
std::size_t slot_of(const TextTable& table, std::string_view text) noexcept {
  const std::size_t mask = table.slots.size() - 1;
  std::size_t at = hash_of(text) & mask;
  while (table.slots[at] != no_word && table.texts[table.slots[at]] != text) at = (at + 1) & mask;
  return at;
}

// A list of texts while it is made.
struct OwnedTexts {
  std::string all;
  std::vector<std::uint32_t> bounds{0};

  void add(std::string_view text) {
    all += text;
    bounds.push_back(static_cast<std::uint32_t>(all.size()));
  }
  [[nodiscard]] TextList view() const { return {all, bounds}; }
};

// Tables with what they are views of. Every list is whole before a view of it is made.
struct OwnedTables {
  OwnedTexts texts, lemmas, british, american;
  std::vector<std::uint32_t> slots, british_slots, hedge_ids;
  std::vector<PatternElement> elements;
  std::vector<Pattern> patterns;
  std::vector<VerbUse> uses;
  std::vector<LexiconWord> words;
  std::vector<Verb> verbs;
  std::vector<Hedge> hedges;
  Lexicon::Tables tables;
};

// A table that finds the last of equal texts.
TextTable index(const OwnedTexts& texts, std::vector<std::uint32_t>& slots) {
  const std::size_t count = texts.bounds.size() - 1;
  slots.assign(std::bit_ceil(count * 2 + 1), no_word);
  const TextTable table{texts.view(), slots};
  for (std::uint32_t i = 0; i < count; ++i) slots[slot_of(table, table.texts[i])] = i;
  return table;
}

// Appends a list to another: the part it is there.
template <typename T>
Part append(std::vector<T>& to, const std::vector<T>& from) {
  const auto begin = static_cast<std::uint32_t>(to.size());
  to.insert(to.end(), from.begin(), from.end());
  return {begin, static_cast<std::uint32_t>(from.size())};
}

}  // namespace

std::uint32_t TextTable::find(std::string_view text) const noexcept {
  return slots.empty() ? no_word : slots[slot_of(*this, text)];
}

std::shared_ptr<const Lexicon::Tables> make_tables(const LexiconDraft& draft) {
  const auto owned = std::make_shared<OwnedTables>();
  for (const std::string& text : draft.texts) owned->texts.add(text);
  for (const LexiconDraft::Word& word : draft.words)
    owned->words.push_back(
        {word.lists, append(owned->uses, word.verbs), append(owned->hedge_ids, word.hedges)});
  for (const LexiconDraft::Verb& verb : draft.verbs) {
    std::vector<Pattern> patterns;
    for (const LexiconDraft::Pattern& pattern : verb.patterns) {
      patterns.push_back(pattern.data);
      patterns.back().after = append(owned->elements, pattern.after);
    }
    owned->verbs.push_back({append(owned->patterns, patterns)});
    owned->lemmas.add(verb.lemma);
  }
  for (const std::vector<PatternElement>& hedge : draft.hedges)
    owned->hedges.push_back({append(owned->elements, hedge)});
  for (const auto& [british, american] : draft.spellings) {
    owned->british.add(british);
    owned->american.add(american);
  }
  owned->tables = {.ids = index(owned->texts, owned->slots),
                   .words = owned->words,
                   .uses = owned->uses,
                   .hedge_ids = owned->hedge_ids,
                   .verbs = owned->verbs,
                   .lemmas = owned->lemmas.view(),
                   .patterns = owned->patterns,
                   .hedges = owned->hedges,
                   .elements = owned->elements,
                   .british = index(owned->british, owned->british_slots),
                   .american = owned->american.view(),
                   .hedge_force = draft.hedge_force};
  return {owned, &owned->tables};
}

std::string_view name(WordList list) noexcept {
  return word_lists[static_cast<std::size_t>(list)];
}

WordList word_list(std::string_view name) noexcept {
  for (std::size_t i = 0; i < word_lists.size(); ++i)
    if (word_lists[i] == name) return static_cast<WordList>(i);
  return WordList::count;
}

}  // namespace stet
