#include "engine/align/rows.hpp"

namespace stet {

std::vector<RowRef> row_order(std::span<const Link> links, std::size_t old_size, std::size_t new_size) {
  std::vector<std::uint32_t> old_link(old_size, no_unit);
  std::vector<std::uint32_t> new_link(new_size, no_unit);
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    for (const std::uint32_t u : links[i].old_side) old_link[u] = i;
    for (const std::uint32_t v : links[i].new_side) new_link[v] = i;
  }
  std::vector<RowRef> rows;
  const auto write_dropped_from = [&](std::size_t unit) {
    for (; unit < old_size && old_link[unit] == no_unit; ++unit)
      rows.push_back({no_unit, static_cast<std::uint32_t>(unit), no_unit});
  };
  write_dropped_from(0);
  for (std::uint32_t v = 0; v < new_size; ++v) {
    const std::uint32_t i = new_link[v];
    if (i == no_unit) {
      rows.push_back({no_unit, no_unit, v});
    } else if (links[i].new_side.front() == v) {
      rows.push_back({i, no_unit, no_unit});
      for (const std::uint32_t u : links[i].old_side) write_dropped_from(u + 1);
    }
  }
  return rows;
}

}  // namespace stet
