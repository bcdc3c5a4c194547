#include "engine/commitment/spelling.hpp"

#include <array>
#include <utility>

namespace stet {
namespace {

constexpr std::size_t min_family_word = 6;  // shorter words ("four", "rise", "tree") only look like members

bool ends_in(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 1 && word.back() == end.back() &&
         word[word.size() - end.size()] == end.front() && word.ends_with(end);
}

// Endings that differ between the two, British first.
constexpr auto endings =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"isations", "izations"},
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

// The last letters of those endings: most words end in none.
constexpr auto last_letters = [] {
  std::array<bool, 256> last{};
  for (const auto& ending : endings) last[static_cast<unsigned char>(ending.first.back())] = true;
  return last;
}();

bool may_end_british(std::string_view key) {
  return last_letters[static_cast<unsigned char>(key.back())];
}

}  // namespace

std::string canonical_spelling(std::string_view key, const Lexicon::Tables& tables) {
  if (const std::uint32_t listed = tables.british.find(key); listed != no_word)
    return std::string(tables.american[listed]);
  if (key.size() < min_family_word || !may_end_british(key) || key == "fourth" || key == "course")
    return std::string(key);
  for (const auto& [british, american] : endings)
    if (ends_in(key, british))
      return std::string(key.substr(0, key.size() - british.size())) + std::string(american);
  return std::string(key);
}

}  // namespace stet
