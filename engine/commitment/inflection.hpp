// English verb forms from a lemma.
#pragma once

#include <string>
#include <string_view>

namespace stet {

struct Inflection {
  std::string third;       // "decides"
  std::string past;        // "decided"; two forms are separated by a space
  std::string participle;  // "decided"
  std::string ing;         // "deciding"
};

// The regular forms: -e, consonant and y, sibilants. Doubled consonants are irregular here.
[[nodiscard]] Inflection inflect(std::string_view lemma);

}  // namespace stet
