#include "engine/commitment/tokens.hpp"

#include "engine/text/code_point.hpp"

namespace stet {
namespace {

constexpr std::size_t max_enumerator = 4;  // "viii" between brackets; more letters are a word

bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}

void read_capitals(std::string_view raw, Token& token) {
  token.capital =
      !raw.empty() && (ascii_upper(raw[0]) || (static_cast<unsigned char>(raw[0]) == 0xC3 && raw.size() > 1 &&
                                               static_cast<unsigned char>(raw[1]) < 0x9F));
  if (!token.capital) return;
  int upper = 0;
  bool lower = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (c == '\'' || static_cast<unsigned char>(c) == 0xE2) break;  // "APEC's"
    upper += ascii_upper(c) ? 1 : 0;
    lower = ascii_lower(c);
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

bool is_enumerator(const Token& token, std::string_view key) {
  if (token.kind == WordKind::number) return key.size() <= 2;
  if (key.size() == 1) return true;
  return key.size() <= max_enumerator && key.find_first_not_of("ivx") == std::string_view::npos;
}

}  // namespace

const TokenReader::Known& TokenReader::known(std::uint32_t key) {
  if (key >= known_.size()) known_.resize(vocabulary_.size() + 256);
  Known& entry = known_[key];
  if (entry.read) return entry;
  entry.read = true;
  const std::string_view text = vocabulary_.text(key);
  entry.lex = tables_.find(text);
  if (entry.lex == no_word && text.size() > 2 && text.ends_with("'s")) {
    entry.lex = tables_.find(text.substr(0, text.size() - 2));
    entry.possessive = true;
  }
  if (entry.lex != no_word) entry.lists = tables_.words[entry.lex].lists;
  // Adverbs in -ly are an open class; those that end so and are none are listed.
  if (text.size() > 4 && text.ends_with("ly") && (entry.lists & bit(WordList::not_adverb)) == 0)
    entry.lists |= bit(WordList::adverb);
  return entry;
}

Tokens TokenReader::read(std::string_view text, std::span<const Word> words) {
  Tokens tokens;
  tokens.reserve(words.size());
  std::size_t before = 0;
  for (const Word& word : words) {
    Token token;
    token.span = word.span;
    token.key = word.key;
    token.kind = word.kind;
    token.initial = word.initial;
    const std::string_view raw = word.span.of(text);
    read_gap(text.substr(before, word.span.begin - before), tokens.empty(), token);
    before = word.span.end;
    if (word.kind == WordKind::punctuation) {
      token.mark = vocabulary_.text(word.key).empty() ? 0 : vocabulary_.text(word.key)[0];
      // "Leaders' Meeting": the mark belongs to the word before it.
      if (token.mark == '"' && !tokens.empty() && tokens.back().span.end == word.span.begin && !raw.empty() &&
          raw != "\"" && tokens.back().kind == WordKind::word && (text[word.span.begin - 1] == 's') &&
          word.span.end < text.size() && text[word.span.end] == ' ' &&
          is_apostrophe(decode(text, word.span.begin).value)) {
        tokens.back().possessive = true;
        continue;
      }
    } else {
      const Known& entry = known(word.key);
      token.lex = entry.lex;
      token.lists = entry.lists;
      token.possessive = entry.possessive;
      read_capitals(raw, token);
      // "us" and "who" in small letters are pronouns, not the United States and the health organisation.
      if (!token.capital) token.lists &= ~bit(WordList::party);
    }
    tokens.push_back(token);
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
  return tokens;
}

}  // namespace stet
