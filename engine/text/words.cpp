#include "engine/text/words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "engine/base/error.hpp"
#include "engine/base/hash.hpp"
#include "engine/text/code_point.hpp"
#include "engine/text/compatibility.hpp"

namespace stet {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{1} << 11U;
constexpr std::size_t first_slots = 512;        // of a table
constexpr std::size_t first_slots_beyond = 16;  // of one that goes on from another: little is new
constexpr std::size_t last_block_bytes = std::size_t{1} << 20U;

bool is_ordinal_suffix(std::string_view text) {
  return text == "st" || text == "nd" || text == "rd" || text == "th";
}

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

// Letters and digits of ASCII: most words need no more than their case folded.
constexpr auto plain = [] {
  std::array<bool, 256> is{};
  for (std::size_t c = 0; c < 128; ++c)
    is[c] = is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return is;
}();
bool is_plain(char c) {
  return plain[static_cast<unsigned char>(c)];
}

// Scans one text; every member function moves `at_` forward.
class Splitter {
 public:
  Splitter(std::string_view text, std::size_t offset, Vocabulary& vocabulary, std::vector<Word>& words)
      : text_(text), offset_(offset), vocabulary_(vocabulary), words_(words), first_(words.size()) {
    if (offset + text.size() > std::numeric_limits<std::uint32_t>::max())
      throw Error(ErrorCode::over_limit, "a paragraph is longer than four gigabytes");
  }

  void run() {
    while (at_ < text_.size()) {
      // Nearly all of a text: words of plain letters, and one space before them.
      if (text_[at_] == ' ') {
        ++at_;
        continue;
      }
      if (is_ascii_letter(text_[at_])) {
        take_plain_word();
        continue;
      }
      const auto [c, size] = decode(text_, at_);
      if (is_space(c) || is_ignorable(c) || c < 0x20 || c == 0x7F) {
        at_ += size;
      } else if (is_bullet(c) || (c == '*' && !at_word(at_ + size))) {
        initial_ = true;
        at_ += size;
      } else if (is_letter_or_digit(c) || (is_currency(c) && digit_at(at_ + size))) {
        take_word();
      } else if (is_dash(c)) {
        take_dash(size);
      } else {
        take_punctuation(c, size);
      }
    }
  }

