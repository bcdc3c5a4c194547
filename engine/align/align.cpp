#include "engine/align/align.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/align/by_sentences.hpp"
#include "engine/align/link.hpp"
#include "engine/align/moves.hpp"
#include "engine/align/nearest.hpp"
#include "engine/align/rows.hpp"
#include "engine/align/sentence_edits.hpp"

namespace stet {
namespace {

// The words of one document, their features, and where its sentences stand.
struct Split {
  const DocumentWords& words;
  std::vector<WordFeatures> features;  // of words.all
  std::vector<SentenceRef> sentences;  // in reading order

  Split(const Document& document, const DocumentWords& all, FeatureNumbers& numbers) : words(all) {
    features.reserve(all.all.size());
    for (std::size_t p = 0; p < document.paragraphs.size(); ++p)
      numbers.number(all.of_paragraph(p), features);
    sentences.reserve(all.sentence_begin.size());
    for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p)
      for (std::uint32_t s = 0; s < document.paragraphs[p].sentences.size(); ++s) sentences.push_back({p, s});
  }

  [[nodiscard]] UnitText unit(std::span<const Word> of, bool heading, std::string_view label,
                              std::uint32_t group) const {
    const auto begin = static_cast<std::size_t>(of.data() - words.all.data());
    return {of, std::span(features).subspan(begin, of.size()), heading, label, group};
  }
};

std::vector<UnitText> paragraph_units(const Document& document, const Split& split) {
  std::vector<UnitText> units;
  units.reserve(document.paragraphs.size());
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p)
    units.push_back(split.unit(split.words.of_paragraph(p),
                               document.paragraphs[p].kind == ParagraphKind::heading,
                               document.paragraphs[p].label, p));
  return units;
}

std::vector<UnitText> sentence_units(const Document& document, const Split& split) {
  std::vector<UnitText> units;
  units.reserve(split.sentences.size());
  for (std::size_t i = 0; i < split.sentences.size(); ++i) {
    const std::uint32_t p = split.sentences[i].paragraph;
    units.push_back(
        split.unit(split.words.of_sentence(i), document.paragraphs[p].kind == ParagraphKind::heading, {}, p));
  }
  return units;
}

// Headings are set in capitals or not as the page likes.
bool same_words(std::span<const Word> a, std::span<const Word> b, bool heading) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [heading](const Word& x, const Word& y) {
    return heading ? x.key == y.key : same_word(x, y);
  });
}

class Aligner {
 public:
  Aligner(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
          const AlignOptions& options)
      : old_document_(old_document),
        new_document_(new_document),
        options_(options),
        stems_(words.stems),
        numbers_(words.stems, words.old_words.all.size() + words.new_words.all.size()),
        old_(old_document, words.old_words, numbers_),
        new_(new_document, words.new_words, numbers_) {}

  Alignment run() {
    const UnitPair paragraphs =
        make_units(paragraph_units(old_document_, old_), paragraph_units(new_document_, new_), {}, stems_,
                   numbers_, options_.paragraphs);
    link_paragraphs(paragraphs);
    const std::vector<FixedLink> fixed = sentences_of_unchanged();
    const GroupLinks before = groups();
    const UnitPair sentences =
        make_units(sentence_units(old_document_, old_), sentence_units(new_document_, new_), fixed, stems_,
                   numbers_, options_.sentences);
    const Links links = link_units(sentences, &before, fixed, options_.sentences);
    link_by_sentences(shared_sentences(links), paragraphs, options_.by_sentences, paragraphs_);
    write_paragraphs(paragraphs);
    write_sentences(sentences, links);
    return std::move(out_);
  }

 private:
  void link_paragraphs(const UnitPair& units) {
    paragraphs_ = link_units(units, nullptr, {}, options_.paragraphs);
    if (paragraphs_.candidates_limited)
      out_.limits.emplace_back(
          "Some paragraphs consist only of phrases that very many others share; they were linked by their "
          "order alone.");
  }

