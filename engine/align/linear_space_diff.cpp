#include "engine/align/linear_space_diff.hpp"

#include <algorithm>

namespace stet {
namespace {

using Index = std::ptrdiff_t;

// A rectangle of the edit graph still to be solved.
struct Box {
  Index left, top, right, bottom;  // old items left … right, new items top … bottom
};

struct Split {
  Index old_at, new_at;
  bool exact;
};

class Searcher {
 public:
  Searcher(std::span<const std::uint32_t> old_items, std::span<const std::uint32_t> new_items,
           std::size_t max_distance)
      : old_(old_items),
        new_(new_items),
        max_distance_(static_cast<Index>(std::max<std::size_t>(max_distance, 2))) {
    const std::size_t size = old_items.size() + new_items.size() + 3;
    forward_.resize(size);
    backward_.resize(size);
  }

  LinearSpaceDiff run() {
    LinearSpaceDiff diff;
    std::vector<Box> todo{{0, 0, static_cast<Index>(old_.size()), static_cast<Index>(new_.size())}};
    while (!todo.empty()) {
      Box box = todo.back();
      todo.pop_back();
      const Index left = box.left;
      const Index top = box.top;
      while (box.left < box.right && box.top < box.bottom && same(box.left, box.top)) ++box.left, ++box.top;
      emit(diff, left, top, box.left - left);
      const Index right = box.right;
      while (box.left < box.right && box.top < box.bottom && same(box.right - 1, box.bottom - 1))
        --box.right, --box.bottom;
      const bool done = box.left == box.right || box.top == box.bottom;
      if (box.right < right) {
        if (done) {
          emit(diff, box.right, box.bottom, right - box.right);
        } else {
          todo.push_back({box.right, box.bottom, right, box.bottom + (right - box.right)});
        }
      }
      if (done) continue;
      const Split split = middle(box);
      diff.exact = diff.exact && split.exact;
      todo.push_back({split.old_at, split.new_at, box.right, box.bottom});
      todo.push_back({box.left, box.top, split.old_at, split.new_at});
    }
    return diff;
  }

 private:
  [[nodiscard]] bool same(Index a, Index b) const {
    return old_[static_cast<std::size_t>(a)] == new_[static_cast<std::size_t>(b)];
  }

  static void emit(LinearSpaceDiff& diff, Index old_at, Index new_at, Index length) {
    if (length > 0)
      diff.runs.push_back({static_cast<std::size_t>(old_at), static_cast<std::size_t>(new_at),
                           static_cast<std::size_t>(length)});
  }

  // A point on a shortest path through `box`, strictly inside it in the sense that both parts are smaller.
  Split middle(const Box& box) {
    const Index n = box.right - box.left;
    const Index m = box.bottom - box.top;
    const Index delta = n - m;
    const Index zero = m + 1;  // place of diagonal 0 in the arrays
    const bool odd = (delta & 1) != 0;
    forward_[static_cast<std::size_t>(zero + 1)] = 0;
    backward_[static_cast<std::size_t>(zero + 1)] = 0;
    for (Index d = 0;; ++d) {
      if (d > max_distance_) return farthest(box, d - 1, zero);
      for (Index k = -d + 2 * std::max<Index>(0, d - m); k <= d - 2 * std::max<Index>(0, d - n); k += 2) {
        Index x = step(forward_, k, d, zero);
        const Index start = x;
        while (x < n && x - k < m && same(box.left + x, box.top + x - k)) ++x;
        at(forward_, zero + k) = x;
        const Index mirror = delta - k;
        if (odd && mirror >= -(d - 1) && mirror <= d - 1 && x + at(backward_, zero + mirror) >= n)
          return {box.left + start, box.top + start - k, true};
      }
      for (Index k = -d + 2 * std::max<Index>(0, d - m); k <= d - 2 * std::max<Index>(0, d - n); k += 2) {
        Index x = step(backward_, k, d, zero);
        const Index start = x;
        while (x < n && x - k < m && same(box.right - 1 - x, box.bottom - 1 - x + k)) ++x;
        at(backward_, zero + k) = x;
        const Index mirror = delta - k;
        if (!odd && mirror >= -d && mirror <= d && x + at(forward_, zero + mirror) >= n)
          return {box.right - start, box.bottom - start + k, true};
      }
    }
  }

  static Index& at(std::vector<Index>& row, Index place) { return row[static_cast<std::size_t>(place)]; }

  // Farthest start on diagonal k for distance d, from the neighbours of distance d - 1.
  static Index step(std::vector<Index>& row, Index k, Index d, Index zero) {
    if (k == -d || (k != d && at(row, zero + k - 1) < at(row, zero + k + 1))) return at(row, zero + k + 1);
    return at(row, zero + k - 1) + 1;
  }

  Split farthest(const Box& box, Index d, Index zero) {
    const Index n = box.right - box.left;
    const Index m = box.bottom - box.top;
    Split best{box.left, box.top, false};
    Index reach = 0;
    for (Index k = -d; k <= d; k += 2) {
      if (k < -m || k > n) continue;
      const Index x = at(forward_, zero + k);
      if (x <= n && x - k <= m && x - k >= 0 && 2 * x - k > reach) {
        reach = 2 * x - k;
        best = {box.left + x, box.top + x - k, false};
      }
    }
    return best;
  }

  std::span<const std::uint32_t> old_;
  std::span<const std::uint32_t> new_;
  Index max_distance_;
  std::vector<Index> forward_;
  std::vector<Index> backward_;
};

}  // namespace

LinearSpaceDiff linear_space_diff(std::span<const std::uint32_t> old_items,
                                  std::span<const std::uint32_t> new_items, std::size_t max_distance) {
  return Searcher(old_items, new_items, max_distance).run();
}

}  // namespace stet
