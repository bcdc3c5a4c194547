#include "engine/text/stem_table.hpp"

#include <algorithm>

namespace stet {
namespace {

// FNV-1a (Fowler, Noll, Vo).
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

}  // namespace

void StemTable::make_room(std::size_t keys) {
  if (keys > stems_.size()) stems_.resize(keys);
}

const StemTable::Stem& StemTable::learn(std::uint32_t key, const Vocabulary& vocabulary) {
  if (key >= stems_.size()) make_room(std::max<std::size_t>(vocabulary.size(), stems_.size() * 2));
  Stem& stem = stems_[key];
  if (!stem.known) {
    const std::string_view text = vocabulary.text(key);
    stem = {texts_.intern(stemmer_.stem(text)), true, is_function_word(text), hash_of(text)};
  }
  return stem;
}

void StemTable::take_in(const StemTable& other, std::span<const std::uint32_t> keys) {
  const std::vector<std::uint32_t> ids = texts_.take_in(other.texts_);
  for (std::size_t key = 0; key < other.stems_.size(); ++key) {
    const Stem& stem = other.stems_[key];
    if (!stem.known) continue;
    if (keys[key] >= stems_.size()) make_room(std::max<std::size_t>(keys[key] + 1, stems_.size() * 2));
    Stem& here = stems_[keys[key]];
    if (here.known) continue;
    here = stem;
    here.id = ids[stem.id];
  }
}

}  // namespace stet
