#include "engine/import/docx_styles.hpp"

#include <pugixml.hpp>

#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

// Style chains are a handful long; a longer one is a loop.
constexpr int longest_chain = 32;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::optional<int> number_in(const pugi::xml_node& properties, std::string_view local) {
  const pugi::xml_node node = child(properties, local);
  if (!node) return std::nullopt;
  return attribute_number(node, "val", 0);
}

template <class T>
void inherit(std::optional<T>& value, const std::optional<T>& from) {
  if (!value) value = from;
}

}  // namespace

std::optional<bool> docx_switch(const pugi::xml_node& properties, std::string_view local) {
  const pugi::xml_node node = child(properties, local);
  if (!node) return std::nullopt;
  const std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
  for (const pugi::xml_node& node : styles.children()) {
    if (local_name(node.name()) != "style" || attribute(node, "type") != "paragraph") continue;
    DocxStyle style;
    style.name = lower(attribute(child(node, "name"), "val"));
    style.based_on = attribute(child(node, "basedOn"), "val");
    const pugi::xml_node paragraph = child(node, "pPr");
    style.outline_level = number_in(paragraph, "outlineLvl");
    const pugi::xml_node numbering = child(paragraph, "numPr");
    style.number_id = number_in(numbering, "numId");
    style.number_level = number_in(numbering, "ilvl");
    style.bold = docx_switch(child(node, "rPr"), "b");
    const std::string id(attribute(node, "styleId"));
    const std::string_view is_default = attribute(node, "default");
    if (is_default == "1" || is_default == "true") default_id_ = id;
    styles_.insert_or_assign(id, std::move(style));
  }
}

DocxStyle DocxStyles::resolve(std::string_view id) const {
  auto at = styles_.find(std::string(id));
  if (at == styles_.end()) at = styles_.find(default_id_);
  if (at == styles_.end()) return {};
  DocxStyle style = at->second;
  for (int steps = 0; steps < longest_chain; ++steps) {
    at = styles_.find(style.based_on);
    if (at == styles_.end()) break;
    const DocxStyle& base = at->second;
    inherit(style.outline_level, base.outline_level);
    inherit(style.number_id, base.number_id);
    inherit(style.number_level, base.number_level);
    inherit(style.bold, base.bold);
    style.based_on = base.based_on;
  }
  return style;
}

}  // namespace stet
