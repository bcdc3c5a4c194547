// Automatic numbering of DOCX paragraphs, counted as a word processor counts it (ECMA-376 part 1, 17.9).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/import/printed_number.hpp"

namespace pugi {
class xml_node;
}

namespace stet {

inline constexpr std::size_t docx_list_levels = 9;

class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(const pugi::xml_node& numbering);  // of <w:numbering>

  // Counts the next paragraph of list `number_id` at `level` and gives its printed number with punctuation
  // ("7.", "2.1", "(a)", "•"); empty if the list is unknown or prints nothing.
  [[nodiscard]] std::string next(int number_id, int level);

  // The level a paragraph style is tied to in list `number_id`, where the style itself names none.
  [[nodiscard]] std::optional<int> level_of_style(int number_id, std::string_view style_id) const;

 private:
  struct Level {
    NumberStyle style = NumberStyle::decimal;
    std::string text;  // "%1.%2"
    std::string paragraph_style;
    std::int64_t start = 1;
    std::optional<int> restart_after;  // level whose step restarts this one; 0: never
    bool decimal_only = false;         // outer numbers are printed as decimals ("legal" numbering)
  };
  using Levels = std::array<Level, docx_list_levels>;
  struct Abstract {
    Levels levels;
    std::array<std::optional<std::int64_t>, docx_list_levels> counters;
    std::string links_to_style;  // its levels stand in the list that this style names
    std::string is_style;
  };
  struct List {
    int abstract_id = 0;
    std::array<std::optional<Level>, docx_list_levels> overrides;
    std::array<std::optional<std::int64_t>, docx_list_levels> starts;  // taken at the first use of each level
  };

  [[nodiscard]] static Level read_level(const pugi::xml_node& node);
  void count(List& list, Abstract& abstract, std::size_t level);
  [[nodiscard]] static std::string print(const List& list, const Abstract& abstract, std::size_t level);

  std::unordered_map<int, Abstract> abstracts_;
  std::unordered_map<int, List> lists_;
};

}  // namespace stet
