#include "engine/import/hyphens.hpp"

#include <algorithm>

#include "engine/base/eight_bytes.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

// Without punctuation at both ends.
std::string_view bare(std::string_view word) {
  std::size_t begin = 0;
  while (begin < word.size()) {
    std::size_t next = begin;
    const char32_t c = next_code_point(word, next);
    if (is_letter(c) || is_digit(c)) break;
    begin = next;
  }
  std::size_t end = word.size();
  while (end > begin) {
    std::size_t before = end;
    const char32_t c = previous_code_point(word, before);
    if (is_letter(c) || is_digit(c)) break;
    end = before;
  }
  return word.substr(begin, end - begin);
}

// The same for both cases of a letter.
std::size_t pair_of(std::size_t first, std::size_t second) {
  constexpr std::size_t kFive = 32;
  return first % kFive * kFive + second % kFive;
}
std::size_t beginning_of(std::string_view word) {
  return pair_of(static_cast<unsigned char>(word[0]), static_cast<unsigned char>(word[1]));
}
std::size_t ending_of(std::string_view word) {
  return pair_of(static_cast<unsigned char>(word.back()), word.size());
}

bool is_ascii(std::string_view word) {
  return find_byte(word, 0, not_ascii) == word.size();
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, std::min(line.find(' '), line.size()));
}

std::string_view last_word(std::string_view line) {
  constexpr std::size_t kLongestWord = 64;  // bytes; more is no word that a line's end broke
  if (line.size() > kLongestWord) line.remove_prefix(line.size() - kLongestWord);
  const std::size_t space = line.rfind(' ');
  return space == std::string_view::npos ? line : line.substr(space + 1);
}

}  // namespace

void LineJoiner::expect(std::string_view above, std::string_view below) {
  if (above.empty() || above.back() != '-') return;
  const std::string head = lower_case(bare(last_word(above)));
  const std::string tail = lower_case(bare(first_word(below)));
  if (head.empty() || tail.empty()) return;
  for (const std::string& word : {head + tail, head + "-" + tail}) {
    words_.emplace(word, false);
    beginnings_.set(beginning_of(word));
    endings_.set(ending_of(word));
  }
}

void LineJoiner::learn(std::string_view line) {
  if (words_.empty()) return;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = find_byte(line, at, [](EightBytes bytes) { return equal_to(bytes, ' '); });
    const std::string_view word = line.substr(at, end - at);
    at = end + 1;
    if (!may_be_expected(word)) continue;
    const bool broken = end == line.size() && word.back() == '-';
    const std::string_view inner = bare(word);
    if (broken || inner.empty() || (is_ascii(inner) && !endings_.test(ending_of(inner)))) continue;
    const auto found = words_.find(lower_case(inner));
    if (found != words_.end()) found->second = true;
  }
}

// Decides only about what begins with two bytes of ASCII, the first no punctuation that bare() takes away.
bool LineJoiner::may_be_expected(std::string_view word) const {
  if (word.size() < 2) return false;
  const bool ascii = static_cast<unsigned char>(word[0] | word[1]) < 0x80;
  const bool plain = ascii && (is_ascii_letter(word[0]) || is_ascii_digit(word[0]));
  return !plain || beginnings_.test(beginning_of(word));
}

bool LineJoiner::only_broke_a_word(std::string_view before, std::string_view after) const {
  const std::string head = lower_case(bare(last_word(before)));
  const std::string tail = lower_case(bare(first_word(after)));
  const auto joined = words_.find(head + tail);
  const auto hyphened = words_.find(head + "-" + tail);
  return joined != words_.end() && joined->second && (hyphened == words_.end() || !hyphened->second);
}

void LineJoiner::append(std::string& text, std::string_view line) const {
  if (text.empty()) {
    text = line;
    return;
  }
  if (text.size() > kSoftHyphen.size() &&
      std::string_view(text).substr(text.size() - kSoftHyphen.size()) == kSoftHyphen) {
    text.resize(text.size() - kSoftHyphen.size());
    text += line;
    return;
  }
  std::size_t end = text.size();
  const char32_t last = previous_code_point(text, end);
  constexpr char32_t kEnDash = 0x2013;
  if (!is_hyphen(last) && last != kEnDash && last != '/') {
    text += ' ';
    text += line;
    return;
  }
  const char32_t inner = end > 0 ? [&] {
    std::size_t before = end;
    return previous_code_point(text, before);
  }() : 0;
  const char32_t next = first_of(line);
  const bool inside = is_letter(inner) || is_digit(inner);
  const std::string_view word = first_word(line);
  const bool suspended = word == "and" || word == "or" || word == "to" || word == "and/or";
  if (is_hyphen(last) && inside && (is_letter(next) || is_digit(next)) && !suspended) {
    if (is_lower(next) && only_broke_a_word(text, line)) text.resize(end);
    text += line;
    return;
  }
  const bool range = last == kEnDash && is_digit(inner) && is_digit(next);
  const bool slash = last == '/' && inside;
  if (!range && !slash) text += ' ';
  text += line;
}

}  // namespace stet
