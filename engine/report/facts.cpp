#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/report/draft.hpp"
#include "engine/text/words.hpp"

namespace stet {

namespace {

bool has(const ClauseRow& row, Facet facet) {
  return std::ranges::find(row.changed, facet) != row.changed.end();
}

// The words of an item but for layout, so that a curly apostrophe is no other name.
std::vector<std::uint32_t> folded(const std::string& item, Vocabulary& vocabulary) {
  std::vector<std::uint32_t> forms;
  for (const Word& word : split_words(item, vocabulary)) forms.push_back(word.key);
  return forms;
}

// What stands in `from` and not in `other`, each as often as it is missing there.
std::vector<std::string> missing(const std::vector<std::string>& from,
                                 const std::vector<std::string>& other) {
  Vocabulary vocabulary;
  std::multiset<std::vector<std::uint32_t>> there;
  for (const std::string& item : other) there.insert(folded(item, vocabulary));
  std::vector<std::string> rest;
  for (const std::string& item : from) {
    const auto found = there.find(folded(item, vocabulary));
    if (found == there.end()) {
      rest.push_back(item);
    } else {
      there.erase(found);
    }
  }
  return rest;
}

// A list of more than a few names or sums says less than the redline does.
constexpr std::size_t max_listed = 3;

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += ", ";
    out += item;
  }
  return out;
}

void add_difference(std::vector<FacetChange>& facts, const char* what, const std::vector<std::string>& before,
                    const std::vector<std::string>& after) {
  const std::vector<std::string> lost = missing(before, after);
  const std::vector<std::string> gained = missing(after, before);
  if (lost.empty() && gained.empty()) return;
  if (lost.size() > max_listed || gained.size() > max_listed) {
    facts.push_back({what, {}, {}});
  } else {
    facts.push_back({what, list(lost), list(gained)});
  }
}

}  // namespace

std::vector<FacetChange> facts_of(const ClauseRow& row) {
  std::vector<FacetChange> facts;
  if (!row.old_clause || !row.new_clause) return facts;
  const Clause& before = *row.old_clause;
  const Clause& after = *row.new_clause;
  if (before.clause_class != after.clause_class) {
    facts.push_back({"class", std::string(name(before.clause_class)), std::string(name(after.clause_class))});
  } else if (has(row, Facet::verb) && before.verb != after.verb) {
    facts.push_back({"verb", before.verb, after.verb});
  }
  if (before.hedges != after.hedges) add_difference(facts, "hedge", before.hedges, after.hedges);
  if (has(row, Facet::deadline)) add_difference(facts, "deadline", before.deadlines, after.deadlines);
  if (has(row, Facet::amount)) add_difference(facts, "amount", before.amounts, after.amounts);
  if (has(row, Facet::actor)) facts.push_back({"actor", before.actor, after.actor});
  if (has(row, Facet::name)) add_difference(facts, "name", before.names, after.names);
  if (has(row, Facet::scope)) facts.push_back({"scope", {}, {}});
  if (has(row, Facet::spelling) && row.changed.size() == 1) facts.push_back({"spelling", {}, {}});
  if (row.moved) facts.push_back({"moved", {}, {}});
  if (row.status == Status::reworded && row.shift != Shift::none && facts.empty() && !row.why.empty()) {
    facts.push_back({"why", row.why, {}});
  }
  return facts;
}

}  // namespace stet
