#include "engine/import/docx_story.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "engine/base/error.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

// Elements whose text is not the paragraph's, or that are looked up where they are needed.
constexpr std::string_view skipped[] = {"pPr",          "rPr",     "sectPr",   "tblPr",     "tblGrid",
                                        "trPr",         "tcPr",    "sdtEndPr", "instrText", "rt",
                                        "delInstrText", "tblPrEx", "rubyPr",   "footnotePr"};

bool is_skipped(std::string_view element) {
  return std::find(std::begin(skipped), std::end(skipped), element) != std::end(skipped);
}

// The characters of Symbol and Wingdings that statements use; other symbol-font characters are drawings.
std::string_view symbol(std::string_view hex) {
  const std::string_view low = hex.size() == 4 ? hex.substr(2) : hex;
  if (low == "B7" || low == "b7" || low == "A7" || low == "a7" || low == "6C" || low == "6E")
    return "\xE2\x80\xA2";
  if (low == "2D" || low == "BE") return "\xE2\x80\x93";
  if (low == "A3") return "\xE2\x89\xA4";
  if (low == "B3") return "\xE2\x89\xA5";
  if (low == "B0") return "\xC2\xB0";
  if (low == "B1") return "\xC2\xB1";
  if (low == "B4") return "\xC3\x97";
  if (low == "FC" || low == "fc") return "\xE2\x9C\x93";
  if (low == "FB" || low == "fb") return "\xE2\x9C\x97";
  if (low == "FE" || low == "fe") return "\xE2\x98\x91";
  return "";
}

std::string heading_rank(std::string_view style_name) {
  constexpr std::string_view prefix = "heading ";
  if (!style_name.starts_with(prefix) || style_name.size() != prefix.size() + 1) return {};
  return std::string(style_name.substr(prefix.size()));
}

}  // namespace

void DocxStory::read(const pugi::xml_node& root) {
  const bool laid_out = static_cast<bool>(root.find_node(
      [](const pugi::xml_node& n) { return local_name(n.name()) == "lastRenderedPageBreak"; }));
  page_ = laid_out ? 1 : 0;
  walk_tree(
      root, [this](const pugi::xml_node& node) { return enter(node); },
      [this](const pugi::xml_node& node) { leave(node); });
  flush_carried();
  if (std::string text = tidy(hidden_); !text.empty())
    left_out_.push_back({"hidden text", std::move(text), {}});
}

