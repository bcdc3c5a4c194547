#include "engine/text/stem_table.hpp"

#include <algorithm>
#include <string>

#include "engine/base/hash.hpp"
#include "engine/base/parallel.hpp"

namespace stet {
void StemTable::make_room(std::size_t keys) {
  if (keys > stems_.size()) stems_.resize(keys);
}

const StemTable::Stem& StemTable::learn(std::uint32_t key, const Vocabulary& vocabulary) {
  if (key >= stems_.size()) make_room(std::max<std::size_t>(vocabulary.size(), stems_.size() * 2));
  Stem& stem = stems_[key];
  if (!stem.known) {
    const std::string_view text = vocabulary.text(key);
    stem = {texts_.intern(stemmer_.stem(text)), true, is_function_word(text), fnv1a(text)};
  }
  return stem;
}

void StemTable::learn(std::span<const std::uint32_t> keys, const Vocabulary& vocabulary,
                      std::size_t max_threads) {
  // Stemming is shared out; the numbering, far less work, is not.
  struct Part {
    std::string stems;              // one behind the other
    std::vector<std::size_t> ends;  // of each, in `stems`
  };
  constexpr std::size_t fewest = 500;  // keys that are worth a stemmer of their own
  std::vector<Part> parts(
      std::clamp<std::size_t>(keys.size() / fewest, 1, std::max<std::size_t>(max_threads, 1)));
  const auto begin_of = [&](std::size_t part) { return keys.size() * part / parts.size(); };
  make_room(vocabulary.size());
  for_each_index(
      parts.size(),
      [&](std::size_t i) {
        Stemmer stemmer;
        Part& part = parts[i];
        for (std::size_t k = begin_of(i); k < begin_of(i + 1); ++k) {
          const std::string_view text = vocabulary.text(keys[k]);
          part.stems += stemmer.stem(text);
          part.ends.push_back(part.stems.size());
          stems_[keys[k]] = {0, true, is_function_word(text), fnv1a(text)};
        }
      },
      max_threads);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t at = 0;
    for (std::size_t k = begin_of(i); k < begin_of(i + 1); ++k) {
      const std::size_t end = parts[i].ends[k - begin_of(i)];
      stems_[keys[k]].id = texts_.intern(std::string_view(parts[i].stems).substr(at, end - at));
      at = end;
    }
  }
}

}  // namespace stet
