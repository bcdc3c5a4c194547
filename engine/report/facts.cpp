#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/draft.hpp"
#include "engine/text/stem.hpp"
#include "engine/text/words.hpp"

namespace stet {

namespace {

bool has(const ClauseRow& row, Facet facet) {
  return std::ranges::find(row.changed, facet) != row.changed.end();
}

// The words of each item but for layout, so that a curly apostrophe is no other name.
using Folded = std::vector<std::vector<std::uint32_t>>;

Folded folded(const std::vector<std::string>& items, Vocabulary& vocabulary) {
  Folded all;
  all.reserve(items.size());
  for (const std::string& item : items) {
    std::vector<std::uint32_t>& forms = all.emplace_back();
    for (const Word& word : split_words(item, vocabulary)) forms.push_back(word.key);
  }
  return all;
}

// What stands in `from`, whose words are `folded`, and not in `other`, each as often as it is missing there.
std::vector<std::string> missing(const std::vector<std::string>& from, const Folded& folded,
                                 const Folded& other) {
  std::multiset<std::vector<std::uint32_t>> there(other.begin(), other.end());
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto found = there.find(folded[i]);
    if (found == there.end()) {
      rest.push_back(from[i]);
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

void add(std::vector<FacetChange>& facts, const char* what, const Difference& difference) {
  if (!difference.any()) return;
  if (difference.lost.size() > max_listed || difference.gained.size() > max_listed) {
    facts.push_back({what, {}, {}});
  } else {
    facts.push_back({what, list(difference.lost), list(difference.gained)});
  }
}

Difference difference(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  Vocabulary vocabulary;
  const Folded old_words = folded(before, vocabulary);
  const Folded new_words = folded(after, vocabulary);
  return {missing(before, old_words, new_words), missing(after, new_words, old_words)};
}

// "will raise", "decided to raise": no "to" of its own stands between the governing words and the verb.
bool takes_bare_verb(std::string_view governing) {
  return governing.ends_with("will") || governing.ends_with("shall") || governing.ends_with(" to");
}

// Where `verb` governs what comes behind `text`: the words between are nothing, "be" ("will be lifted") or
// "to", which it returns with a space around them; nothing if there are others.
std::optional<std::string_view> governs(std::string_view text, std::string_view verb) {
  const std::size_t found = text.find(verb);
  if (verb.empty() || found == std::string_view::npos) return std::nullopt;
  std::string_view between = text.substr(found + verb.size());
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  if (!takes_bare_verb(verb)) return between == "to" ? std::optional<std::string_view>(" to ") : std::nullopt;
  if (between == "be") return " be ";
  return between.empty() ? std::optional<std::string_view>(" ") : std::nullopt;
}

// The verb that an infinitive opens with, past adverbs: "closely monitor the …".
std::string_view first_verb(std::string_view piece) {
  constexpr std::array<std::string_view, 8> passed = {"also",  "be",    "further", "now",
                                                      "still", "again", "then",    "instead"};
  while (!piece.empty()) {
    while (piece.starts_with(' ')) piece.remove_prefix(1);
    const std::string_view word = piece.substr(0, piece.find(' '));
    const bool letters =
        !word.empty() && std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    if (!letters) return {};
    if (!word.ends_with("ly") && std::ranges::find(passed, word) == passed.end()) return word;
    piece.remove_prefix(word.size());
  }
  return {};
}

// "decided to maintain → decided to raise": the verbs govern alike, and what is to be done is another thing.
std::optional<FacetChange> deed_change(const ClauseRow& row) {
  const Clause& before = *row.old_clause;
  const Clause& after = *row.new_clause;
  std::string same;
  for (std::size_t i = 0; i + 1 < row.edits.size(); ++i) {
    const Edit& out = row.edits[i];
    const Edit& in = row.edits[i + 1];
    if (out.op == EditOp::equal) same += out.text;
    if (out.op != EditOp::erase || in.op != EditOp::insert) continue;
    const auto old_joint = governs(same, before.verb);
    const auto new_joint = governs(same, after.verb);
    if (!old_joint || !new_joint) continue;
    const std::string old_verb(first_verb(out.text));
    const std::string new_verb(first_verb(in.text));
    Stemmer stemmer;
    const std::string old_stem(stemmer.stem(old_verb));
    if (old_verb.empty() || new_verb.empty() || is_function_word(old_verb) || is_function_word(new_verb) ||
        old_stem == stemmer.stem(new_verb))
      return std::nullopt;
    const auto deed = [](const std::string& governing, std::string_view joint, const std::string& verb) {
      return governing + std::string(joint) + verb;
    };
    return FacetChange{"verb", deed(before.verb, *old_joint, old_verb),
                       deed(after.verb, *new_joint, new_verb)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<FacetChange> facts_of(const ClauseRow& row) {
  std::vector<FacetChange> facts;
  if (!row.old_clause || !row.new_clause) return facts;
  const Clause& before = *row.old_clause;
  const Clause& after = *row.new_clause;
  // Under "same force" another class would be read as a contradiction; the verbs say what changed.
  const bool other_class = before.clause_class != after.clause_class;
  if (other_class && row.shift == Shift::none &&
      is_commitment(before.clause_class) != is_commitment(after.clause_class)) {
    facts.push_back({"verb", before.verb, after.verb});
  } else if (other_class) {
    facts.push_back({"class", std::string(name(before.clause_class)), std::string(name(after.clause_class))});
  } else if (has(row, Facet::verb) && before.verb != after.verb) {
    facts.push_back({"verb", before.verb, after.verb});
  } else if (std::optional<FacetChange> deed; !has(row, Facet::spelling) && (deed = deed_change(row))) {
    facts.push_back(std::move(*deed));
  }
  if (before.hedges != after.hedges) add(facts, "hedge", difference(before.hedges, after.hedges));
  if (has(row, Facet::deadline)) add(facts, "deadline", row.deadlines);
  if (has(row, Facet::amount)) add(facts, "amount", row.amounts);
  if (has(row, Facet::actor)) facts.push_back({"actor", before.actor, after.actor});
  if (has(row, Facet::name)) add(facts, "name", difference(before.names, after.names));
  if (has(row, Facet::scope)) facts.push_back({"scope", {}, {}});
  if (has(row, Facet::spelling) && row.changed.size() == 1) facts.push_back({"spelling", {}, {}});
  if (row.moved) facts.push_back({"moved", {}, {}});
  if (row.status == Status::reworded && row.shift != Shift::none && facts.empty() && !row.why.empty()) {
    facts.push_back({"why", row.why, {}});
  }
  return facts;
}

}  // namespace stet
