#include "engine/history/steps.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/align/moves.hpp"
#include "engine/align/redline.hpp"

namespace stet {

namespace {

std::string_view text_of(const Document& document, const SentenceRef& ref) {
  const Paragraph& paragraph = document.paragraphs[ref.paragraph];
  return paragraph.sentences[ref.sentence].of(paragraph.text);
}

std::vector<std::uint32_t> first_sentences(const Document& document) {
  std::vector<std::uint32_t> first;
  std::uint32_t count = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    first.push_back(count);
    count += static_cast<std::uint32_t>(paragraph.sentences.size());
  }
  return first;
}

std::size_t equal_bytes(const std::vector<Edit>& edits) {
  std::size_t bytes = 0;
  for (const Edit& edit : edits)
    if (edit.op == EditOp::equal) bytes += edit.text.size();
  return bytes;
}

// A sentence has moved where align says that it or its paragraph did, and it lies outside the heaviest run of
// sentences that keep their order: where one paragraph passed another, or took in a piece of another, align
// may call either of them moved, and a false move costs more trust than a missed one.
void keep_real_moves(const Document& old_document, const std::vector<Item>& old_items,
                     std::vector<ItemLink>& links) {
  std::vector<std::size_t> order(links.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return links[i].old_item; });
  std::vector<OrderedItem> items;
  for (const std::size_t i : order) {
    const SentenceRef& ref = old_items[links[i].old_item].place;
    items.push_back({links[i].old_item, links[i].new_item, text_of(old_document, ref).size() + 1});
  }
  const std::vector<bool> kept = heaviest_increasing(items);
  for (std::size_t k = 0; k < order.size(); ++k)
    if (kept[k]) links[order[k]].moved = false;
}

// Pairs of one row that are compared word by word, those that can share most first: a sentence cut into
// thousands is not compared with each.
constexpr std::size_t max_compared = 32;

struct ClosestPair {
  SentenceRef old_ref, new_ref;
  std::vector<Edit> edits;
};

// The pair of the row's sentences that shares most words; of equal ones the first.
ClosestPair closest_pair(const SentenceRow& row, const Document& old_document, const Document& new_document) {
  struct Pair {
    std::size_t most = 0;  // bytes that the two can share
    SentenceRef old_ref, new_ref;
    std::size_t place = 0;  // among the pairs of the row
  };
  std::vector<Pair> pairs;
  for (const SentenceRef& a : row.old_side)
    for (const SentenceRef& b : row.new_side)
      pairs.push_back(
          {std::min(text_of(old_document, a).size(), text_of(new_document, b).size()), a, b, pairs.size()});
  std::ranges::sort(pairs, {}, [](const Pair& pair) { return std::tuple(~pair.most, pair.place); });
  if (pairs.size() > max_compared) pairs.resize(max_compared);
  ClosestPair closest;
  std::size_t shared = 0;
  std::size_t place = 0;
  for (const Pair& pair : pairs) {
    if (!closest.edits.empty() && pair.most < shared) break;
    std::vector<Edit> edits =
        redline(text_of(old_document, pair.old_ref), text_of(new_document, pair.new_ref)).edits;
    const std::size_t here = equal_bytes(edits);
    const bool closer = here > shared || (here == shared && pair.place < place);
    if (!closest.edits.empty() && !closer) continue;
    shared = here;
    place = pair.place;
    closest = {pair.old_ref, pair.new_ref, std::move(edits)};
  }
  return closest;
}

using ClauseKey = std::tuple<std::uint32_t, std::size_t, std::size_t>;

ClauseKey key_of(const Clause& clause) {
  return {clause.paragraph, clause.span.begin, clause.span.end};
}

std::map<ClauseKey, std::uint32_t> by_place(const std::vector<Clause>& clauses) {
  std::map<ClauseKey, std::uint32_t> places;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) places.emplace(key_of(clauses[i]), i);
  return places;
}

}  // namespace

std::vector<Item> sentence_items(const Document& document) {
  std::vector<Item> items;
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) {
    const Paragraph& paragraph = document.paragraphs[p];
    for (std::uint32_t s = 0; s < paragraph.sentences.size(); ++s)
      items.push_back({{p, s}, paragraph.sentences[s], paragraph.kind == ParagraphKind::heading});
  }
  return items;
}

