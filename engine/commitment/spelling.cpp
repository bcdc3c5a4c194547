#include "engine/commitment/spelling.hpp"

#include <array>
#include <utility>

#include "engine/text/by_letter.hpp"

namespace stet {
namespace {

constexpr std::size_t min_family_word = 6;  // shorter words ("four", "rise", "tree") only look like members

bool ends_in(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 1 && word.back() == end.back() &&
         word[word.size() - end.size()] == end.front() && word.ends_with(end);
}

using Ending = std::pair<std::string_view, std::string_view>;

// Endings that differ between the two, British first; by their last letter. None is the end of another.
constexpr ByLetter endings(std::to_array<Ending>({{"isations", "izations"},
                                                  {"isation", "ization"},
                                                  {"isational", "izational"},
                                                  {"ising", "izing"},
                                                  {"ises", "izes"},
                                                  {"ised", "ized"},
                                                  {"iser", "izer"},
                                                  {"isers", "izers"},
                                                  {"ise", "ize"},
                                                  {"ysing", "yzing"},
                                                  {"ysed", "yzed"},
                                                  {"yses", "yzes"},
                                                  {"yse", "yze"},
                                                  {"lling", "ling"},
                                                  {"lled", "led"},
                                                  {"ller", "ler"},
                                                  {"llers", "lers"},
                                                  {"logue", "log"},
                                                  {"logues", "logs"},
                                                  {"ences", "enses"},
                                                  {"ence", "ense"},
                                                  {"our", "or"},
                                                  {"ours", "ors"},
                                                  {"oured", "ored"},
                                                  {"ouring", "oring"},
                                                  {"ourable", "orable"},
                                                  {"ourite", "orite"},
                                                  {"tre", "ter"},
                                                  {"tres", "ters"},
                                                  {"ageing", "aging"},
                                                  {"lment", "llment"}}),
                           [](const Ending& ending) { return ending.first.back(); });

}  // namespace

std::optional<std::string> other_spelling(std::string_view key, const Lexicon::Tables& tables) {
  if (const std::uint32_t listed = tables.british.find(key); listed != no_word)
    return std::string(tables.american[listed]);
  if (key.size() < min_family_word || key == "fourth" || key == "course") return std::nullopt;
  for (const auto& [british, american] : endings.of(key.back()))
    if (ends_in(key, british))
      return std::string(key.substr(0, key.size() - british.size())) + std::string(american);
  return std::nullopt;
}

std::string canonical_spelling(std::string_view key, const Lexicon::Tables& tables) {
  return other_spelling(key, tables).value_or(std::string(key));
}

}  // namespace stet