  void write_paragraphs(const UnitPair& units) {
    const std::vector<bool> moved = moved_links(units);
    for (const RowRef& ref : row_order(paragraphs_.links, units.old_units.size(), units.new_units.size())) {
      ParagraphRow row;
      if (ref.link == no_unit) {
        const bool dropped = ref.old_unit != no_unit;
        row.relation = dropped ? Relation::dropped : Relation::added;
        (dropped ? row.old_side : row.new_side) = {dropped ? ref.old_unit : ref.new_unit};
        const double doubt =
            dropped ? paragraphs_.old_doubt[ref.old_unit] : paragraphs_.new_doubt[ref.new_unit];
        row.confidence = 1 - 0.35 * std::pow(doubt, 4);  // a near miss is wrong once in three, as measured
        row.matched_by = MatchedBy::wording;
      } else {
        const Link& link = paragraphs_.links[ref.link];
        row.relation = relation_of_paragraphs(link);
        row.moved = moved[ref.link];
        row.old_side = link.old_side;
        row.new_side = link.new_side;
        row.similarity = row.relation == Relation::unchanged ? 1.0 : std::min(link.similarity, 0.9999);
        row.matched_by = link.matched_by;
        row.confidence = link.confidence;
      }
      if (row.confidence < options_.paragraphs.doubtful_below)
        out_.doubtful.push_back(static_cast<std::uint32_t>(out_.paragraphs.size()));
      out_.paragraphs.push_back(std::move(row));
    }
  }

  [[nodiscard]] Relation relation_of_paragraphs(const Link& link) const {
    return relation_of(link, [this](std::uint32_t a, std::uint32_t b) {
      return same_words(old_.words.of_paragraph(a), new_.words.of_paragraph(b),
                        old_document_.paragraphs[a].kind == ParagraphKind::heading);
    });
  }

  [[nodiscard]] GroupLinks groups() const {
    return {old_document_.paragraphs.size(), new_document_.paragraphs.size(), paragraphs_.links};
  }

  // A link is as heavy as its texts are long.
  [[nodiscard]] std::vector<bool> moved_links(const UnitPair& units) const {
    std::vector<OrderedItem> items;
    for (const Link& link : paragraphs_.links) {
      std::uint64_t words = 0;
      std::uint64_t mix = 0;
      for (const std::uint32_t u : link.old_side)
        words += old_.words.of_paragraph(u).size(), mix += units.old_units.fingerprints[u];
      for (const std::uint32_t v : link.new_side)
        words += new_.words.of_paragraph(v).size(), mix += units.new_units.fingerprints[v];
      items.push_back(ordered_item(link.old_side.front(), link.new_side.front(), words, mix));
    }
    std::vector<bool> moved = heaviest_increasing(items);
    moved.flip();
    return moved;
  }

  // Sentences of paragraphs that stand unchanged are linked as they stand; the linker decides about the
  // others.
  [[nodiscard]] std::vector<FixedLink> sentences_of_unchanged() const {
    std::vector<FixedLink> fixed;
    for (const Link& link : paragraphs_.links) {
      if (relation_of_paragraphs(link) != Relation::unchanged) continue;
      const std::uint32_t a = link.old_side.front();
      const std::uint32_t b = link.new_side.front();
      const std::size_t count = old_document_.paragraphs[a].sentences.size();
      if (count != new_document_.paragraphs[b].sentences.size()) continue;
      for (std::uint32_t s = 0; s < count; ++s)
        fixed.push_back({old_.words.first_sentence[a] + s, new_.words.first_sentence[b] + s});
    }
    return fixed;
  }

