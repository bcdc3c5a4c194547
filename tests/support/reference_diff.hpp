// A plain quadratic longest common subsequence: what the fast diffs are checked against.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace stet::test {

inline std::size_t longest_common_subsequence(const std::vector<std::uint32_t>& a,
                                              const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::uint32_t x : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace stet::test
