#include "engine/commitment/verbatim.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace stet {
namespace {

// The clauses by their sentences: place() and index, sorted.
using Places = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

std::uint64_t place(std::uint32_t paragraph, std::uint32_t sentence) {
  return (std::uint64_t{paragraph} << 32U) | sentence;
}

Places places_of(const std::vector<Clause>& clauses) {
  Places places;
  places.reserve(clauses.size());
  for (std::uint32_t i = 0; i < clauses.size(); ++i)
    places.emplace_back(place(clauses[i].paragraph, clauses[i].sentence), i);
  if (!std::is_sorted(places.begin(), places.end())) std::sort(places.begin(), places.end());
  return places;
}

void read_row(const std::vector<SentenceRef>& refs, const Places& places, std::vector<std::uint32_t>& out) {
  out.clear();
  for (const SentenceRef& ref : refs) {
    const std::uint64_t wanted = place(ref.paragraph, ref.sentence);
    auto it = std::lower_bound(places.begin(), places.end(), std::pair(wanted, std::uint32_t{0}));
    for (; it != places.end() && it->first == wanted; ++it) out.push_back(it->second);
  }
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
  const Places old_places = places_of(old_clauses);
  const Places new_places = places_of(new_clauses);
  std::vector<VerbatimPair> pairs;
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (const SentenceRow& row : alignment.sentences) {
    read_row(row.old_side, old_places, a);
    read_row(row.new_side, new_places, b);
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
