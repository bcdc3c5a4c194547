#include "engine/report/capitals.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "engine/text/characters.hpp"
#include "engine/text/code_point.hpp"

namespace stet {

namespace {

struct Letter {
  char32_t value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_letter_or_digit(c.value)) letters.push_back({c.value, at, at + c.size});
    at += c.size;
  }
  return letters;
}

bool same_but_for_capitals(char32_t a, char32_t b) {
  if (a == b) return true;
  std::string left;
  std::string right;
  append_code_point(left, a);
  append_code_point(right, b);
  return lower_case(left) == lower_case(right);
}

void put(std::vector<Edit>& edits, EditOp op, std::string_view text) {
  if (text.empty()) return;
  if (!edits.empty() && edits.back().op == op) {
    edits.back().text += text;
  } else {
    edits.push_back({op, std::string(text)});
  }
}

// `text` stands in both; its letters in the old text begin at `first`.
void exchange_words(std::vector<Edit>& out, std::string_view text, std::string_view old_text,
                    const std::vector<Letter>& old_letters, std::size_t first) {
  const std::vector<Letter> letters = letters_of(text);
  const auto old_letter = [&](std::size_t i) -> const Letter& { return old_letters[first + i]; };
  bool differs = false;
  bool comparable = first + letters.size() <= old_letters.size();
  for (std::size_t i = 0; comparable && i < letters.size(); ++i) {
    differs = differs || letters[i].value != old_letter(i).value;
    comparable = same_but_for_capitals(letters[i].value, old_letter(i).value);
  }
  if (!differs || !comparable) {
    put(out, EditOp::equal, text);
    return;
  }
  std::size_t done = 0;
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin + 1;
    while (end < letters.size() && letters[end].begin == letters[end - 1].end) ++end;
    bool exchanged = false;
    for (std::size_t i = begin; i < end; ++i)
      exchanged = exchanged || letters[i].value != old_letter(i).value;
    if (exchanged) {
      put(out, EditOp::equal, text.substr(done, letters[begin].begin - done));
      const std::size_t from = old_letter(begin).begin;
      put(out, EditOp::erase, old_text.substr(from, old_letter(end - 1).end - from));
      put(out, EditOp::insert,
          text.substr(letters[begin].begin, letters[end - 1].end - letters[begin].begin));
      done = letters[end - 1].end;
    }
    begin = end;
  }
  put(out, EditOp::equal, text.substr(done));
}

}  // namespace

std::vector<Edit> with_capitals(const std::vector<Edit>& edits, std::string_view old_text) {
  const std::vector<Letter> old_letters = letters_of(old_text);
  std::vector<Edit> out;
  std::size_t at = 0;  // in the old letters
  for (const Edit& edit : edits) {
    if (edit.op == EditOp::equal) {
      exchange_words(out, edit.text, old_text, old_letters, at);
    } else {
      put(out, edit.op, edit.text);
    }
    if (edit.op != EditOp::insert) at += letters_of(edit.text).size();
  }
  return out;
}

}  // namespace stet
