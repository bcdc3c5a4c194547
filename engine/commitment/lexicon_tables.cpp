#include "engine/commitment/lexicon_tables.hpp"

#include <array>
#include <bit>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "engine/commitment/lexicon_reader.hpp"

namespace stet {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordList::count)> word_lists = {
    "determiner",
    "possessive",
    "own",
    "preposition",
    "adverb",
    "not_adverb",
    "negation",
    "conjunction",
    "relative",
    "subordinator",
    "we",
    "they",
    "it",
    "one",
    "will",
    "obligation",
    "modal",
    "have",
    "be",
    "do",
    "stative",
    "agent_verb",
    "hedge_verb",
    "plain_verb",
    "actor",
    "party",
    "pledge",
    "pledge_noun",
    "promise_noun",
    "policy",
    "need",
    "thanks",
    "concern",
    "hope",
    "intent",
    "support",
    "currency",
    "scale",
    "number_word",
    "ordinal",
    "month",
    "unit",
    "percent",
    "frequency",
    "vague",
    "opening",
    "item_noun",
    "like_name",
    "governing",
    "governed",
    "genre",
    "intention_verb",
    "agreement_noun",
    "organ",
    "own_law"};
static_assert(word_lists.size() <= 64, "a word's lists are bits of one integer");

// FNV-1a (Fowler, Noll, Vo): the same when stet is built and when it runs.
std::uint32_t hash_of(std::string_view text) noexcept {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash ^ (hash >> 15U);
}

// Where a text stands among the slots, or would.
std::size_t slot_of(const TextTable& table, std::string_view text) noexcept {
  const std::size_t mask = table.slots.size() - 1;
  std::size_t at = hash_of(text) & mask;
  while (table.slots[at] != no_word && table.texts[table.slots[at]] != text) at = (at + 1) & mask;
  return at;
}

// Tables with what they are views of. Every list is whole before a view of it is made.
struct OwnedTables {
  std::deque<std::string> texts;
  std::vector<std::string_view> word_texts, british, american;
  std::vector<std::uint32_t> word_slots, british_slots, hedge_ids;
  std::vector<PatternElement> elements;
  std::vector<Pattern> patterns;
  std::vector<VerbUse> uses;
  std::vector<LexiconWord> words;
  std::vector<Verb> verbs;
  std::vector<Hedge> hedges;
  Lexicon::Tables tables;

  std::string_view keep(const std::string& text) { return texts.emplace_back(text); }
};

// A table that finds the last of equal texts.
TextTable index(const std::vector<std::string_view>& texts, std::vector<std::uint32_t>& slots) {
  slots.assign(std::bit_ceil(texts.size() * 2 + 1), no_word);
  for (std::uint32_t i = 0; i < texts.size(); ++i) slots[slot_of({texts, slots}, texts[i])] = i;
  return {texts, slots};
}

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Views of the next elements of a list, in the order in which they were appended.
template <typename T>
class Pieces {
 public:
  explicit Pieces(const std::vector<T>& from) : from_(from) {}
  std::span<const T> next(std::size_t size) {
    const std::span<const T> piece = from_.subspan(at_, size);
    at_ += size;
    return piece;
  }

 private:
  std::span<const T> from_;
  std::size_t at_ = 0;
};

}  // namespace

std::uint32_t TextTable::find(std::string_view text) const noexcept {
  return slots.empty() ? no_word : slots[slot_of(*this, text)];
}

std::shared_ptr<const Lexicon::Tables> make_tables(const LexiconDraft& draft) {
  const auto owned = std::make_shared<OwnedTables>();
  for (const LexiconDraft::Word& word : draft.words) {
    append(owned->uses, word.verbs);
    append(owned->hedge_ids, word.hedges);
  }
  std::size_t patterns = 0;
  for (const LexiconDraft::Verb& verb : draft.verbs) {
    for (const LexiconDraft::Pattern& pattern : verb.patterns) append(owned->elements, pattern.after);
    patterns += verb.patterns.size();
  }
  for (const std::vector<PatternElement>& hedge : draft.hedges) append(owned->elements, hedge);

  Pieces uses(owned->uses);
  Pieces hedge_ids(owned->hedge_ids);
  for (const LexiconDraft::Word& word : draft.words)
    owned->words.push_back({word.lists, uses.next(word.verbs.size()), hedge_ids.next(word.hedges.size())});
  Pieces elements(owned->elements);
  owned->patterns.reserve(patterns);
  for (const LexiconDraft::Verb& verb : draft.verbs) {
    const std::size_t first = owned->patterns.size();
    for (const LexiconDraft::Pattern& pattern : verb.patterns) {
      owned->patterns.push_back(pattern.data);
      owned->patterns.back().after = elements.next(pattern.after.size());
    }
    owned->verbs.push_back({owned->keep(verb.lemma), std::span(owned->patterns).subspan(first)});
  }
  for (const std::vector<PatternElement>& hedge : draft.hedges)
    owned->hedges.push_back({elements.next(hedge.size())});
  for (const std::string& text : draft.texts) owned->word_texts.push_back(owned->keep(text));
  for (const auto& [british, american] : draft.spellings) {
    owned->british.push_back(owned->keep(british));
    owned->american.push_back(owned->keep(american));
  }
  owned->tables = {
      index(owned->word_texts, owned->word_slots), owned->words,    owned->verbs,     owned->hedges,
      index(owned->british, owned->british_slots), owned->american, draft.hedge_force};
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
