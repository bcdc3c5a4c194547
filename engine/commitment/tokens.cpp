#include "engine/commitment/tokens.hpp"

#include "engine/text/code_point.hpp"

namespace stet {
namespace {

constexpr std::size_t max_enumerator = 4;  // "viii" between brackets; more letters are a word

bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

void read_capitals(std::string_view raw, Token& token) {
  token.capital = starts_with_capital(raw);
  if (!token.capital) return;
  int upper = 0;
  bool lower = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (c == '\'' || static_cast<unsigned char>(c) == 0xE2) break;  // "APEC's"
    upper += ascii_upper(c) ? 1 : 0;
    lower = is_ascii_small(c);
    if (lower) break;
  }
  token.acronym = !lower && (upper > 1 || raw.size() > 1);
}

// What stands between two words and belongs to neither: dashes, bullets.
void read_gap(std::string_view gap, bool first, Token& token) {
  if (gap.empty() || gap == " ") return;
  for (std::size_t at = 0; at < gap.size();) {
    const auto [c, size] = decode(gap, at);
    if (is_bullet(c) || (c == '*' && gap.size() > 1))
      token.item = true;
    else if (is_dash(c) && first)
      token.item = true;
    else if (is_dash(c))
      token.dash_before = true;
    at += size;
  }
}

// An apostrophe behind a plural in "s", and before a space.
bool closes_possessive(std::string_view text, const Word& mark, const Tokens& tokens) {
  const std::size_t begin = mark.span.begin;
  if (tokens.empty() || tokens.back().span.end != begin || tokens.back().kind != WordKind::word ||
      text[begin - 1] != 's')
    return false;
  return mark.span.end < text.size() && text[mark.span.end] == ' ' &&
         is_apostrophe(decode(text, begin).value);
}

bool is_enumerator(const Token& token, std::string_view key) {
  if (token.kind == WordKind::number) return key.size() <= 2;
  if (key.size() == 1) return true;
  return key.size() <= max_enumerator && key.find_first_not_of("ivx") == std::string_view::npos;
}

}  // namespace

bool starts_with_capital(std::string_view word) noexcept {
  return !word.empty() &&
         (ascii_upper(word[0]) || (static_cast<unsigned char>(word[0]) == 0xC3 && word.size() > 1 &&
                                   static_cast<unsigned char>(word[1]) < 0x9F));
}

Tokens TokenReader::read(std::string_view text, std::span<const Word> words) {
  Tokens tokens;
  read(text, words, tokens);
  return tokens;
}

void TokenReader::read(std::string_view text, std::span<const Word> words, Tokens& tokens) {
  tokens.clear();
  tokens.reserve(words.size());
  std::size_t before = 0;
  for (const Word& word : words) {
    const std::string_view gap = text.substr(before, word.span.begin - before);
    const bool first = tokens.empty();
    before = word.span.end;
    if (word.kind == WordKind::punctuation && closes_possessive(text, word, tokens)) {
      // "Leaders' Meeting": the mark belongs to the word before it.
      tokens.back().possessive = true;
      continue;
    }
    Token& token = tokens.emplace_back();
    token.span = word.span;
    token.key = word.key;
    token.kind = word.kind;
    token.initial = word.initial;
    read_gap(gap, first, token);
    if (word.kind == WordKind::punctuation) {
      const std::string_view mark = key(token);
      token.mark = mark.empty() ? '\0' : mark.front();
      continue;
    }
    const WordSense& sense = senses_.of(word.key);
    token.lex = sense.lex;
    token.lists = sense.lists;
    token.cues = sense.cues;
    token.possessive = sense.possessive;
    if (word.kind == WordKind::number)
      token.cues = static_cast<std::uint16_t>(token.cues | cue_amount | cue_money);
    read_capitals(word.span.of(text), token);
    // "us" and "who" in small letters are pronouns, not the United States and the health organisation.
    if (!token.capital) token.lists &= ~bit(WordList::party);
  }
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const bool numbered = tokens[i].is_mark('.') && tokens[i - 1].kind == WordKind::number &&
                          key(tokens[i - 1]).size() <= 2 && i >= 2 &&
                          (tokens[i - 2].is_mark(';') || tokens[i - 2].is_mark(':'));
    if (numbered) tokens[i + 1].item = true;
    if (!tokens[i].is_mark(')')) continue;
    const Token& inner = tokens[i - 1];
    if (inner.kind == WordKind::punctuation || !is_enumerator(inner, key(inner))) continue;
    const bool open = i >= 2 && tokens[i - 2].is_mark('(');
    const std::size_t begin = open ? i - 2 : i - 1;
    const bool after_break = begin == 0 || tokens[begin - 1].is_mark(';') || tokens[begin - 1].is_mark(':') ||
                             tokens[begin - 1].is_mark(',') || tokens[begin - 1].is_mark('.') ||
                             tokens[begin - 1].is(WordList::conjunction) || tokens[begin].item;
    if (after_break) tokens[i + 1].item = true;
  }
}

}  // namespace stet
