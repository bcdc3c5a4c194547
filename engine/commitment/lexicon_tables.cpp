#include "engine/commitment/lexicon_tables.hpp"

#include <array>

namespace stet {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordList::count)> word_lists = {
    "determiner",   "possessive", "own",          "preposition", "adverb",    "not_adverb", "negation",
    "conjunction",  "relative",   "subordinator", "we",          "they",      "it",         "one",
    "will",         "obligation", "modal",        "have",        "be",        "do",         "stative",
    "agent_verb",   "hedge_verb", "plain_verb",   "actor",       "party",     "pledge",     "pledge_noun",
    "promise_noun", "policy",     "need",         "thanks",      "concern",   "hope",       "intent",
    "support",      "currency",   "scale",        "number_word", "ordinal",   "month",      "unit",
    "percent",      "frequency",  "vague",        "opening",     "item_noun", "like_name",  "governing",
    "genre"};
static_assert(word_lists.size() <= 64, "a word's lists are bits of one integer");

}  // namespace

std::string_view name(WordList list) noexcept {
  return word_lists[static_cast<std::size_t>(list)];
}

WordList word_list(std::string_view name) noexcept {
  for (std::size_t i = 0; i < word_lists.size(); ++i)
    if (word_lists[i] == name) return static_cast<WordList>(i);
  return WordList::count;
}

}  // namespace stet
