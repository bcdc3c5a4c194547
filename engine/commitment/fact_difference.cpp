#include "engine/commitment/fact_difference.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace stet {
namespace {

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (const std::uint32_t stem : a) count += std::binary_search(b.begin(), b.end(), stem) ? 1 : 0;
  return count;
}

// Words more in common with another amount that tell alone that an amount is of that one's thing.
constexpr std::size_t clearly_more = 2;

// Facts of one side whose things are told apart; where a clause has more, equal ones are the same.
constexpr std::size_t max_told_apart = 64;

// The things that the facts of two sides are told of.
class Things {
 public:
  Things(const std::vector<FactKey>& old_facts, const std::vector<FactKey>& new_facts)
      : old_facts_(old_facts), new_facts_(new_facts) {
    if (old_facts.size() > max_told_apart || new_facts.size() > max_told_apart) return;
    most_of_old_ = most_shared(old_facts, new_facts);
    most_of_new_ = most_shared(new_facts, old_facts);
  }

  // Equal amounts of two things: what the old one stands among is told of another amount of the other side
  // rather than of the new one, and what that stands among of another one than the old one ("bonds at
  // $40 billion", "notes at $40 billion"). Where only one of them has a closer one, that must be clearly
  // closer, and they must have little in common.
  [[nodiscard]] bool differ(std::size_t old_fact, std::size_t new_fact) const {
    const FactKey& a = old_facts_[old_fact];
    const FactKey& b = new_facts_[new_fact];
    if (most_of_old_.empty()) return false;
    // "by $5 billion to $10 billion", then "by $10 billion to $15 billion"
    if (a.role != b.role && a.role != FactKey::Role::open && b.role != FactKey::Role::open) return true;
    if (a.context.empty() || b.context.empty()) return false;
    const std::size_t here = shared(a.context, b.context);
    const std::size_t of_a = most_of_old_[old_fact] - here;
    const std::size_t of_b = most_of_new_[new_fact] - here;
    if (of_a > 0 && of_b > 0) return true;
    const bool mostly_alike = 2 * here >= std::min(a.context.size(), b.context.size());
    return !mostly_alike && (of_a >= clearly_more || of_b >= clearly_more);
  }

 private:
  // For each of `facts`, the most words it has in common with one of `others`.
  static std::vector<std::size_t> most_shared(const std::vector<FactKey>& facts,
                                              const std::vector<FactKey>& others) {
    std::vector<std::size_t> most(facts.size(), 0);
    for (std::size_t i = 0; i < facts.size(); ++i)
      for (const FactKey& other : others)
        most[i] = std::max(most[i], shared(facts[i].context, other.context));
    return most;
  }

  const std::vector<FactKey>& old_facts_;
  const std::vector<FactKey>& new_facts_;
  std::vector<std::size_t> most_of_old_, most_of_new_;  // empty where things are not told apart
};

}  // namespace

Difference difference(const std::vector<FactKey>& old_facts, const std::vector<FactKey>& new_facts) {
  Difference out;
  if (old_facts.empty() && new_facts.empty()) return out;
  const Things things(old_facts, new_facts);
  // New facts by key, the first one last.
  std::unordered_map<std::string_view, std::vector<std::size_t>> unused;
  for (std::size_t j = new_facts.size(); j > 0; --j) unused[new_facts[j - 1].key].push_back(j - 1);
  std::vector<bool> used(new_facts.size(), false);
  for (std::size_t i = 0; i < old_facts.size(); ++i) {
    std::vector<std::size_t>& equal = unused[old_facts[i].key];
    const auto same =
        std::find_if(equal.rbegin(), equal.rend(), [&](std::size_t j) { return !things.differ(i, j); });
    if (same == equal.rend()) {
      out.lost.push_back(old_facts[i].text);
    } else {
      used[*same] = true;
      equal.erase(std::next(same).base());
    }
  }
  for (std::size_t j = 0; j < new_facts.size(); ++j)
    if (!used[j]) out.gained.push_back(new_facts[j].text);
  return out;
}

void take_away(const std::vector<FactKey>& taken, std::vector<FactKey>& facts) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < facts.size(); ++i) by_key[facts[i].key].push_back(i);
  std::vector<bool> gone(facts.size(), false);
  for (const FactKey& fact : taken) {
    std::vector<std::size_t>& equal = by_key[fact.key];
    if (equal.empty()) continue;
    std::size_t best = equal.size() - 1;
    if (equal.size() <= max_told_apart)
      for (std::size_t k = equal.size(); k > 0; --k)
        if (shared(facts[equal[k - 1]].context, fact.context) >
            shared(facts[equal[best]].context, fact.context))
          best = k - 1;
    gone[equal[best]] = true;
    equal.erase(equal.begin() + static_cast<std::ptrdiff_t>(best));
  }
  std::size_t at = 0;
  std::erase_if(facts, [&](const FactKey&) { return gone[at++]; });
}

}  // namespace stet
