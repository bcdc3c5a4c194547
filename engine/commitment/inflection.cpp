#include "engine/commitment/inflection.hpp"

namespace stet {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

}  // namespace

Inflection inflect(std::string_view lemma) {
  Inflection forms;
  const std::string stem(lemma);
  if (lemma.size() < 2) return {stem + "s", stem + "ed", stem + "ed", stem + "ing"};
  const char last = lemma.back();
  const bool consonant_y = last == 'y' && !is_vowel(lemma[lemma.size() - 2]);
  const bool sibilant =
      last == 's' || last == 'x' || last == 'z' || lemma.ends_with("ch") || lemma.ends_with("sh");
  if (consonant_y) {
    const std::string cut = stem.substr(0, stem.size() - 1);
    forms.third = cut + "ies";
    forms.past = cut + "ied";
  } else {
    forms.third = stem + (sibilant ? "es" : "s");
    forms.past = stem + (last == 'e' ? "d" : "ed");
  }
  forms.participle = forms.past;
  forms.ing = last == 'e' && !lemma.ends_with("ee") ? stem.substr(0, stem.size() - 1) + "ing" : stem + "ing";
  return forms;
}

}  // namespace stet
