#include "engine/align/moves.hpp"

#include <algorithm>

namespace stet {
namespace {

struct Best {
  std::uint64_t weight = 0;
  std::size_t item = SIZE_MAX;  // the last of the subset
};

// Prefix maxima over ranks.
class PrefixMaxima {
 public:
  explicit PrefixMaxima(std::size_t size) : tree_(size + 1) {}

  void raise(std::size_t rank, const Best& best) {
    for (std::size_t i = rank + 1; i < tree_.size(); i += i & (~i + 1))
      if (best.weight > tree_[i].weight) tree_[i] = best;
  }
  [[nodiscard]] Best below(std::size_t rank) const {
    Best best;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1))
      if (tree_[i].weight > best.weight) best = tree_[i];
    return best;
  }

 private:
  std::vector<Best> tree_;
};

}  // namespace

std::vector<bool> heaviest_increasing(std::span<const OrderedItem> items) {
  std::vector<std::uint64_t> places(items.size());
  std::transform(items.begin(), items.end(), places.begin(),
                 [](const OrderedItem& item) { return item.new_place; });
  std::sort(places.begin(), places.end());
  PrefixMaxima maxima(items.size());
  std::vector<std::size_t> before(items.size(), SIZE_MAX);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto rank = static_cast<std::size_t>(
        std::lower_bound(places.begin(), places.end(), items[i].new_place) - places.begin());
    const Best best = maxima.below(rank);
    before[i] = best.item;
    maxima.raise(rank, {best.weight + items[i].weight, i});
  }
  std::vector<bool> chosen(items.size());
  for (std::size_t i = maxima.below(items.size()).item; i != SIZE_MAX; i = before[i]) chosen[i] = true;
  return chosen;
}

}  // namespace stet
