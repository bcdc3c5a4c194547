// Numbers of ODT lists, counted as they are printed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/import/odt_styles.hpp"

namespace pugi {
class xml_node;
}

namespace stet {

class OdtLists {
 public:
  explicit OdtLists(const OdtStyles& styles) : styles_(styles) {}

  void begin_list(const pugi::xml_node& list);
  void end_list();
  void begin_item(const pugi::xml_node& item, bool is_header);

  // The printed number of the item that the next paragraph begins, or "" for a further paragraph of an item
  // and outside lists. `paragraph_list_style` numbers items of lists that name no style.
  [[nodiscard]] std::string label(std::string_view paragraph_list_style);

  // The printed number of a heading of the given outline level (from 1).
  [[nodiscard]] std::string heading_label(int level, const pugi::xml_node& heading);

  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }

 private:
  using Counters = std::array<std::optional<std::int64_t>, odt_list_levels>;
  struct OpenList {
    std::string style;
    std::string id;
    bool item_waits = false;  // an item has begun and its number is not printed yet
    std::optional<std::int64_t> item_start;
  };

  [[nodiscard]] static std::string print(const OdtListStyle& style, const Counters& counters,
                                         std::size_t level);

  const OdtStyles& styles_;
  std::vector<OpenList> open_;
  Counters counters_;                                // of the list that is open
  std::unordered_map<std::string, Counters> by_id_;  // of lists that ended, for those that continue them
  std::unordered_map<std::string, Counters> by_style_;
  Counters headings_;
};

}  // namespace stet
