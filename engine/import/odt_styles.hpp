// Styles of an ODT file: headings, bold and hidden text, and how lists are numbered.
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

inline constexpr std::size_t odt_list_levels = 10;

struct OdtListLevel {
  NumberStyle style = NumberStyle::none;
  std::string prefix;
  std::string suffix;
  std::int64_t start = 1;
  std::size_t display_levels = 1;  // outer numbers printed in front, with full stops between
  LettersAfterZ letters = LettersAfterZ::positional;
};

using OdtListStyle = std::array<OdtListLevel, odt_list_levels>;

struct OdtStyle {
  std::string parent;
  std::string list_style;
  std::optional<int> outline_level;
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::optional<bool> raised;
};

class OdtStyles {
 public:
  // Reads all styles below `root`, of styles.xml or content.xml; later ones win.
  void read(const pugi::xml_node& root);

  // The style with what it inherits; empty for an unknown name.
  [[nodiscard]] OdtStyle resolve(std::string_view family, std::string_view name) const;

  // True if the style or one it inherits from has this name ("Title", "Contents_20_1").
  [[nodiscard]] bool descends_from(std::string_view family, std::string_view name,
                                   std::string_view ancestor) const;

  [[nodiscard]] const OdtListStyle* list(std::string_view name) const;
  [[nodiscard]] const OdtListStyle& outline() const { return outline_; }

 private:
  [[nodiscard]] const OdtStyle* find(std::string_view family, std::string_view name) const;

  std::unordered_map<std::string, OdtStyle> styles_;  // by "family name"
  std::unordered_map<std::string, OdtListStyle> lists_;
  OdtListStyle outline_;
};

}  // namespace stet
