#include "engine/commitment/verbatim.hpp"

#include <algorithm>
#include <unordered_map>

namespace stet {
namespace {

// The clauses of each sentence: first index and count, by (paragraph, sentence).
using Ranges = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

std::uint64_t place(std::uint32_t paragraph, std::uint32_t sentence) {
  return (std::uint64_t{paragraph} << 32U) | sentence;
}

Ranges ranges_of(const std::vector<Clause>& clauses) {
  Ranges ranges;
  ranges.reserve(clauses.size());
  for (std::uint32_t i = 0; i < clauses.size(); ++i)
    ranges[place(clauses[i].paragraph, clauses[i].sentence)].push_back(i);
  return ranges;
}

std::vector<std::uint32_t> in_row(const std::vector<SentenceRef>& refs, const Ranges& ranges) {
  std::vector<std::uint32_t> out;
  for (const SentenceRef& ref : refs)
    if (const auto it = ranges.find(place(ref.paragraph, ref.sentence)); it != ranges.end())
      out.insert(out.end(), it->second.begin(), it->second.end());
  return out;
}

bool same(const Clause& a, const Document& old_document, const Clause& b, const Document& new_document) {
  return a.span.of(old_document.paragraphs[a.paragraph].text) ==
             b.span.of(new_document.paragraphs[b.paragraph].text) &&
         a.actor == b.actor && a.verb == b.verb && a.clause_class == b.clause_class && a.force == b.force &&
         a.amounts == b.amounts && a.deadlines == b.deadlines && a.references == b.references;
}

}  // namespace

std::vector<VerbatimPair> verbatim_pairs(const std::vector<Clause>& old_clauses, const Document& old_document,
                                         const std::vector<Clause>& new_clauses, const Document& new_document,
                                         const Alignment& alignment) {
  const Ranges old_ranges = ranges_of(old_clauses);
  const Ranges new_ranges = ranges_of(new_clauses);
  std::vector<VerbatimPair> pairs;
  for (const SentenceRow& row : alignment.sentences) {
    const std::vector<std::uint32_t> a = in_row(row.old_side, old_ranges);
    const std::vector<std::uint32_t> b = in_row(row.new_side, new_ranges);
    const bool all = a.size() == b.size() &&
                     std::equal(a.begin(), a.end(), b.begin(), [&](std::uint32_t i, std::uint32_t j) {
                       return same(old_clauses[i], old_document, new_clauses[j], new_document);
                     });
    if (!all) continue;
    for (std::size_t k = 0; k < a.size(); ++k) pairs.push_back({a[k], b[k]});
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const VerbatimPair& x, const VerbatimPair& y) { return x.old_clause < y.old_clause; });
  return pairs;
}

}  // namespace stet