 private:
  [[nodiscard]] bool at_word(std::size_t at) const {
    return at < text_.size() && is_letter_or_digit(decode(text_, at).value);
  }
  [[nodiscard]] bool digit_at(std::size_t at) const {
    return at < text_.size() && is_digit(decode(text_, at).value);
  }

  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size()) {
      const auto [c, size] = decode(text_, at);
      if (!is_space(c) && !is_ignorable(c)) break;
      at += size;
    }
    return at;
  }

  // Whether `c`, standing between `before` and the character at `after`, belongs to the word around it.
  [[nodiscard]] bool joins(char32_t c, char32_t before, std::size_t after) const {
    if (after >= text_.size()) return false;
    const char32_t next = decode(text_, after).value;
    if (!is_letter_or_digit(next)) return false;
    const bool digits = is_digit(before) && is_digit(next);
    if (is_hyphen(c) || is_apostrophe(c) || c == '+' || c == '&' || c == '_' || c == '@') return true;
    if (c == '.') return digits || (!is_digit(before) && !is_digit(next));
    return digits && (c == ',' || c == '/' || c == ':');
  }

  // Whether a word whose last character `before` ends in front of `at` goes no further.
  [[nodiscard]] bool word_ends(char32_t before, std::size_t at) const {
    while (at < text_.size() && is_ignorable(decode(text_, at).value)) at += decode(text_, at).size;
    if (at >= text_.size()) return true;
    const auto [c, size] = decode(text_, at);
    return !is_letter_or_digit(c) && !joins(c, before, at + size);
  }

  // Of letters and digits alone, as most words are; another goes on with what is no plain letter in it.
  void take_plain_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
    if (!ends_plainly(at_)) go_on(static_cast<unsigned char>(text_[at_ - 1]));
    push(begin, at_, WordKind::word);
    initial_ = false;
  }

  void take_word() {
    const std::size_t begin = at_;
    const auto [first, size] = decode(text_, at_);
    const bool number = is_digit(first) || is_currency(first);
    at_ += size;
    const char32_t before = go_on(first);
    // A trailing ignorable character is no part of the word.
    if (number) extend_number(begin, before);
    push(begin, at_, number ? WordKind::number : WordKind::word);
    initial_ = false;
  }

  // A space is at `at`, or a mark of ASCII before one: what most words end with.
  [[nodiscard]] bool ends_plainly(std::size_t at) const {
    if (at == text_.size() || text_[at] == ' ') return true;
    return static_cast<unsigned char>(text_[at]) < 0x80 && (at + 1 == text_.size() || text_[at + 1] == ' ');
  }

  // To the end of the word that `at_` is in, behind `before`; returns its last character.
  char32_t go_on(char32_t before) {
    while (at_ < text_.size()) {
      const std::size_t run = at_;
      while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
      if (at_ > run) before = static_cast<unsigned char>(text_[at_ - 1]);
      if (ends_plainly(at_)) break;
      const auto [c, size] = decode(text_, at_);
      if (is_letter_or_digit(c)) {
        before = c;
      } else if (!is_ignorable(c) && !joins(c, before, at_ + size)) {
        break;
      }
      at_ += size;
    }
    return before;
  }

  // "12 th", "15 %", "2021 - 2025": what a page's spacing breaks apart.
  void extend_number(std::size_t begin, char32_t last) {
    const std::size_t next = skip_spaces(at_);
    if (next >= text_.size() || take_percent(next) || !is_digit(last)) return;
    if (next > at_ && next + 2 <= text_.size() && is_ordinal_suffix(text_.substr(next, 2)) &&
        word_ends(static_cast<unsigned char>(text_[next + 1]), next + 2)) {
      at_ = next + 2;
      take_percent(skip_spaces(at_));
      return;
    }
    const auto [c, size] = decode(text_, next);
    const std::size_t after = skip_spaces(next + size);
    if (next > at_ && is_hyphen(c) && after > next + size && digit_at(after) && begin < at_) {
      at_ = after;
      go_on('-');
      take_percent(skip_spaces(at_));
    }
  }

  bool take_percent(std::size_t at) {
    if (at >= text_.size() || text_[at] != '%') return false;
    at_ = at + 1;
    return true;
  }

  // A minus or an en dash before a number at a word's start means something; other dashes stand for a pause.
  void take_dash(std::uint32_t size) {
    std::size_t before = at_;
    const bool after_space = at_ == 0 || is_space(previous_code_point(text_, before));
    if (after_space && digit_at(at_ + size)) {
      push(at_, at_ + size, WordKind::punctuation);
    } else if (words_.size() == first_) {
      initial_ = true;
    }
    at_ += size;
  }

  void take_punctuation(char32_t c, std::uint32_t size) {
    const std::size_t begin = at_;
    at_ += size;
    if (c == '.')
      while (at_ < text_.size() && text_[at_] == '.') ++at_;
    push(begin, at_, WordKind::punctuation);
    if (c == '.' || c == '!' || c == '?' || c == ':') {
      initial_ = true;
    } else if (!is_quote(c) && c != '(' && c != ')' && c != '[' && c != ']') {
      initial_ = false;
    }
  }

  void push(std::size_t begin, std::size_t end, WordKind kind) {
    const Vocabulary::Ids ids = vocabulary_.ids_of(text_.substr(begin, end - begin), kind);
    words_.push_back(
        {{static_cast<std::uint32_t>(begin + offset_), static_cast<std::uint32_t>(end + offset_)},
         ids.key,
         ids.form,
         ids.lowered,
         kind,
         initial_ && kind != WordKind::punctuation});
  }

  std::string_view text_;
  std::size_t offset_;
  Vocabulary& vocabulary_;
  std::vector<Word>& words_;
  std::size_t first_;  // of this text's words
  std::size_t at_ = 0;
  bool initial_ = true;
};

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
  if (std::all_of(raw.begin(), raw.end(), is_plain)) return fold_plain(raw);
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
      stored.size() <= small.size() && std::all_of(stored.begin(), stored.end(), is_plain)) {
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

std::vector<Word> split_words(std::string_view text, Vocabulary& vocabulary) {
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 1);
  Splitter(text, 0, vocabulary, words).run();
  return words;
}

void split_words(std::string_view text, std::size_t offset, Vocabulary& vocabulary,
                 std::vector<Word>& words) {
  Splitter(text, offset, vocabulary, words).run();
}

}  // namespace stet
