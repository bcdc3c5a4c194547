#include "engine/commitment/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace stet {
namespace {

constexpr std::size_t min_family_word = 6;  // shorter words ("four", "rise", "tree") only look like members

bool ends_in(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 1 && word.back() == end.back() &&
         word[word.size() - end.size()] == end.front() && word.ends_with(end);
}

using Ending = std::pair<std::string_view, std::string_view>;

constexpr char last_letter(const Ending& ending) {
  return ending.first.back();
}

// Endings that differ between the two, British first; by their last letter. None is the end of another.
constexpr auto endings = [] {
  auto all = std::to_array<Ending>({{"isations", "izations"},
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
                                    {"ouring", "oring"},
                                    {"tre", "ter"},
                                    {"tres", "ters"},
                                    {"ageing", "aging"},
                                    {"lment", "llment"}});
  std::ranges::sort(all, {}, last_letter);
  return all;
}();

constexpr std::size_t letters = 26;

// Where the endings with each last letter begin among them, and the end.
constexpr auto first_of_letter = [] {
  std::array<std::uint8_t, letters + 1> first{};
  for (std::size_t letter = 0; letter <= letters; ++letter)
    while (first[letter] < endings.size() &&
           last_letter(endings[first[letter]]) < static_cast<char>('a' + letter))
      ++first[letter];
  return first;
}();

}  // namespace

std::optional<std::string> other_spelling(std::string_view key, const Lexicon::Tables& tables) {
  if (const std::uint32_t listed = tables.british.find(key); listed != no_word)
    return std::string(tables.american[listed]);
  if (key.size() < min_family_word || key.back() < 'a' || key.back() > 'z' || key == "fourth" ||
      key == "course")
    return std::nullopt;
  const auto letter = static_cast<std::size_t>(key.back() - 'a');
  for (std::size_t n = first_of_letter[letter]; n < first_of_letter[letter + 1]; ++n)
    if (const auto& [british, american] = endings[n]; ends_in(key, british))
      return std::string(key.substr(0, key.size() - british.size())) + std::string(american);
  return std::nullopt;
}

std::string canonical_spelling(std::string_view key, const Lexicon::Tables& tables) {
  return other_spelling(key, tables).value_or(std::string(key));
}

}  // namespace stet