  [[nodiscard]] std::vector<SharedSentences> shared_sentences(const Links& links) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, SharedSentences> shared;
    const auto at = [&](std::uint32_t u, std::uint32_t v) -> SharedSentences& {
      const std::uint32_t a = old_.sentences[u].paragraph;
      const std::uint32_t b = new_.sentences[v].paragraph;
      SharedSentences& pair = shared[{a, b}];
      pair.old_paragraph = a;
      pair.new_paragraph = b;
      return pair;
    };
    for (const Link& link : links.links) {
      for (const std::uint32_t u : link.old_side)
        at(u, link.new_side.front()).old_words += old_.words.of_sentence(u).size();
      for (const std::uint32_t v : link.new_side)
        at(link.old_side.front(), v).new_words += new_.words.of_sentence(v).size();
    }
    std::vector<SharedSentences> out;
    for (const auto& [place, pair] : shared) out.push_back(pair);
    return out;
  }

  void write_sentences(const UnitPair& units, const Links& links) {
    const std::vector<bool> moved = moved_sentences(units, links, groups());
    for (const RowRef& ref : row_order(links.links, units.old_units.size(), units.new_units.size())) {
      SentenceRow row;
      if (ref.link == no_unit) {
        const bool dropped = ref.old_unit != no_unit;
        row.relation = dropped ? Relation::dropped : Relation::added;
        (dropped ? row.old_side : row.new_side) = {dropped ? old_.sentences[ref.old_unit]
                                                           : new_.sentences[ref.new_unit]};
      } else {
        const Link& link = links.links[ref.link];
        row.relation = relation_of_sentences(link);
        row.moved = moved[ref.link];
        for (const std::uint32_t u : link.old_side) row.old_side.push_back(old_.sentences[u]);
        for (const std::uint32_t v : link.new_side) row.new_side.push_back(new_.sentences[v]);
      }
      out_.sentences.push_back(std::move(row));
    }
  }

  [[nodiscard]] Relation relation_of_sentences(const Link& link) const {
    const std::uint32_t paragraph = old_.sentences[link.old_side.front()].paragraph;
    const bool heading = old_document_.paragraphs[paragraph].kind == ParagraphKind::heading;
    return relation_of(link, [&](std::uint32_t a, std::uint32_t b) {
      return same_words(old_.words.of_sentence(a), new_.words.of_sentence(b), heading);
    });
  }

  // A sentence has moved when its paragraphs are not linked, or when it left its place among those that
  // stayed in the same pair of paragraphs.
  [[nodiscard]] std::vector<bool> moved_sentences(const UnitPair& units, const Links& links,
                                                  const GroupLinks& groups) const {
    std::vector<bool> moved(links.links.size());
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_old_row;  // paragraph link → sentence links
    for (std::uint32_t i = 0; i < links.links.size(); ++i) {
      const std::uint32_t a = old_.sentences[links.links[i].old_side.front()].paragraph;
      const std::uint32_t b = new_.sentences[links.links[i].new_side.front()].paragraph;
      if (groups.linked(a, b)) {
        by_old_row[groups.row_of_old(a)].push_back(i);
      } else {
        moved[i] = true;
      }
    }
    for (const auto& [row, inside] : by_old_row) {
      std::vector<OrderedItem> items;
      for (const std::uint32_t i : inside) {
        const std::uint32_t u = links.links[i].old_side.front();
        const std::uint32_t v = links.links[i].new_side.front();
        items.push_back(ordered_item(u, v,
                                     old_.words.of_sentence(u).size() + new_.words.of_sentence(v).size(),
                                     units.old_units.fingerprints[u] + units.new_units.fingerprints[v]));
      }
      const std::vector<bool> kept = heaviest_increasing(items);
      for (std::size_t k = 0; k < inside.size(); ++k) moved[inside[k]] = !kept[k];
    }
    return moved;
  }

  const Document& old_document_;
  const Document& new_document_;
  const AlignOptions& options_;
  const StemTable& stems_;
  FeatureNumbers numbers_;
  Split old_, new_;
  Links paragraphs_;
  Alignment out_;
};

}  // namespace

Alignment link_documents(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                         const AlignOptions& options) {
  return Aligner(old_document, new_document, words, options).run();
}

Alignment align(const Document& old_document, const Document& new_document, const WordsOfTwo& words,
                const AlignOptions& options) {
  Alignment alignment = link_documents(old_document, new_document, words, options);
  write_sentence_edits(old_document, new_document, words, options, alignment);
  find_nearest(old_document, new_document, words, alignment);
  return alignment;
}

Alignment align(const Document& old_document, const Document& new_document, const AlignOptions& options) {
  return align(old_document, new_document, split_both(old_document, new_document, options.max_threads),
               options);
}

}  // namespace stet