bool DocxStory::enter(const pugi::xml_node& node) {
  if (node.type() != pugi::node_element) return false;
  const std::string_view element = local_name(node.name());
  if (is_skipped(element)) {
    if (element == "instrText" && !fields_.empty()) fields_.back().code += node.child_value();
    return false;
  }
  if (element == "ins" || element == "del" || element == "moveTo" || element == "moveFrom") {
    return enters_change(element);
  }
  if (element == "Fallback") {
    // The same drawing again for older programs.
    const auto [known, is_new] = has_choice_.try_emplace(node.parent().internal_object());
    if (is_new) known->second = static_cast<bool>(child(node.parent(), "Choice"));
    return !known->second;
  }
  if (element == "p") {
    begin_paragraph(node);
  } else if (element == "r") {
    begin_run(node);
  } else if (element == "t" || (element == "delText" && tracked_ == TrackedChanges::reject)) {
    append(node.child_value());
    return false;
  } else if (element == "tab" || element == "ptab") {
    append("\t");
  } else if (element == "br" || element == "cr") {
    append(attribute(node, "type") == "page" ? " " : "\n");
  } else if (element == "noBreakHyphen") {
    append("\xE2\x80\x91");
  } else if (element == "sym") {
    append(symbol(attribute(node, "char")));
  } else if (element == "lastRenderedPageBreak") {
    turn_page();
  } else if (element == "fldChar") {
    field_character(node);
  } else if (element == "tr") {
    if (removes(child(node, "trPr"), "del", "ins")) return false;
    flush_carried();
    flow_.begin_row();
  } else if (element == "tc") {
    if (removes(child(node, "tcPr"), "cellDel", "cellIns")) return false;
    flow_.begin_cell();
  } else if (element == "txbxContent") {
    flow_.begin_box();
    runs_.emplace_back();
  } else if (element == "sdt") {
    const pugi::xml_node part = child(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery");
    if (contents_depth_ > 0 || attribute(part, "val") == "Table of Contents") ++contents_depth_;
  } else if (element == "sdtPr") {
    return false;
  }
  return true;
}

void DocxStory::leave(const pugi::xml_node& node) {
  const std::string_view element = local_name(node.name());
  if (element == "p") {
    end_paragraph();
  } else if (element == "r") {
    if (!runs_.empty()) runs_.pop_back();
  } else if (element == "tr") {
    flow_.end_row();
  } else if (element == "tc") {
    flush_carried();
    flow_.end_cell();
  } else if (element == "txbxContent") {
    if (!runs_.empty()) runs_.pop_back();
    std::vector<Block> box = flow_.end_box();
    if (paragraphs_.empty()) {
      flow_.add(std::move(box));
    } else {
      for (Block& block : box) paragraphs_.back().boxes.push_back(std::move(block));
    }
  } else if (element == "sdt" && contents_depth_ > 0) {
    --contents_depth_;
  }
}

bool DocxStory::enters_change(std::string_view element) {
  if (tracked_ == TrackedChanges::refuse) refuse();
  const bool is_new = element == "ins" || element == "moveTo";
  return is_new == (tracked_ == TrackedChanges::accept);
}

// Whether the change that `properties` record for a mark, row or cell takes it away: `deletion` when changes
// are accepted, `insertion` when they are rejected.
bool DocxStory::removes(const pugi::xml_node& properties, std::string_view deletion,
                        std::string_view insertion) const {
  const bool deleted = static_cast<bool>(child(properties, deletion));
  const bool inserted = static_cast<bool>(child(properties, insertion));
  if ((deleted || inserted) && tracked_ == TrackedChanges::refuse) refuse();
  return tracked_ == TrackedChanges::reject ? inserted : deleted;
}

void DocxStory::refuse() const {
  throw Error(ErrorCode::unsupported,
              "the document holds tracked changes; choose --tracked accept or --tracked reject, or "
              "settle them in the word processor");
}

void DocxStory::begin_paragraph(const pugi::xml_node& node) {
  OpenParagraph open;
  pugi::xml_node properties = child(node, "pPr");
  const pugi::xml_node mark = child(properties, "rPr");
  open.mark_removed = removes(mark, "del", "ins") || removes(mark, "moveFrom", "moveTo");
  if (const pugi::xml_node change = child(properties, "pPrChange");
      change && tracked_ == TrackedChanges::reject) {
    properties = child(change, "pPr");
  }
  const std::string_view style_id = attribute(child(properties, "pStyle"), "val");
  const DocxStyle style = styles_.resolve(style_id);
  open.style_bold = style.bold.value_or(false);
  open.contents = contents_depth_ > 0 || style.name.starts_with("toc ");
  open.block.origin.page = page_;

  constexpr int body_text_level = 9;
  int outline = style.outline_level.value_or(body_text_level);
  if (const pugi::xml_node own = child(properties, "outlineLvl"))
    outline = attribute_number(own, "val", body_text_level);
  if (const std::string rank = heading_rank(style.name); !rank.empty() && !style.outline_level)
    outline = rank[0] - '1';
  if (style.name == "title") {
    open.block.kind = BlockKind::title;
  } else if (outline >= 0 && outline < body_text_level) {
    open.block.kind = BlockKind::heading;
    open.block.level = static_cast<std::uint32_t>(outline) + 1;
  }

  if (!open.mark_removed) {
    const pugi::xml_node own = child(properties, "numPr");
    const pugi::xml_node own_id = child(own, "numId");
    const int list = own_id ? attribute_number(own_id, "val", 0) : style.number_id.value_or(0);
    int level = 0;
    if (const pugi::xml_node own_level = child(own, "ilvl")) {
      level = attribute_number(own_level, "val", 0);
    } else {
      level = numbering_.level_of_style(list, style_id).value_or(style.number_level.value_or(0));
    }
    open.block.label = tidy(numbering_.next(list, level));
    if (!open.block.label.empty() && open.block.kind == BlockKind::body) {
      open.block.kind = BlockKind::list_item;
      open.block.level = static_cast<std::uint32_t>(std::max(level, 0));
    }
    if (paragraphs_.empty()) {
      open.text = std::exchange(carried_, {});
      open.visible = std::exchange(carried_visible_, false);
    }
  }
  paragraphs_.push_back(std::move(open));
}

void DocxStory::end_paragraph() {
  if (paragraphs_.empty()) return;
  OpenParagraph done = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  if (done.mark_removed && paragraphs_.empty()) {
    carried_ += done.text;
    carried_visible_ = carried_visible_ || done.visible;
    flow_.add(std::move(done.boxes));
    return;
  }
  const bool in_contents_field =
      std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.contents; });
  if (done.contents || in_contents_field) {
    if (std::string text = tidy(done.text); !text.empty()) {
      left_out_.push_back({"table of contents", std::move(text), done.block.origin});
    }
  } else {
    flow_.add(done.block, done.text);
  }
  flow_.add(std::move(done.boxes));
}

void DocxStory::begin_run(const pugi::xml_node& node) {
  const pugi::xml_node properties = child(node, "rPr");
  Run run;
  run.bold = docx_switch(properties, "b").value_or(!paragraphs_.empty() && paragraphs_.back().style_bold);
  run.hidden = docx_switch(properties, "vanish").value_or(false);
  run.superscript = attribute(child(properties, "vertAlign"), "val") == "superscript";
  runs_.push_back(run);
}

void DocxStory::field_character(const pugi::xml_node& node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    fields_.emplace_back();
  } else if (type == "separate" && !fields_.empty()) {
    Field& field = fields_.back();
    field.part = FieldPart::result;
    field.contents = tidy(field.code).starts_with("TOC");
    if (field.contents && !paragraphs_.empty()) paragraphs_.back().contents = true;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

bool DocxStory::in_field_code() const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [](const Field& field) { return field.part == FieldPart::code; });
}

void DocxStory::append(std::string_view text) {
  if (paragraphs_.empty() || in_field_code()) return;
  const Run run = runs_.empty() ? Run{} : runs_.back();
  if (run.hidden) {
    hidden_ += text;
    return;
  }
  OpenParagraph& open = paragraphs_.back();
  if (run.superscript && is_ordinal_suffix(tidy(text)) && ends_in_digit(open.text)) close_up(open.text);
  append_text(open.text, text, run.bold);
  open.visible = open.visible || !tidy(text).empty();
}

void DocxStory::turn_page() {
  ++page_;
  if (!paragraphs_.empty() && !paragraphs_.back().visible) paragraphs_.back().block.origin.page = page_;
}

void DocxStory::flush_carried() {
  if (!carried_.empty()) flow_.add(Block{}, std::exchange(carried_, {}));
  carried_visible_ = false;
}

}  // namespace stet
