#include "engine/commitment/word_senses.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/commitment/amounts.hpp"
#include "engine/text/by_letter.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Words that open something whatever list they are in, by their first letter. Keys hold no hyphens:
// "twothirds".
using ClosedWord = std::pair<std::string_view, std::uint16_t>;
constexpr ByLetter closed_words(std::to_array<ClosedWord>({{"a", cue_amount},
                                                           {"autumn", cue_date},
                                                           {"connection", cue_connector},
                                                           {"context", cue_connector},
                                                           {"continue", cue_verb},
                                                           {"continued", cue_verb},
                                                           {"continues", cue_verb},
                                                           {"each", cue_amount},
                                                           {"end", cue_connector},
                                                           {"every", cue_amount},
                                                           {"fall", cue_date},
                                                           {"fourfifths", cue_amount},
                                                           {"half", cue_amount},
                                                           {"light", cue_connector},
                                                           {"meeting", cue_date},
                                                           {"ninetenths", cue_amount},
                                                           {"once", cue_amount},
                                                           {"one", cue_amount},
                                                           {"onefifth", cue_amount},
                                                           {"onehalf", cue_amount},
                                                           {"onequarter", cue_amount},
                                                           {"onetenth", cue_amount},
                                                           {"onethird", cue_amount},
                                                           {"per", cue_amount},
                                                           {"purpose", cue_connector},
                                                           {"regard", cue_connector},
                                                           {"respect", cue_connector},
                                                           {"session", cue_date},
                                                           {"spirit", cue_connector},
                                                           {"spring", cue_date},
                                                           {"summer", cue_date},
                                                           {"summit", cue_date},
                                                           {"threefifths", cue_amount},
                                                           {"threequarters", cue_amount},
                                                           {"thrice", cue_amount},
                                                           {"twice", cue_amount},
                                                           {"twofifths", cue_amount},
                                                           {"twothirds", cue_amount},
                                                           {"vein", cue_connector},
                                                           {"winter", cue_date}}),
                                [](const ClosedWord& word) { return word.first.front(); });

std::uint16_t cues_of_closed(std::string_view key) {
  for (const auto& [word, cues] : closed_words.of(key.front()))
    if (word == key) return cues;
  return 0;
}

std::uint16_t cues_of_lists(std::uint64_t lists) {
  constexpr std::uint64_t dates = bit(WordList::month) | bit(WordList::unit) | bit(WordList::vague);
  constexpr std::uint64_t money = bit(WordList::currency) | bit(WordList::number_word);
  constexpr std::uint64_t verbs = bit(WordList::will) | bit(WordList::obligation) | bit(WordList::modal) |
                                  bit(WordList::have) | bit(WordList::be) | bit(WordList::do_);
  return static_cast<std::uint16_t>(((lists & dates) != 0 ? cue_date : 0) |
                                    ((lists & money) != 0 ? cue_money | cue_amount : 0) |
                                    ((lists & bit(WordList::frequency)) != 0 ? cue_amount : 0) |
                                    ((lists & bit(WordList::ordinal)) != 0 ? cue_ordinal : 0) |
                                    ((lists & bit(WordList::plain_verb)) != 0 ? cue_plain_verb : 0) |
                                    ((lists & verbs) != 0 ? cue_verb : 0));
}

bool starts_with_tens(std::string_view key) {
  for (const std::string_view tens : tens_words)
    if (key.starts_with(tens)) return true;
  return false;
}

// Of a word that opens with a letter of ASCII.
std::uint16_t cues_of_spelled(std::string_view key) {
  // "mid2025": nearly every word ends in a letter.
  if ((!is_ascii_small(key.back()) || key.back() == 's') && !part_of_year(key).empty())
    return cue_year | cue_date;
  const bool ordinal = key.ends_with("tieth") || starts_with_tens(key);
  return static_cast<std::uint16_t>(cues_of_closed(key) | (ordinal ? cue_ordinal : 0));
}

std::uint16_t cues_of_number(std::string_view key) {
  const bool year = key.size() >= 4 && std::all_of(key.begin(), key.begin() + 4, is_ascii_digit);
  return static_cast<std::uint16_t>((year ? cue_year | cue_date : 0) |
                                    (has_ordinal_ending(key) ? cue_ordinal : 0));
}

std::uint16_t cues_of_form(std::string_view key) {
  if (key.empty()) return 0;
  const bool past = key.size() > 4 && key.ends_with("ed");
  return static_cast<std::uint16_t>(
      (is_ascii_small(key.front()) ? cues_of_spelled(key) : cues_of_number(key)) |
      (past ? cue_plain_verb : 0));
}

}  // namespace

void WordSenses::learn(std::span<const Word> words) {
  for (const Word& word : words)
    if (word.kind != WordKind::punctuation) static_cast<void>(of(word.key));
}

const WordSense& WordSenses::learn(std::uint32_t key) {
  if (key >= senses_.size()) senses_.resize(vocabulary_.size() + vocabulary_.size() / 8);
  WordSense& sense = senses_[key];
  sense.known = true;
  const std::string_view text = vocabulary_.text(key);
  sense.lex = tables_.find(text);
  if (sense.lex == no_word && text.size() > 2 && text.ends_with("'s")) {
    sense.lex = tables_.find(text.substr(0, text.size() - 2));
    sense.possessive = true;
  }
  sense.cues = cues_of_form(text);
  if (sense.lex != no_word) {
    const LexiconWord& word = tables_.words[sense.lex];
    sense.lists = word.lists;
    sense.cues = static_cast<std::uint16_t>(sense.cues | cues_of_lists(word.lists) |
                                            (word.hedges.empty() ? 0 : cue_hedge) |
                                            (word.verbs.empty() ? 0 : cue_verb));
  }
  // Adverbs in -ly are an open class; those that end so and are none are listed.
  if (text.size() > 4 && text.ends_with("ly") && (sense.lists & bit(WordList::not_adverb)) == 0)
    sense.lists |= bit(WordList::adverb);
  return sense;
}

}  // namespace stet
