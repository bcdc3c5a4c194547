#include "engine/align/sentence_edits.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "engine/align/redline.hpp"
#include "engine/base/parallel.hpp"

namespace stet {
namespace {

constexpr std::size_t redlines_a_chunk = 128;  // fewer are not worth a thread

struct Side {
  const Document& document;
  const DocumentWords& words;

  [[nodiscard]] const Paragraph& paragraph_of(SentenceRef ref) const {
    return document.paragraphs[ref.paragraph];
  }
  [[nodiscard]] std::string_view text(SentenceRef ref) const {
    return paragraph_of(ref).sentences[ref.sentence].of(paragraph_of(ref).text);
  }
  [[nodiscard]] std::span<const Word> words_of(SentenceRef ref) const {
    return words.of_sentence(words.first_sentence[ref.paragraph] + ref.sentence);
  }
};

// Sentences joined by one space, and their words in that text.
struct Joined {
  std::string text;
  std::vector<Word> words;
};

Joined joined(const Side& side, const std::vector<SentenceRef>& sentences) {
  Joined out;
  std::size_t words = 0;
  for (const SentenceRef ref : sentences) words += side.words_of(ref).size();
  out.words.reserve(words);
  for (const SentenceRef ref : sentences) {
    if (!out.text.empty()) out.text += ' ';
    const std::size_t begin = side.paragraph_of(ref).sentences[ref.sentence].begin;
    for (Word word : side.words_of(ref)) {
      word.span.move(begin, out.text.size());
      out.words.push_back(word);
    }
    out.text += side.text(ref);
  }
  return out;
}

std::size_t count_layout(const Side& old_side, SentenceRef old_ref, const Side& new_side,
                         SentenceRef new_ref) {
  const auto a = old_side.words_of(old_ref);
  const auto b = new_side.words_of(new_ref);
  const std::string_view old_text = old_side.paragraph_of(old_ref).text;
  const std::string_view new_text = new_side.paragraph_of(new_ref).text;
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].span.of(old_text) != b[i].span.of(new_text)) ++count;
  return count;
}

}  // namespace

void write_sentence_edits(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                          const AlignOptions& options, Alignment& alignment) {
  const Side before{old_document, words.old_words};
  const Side after{new_document, words.new_words};
  std::vector<SentenceRow*> changed;
  for (SentenceRow& row : alignment.sentences) {
    if (row.new_side.empty()) {
      row.edits = {{EditOp::erase, std::string(before.text(row.old_side.front()))}};
    } else if (row.old_side.empty()) {
      row.edits = {{EditOp::insert, std::string(after.text(row.new_side.front()))}};
    } else if (row.relation == Relation::unchanged) {
      row.edits = {{EditOp::equal, std::string(after.text(row.new_side.front()))}};
      alignment.layout_only += count_layout(before, row.old_side.front(), after, row.new_side.front());
    } else {
      changed.push_back(&row);
    }
  }
  // The rows that changed, each by itself: they share nothing but what is only read.
  std::vector<std::size_t> layout(changed.size());
  std::vector<char> inexact(changed.size());
  for_each_chunk(
      changed.size(), redlines_a_chunk,
      [&](std::size_t i) {
        const Joined old_side = joined(before, changed[i]->old_side);
        const Joined new_side = joined(after, changed[i]->new_side);
        Redline line = redline(old_side.text, old_side.words, new_side.text, new_side.words, words.vocabulary,
                               options.redline);
        changed[i]->edits = std::move(line.edits);
        layout[i] = line.layout_only;
        inexact[i] = line.exact ? 0 : 1;
      },
      options.max_threads);
  bool any_inexact = false;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    alignment.layout_only += layout[i];
    any_inexact = any_inexact || inexact[i] != 0;
  }
  if (any_inexact)
    alignment.limits.emplace_back(
        "Some redlines are longer than necessary, because their sentences are very long and differ very "
        "much.");
}

}  // namespace stet
