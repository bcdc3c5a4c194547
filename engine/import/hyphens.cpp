#include "engine/import/hyphens.hpp"

#include <algorithm>

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

// A few bits that equal words of ASCII share whatever their case: most words are none of those expected.
std::size_t shape_of(std::string_view word) {
  if (word.empty()) return 0;
  const auto letter = [](char c) { return static_cast<unsigned char>(c) & 0x1FU; };  // one for both cases
  return (word.size() & 0x1FU) << 10U | letter(word.front()) << 5U | letter(word.back());
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
    shapes_.set(shape_of(word));
  }
}

void LineJoiner::learn(std::string_view line) {
  if (words_.empty()) return;
  std::string folded;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    const bool broken = end == line.size() && !word.empty() && word.back() == '-';
    if (!word.empty() && !broken) {
      const std::string_view inner = bare(word);
      if (!shapes_.test(shape_of(inner)) && is_ascii(inner)) {
        at = end + 1;
        continue;
      }
      folded = inner;
      bool ascii = true;
      for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      }
      const auto found = words_.find(ascii ? folded : lower_case(folded));
      if (found != words_.end()) found->second = true;
    }
    at = end + 1;
  }
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
  const bool range = last == 0x2013 && is_digit(inner) && is_digit(next);
  const bool slash = last == '/' && inside;
  if (!range && !slash) text += ' ';
  text += line;
}

}  // namespace stet
