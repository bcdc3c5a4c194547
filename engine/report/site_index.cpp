#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/core.h>

#include "engine/report/site.hpp"

namespace stet {

namespace {

constexpr std::size_t longest_slug = 80;

// The same names whatever comes later: the first taker keeps the plain one.
std::string taken_once(std::string name, std::set<std::string>& taken) {
  const std::string plain = name;
  for (std::size_t i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}-{}", plain, i);
  return name;
}

std::uint64_t key_of(std::uint32_t edition, const SentenceRef& place) noexcept {
  return (std::uint64_t{edition} << 44U) ^ (std::uint64_t{place.paragraph} << 20U) ^ place.sentence;
}

}  // namespace

std::string file_slug(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, longest_slug)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool inside = (c == '.' || c == '-') && !out.empty() && out.back() != '.' && out.back() != '-';
    if (plain || inside) {
      out += c;
    } else if (!out.empty() && out.back() != '-' && out.back() != '.') {
      out += '-';
    }
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out.empty() ? "x" : out;
}

SiteIndex::SiteIndex(const History& history) {
  std::set<std::string> taken;
  for (const EditionFacts& edition : history.editions)
    editions_.push_back(taken_once(file_slug(edition.name), taken));
  standing_.resize(history.editions.size());

  std::unordered_set<std::uint64_t> with_clause;
  taken.clear();
  const auto page_of = [&](const Lineage& lineage, const char* letter) {
    const LineageEvent& event = lineage.events.front();
    return taken_once(fmt::format("lineages/{}-p{}-{}{}", editions_[event.edition], event.place.paragraph + 1,
                                  letter, event.span.begin),
                      taken) +
           ".html";
  };
  for (std::uint32_t i = 0; i < history.clauses.size(); ++i) {
    clauses_.push_back(page_of(history.clauses[i], "c"));
    for (const LineageEvent& event : history.clauses[i].events) {
      if (!event.stands()) continue;
      with_clause.insert(key_of(event.edition, event.place));
      standing_[event.edition].push_back({event.place, LineageKind::clause, i});
    }
  }
  for (std::uint32_t i = 0; i < history.sentences.size(); ++i) {
    const Lineage& lineage = history.sentences[i];
    const bool told = lineage.heading || std::ranges::any_of(lineage.events, [&](const LineageEvent& event) {
                        return event.stands() && with_clause.contains(key_of(event.edition, event.place));
                      });
    sentences_.push_back(told ? std::string() : page_of(lineage, "s"));
    if (told) continue;
    for (const LineageEvent& event : lineage.events)
      if (event.stands()) standing_[event.edition].push_back({event.place, LineageKind::sentence, i});
  }
  for (std::uint32_t edition = 0; edition < standing_.size(); ++edition) {
    std::ranges::stable_sort(standing_[edition], [&](const Standing& a, const Standing& b) {
      if (a.place != b.place) return a.place < b.place;
      return history.of(a.kind)[a.lineage].at(edition)->span.begin <
             history.of(b.kind)[b.lineage].at(edition)->span.begin;
    });
  }
}

std::string SiteIndex::edition_page(std::uint32_t edition) const {
  return fmt::format("editions/{}.html", editions_[edition]);
}

std::string SiteIndex::changes_page(std::uint32_t edition) const {
  return fmt::format("changes/{}-to-{}.html", editions_[edition - 1], editions_[edition]);
}

}  // namespace stet
