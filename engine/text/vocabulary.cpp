#include "engine/text/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "engine/base/hash.hpp"
#include "engine/text/code_point.hpp"
#include "engine/text/compatibility.hpp"

namespace stet {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{1} << 11U;
constexpr std::size_t first_slots = 512;        // of a table
constexpr std::size_t first_slots_beyond = 16;  // of one that goes on from another: little is new
constexpr std::size_t last_block_bytes = std::size_t{1} << 20U;

// Stems with which "re-" and "re" make two different words ("re-sign", "resign"). English prefixes other than
// "re" make no such pairs that statements use.
constexpr std::array<std::string_view, 26> re_homographs = {
    "sign",    "form",  "cover", "creat", "lay",   "sent",  "present", "mark",  "treat",
    "count",   "dress", "lease", "move",  "plac",  "serve", "solv",    "store", "turn",
    "collect", "fuse",  "join",  "sort",  "press", "prov",  "search",  "act"};

bool is_re_homograph(std::string_view key_after_re) {
  for (const std::string_view stem : re_homographs)
    if (key_after_re.starts_with(stem)) return true;
  return false;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// `text` with quotes and dashes in their ASCII shape and without spaces and ignorable characters.
std::string straighten(std::string_view text, bool& ascii) {
  std::string out;
  out.reserve(text.size());
  ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = decode(text, at);
    if (is_space(c) || is_ignorable(c)) {
    } else if (is_dash(c)) {
      out += '-';
    } else if (is_apostrophe(c)) {
      out += '\'';
    } else {
      out.append(text, at, size);
      if (c >= 0x80) ascii = false;
    }
    at += size;
  }
  return out;
}

FoldedWord fold_plain(std::string_view raw) {
  FoldedWord folded{std::string(raw), std::string(raw), std::string(raw)};
  std::transform(raw.begin(), raw.end(), folded.key.begin(), lower);
  if (!raw.empty()) folded.lowered[0] = lower(raw[0]);
  return folded;
}

std::string fold_punctuation(std::string_view raw) {
  const char32_t c = decode(raw, 0).value;
  if (is_quote(c)) return "\"";
  if (is_dash(c)) return "-";
  if (c == 0x2026) return "...";
  if (c < 0x80) return std::string(raw);
  return compose_compatible(raw);
}

}  // namespace

FoldedWord fold_word(std::string_view raw) {
  if (std::all_of(raw.begin(), raw.end(), is_ascii_alphanumeric)) return fold_plain(raw);
  bool ascii = true;
  std::string text = straighten(raw, ascii);
  if (!ascii) text = compose_compatible(text);
  FoldedWord folded;
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  const auto lowered_text = [&] {
    std::string low = text;
    for (char& c : low) c = lower(c);
    return ascii ? low : fold_case(text);
  }();
  for (std::size_t i = 0; i < lowered_text.size(); ++i) {
    const bool between_digits = i > 0 && lowered_text[i] == '-' && lowered_text[i - 1] >= '0' &&
                                lowered_text[i - 1] <= '9' && i + 1 < lowered_text.size() &&
                                lowered_text[i + 1] >= '0' && lowered_text[i + 1] <= '9';
    if (lowered_text[i] != '-' || between_digits || i == 0) folded.key += lowered_text[i];
  }
  const bool keep_re = folded.key.starts_with("re") && text.size() > 2 && text[2] == '-' &&
                       is_re_homograph(std::string_view(folded.key).substr(2));
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '-' || i == 0 || (digit(i - 1) && digit(i + 1)) || (i == 2 && keep_re))
      folded.form += text[i];
  folded.lowered = folded.form;
  if (!folded.lowered.empty()) {
    if (static_cast<unsigned char>(folded.lowered[0]) < 0x80) {
      folded.lowered[0] = lower(folded.lowered[0]);
    } else {
      const std::uint32_t size = decode(folded.lowered, 0).size;
      folded.lowered.replace(0, size, fold_case(folded.lowered.substr(0, size)));
    }
  }
  return folded;
}

Vocabulary::Vocabulary() {
  folded_.slots.resize(first_slots);
  raw_.slots.resize(first_slots);
}

Vocabulary::Vocabulary(const Vocabulary* base)
    : base_(base), inherited_(static_cast<std::uint32_t>(base->size())) {
  folded_.slots.resize(first_slots_beyond);
  raw_.slots.resize(first_slots_beyond);
}

std::string_view Vocabulary::store(std::string_view text) {
  if (block_used_ + text.size() > block_size_) {
    block_size_ = std::max({std::min(block_size_ * 2, last_block_bytes), first_block_bytes, text.size()});
    block_used_ = 0;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
  }
  char* const to = blocks_.back().get() + block_used_;
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  block_used_ += text.size();
  return {to, text.size()};
}

