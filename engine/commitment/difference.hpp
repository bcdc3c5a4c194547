// What is gone from a list of facts and what is new in it.
#pragma once

#include <string>
#include <vector>

namespace stet {

struct Difference {
  std::vector<std::string> lost;  // as they stand, in order
  std::vector<std::string> gained;
  [[nodiscard]] bool any() const noexcept { return !lost.empty() || !gained.empty(); }
};

}  // namespace stet
