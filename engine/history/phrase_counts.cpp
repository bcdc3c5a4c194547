#include "engine/history/phrase_counts.hpp"

#include "engine/base/error.hpp"
#include "engine/history/word_search.hpp"

namespace stet {

PhraseCounts count_phrases(std::span<const SeriesEdition> series, const std::vector<std::string>& phrases,
                           const Lexicon& lexicon) {
  PhraseCounts out;
  WordSearch words(lexicon);
  std::vector<std::vector<SearchWord>> asked;
  for (const std::string& phrase : phrases) {
    asked.push_back(words.read(phrase, true));
    if (asked.back().empty()) throw Error(ErrorCode::usage, "\"" + phrase + "\": holds no word to look for");
    PhraseCount count;
    count.phrase = phrase;
    count.counts.resize(series.size());
    out.phrases.push_back(std::move(count));
  }
  for (std::uint32_t e = 0; e < series.size(); ++e) {
    out.editions.push_back(edition_facts(series[e]));
    std::size_t total = 0;
    for (const Paragraph& paragraph : series[e].document.paragraphs)
      for (const Span& sentence : paragraph.sentences) {
        const std::vector<SearchWord> text = words.read(sentence.of(paragraph.text));
        total += text.size();
        for (std::size_t i = 0; i < asked.size(); ++i)
          out.phrases[i].counts[e] += WordSearch::find(asked[i], text).size();
      }
    out.words.push_back(total);
    for (PhraseCount& phrase : out.phrases) {
      if (phrase.counts[e] == 0) continue;
      if (phrase.total == 0) phrase.first = e;
      phrase.last = e;
      phrase.total += phrase.counts[e];
      ++phrase.editions;
    }
  }
  return out;
}

}  // namespace stet