namespace {

// Without the lowest bit, which is always set: every second slot would be nobody's first.
std::size_t place(std::uint64_t hash, std::size_t mask) {
  return (hash >> 1U) & mask;
}

std::uint64_t table_hash(std::string_view text) {
  return (hash_bytes(text) >> 32U) | 1U;  // never 0, which marks a free slot
}

// Without a call for short texts, which words are.
bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const std::size_t size = a.size();
  const auto differ = [&]<typename Bits>(Bits, std::size_t at) {
    Bits left = 0;
    Bits right = 0;
    std::memcpy(&left, a.data() + at, sizeof left);
    std::memcpy(&right, b.data() + at, sizeof right);
    return left != right;
  };
  if (size > 16) return std::memcmp(a.data(), b.data(), size) == 0;
  if (size >= 8) return !differ(std::uint64_t{}, 0) && !differ(std::uint64_t{}, size - 8);
  if (size >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
  for (std::size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

}  // namespace

void Vocabulary::grow(Table& table) {
  std::vector<std::uint64_t> old(table.slots.size() * 2);
  old.swap(table.slots);
  const std::size_t mask = table.slots.size() - 1;
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::size_t at = place(slot >> 32U, mask);
    while (table.slots[at] != 0) at = (at + 1) & mask;
    table.slots[at] = slot;
  }
}

void Vocabulary::reserve(std::size_t words) {
  for (Table* const table : {&folded_, &raw_}) {
    while (table->used != 0 && table->slots.size() < words * 2) grow(*table);
    if (table->used == 0) table->slots.assign(std::max(table->slots.size(), std::bit_ceil(words * 2)), 0);
  }
  texts_.reserve(words);
  raw_texts_.reserve(words);
  raw_ids_.reserve(words);
}

std::uint64_t& Vocabulary::find(Table& table, std::string_view text, std::uint64_t hash, const Texts& texts) {
  if (table.used * 2 >= table.slots.size()) grow(table);
  const std::size_t mask = table.slots.size() - 1;
  std::size_t at = place(hash, mask);
  while (table.slots[at] != 0) {
    const std::uint64_t slot = table.slots[at];
    if ((slot >> 32U) == hash && same_text(texts[(slot & 0xFFFFFFFFU) - 1], text)) return table.slots[at];
    at = (at + 1) & mask;
  }
  ++table.used;
  table.slots[at] = hash << 32U;
  return table.slots[at];
}

std::optional<std::uint32_t> Vocabulary::look_up(const Table& table, std::string_view text,
                                                 std::uint64_t hash, const Texts& texts) {
  const std::size_t mask = table.slots.size() - 1;
  for (std::size_t at = place(hash, mask); table.slots[at] != 0; at = (at + 1) & mask) {
    const std::uint64_t slot = table.slots[at];
    const auto index = static_cast<std::uint32_t>((slot & 0xFFFFFFFFU) - 1);
    if ((slot >> 32U) == hash && same_text(texts[index], text)) return index;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Vocabulary::known(std::string_view folded, std::uint64_t hash) const {
  if (base_ != nullptr)
    if (const auto id = base_->known(folded, hash)) return id;
  const auto index = look_up(folded_, folded, hash, texts_);
  return index ? std::optional(*index + inherited_) : std::nullopt;
}

const Vocabulary::Ids* Vocabulary::known_raw(std::string_view raw, std::uint64_t hash) const {
  if (base_ != nullptr)
    if (const Ids* const ids = base_->known_raw(raw, hash)) return ids;
  const auto index = look_up(raw_, raw, hash, raw_texts_);
  return index ? &raw_ids_[*index] : nullptr;
}

std::uint32_t Vocabulary::intern(std::string_view folded) {
  return intern(folded, table_hash(folded), false);
}

std::uint32_t Vocabulary::intern(std::string_view folded, std::uint64_t hash, bool is_stored) {
  if (base_ != nullptr)
    if (const auto id = base_->known(folded, hash)) return *id;
  std::uint64_t& slot = find(folded_, folded, hash, texts_);
  if ((slot & 0xFFFFFFFFU) == 0) {
    texts_.push_back(is_stored ? folded : store(folded));
    slot |= texts_.size();
  }
  return inherited_ + static_cast<std::uint32_t>((slot & 0xFFFFFFFFU) - 1);
}

Vocabulary::Ids Vocabulary::fold(std::string_view stored, std::uint64_t hash, WordKind kind) {
  if (kind == WordKind::punctuation) {
    const std::uint32_t id = intern(fold_punctuation(stored));
    return {id, id, id, kind};
  }
  if (std::all_of(stored.begin(), stored.end(), is_ascii_small)) {
    const std::uint32_t id = intern(stored, hash, true);  // in every form the same
    return {id, id, id, kind};
  }
  if (std::array<char, 32> small{};
      stored.size() <= small.size() && std::all_of(stored.begin(), stored.end(), is_ascii_alphanumeric)) {
    std::transform(stored.begin(), stored.end(), small.begin(), lower);
    const std::string_view key(small.data(), stored.size());
    const std::uint32_t key_id = intern(key);
    const std::uint32_t form_id = intern(stored, hash, true);
    if (key.front() == stored.front()) return {key_id, form_id, form_id, kind};
    if (key.substr(1) == stored.substr(1)) return {key_id, form_id, key_id, kind};
    std::copy(stored.begin() + 1, stored.end(), small.begin() + 1);
    return {key_id, form_id, intern(key), kind};
  }
  const FoldedWord folded = fold_word(stored);
  return {intern(folded.key), intern(folded.form), intern(folded.lowered), kind};
}

Vocabulary::Ids Vocabulary::ids_of(std::string_view raw, WordKind kind) {
  const std::uint64_t hash = table_hash(raw);
  if (base_ != nullptr)
    if (const Ids* const ids = base_->known_raw(raw, hash)) return *ids;
  std::uint64_t& slot = find(raw_, raw, hash, raw_texts_);
  if ((slot & 0xFFFFFFFFU) == 0) {
    raw_texts_.push_back(store(raw));
    slot |= raw_texts_.size();
    raw_ids_.push_back(fold(raw_texts_.back(), hash, kind));
    return raw_ids_.back();
  }
  return raw_ids_[(slot & 0xFFFFFFFFU) - 1];
}

std::vector<std::uint32_t> Vocabulary::take_in(const Vocabulary& other) {
  std::vector<std::uint32_t> ids;
  ids.reserve(other.size());
  for (std::uint32_t id = 0; id < other.size(); ++id) ids.push_back(intern(other.text(id)));
  return ids;
}

}  // namespace stet
