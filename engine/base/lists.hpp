// Many short lists of numbers in one piece of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stet {

// Lists of numbers, one behind the other.
class Lists {
 public:
  // `for_each`: calls what it is given with the list and the number of each entry; twice, in the same order.
  template <typename ForEach>
  Lists(std::size_t count, const ForEach& for_each) : begin_(count + 1) {
    for_each([this](std::size_t list, std::uint32_t) { ++begin_[list + 1]; });
    for (std::size_t list = 0; list < count; ++list) begin_[list + 1] += begin_[list];
    numbers_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for_each([&](std::size_t list, std::uint32_t number) { numbers_[next[list]++] = number; });
  }

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t list) const {
    return std::span(numbers_).subspan(begin_[list], begin_[list + 1] - begin_[list]);
  }
  [[nodiscard]] std::size_t size() const noexcept { return begin_.size() - 1; }

 private:
  std::vector<std::uint32_t> begin_;  // into numbers_
  std::vector<std::uint32_t> numbers_;
};

}  // namespace stet
