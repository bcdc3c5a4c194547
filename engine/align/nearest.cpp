#include "engine/align/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/lists.hpp"

namespace stet {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;
constexpr std::size_t max_postings = 64;  // a word of more paragraphs is not looked at
constexpr std::uint64_t weight_unit =
    std::uint64_t{1} << 32U;  // weights are integers, so that sums do not depend on their order

// Calls for each different word that is more than a function word, in their order. `seen`: by key, what was
// last read; `reading` is new to it.
template <typename Function>
void for_each_telling_word(std::span<const Word> words, const StemTable& stems,
                           std::vector<std::uint32_t>& seen, std::uint32_t reading, Function&& function) {
  for (const Word& word : words) {
    if (word.kind == WordKind::punctuation || seen[word.key] == reading || stems.at(word.key).function_word)
      continue;
    seen[word.key] = reading;
    function(word.key);
  }
}

// The body paragraphs of one document by their words.
class Nearest {
 public:
  Nearest(const Document& document, const DocumentWords& words, const WordsOfTwo& all)
      : stems_(all.stems),
        seen_(all.vocabulary.size(), none),
        telling_(document.paragraphs.size()),
        shared_(document.paragraphs.size()),
        paragraphs_(by_words(document, words, all.vocabulary.size())) {
    std::fill(seen_.begin(), seen_.end(), none);
  }

  // The paragraph whose words are most like these, rare words first; nothing if none shares two of them.
  [[nodiscard]] std::optional<std::uint32_t> find(std::span<const Word> words) {
    std::vector<std::uint32_t> met;
    for_each_telling_word(words, stems_, seen_, finds_++, [&](std::uint32_t key) {
      const std::span<const std::uint32_t> paragraphs = paragraphs_.of(key);
      if (paragraphs.size() > max_postings) return;
      for (const std::uint32_t p : paragraphs) {
        Shared& shared = shared_[p];
        if (shared.words++ == 0) met.push_back(p);
        shared.weight += weight_unit / paragraphs.size();
      }
    });
    std::sort(met.begin(), met.end());
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const std::uint32_t p : met) {
      const double likeness =
          static_cast<double>(shared_[p].weight) / std::sqrt(static_cast<double>(telling_[p]) + 1);
      if (shared_[p].words > 1 && likeness > most) {
        most = likeness;
        best = p;
      }
      shared_[p] = {};
    }
    return best;
  }

 private:
  struct Shared {
    std::uint64_t weight = 0;
    std::uint32_t words = 0;
  };

  // The paragraphs of each key, ascending; counts their words by the way.
  Lists by_words(const Document& document, const DocumentWords& words, std::size_t keys) {
    struct Posting {
      std::uint32_t key, paragraph;
    };
    std::vector<Posting> postings;
    postings.reserve(words.all.size());
    for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) {
      if (document.paragraphs[p].kind != ParagraphKind::body) continue;
      const std::size_t before = postings.size();
      for_each_telling_word(words.of_paragraph(p), stems_, seen_, p, [&](std::uint32_t key) {
        postings.push_back({key, p});
      });
      telling_[p] = postings.size() - before;
    }
    return {keys, [&postings](const auto& take) {
              for (const Posting& posting : postings) take(posting.key, posting.paragraph);
            }};
  }

  const StemTable& stems_;
  std::vector<std::uint32_t> seen_;   // by key
  std::vector<std::size_t> telling_;  // different words of each paragraph
  std::vector<Shared> shared_;        // with what find() looks for, by paragraph
  Lists paragraphs_;                  // by key
  std::uint32_t finds_ = 0;
};

}  // namespace

void find_nearest(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                  Alignment& alignment) {
  std::optional<Nearest> in_old;
  std::optional<Nearest> in_new;
  alignment.nearest.assign(alignment.doubtful.size(), std::nullopt);
  for (std::size_t k = 0; k < alignment.doubtful.size(); ++k) {
    const ParagraphRow& row = alignment.paragraphs[alignment.doubtful[k]];
    if (row.old_side.empty() == row.new_side.empty()) continue;
    if (row.new_side.empty()) {
      if (!in_new) in_new.emplace(new_document, words.new_words, words);
      alignment.nearest[k] = in_new->find(words.old_words.of_paragraph(row.old_side.front()));
    } else {
      if (!in_old) in_old.emplace(old_document, words.old_words, words);
      alignment.nearest[k] = in_old->find(words.new_words.of_paragraph(row.new_side.front()));
    }
  }
}

}  // namespace stet
