#include <algorithm>
#include <cstddef>

#include "engine/commitment/sites.hpp"

namespace stet {
namespace {

constexpr std::size_t max_introduction =
    7;  // words between "and" and the next clause's subject: ", in January,"

// What stands just before `end` and belongs to the next clause: the position of its first word.
std::size_t before_connector(const Stretch& in, std::size_t begin, std::size_t end) {
  if (end < begin + 3) return end;
  // "…, and, in January,": the introduction of the next clause.
  for (std::size_t k = end - 1; k > begin + 1 && k + max_introduction > end; --k)
    if (in.at(k).is_mark(',') && in.at(k - 1).is(WordList::conjunction) &&
        in.at(k + 1 < end ? k + 1 : k).is(WordList::preposition))
      return k;
  return std::max(begin, connector_begin(in, end));
}

}  // namespace

std::size_t connector_begin(const Stretch& in, std::size_t end) {
  if (end < in.begin + 3 || !in.at(end - 1).may(cue_connector)) return end;
  const std::string_view middle = in.key(end - 2);
  const std::string_view first = in.key(end - 3);
  if ((middle == "this" || middle == "that" || middle == "these") &&
      (first == "in" || first == "to" || first == "for"))
    return end - 3;
  return end;
}

std::size_t trim_end(const Stretch& in, std::size_t begin, std::size_t end) {
  const bool last_of_stretch = end == in.end;
  bool moved = true;
  while (moved && end > begin) {
    moved = false;
    const Token& last = in.at(end - 1);
    const bool closing = last.is_mark(')') || last.is_mark('"') || last.is_mark('%') || last.is_mark(']');
    if (last.kind == WordKind::punctuation && !closing) {
      --end;
      moved = true;
    } else if (last.is(WordList::conjunction) && last.kind == WordKind::word) {
      --end;
      moved = true;
    } else if (last.is(WordList::adverb) && end > begin + 1 &&
               (in.at(end - 2).is(WordList::conjunction) || in.at(end - 2).is_mark(',') ||
                in.at(end - 2).is_mark(';')) &&
               !last_of_stretch) {
      --end;
      moved = true;
    } else if (const std::size_t before = before_connector(in, begin, end); before < end) {
      end = before;
      moved = true;
    }
  }
  return end;
}

std::vector<Site> with_ends(const Stretch& in, std::vector<Site> sites) {
  for (std::size_t n = 0; n < sites.size(); ++n) {
    Site& site = sites[n];
    std::size_t end = n + 1 < sites.size() ? sites[n + 1].begin : in.end;
    if (site.end > 0) end = std::min(end, site.end);
    for (std::size_t k = site.predicate.end + 1; k + 1 < end; ++k) {
      if (!in.at(k).is_mark(',')) continue;
      const std::string_view word = in.key(k + 1);
      const bool relative =
          word == "which" || word == "who" || word == "whose" || word == "whom" || word == "where";
      if (relative && !hedge_at(in, k + 1)) {
        end = k;
        break;
      }
    }
    // A participle opening ends where the main clause's introduction begins: at its last comma.
    if (!site.binding && n + 1 < sites.size())
      for (std::size_t k = end; k > site.predicate.end; --k)
        if (in.at(k - 1).is_mark(',')) {
          end = k;
          break;
        }
    site.end = trim_end(in, std::max(site.predicate.end, site.begin + 1), end);
  }
  return sites;
}

}  // namespace stet
