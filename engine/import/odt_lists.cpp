#include "engine/import/odt_lists.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "engine/import/xml_part.hpp"

namespace stet {

void OdtLists::begin_list(const pugi::xml_node& list) {
  OpenList open;
  open.style = attribute(list, "style-name");
  open.id = attribute(list, "id");
  if (open.style.empty() && !open_.empty()) open.style = open_.back().style;
  if (open_.empty()) {
    counters_ = {};
    const std::string continued(attribute(list, "continue-list"));
    if (const auto at = by_id_.find(continued); at != by_id_.end()) {
      counters_ = at->second;
    } else if (attribute(list, "continue-numbering") == "true") {
      if (const auto same = by_style_.find(open.style); same != by_style_.end()) counters_ = same->second;
    }
  } else if (open_.size() < odt_list_levels && attribute(list, "continue-numbering") != "true") {
    std::fill(counters_.begin() + static_cast<std::ptrdiff_t>(open_.size()), counters_.end(), std::nullopt);
  }
  open_.push_back(std::move(open));
}

void OdtLists::end_list() {
  if (open_.empty()) return;
  if (open_.size() == 1) {
    if (!open_.back().id.empty()) by_id_[open_.back().id] = counters_;
    by_style_[open_.back().style] = counters_;
  }
  open_.pop_back();
}

void OdtLists::begin_item(const pugi::xml_node& item, bool is_header) {
  if (open_.empty()) return;
  open_.back().item_waits = !is_header;
  open_.back().item_start.reset();
  if (has_attribute(item, "start-value")) open_.back().item_start = attribute_number(item, "start-value", 1);
}

std::string OdtLists::label(std::string_view paragraph_list_style) {
  if (open_.empty() || !open_.back().item_waits) return {};
  OpenList& open = open_.back();
  open.item_waits = false;
  const OdtListStyle* style =
      styles_.list(open.style.empty() ? paragraph_list_style : std::string_view(open.style));
  if (style == nullptr) return {};
  const std::size_t level = std::min(open_.size(), odt_list_levels) - 1;
  for (std::size_t i = 0; i < level; ++i) {
    // An outer item that holds nothing but the inner list counts, though its own number is not printed.
    if (i < open_.size() && open_[i].item_waits) {
      open_[i].item_waits = false;
      counters_[i] = counters_[i] ? *counters_[i] + 1 : (*style)[i].start;
    }
  }
  if (open.item_start) {
    counters_[level] = *open.item_start;
  } else {
    counters_[level] = counters_[level] ? *counters_[level] + 1 : (*style)[level].start;
  }
  std::fill(counters_.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters_.end(), std::nullopt);
  return print(*style, counters_, level);
}

std::string OdtLists::heading_label(int level, const pugi::xml_node& heading) {
  if (level < 1 || level > static_cast<int>(odt_list_levels)) return {};
  if (attribute(heading, "is-list-header") == "true") return {};
  const auto index = static_cast<std::size_t>(level) - 1;
  const OdtListStyle& style = styles_.outline();
  const bool restarts = attribute(heading, "restart-numbering") == "true";
  if (restarts || !headings_[index]) {
    headings_[index] = attribute_number(heading, "start-value", static_cast<int>(style[index].start));
  } else {
    ++*headings_[index];
  }
  std::fill(headings_.begin() + static_cast<std::ptrdiff_t>(index) + 1, headings_.end(), std::nullopt);
  return print(style, headings_, index);
}

std::string OdtLists::print(const OdtListStyle& style, const Counters& counters, std::size_t level) {
  const OdtListLevel& own = style[level];
  if (own.style == NumberStyle::bullet) return bullet_mark;
  if (own.style == NumberStyle::none) return {};
  std::string out = own.prefix;
  const std::size_t shown = std::min(own.display_levels, level + 1);
  for (std::size_t i = level + 1 - shown; i <= level; ++i) {
    const std::string number =
        printed_number(counters[i].value_or(style[i].start), style[i].style, style[i].letters);
    if (!number.empty() && i > level + 1 - shown) out += '.';
    out += number;
  }
  return out + own.suffix;
}

}  // namespace stet
