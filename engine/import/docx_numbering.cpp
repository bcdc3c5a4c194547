#include "engine/import/docx_numbering.hpp"

#include <pugixml.hpp>

#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

NumberStyle style_named(std::string_view name) {
  if (name == "none") return NumberStyle::none;
  if (name == "bullet") return NumberStyle::bullet;
  if (name == "decimalZero") return NumberStyle::decimal_zero;
  if (name == "lowerLetter") return NumberStyle::lower_letter;
  if (name == "upperLetter") return NumberStyle::upper_letter;
  if (name == "lowerRoman") return NumberStyle::lower_roman;
  if (name == "upperRoman") return NumberStyle::upper_roman;
  if (name == "ordinal") return NumberStyle::ordinal;
  return NumberStyle::decimal;
}

// A bullet list may print words ("Note:") instead of a mark.
bool is_words(std::string_view text) {
  int letters = 0;
  for (const char c : text) letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letters > 1;
}

bool in_levels(int level) {
  return level >= 0 && level < static_cast<int>(docx_list_levels);
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
  Level level;
  const pugi::xml_node format = child(node, "numFmt");
  if (format) level.style = style_named(attribute(format, "val"));
  level.text = attribute(child(node, "lvlText"), "val");
  level.paragraph_style = attribute(child(node, "pStyle"), "val");
  level.start = attribute_number(child(node, "start"), "val", 1);
  if (const pugi::xml_node restart = child(node, "lvlRestart"))
    level.restart_after = attribute_number(restart, "val", 0);
  if (const pugi::xml_node legal = child(node, "isLgl")) {
    const std::string_view value = attribute(legal, "val");
    level.decimal_only = value != "0" && value != "false";
  }
  return level;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering) {
  for (const pugi::xml_node& node : numbering.children()) {
    const std::string_view kind = local_name(node.name());
    if (kind == "abstractNum") {
      Abstract& abstract = abstracts_[attribute_number(node, "abstractNumId", -1)];
      abstract.links_to_style = attribute(child(node, "numStyleLink"), "val");
      abstract.is_style = attribute(child(node, "styleLink"), "val");
      for (const pugi::xml_node& level : node.children()) {
        const int at = attribute_number(level, "ilvl", -1);
        if (local_name(level.name()) == "lvl" && in_levels(at)) {
          abstract.levels[static_cast<std::size_t>(at)] = read_level(level);
        }
      }
    } else if (kind == "num") {
      List& list = lists_[attribute_number(node, "numId", -1)];
      list.abstract_id = attribute_number(child(node, "abstractNumId"), "val", -1);
      for (const pugi::xml_node& change : node.children()) {
        const int at = attribute_number(change, "ilvl", -1);
        if (local_name(change.name()) != "lvlOverride" || !in_levels(at)) continue;
        const auto index = static_cast<std::size_t>(at);
        if (const pugi::xml_node level = child(change, "lvl")) list.overrides[index] = read_level(level);
        if (const pugi::xml_node start = child(change, "startOverride")) {
          list.starts[index] = attribute_number(start, "val", 1);
        }
      }
    }
  }
  std::unordered_map<std::string, int> by_style;
  for (const auto& [id, abstract] : abstracts_) {
    if (!abstract.is_style.empty()) by_style.emplace(abstract.is_style, id);
  }
  for (auto& [id, abstract] : abstracts_) {
    const auto target = by_style.find(abstract.links_to_style);
    if (target != by_style.end()) abstract.levels = abstracts_.at(target->second).levels;
  }
}

std::optional<int> DocxNumbering::level_of_style(int number_id, std::string_view style_id) const {
  const auto list = lists_.find(number_id);
  if (list == lists_.end()) return std::nullopt;
  const auto abstract = abstracts_.find(list->second.abstract_id);
  if (abstract == abstracts_.end()) return std::nullopt;
  for (std::size_t i = 0; i < docx_list_levels; ++i) {
    if (abstract->second.levels[i].paragraph_style == style_id) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string DocxNumbering::next(int number_id, int level) {
  const auto list = lists_.find(number_id);
  if (list == lists_.end() || !in_levels(level)) return {};
  const auto abstract = abstracts_.find(list->second.abstract_id);
  if (abstract == abstracts_.end()) return {};
  const auto index = static_cast<std::size_t>(level);
  count(list->second, abstract->second, index);
  return print(list->second, abstract->second, index);
}

void DocxNumbering::count(List& list, Abstract& abstract, std::size_t level) {
  auto& counters = abstract.counters;
  for (std::size_t i = 0; i <= level; ++i) {
    const Level& rule = list.overrides[i] ? *list.overrides[i] : abstract.levels[i];
    if (list.starts[i]) {
      // Lists that share a definition go on counting one another unless a list says where it starts.
      counters[i] = *list.starts[i];
      list.starts[i].reset();
    } else if (!counters[i]) {
      counters[i] = rule.start;
    } else if (i == level) {
      ++*counters[i];
    }
  }
  for (std::size_t i = level + 1; i < docx_list_levels; ++i) {
    const Level& rule = list.overrides[i] ? *list.overrides[i] : abstract.levels[i];
    if (!rule.restart_after || static_cast<int>(level) < *rule.restart_after) counters[i].reset();
  }
}

std::string DocxNumbering::print(const List& list, const Abstract& abstract, std::size_t level) {
  const auto rule_of = [&](std::size_t i) -> const Level& {
    return list.overrides[i] ? *list.overrides[i] : abstract.levels[i];
  };
  const Level& rule = rule_of(level);
  if (rule.style == NumberStyle::bullet) return is_words(rule.text) ? rule.text : bullet_mark;
  std::string out;
  for (std::size_t at = 0; at < rule.text.size(); ++at) {
    const char next = at + 1 < rule.text.size() ? rule.text[at + 1] : '\0';
    if (rule.text[at] != '%' || next < '1' || next > '9') {
      out += rule.text[at];
      continue;
    }
    const auto shown = static_cast<std::size_t>(next - '1');
    const Level& outer = rule_of(shown);
    const bool decimal = rule.decimal_only && outer.style != NumberStyle::none;
    out += printed_number(abstract.counters[shown].value_or(outer.start),
                          decimal ? NumberStyle::decimal : outer.style, LettersAfterZ::doubled);
    ++at;
  }
  return out;
}

}  // namespace stet
