#include "engine/import/odt_styles.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

// Style chains are a handful long; a longer one is a loop.
constexpr int longest_chain = 32;
// Font weights from here on are bold.
constexpr int bold_weight = 600;

std::string key_of(std::string_view family, std::string_view name) {
  std::string key(family);
  key += ' ';
  key += name;
  return key;
}

NumberStyle style_named(std::string_view format) {
  if (format == "1") return NumberStyle::decimal;
  if (format == "a") return NumberStyle::lower_letter;
  if (format == "A") return NumberStyle::upper_letter;
  if (format == "i") return NumberStyle::lower_roman;
  if (format == "I") return NumberStyle::upper_roman;
  return format.empty() ? NumberStyle::none : NumberStyle::decimal;
}

OdtListStyle read_list(const pugi::xml_node& node) {
  OdtListStyle levels;
  for (const pugi::xml_node& child_node : node.children()) {
    const std::string_view kind = local_name(child_node.name());
    const int number = attribute_number(child_node, "level", 0);
    if (number < 1 || number > static_cast<int>(odt_list_levels)) continue;
    OdtListLevel& level = levels[static_cast<std::size_t>(number) - 1];
    if (kind == "list-level-style-bullet" || kind == "list-level-style-image") {
      level.style = NumberStyle::bullet;
    } else if (kind == "list-level-style-number" || kind == "outline-level-style") {
      level.style = style_named(attribute(child_node, "num-format"));
      level.prefix = attribute(child_node, "num-prefix");
      level.suffix = attribute(child_node, "num-suffix");
      level.start = attribute_number(child_node, "start-value", 1);
      level.display_levels =
          static_cast<std::size_t>(std::max(attribute_number(child_node, "display-levels", 1), 1));
      if (attribute(child_node, "num-letter-sync") == "true") level.letters = LettersAfterZ::doubled;
    }
  }
  return levels;
}

OdtStyle read_style(const pugi::xml_node& node) {
  OdtStyle style;
  style.parent = attribute(node, "parent-style-name");
  style.list_style = attribute(node, "list-style-name");
  if (has_attribute(node, "default-outline-level"))
    style.outline_level = attribute_number(node, "default-outline-level", 0);
  const pugi::xml_node text = child(node, "text-properties");
  if (const std::string_view weight = attribute(text, "font-weight"); !weight.empty()) {
    style.bold =
        weight == "bold" || (weight != "normal" && attribute_number(text, "font-weight", 0) >= bold_weight);
  }
  if (const std::string_view display = attribute(text, "display"); !display.empty())
    style.hidden = display == "none";
  if (const std::string_view position = attribute(text, "text-position"); !position.empty()) {
    style.raised = position.starts_with("super") || (position[0] >= '1' && position[0] <= '9');
  }
  return style;
}

template <class T>
void inherit(std::optional<T>& value, const std::optional<T>& from) {
  if (!value) value = from;
}

}  // namespace

void OdtStyles::read(const pugi::xml_node& root) {
  for (const pugi::xml_node& section : root.children()) {
    for (const pugi::xml_node& node : section.children()) {
      const std::string_view kind = local_name(node.name());
      if (kind == "style") {
        styles_.insert_or_assign(key_of(attribute(node, "family"), attribute(node, "name")),
                                 read_style(node));
      } else if (kind == "list-style") {
        lists_.insert_or_assign(std::string(attribute(node, "name")), read_list(node));
      } else if (kind == "outline-style") {
        outline_ = read_list(node);
      }
    }
  }
}

const OdtStyle* OdtStyles::find(std::string_view family, std::string_view name) const {
  const auto at = styles_.find(key_of(family, name));
  return at == styles_.end() ? nullptr : &at->second;
}

OdtStyle OdtStyles::resolve(std::string_view family, std::string_view name) const {
  const OdtStyle* found = find(family, name);
  if (found == nullptr) return {};
  OdtStyle style = *found;
  for (int steps = 0; steps < longest_chain && !style.parent.empty(); ++steps) {
    const OdtStyle* parent = find(family, style.parent);
    if (parent == nullptr) break;
    inherit(style.outline_level, parent->outline_level);
    inherit(style.bold, parent->bold);
    inherit(style.hidden, parent->hidden);
    inherit(style.raised, parent->raised);
    if (style.list_style.empty()) style.list_style = parent->list_style;
    style.parent = parent->parent;
  }
  return style;
}

bool OdtStyles::descends_from(std::string_view family, std::string_view name,
                              std::string_view ancestor) const {
  std::string_view at = name;
  for (int steps = 0; steps < longest_chain; ++steps) {
    if (at == ancestor) return true;
    const OdtStyle* style = find(family, at);
    if (style == nullptr || style->parent.empty()) return false;
    at = style->parent;
  }
  return false;
}

const OdtListStyle* OdtStyles::list(std::string_view name) const {
  const auto at = lists_.find(std::string(name));
  return at == lists_.end() ? nullptr : &at->second;
}

}  // namespace stet
