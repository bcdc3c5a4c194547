#include "engine/import/odt_story.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <pugixml.hpp>

#include "engine/base/error.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

// Elements whose text is not the statement's.
constexpr std::string_view skipped[] = {
    "annotation", "annotation-end", "sequence-decls", "variable-decls",  "user-field-decls",        "forms",
    "ruby-text",  "title",          "desc",           "event-listeners", "bibliography-mark-decls", "script"};
constexpr std::string_view contents[] = {"table-of-content", "alphabetical-index", "illustration-index",
                                         "table-index"};
// Spaces one <text:s> may stand for; more are layout anyway.
constexpr int most_spaces = 64;

template <std::size_t N>
bool is_among(std::string_view element, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), element) != std::end(names);
}

// All character data below `node` as one untidied text.
std::string text_below(const pugi::xml_node& node) {
  std::string text;
  walk_tree(
      node,
      [&](const pugi::xml_node& n) {
        const std::string_view element = local_name(n.name());
        if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) text += n.value();
        if (element == "s" || element == "tab" || element == "line-break") text += ' ';
        return n.type() == pugi::node_element && !is_among(element, skipped) && element != "note-citation";
      },
      [&](const pugi::xml_node& n) {
        if (local_name(n.name()) == "p") text += ' ';
      });
  return text;
}

}  // namespace

void OdtStory::read(const pugi::xml_node& root) {
  const bool laid_out = static_cast<bool>(
      root.find_node([](const pugi::xml_node& n) { return local_name(n.name()) == "soft-page-break"; }));
  page_ = laid_out ? 1 : 0;
  walk_tree(
      root, [this](const pugi::xml_node& node) { return enter(node); },
      [this](const pugi::xml_node& node) { leave(node); });
  goes_on_ = false;
  while (!paragraphs_.empty()) end_paragraph();
  if (std::string text = tidy(hidden_); !text.empty())
    left_out_.push_back({"hidden text", std::move(text), {}});
}

bool OdtStory::enter(const pugi::xml_node& node) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    append(node.value());
    return false;
  }
  if (node.type() != pugi::node_element) return false;
  const std::string_view element = local_name(node.name());
  if (is_among(element, skipped)) return false;
  if (element == "tracked-changes") {
    read_changes(node);
    return false;
  }
  if (element == "note") {
    leave_out(child(node, "note-body"), "footnote");
    return false;
  }
  if (element == "h" || element == "p") {
    begin_paragraph(node, element == "h");
  } else if (element == "span") {
    begin_span(node);
  } else if (element == "s") {
    append(std::string(static_cast<std::size_t>(std::clamp(attribute_number(node, "c", 1), 1, most_spaces)),
                       ' '));
  } else if (element == "tab") {
    append("\t");
  } else if (element == "line-break") {
    append("\n");
  } else if (element == "soft-page-break") {
    turn_page();
  } else if (element == "change" || element == "change-start" || element == "change-end") {
    change_mark(node, element);
  } else if (element == "list") {
    lists_.begin_list(node);
  } else if (element == "list-item" || element == "list-header") {
    lists_.begin_item(node, element == "list-header");
  } else if (element == "table-row") {
    flow_.begin_row();
  } else if (element == "table-cell") {
    flow_.begin_cell();
  } else if (element == "text-box") {
    flow_.begin_box();
  } else if (is_among(element, contents)) {
    ++contents_depth_;
  } else if (element == "section" && attribute(node, "display") == "none") {
    leave_out(node, "hidden text");
    return false;
  } else if (element == "hidden-text" || element == "hidden-paragraph") {
    return false;
  }
  return true;
}

void OdtStory::leave(const pugi::xml_node& node) {
  const std::string_view element = local_name(node.name());
  if (element == "h" || element == "p") {
    if (inside_insertions_ > 0) {
      goes_on_ = true;
    } else {
      end_paragraph();
    }
  } else if (element == "span") {
    if (!spans_.empty()) spans_.pop_back();
  } else if (element == "list") {
    lists_.end_list();
  } else if (element == "table-row") {
    flow_.end_row();
  } else if (element == "table-cell") {
    flow_.end_cell();
  } else if (element == "text-box") {
    std::vector<Block> box = flow_.end_box();
    if (paragraphs_.empty()) {
      flow_.add(std::move(box));
    } else {
      std::move(box.begin(), box.end(), std::back_inserter(paragraphs_.back().boxes));
    }
  } else if (is_among(element, contents) && contents_depth_ > 0) {
    --contents_depth_;
  }
}

