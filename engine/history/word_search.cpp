#include "engine/history/word_search.hpp"

#include <algorithm>
#include <string>

#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/spelling.hpp"
#include "engine/text/code_point.hpp"

namespace stet {

namespace {

constexpr std::uint32_t no_joined = 0xFFFFFFFFU;

// The pieces of a word between its hyphens.
std::vector<Span> parts_of(std::string_view text, const Word& word) {
  std::vector<Span> parts;
  std::size_t begin = word.span.begin;
  if (word.kind == WordKind::word) {
    for (std::size_t at = begin; at < word.span.end;) {
      const CodePoint c = decode(text, at);
      if (is_hyphen(c.value)) {
        if (at > begin) parts.push_back({begin, at});
        begin = at + c.size;
      }
      at += c.size;
    }
  }
  if (begin < word.span.end) parts.push_back({begin, word.span.end});
  return parts;
}

// How many words of the text from `at` the phrase takes; 0 if it does not stand there.
std::size_t match(const std::vector<SearchWord>& phrase, const std::vector<SearchWord>& text,
                  std::size_t at) {
  std::size_t i = 0;
  std::size_t j = at;
  while (i < phrase.size()) {
    if (j >= text.size()) return 0;
    if (phrase[i].stem == text[j].stem) {
      ++i, ++j;
    } else if (i + 1 < phrase.size() && phrase[i].joined == text[j].stem) {
      i += 2, ++j;
    } else if (j + 1 < text.size() && text[j].hyphen_after && text[j].joined == phrase[i].stem) {
      ++i, j += 2;
    } else {
      return 0;
    }
  }
  return j - at;
}

}  // namespace

std::uint32_t WordSearch::stem_of(std::string_view key) {
  const std::uint32_t id = vocabulary_.intern(key);
  const auto [it, fresh] = known_.try_emplace(id, 0);
  if (fresh) {
    std::string word = canonical_spelling(key, lexicon_.tables());
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (word.ends_with("'")) word.pop_back();
    it->second = stems_.intern(stemmer_.stem(word));
  }
  return it->second;
}

std::vector<SearchWord> WordSearch::read(std::string_view text, bool query) {
  std::vector<SearchWord> words;
  std::vector<std::string> keys;
  for (const Word& word : split_words(text, vocabulary_)) {
    if (word.kind == WordKind::punctuation) continue;
    const std::vector<Span> parts = parts_of(text, word);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      keys.push_back(parts.size() == 1 ? std::string(vocabulary_.text(word.key))
                                       : fold_word(parts[i].of(text)).key);
      words.push_back({stem_of(keys.back()), no_joined, i + 1 < parts.size(), parts[i]});
    }
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (query || words[i].hyphen_after) words[i].joined = stem_of(keys[i] + keys[i + 1]);
  return words;
}

std::vector<Span> WordSearch::find(const std::vector<SearchWord>& phrase,
                                   const std::vector<SearchWord>& text) {
  std::vector<Span> found;
  if (phrase.empty()) return found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t taken = match(phrase, text, at);
    if (taken > 0) found.push_back({text[at].span.begin, text[at + taken - 1].span.end});
    at += std::max<std::size_t>(taken, 1);
  }
  return found;
}

bool WordSearch::holds_all(const std::vector<SearchWord>& phrase, const std::vector<SearchWord>& text) {
  return !phrase.empty() && std::ranges::all_of(phrase, [&](const SearchWord& word) {
    return std::ranges::any_of(text, [&](const SearchWord& other) { return other.stem == word.stem; });
  });
}

}  // namespace stet
