#include "engine/text/words.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/base/hash.hpp"
#include "engine/text/code_point.hpp"
#include "engine/text/compatibility.hpp"

namespace stet {
namespace {

constexpr std::size_t first_block_bytes = std::size_t{1} << 11U;
constexpr std::size_t first_slots = 512;  // of a table
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
bool is_plain(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// Scans one text; every member function moves `at_` forward.
class Splitter {
 public:
  Splitter(std::string_view text, std::size_t offset, Vocabulary& vocabulary, std::vector<Word>& words)
      : text_(text), offset_(offset), vocabulary_(vocabulary), words_(words), first_(words.size()) {}

  void run() {
    while (at_ < text_.size()) {
      // Nearly all of a text: words of plain letters, and one space before them.
      if (text_[at_] == ' ') {
        ++at_;
        continue;
      }
      if (is_ascii_letter(text_[at_])) {
        take_word();
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

  void take_word() {
    const std::size_t begin = at_;
    char32_t before = decode(text_, at_).value;
    bool number = is_digit(before) || is_currency(before);
    at_ += decode(text_, at_).size;
    before = go_on(before);
    // A trailing ignorable character is no part of the word.
    if (number) extend_number(begin, before);
    push(begin, at_, number ? WordKind::number : WordKind::word);
    initial_ = false;
  }

  // To the end of the word that `at_` is in, behind `before`; returns its last character.
  char32_t go_on(char32_t before) {
    while (at_ < text_.size()) {
      const std::size_t run = at_;
      while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
      if (at_ > run) before = static_cast<unsigned char>(text_[at_ - 1]);
      if (at_ == text_.size() || text_[at_] == ' ') break;
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
    words_.push_back({{begin + offset_, end + offset_},
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

Vocabulary::Vocabulary(const Vocabulary* base) : Vocabulary() {
  base_ = base;
  inherited_ = static_cast<std::uint32_t>(base->size());
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

template <typename Texts>
std::uint64_t* Vocabulary::find(Table& table, std::string_view text, const Texts& texts) {
  if (table.used * 2 >= table.slots.size()) grow(table);
  const std::uint64_t hash = table_hash(text);
  const std::size_t mask = table.slots.size() - 1;
  std::size_t at = place(hash, mask);
  while (table.slots[at] != 0) {
    const std::uint64_t slot = table.slots[at];
    if ((slot >> 32U) == hash && texts[(slot & 0xFFFFFFFFU) - 1] == text) return &table.slots[at];
    at = (at + 1) & mask;
  }
  ++table.used;
  table.slots[at] = hash << 32U;
  return &table.slots[at];
}

template <typename Texts>
std::optional<std::uint32_t> Vocabulary::look_up(const Table& table, std::string_view text,
                                                 const Texts& texts) {
  const std::uint64_t hash = table_hash(text);
  const std::size_t mask = table.slots.size() - 1;
  for (std::size_t at = place(hash, mask); table.slots[at] != 0; at = (at + 1) & mask) {
    const std::uint64_t slot = table.slots[at];
    const auto index = static_cast<std::uint32_t>((slot & 0xFFFFFFFFU) - 1);
    if ((slot >> 32U) == hash && texts[index] == text) return index;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Vocabulary::known(std::string_view folded) const {
  if (base_ != nullptr)
    if (const auto id = base_->known(folded)) return id;
  const auto index = look_up(folded_, folded, texts_);
  return index ? std::optional(*index + inherited_) : std::nullopt;
}

const Vocabulary::Ids* Vocabulary::known_raw(std::string_view raw) const {
  if (base_ != nullptr)
    if (const Ids* const ids = base_->known_raw(raw)) return ids;
  const auto index = look_up(raw_, raw, raw_texts_);
  return index ? &raw_ids_[*index] : nullptr;
}

std::uint32_t Vocabulary::intern(std::string_view folded) {
  if (base_ != nullptr)
    if (const auto id = base_->known(folded)) return *id;
  std::uint64_t* const slot = find(folded_, folded, texts_);
  if ((*slot & 0xFFFFFFFFU) == 0) {
    texts_.push_back(store(folded));
    *slot |= texts_.size();
  }
  return inherited_ + static_cast<std::uint32_t>((*slot & 0xFFFFFFFFU) - 1);
}

Vocabulary::Ids Vocabulary::ids_of(std::string_view raw, WordKind kind) {
  if (base_ != nullptr)
    if (const Ids* const ids = base_->known_raw(raw)) return *ids;
  std::uint64_t* const slot = find(raw_, raw, raw_texts_);
  if ((*slot & 0xFFFFFFFFU) == 0) {
    raw_texts_.push_back(store(raw));
    *slot |= raw_texts_.size();
    if (kind == WordKind::punctuation) {
      const std::uint32_t id = intern(fold_punctuation(raw));
      raw_ids_.push_back({id, id, id, kind});
    } else if (std::all_of(raw.begin(), raw.end(), is_small)) {
      const std::uint32_t id = intern(raw);  // in every form the same
      raw_ids_.push_back({id, id, id, kind});
    } else {
      const FoldedWord folded = fold_word(raw);
      raw_ids_.push_back({intern(folded.key), intern(folded.form), intern(folded.lowered), kind});
    }
  }
  return raw_ids_[(*slot & 0xFFFFFFFFU) - 1];
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
