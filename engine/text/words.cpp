#include "engine/text/words.hpp"

#include <limits>

#include "engine/base/error.hpp"
#include "engine/text/code_point.hpp"

namespace stet {
namespace {

bool is_ordinal_suffix(std::string_view text) {
  return text == "st" || text == "nd" || text == "rd" || text == "th";
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
    while (at_ < text_.size() && is_ascii_alphanumeric(text_[at_])) ++at_;
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
      while (at_ < text_.size() && is_ascii_alphanumeric(text_[at_])) ++at_;
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

}  // namespace

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