std::vector<Item> clause_items(const Document& document, const std::vector<Clause>& clauses) {
  std::vector<Item> items;
  for (const Clause& clause : clauses)
    items.push_back({{clause.paragraph, clause.sentence},
                     clause.span,
                     document.paragraphs[clause.paragraph].kind == ParagraphKind::heading});
  return items;
}

Steps sentence_steps(const Document& old_document, const Document& new_document, const Alignment& alignment) {
  const std::vector<std::uint32_t> old_first = first_sentences(old_document);
  const std::vector<std::uint32_t> new_first = first_sentences(new_document);
  const auto old_item = [&](const SentenceRef& ref) { return old_first[ref.paragraph] + ref.sentence; };
  const auto new_item = [&](const SentenceRef& ref) { return new_first[ref.paragraph] + ref.sentence; };
  std::vector<bool> paragraph_moved(new_document.paragraphs.size());
  for (const ParagraphRow& row : alignment.paragraphs)
    for (const std::uint32_t p : row.new_side) paragraph_moved[p] = row.moved;

  Steps steps;
  for (const SentenceRow& row : alignment.sentences) {
    if (row.old_side.empty() || row.new_side.empty()) continue;
    ItemLink link;
    SentenceRef old_ref = row.old_side.front();
    SentenceRef new_ref = row.new_side.front();
    if (row.old_side.size() == 1 && row.new_side.size() == 1) {
      link.changed = row.relation != Relation::unchanged;
      if (link.changed) link.edits = row.edits;
    } else {
      // What shares most words is the sentence itself; the others branch off it or go into it.
      ClosestPair closest = closest_pair(row, old_document, new_document);
      old_ref = closest.old_ref;
      new_ref = closest.new_ref;
      link.edits = std::move(closest.edits);
      link.changed = true;
      for (const SentenceRef& b : row.new_side)
        if (b != new_ref) steps.splits.push_back({old_item(old_ref), new_item(b)});
      for (const SentenceRef& a : row.old_side)
        if (a != old_ref) steps.merges.push_back({old_item(a), new_item(new_ref)});
    }
    link.old_item = old_item(old_ref);
    link.new_item = new_item(new_ref);
    link.moved = row.moved || paragraph_moved[new_ref.paragraph];
    steps.links.push_back(std::move(link));
  }
  keep_real_moves(old_document, sentence_items(old_document), steps.links);
  return steps;
}

ItemLink clause_link(ClauseRow row) {
  ItemLink link;
  link.changed = row.status != Status::kept;
  if (link.changed) {
    link.shift = row.shift;
    link.facets = std::move(row.changed);
    link.why = std::move(row.why);
    link.edits = std::move(row.edits);
  }
  return link;
}

Steps clause_steps(const std::vector<Clause>& old_clauses, const std::vector<Clause>& new_clauses,
                   std::vector<ClauseRow> rows, const std::vector<Item>& old_sentences,
                   const std::vector<Item>& new_sentences, const Steps& sentences) {
  const auto old_places = by_place(old_clauses);
  const auto new_places = by_place(new_clauses);
  // What became of the sentence at a place of the old edition.
  std::map<SentenceRef, std::pair<SentenceRef, bool>> went;
  for (const ItemLink& link : sentences.links)
    went[old_sentences[link.old_item].place] = {new_sentences[link.new_item].place, link.moved};
  Steps steps;
  for (ClauseRow& row : rows) {
    if (!row.old_clause || !row.new_clause) continue;
    const auto sentence = went.find({row.old_clause->paragraph, row.old_clause->sentence});
    const SentenceRef now{row.new_clause->paragraph, row.new_clause->sentence};
    const bool with_sentence = sentence != went.end() && sentence->second.first == now;
    const bool moved = with_sentence ? sentence->second.second : row.moved;
    const std::uint32_t old_item = old_places.at(key_of(*row.old_clause));
    const std::uint32_t new_item = new_places.at(key_of(*row.new_clause));
    ItemLink link = clause_link(std::move(row));
    link.old_item = old_item;
    link.new_item = new_item;
    link.moved = moved;
    steps.links.push_back(std::move(link));
  }
  return steps;
}

}  // namespace stet
