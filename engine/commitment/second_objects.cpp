#include <algorithm>
#include <array>
#include <optional>

#include "engine/commitment/sites.hpp"

namespace stet {
namespace {

const Pattern* pledge_pattern(const Stretch& in, std::uint32_t verb) {
  constexpr std::array pledge = {
      PatternElement{ElementKind::list, static_cast<std::uint32_t>(WordList::pledge)}};
  for (const Pattern& pattern : in.tables.patterns_of(verb))
    if (std::ranges::equal(in.tables.after(pattern), pledge)) return &pattern;
  return nullptr;
}

// "(our) (unwavering) commitment to" at `k`.
std::optional<std::size_t> second_pledge(const Stretch& in, std::size_t k, std::size_t limit) {
  constexpr std::size_t max_words = 4;
  for (std::size_t n = k; n < limit && n < k + max_words; ++n) {
    const Token& token = in.at(n);
    if (token.kind == WordKind::punctuation || token.is(WordList::preposition) || token.possessive)
      return std::nullopt;
    if (!token.is(WordList::pledge)) continue;
    if (n + 1 < limit && in.key(n + 1) == "to") return n + 1;
    return std::nullopt;
  }
  return std::nullopt;
}

bool names_practice(std::string_view key) {
  return key == "policy" || key == "policies" || key == "practice" || key == "practices" ||
         key == "programme" || key == "programmes" || key == "program" || key == "programs";
}

// "of reinvesting" at `k`.
bool of_doing(const Stretch& in, std::size_t k, std::size_t limit) {
  return k + 1 < limit && in.key(k) == "of" && in.at(k + 1).kind == WordKind::word &&
         in.key(k + 1).ends_with("ing");
}

// "is maintaining its policies of reinvesting payments … and of rolling over securities": where the second
// thing that is done begins.
std::optional<std::size_t> second_practice(const Stretch& in, std::size_t begin, std::size_t limit) {
  constexpr std::size_t max_words = 5;  // "its existing and long-standing policies"
  std::size_t k = begin;
  while (k < limit && k < begin + max_words && !names_practice(in.key(k))) ++k;
  if (k >= limit || !names_practice(in.key(k)) || !of_doing(in, k + 1, limit)) return std::nullopt;
  for (k += 2; k < limit; ++k) {
    if (in.at(k).is(WordList::relative)) return std::nullopt;
    if (in.key(k) == "and" && of_doing(in, k + 1, limit)) return k;
  }
  return std::nullopt;
}

}  // namespace

// "reiterated the importance of … and commitment to …": the second object is a reaffirmation of its own.
std::vector<Site> with_second_objects(const Stretch& in, std::vector<Site> sites) {
  std::vector<Site> out;
  for (std::size_t n = 0; n < sites.size(); ++n) {
    out.push_back(sites[n]);
    const Predicate& predicate = sites[n].predicate;
    const std::size_t limit = n + 1 < sites.size() ? sites[n + 1].begin : in.end;
    if (sites[n].binding && is_commitment(predicate.clause_class)) {
      if (const auto joint = second_practice(in, predicate.words_end, limit)) {
        Site site = sites[n];
        site.begin = *joint + 2;
        site.predicate.end = site.begin + 1;
        out.back().end = *joint;
        out.push_back(std::move(site));
      }
      continue;
    }
    if (predicate.verb == no_word || !sites[n].binding) continue;
    const Pattern* pledge = pledge_pattern(in, predicate.verb);
    if (pledge == nullptr) continue;
    for (std::size_t k = predicate.end; k < limit; ++k) {
      if (in.at(k).is(WordList::relative) && in.key(k) != "that") break;
      const bool coordinated =
          in.key(k) == "and" || (k + 2 < limit && in.key(k) == "well" && in.key(k + 1) == "as");
      if (!coordinated) continue;
      const std::size_t begin = in.key(k) == "and" ? k + 1 : k + 2;
      const auto noun = second_pledge(in, begin, limit);
      if (!noun) continue;
      Site site = sites[n];
      site.begin = begin;
      site.predicate.clause_class = pledge->clause_class;
      site.predicate.force = pledge->force;
      site.predicate.end = *noun;
      out.push_back(std::move(site));
      break;
    }
  }
  return out;
}

}  // namespace stet