// The file keeps deleted text in a list in front of the body; inserted text stands in the body between marks.
void OdtStory::read_changes(const pugi::xml_node& changes) {
  for (const pugi::xml_node& region : changes.children()) {
    if (local_name(region.name()) != "changed-region") continue;
    if (tracked_ == TrackedChanges::refuse) {
      throw Error(ErrorCode::unsupported,
                  "the document holds tracked changes; choose --tracked accept or --tracked reject, or "
                  "settle them in "
                  "the word processor");
    }
    if (tracked_ == TrackedChanges::accept) continue;
    const std::string id(attribute(region, "id"));
    if (child(region, "insertion")) insertions_.insert(id);
    if (const pugi::xml_node deletion = child(region, "deletion")) {
      for (const pugi::xml_node& part : deletion.children()) {
        if (local_name(part.name()) != "change-info") deletions_[id].push_back(text_below(part));
      }
    }
  }
}

void OdtStory::change_mark(const pugi::xml_node& node, std::string_view element) {
  const std::string id(attribute(node, "change-id"));
  if (element == "change") {
    if (const auto at = deletions_.find(id); at != deletions_.end()) put_back(at->second);
  } else if (insertions_.contains(id)) {
    inside_insertions_ += element == "change-start" ? 1 : -1;
    inside_insertions_ = std::max(inside_insertions_, 0);
  }
}

void OdtStory::put_back(const std::vector<std::string>& deleted) {
  for (std::size_t i = 0; i < deleted.size(); ++i) {
    if (paragraphs_.empty()) {
      flow_.add(Block{}, deleted[i]);
      continue;
    }
    append(deleted[i]);
    // An empty line ends the paragraph: see BlockFlow::add.
    if (i + 1 < deleted.size()) append("\n\n");
  }
}

void OdtStory::begin_paragraph(const pugi::xml_node& node, bool heading) {
  if (std::exchange(goes_on_, false) && !paragraphs_.empty()) return;
  const std::string_view style_name = attribute(node, "style-name");
  const OdtStyle style = styles_.resolve("paragraph", style_name);
  OpenParagraph open;
  open.bold = style.bold.value_or(false);
  open.contents = contents_depth_ > 0;
  open.block.origin.page = page_;
  if (styles_.descends_from("paragraph", style_name, "Title")) {
    open.block.kind = BlockKind::title;
  } else if (heading) {
    const int level = attribute_number(node, "outline-level", style.outline_level.value_or(1));
    open.block.kind = BlockKind::heading;
    open.block.level = static_cast<std::uint32_t>(std::max(level, 1));
    open.block.label =
        lists_.depth() > 0 ? lists_.label(style.list_style) : lists_.heading_label(level, node);
  } else if (std::string label = tidy(lists_.label(style.list_style)); !label.empty()) {
    open.block.kind = BlockKind::list_item;
    open.block.label = std::move(label);
    open.block.level = static_cast<std::uint32_t>(lists_.depth() - 1);
  }
  open.block.label = tidy(open.block.label);
  paragraphs_.push_back(std::move(open));
}

void OdtStory::end_paragraph() {
  if (paragraphs_.empty()) return;
  OpenParagraph done = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  const std::string text = tidy(done.text);
  if (done.contents) {
    if (!text.empty()) left_out_.push_back({"table of contents", text, done.block.origin});
  } else {
    flow_.add(done.block, done.text);
  }
  flow_.add(std::move(done.boxes));
}

void OdtStory::begin_span(const pugi::xml_node& node) {
  const OdtStyle style = styles_.resolve("text", attribute(node, "style-name"));
  Span span =
      spans_.empty() ? Span{!paragraphs_.empty() && paragraphs_.back().bold, false, false} : spans_.back();
  span.bold = style.bold.value_or(span.bold);
  span.hidden = style.hidden.value_or(span.hidden);
  span.raised = style.raised.value_or(span.raised);
  spans_.push_back(span);
}

void OdtStory::append(std::string_view text) {
  if (paragraphs_.empty() || inside_insertions_ > 0) return;
  OpenParagraph& open = paragraphs_.back();
  const Span span = spans_.empty() ? Span{open.bold, false, false} : spans_.back();
  if (span.hidden) {
    hidden_ += text;
    return;
  }
  if (span.raised && is_ordinal_suffix(tidy(text)) && ends_in_digit(open.text)) close_up(open.text);
  append_text(open.text, text, span.bold);
  open.visible = open.visible || !tidy(text).empty();
}

void OdtStory::turn_page() {
  if (page_ == 0) return;
  ++page_;
  if (!paragraphs_.empty() && !paragraphs_.back().visible) paragraphs_.back().block.origin.page = page_;
}

void OdtStory::leave_out(const pugi::xml_node& node, const char* what) {
  if (std::string text = tidy(text_below(node)); !text.empty())
    left_out_.push_back({what, std::move(text), {page_, 0, 0}});
}

}  // namespace stet
