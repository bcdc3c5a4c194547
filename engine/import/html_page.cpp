#include "engine/import/html_page.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <gumbo.h>

#include "engine/import/block_flow.hpp"
#include "engine/import/html_parts.hpp"
#include "engine/import/printed_number.hpp"
#include "engine/import/tidy_text.hpp"

namespace stet {
namespace {

// Without records of errors, each of which would copy the stack of open elements.
GumboOptions without_errors() noexcept {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return options;
}
const GumboOptions parser_options = without_errors();

struct DestroyOutput {
  void operator()(GumboOutput* output) const noexcept { gumbo_destroy_output(&parser_options, output); }
};
using Output = std::unique_ptr<GumboOutput, DestroyOutput>;

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

std::int64_t number_of(std::string_view text, std::int64_t otherwise) {
  std::int64_t value = otherwise;
  constexpr std::int64_t most = 1'000'000;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, -most, most);
}

bool style_says(std::string_view style, std::string_view property, std::string_view value) {
  const std::size_t at = style.find(property);
  if (at == std::string_view::npos) return false;
  std::string_view rest = style.substr(at + property.size());
  rest = rest.substr(0, rest.find(';'));
  return rest.find(value) != std::string_view::npos;
}

bool is_hidden(const GumboNode* node) {
  const std::string_view style = attribute(node, "style");
  return has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true" ||
         style_says(style, "display", "none") || style_says(style, "visibility", "hidden");
}

int heading_rank(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
    case GUMBO_TAG_SUMMARY:  // what folded text is headed by
      return 6;
    default:
      return 0;
  }
}

bool is_inline(GumboTag tag) {
  return tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_A || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG ||
         tag == GUMBO_TAG_SUP || tag == GUMBO_TAG_Q || tag == GUMBO_TAG_BR;
}

struct List {
  bool ordered = false;
  bool plain = false;  // drawn without marks
  std::int64_t next = 1;
  std::int64_t step = 1;
  NumberStyle style = NumberStyle::decimal;
};

List list_of(const GumboNode* node) {
  List list;
  list.ordered = node->v.element.tag == GUMBO_TAG_OL;
  const std::string_view style = attribute(node, "style");
  list.plain = style_says(style, "list-style", "none");
  const std::string_view type = attribute(node, "type");
  if (type == "a" || style_says(style, "list-style", "lower-alpha") ||
      style_says(style, "list-style", "lower-latin")) {
    list.style = NumberStyle::lower_letter;
  } else if (type == "A" || style_says(style, "list-style", "upper-alpha")) {
    list.style = NumberStyle::upper_letter;
  } else if (type == "i" || style_says(style, "list-style", "lower-roman")) {
    list.style = NumberStyle::lower_roman;
  } else if (type == "I" || style_says(style, "list-style", "upper-roman")) {
    list.style = NumberStyle::upper_roman;
  }
  std::int64_t first = 1;
  if (has_attribute(node, "reversed")) {
    list.step = -1;
    first = 0;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      first += child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_LI;
    }
  }
  list.next = number_of(attribute(node, "start"), first);
  return list;
}

class Reader {
 public:
  explicit Reader(ParsedHtml& page) : page_(page) {
    page_.elements.push_back({});
    open_.push_back(0);
  }

  void read(const GumboNode* root) {
    const GumboNode* node = root;
    for (;;) {
      const bool inside = enter(node);
      const bool parent = node->type == GUMBO_NODE_ELEMENT;
      if (inside && parent && node->v.element.children.length > 0) {
        node = static_cast<const GumboNode*>(node->v.element.children.data[0]);
        continue;
      }
      if (inside && parent) leave(node);
      while (node != root && is_last(node)) {
        node = node->parent;
        leave(node);
      }
      if (node == root) break;
      node =
          static_cast<const GumboNode*>(node->parent->v.element.children.data[node->index_within_parent + 1]);
    }
    flush();
  }

 private:
  static bool is_last(const GumboNode* node) {
    return node->index_within_parent + 1 >= node->parent->v.element.children.length;
  }

  bool enter(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      append(node->v.text.text);
      return false;
    }
    if (node->type != GUMBO_NODE_ELEMENT || (is_hidden(node) && !is_folded(node))) return false;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_RT || tag == GUMBO_TAG_RP || tag == GUMBO_TAG_HEAD)
      return false;
    if (tag == GUMBO_TAG_BR) {
      run_.text += '\n';
      return false;
    }
    if (tag == GUMBO_TAG_SUP) return enter_raised(node);
    if (tag == GUMBO_TAG_A && is_note_mark(node)) return false;
    if (!is_inline(tag)) flush();
    if (const std::string_view id = attribute(node, "id"); !id.empty()) ids_.emplace_back(id);
    if (const std::string_view name = attribute(node, "name"); tag == GUMBO_TAG_A && !name.empty())
      ids_.emplace_back(name);
    open_element(node);
    note_folded(node);
    if (tag == GUMBO_TAG_A) {
      linked_ += has_attribute(node, "href");
      run_.links += has_attribute(node, "href");
      run_.to_anchor = run_.to_anchor || attribute(node, "href").starts_with('#');
    }
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG) ++bold_;
    if (tag == GUMBO_TAG_Q) append("\"");
    if (tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) lists_.push_back(list_of(node));
    if (tag == GUMBO_TAG_LI) begin_item(node);
    if (tag == GUMBO_TAG_PRE) ++pre_;
    if (tag == GUMBO_TAG_TR) {
      rows_.push_back({++last_row_, 0});
    }
    if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && !rows_.empty()) rows_.back().second = ++last_cell_;
    if (const int rank = heading_rank(tag); rank > 0) heading_ = rank;
    return true;
  }

  void leave(const GumboNode* node) {
    const GumboTag tag = node->v.element.tag;
    if (!is_inline(tag)) flush();
    if (tag == GUMBO_TAG_A && linked_ > 0 && has_attribute(node, "href")) --linked_;
    if ((tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG) && bold_ > 0) --bold_;
    if (tag == GUMBO_TAG_Q) append("\"");
    if ((tag == GUMBO_TAG_OL || tag == GUMBO_TAG_UL) && !lists_.empty()) lists_.pop_back();
    if (tag == GUMBO_TAG_LI) label_.clear();
    if (tag == GUMBO_TAG_PRE && pre_ > 0) --pre_;
    if (tag == GUMBO_TAG_TR && !rows_.empty()) rows_.pop_back();
    if (heading_rank(tag) > 0) heading_ = 0;
    open_.pop_back();
  }

  // Every element entered has a place in open_; those that matter for the choice of the article one of their
  // own.
  void open_element(const GumboNode* node) {
    const GumboTag tag = node->v.element.tag;
    HtmlHints hints{gumbo_normalized_tagname(tag), attribute(node, "role"), attribute(node, "class"),
                    attribute(node, "id"), attribute(node, "epub:type")};
    HtmlElement element;
    element.parent = open_.back();
    element.is_main = tag == GUMBO_TAG_MAIN || hints.role == "main";
    element.is_article = tag == GUMBO_TAG_ARTICLE;
    // A button in a heading unfolds what it heads.
    element.part = tag == GUMBO_TAG_BUTTON && heading_ > 0 ? HtmlPart::content : part_of(hints);
    const bool matters =
        element.part != HtmlPart::content || (!is_inline(tag) && tag != GUMBO_TAG_P && tag != GUMBO_TAG_LI);
    if (!matters) {
      open_.push_back(open_.back());
      return;
    }
    flush();
    page_.elements.push_back(element);
    open_.push_back(page_.elements.size() - 1);
  }

  // Text that is hidden until its heading is clicked is part of the article: what a control names, or what is
  // called so.
  void note_folded(const GumboNode* node) {
    if (const std::string_view id = attribute(node, "aria-controls"); !id.empty()) folded_.emplace(id);
    const std::string_view href = attribute(node, "href");
    if (attribute(node, "role") == "button" && href.starts_with('#')) folded_.emplace(href.substr(1));
  }

  bool is_folded(const GumboNode* node) const {
    return folded_.contains(std::string(attribute(node, "id"))) ||
           names_folded_text(attribute(node, "class"));
  }

  // A superscript: an ordinal's letters, a footnote's mark or an exponent.
  bool enter_raised(const GumboNode* node) {
    const std::string text = tidy(text_below(node));
    if (links_into_page(node)) return false;
    if (is_ordinal_suffix(text) && ends_in_digit(run_.text)) {
      close_up(run_.text);
      append_text(run_.text, text, bold_ > 0);
      return false;
    }
    const bool digits =
        !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
    if (digits) {
      run_.text += html_mark_begin + text + html_mark_end;
      return false;
    }
    append(text.c_str());
    return false;
  }

  // Whether the superscript holds a link to a place of the page, which is then a footnote. Notes its target.
  bool links_into_page(const GumboNode* raised) {
    const GumboVector& children = raised->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_A && note_link(child))
        return true;
    }
    return raised->parent != nullptr && raised->parent->type == GUMBO_NODE_ELEMENT &&
           raised->parent->v.element.tag == GUMBO_TAG_A && note_link(raised->parent);
  }

  bool note_link(const GumboNode* link) {
    const std::string_view href = attribute(link, "href");
    const std::size_t hash = href.rfind('#');
    if (hash == std::string_view::npos || hash + 1 == href.size()) return false;
    page_.note_targets.emplace_back(href.substr(hash + 1));
    return true;
  }

  bool is_note_mark(const GumboNode* link) {
    const std::string_view role = attribute(link, "role");
    const std::string_view classes = attribute(link, "class");
    const bool says_so = role == "doc-noteref" || attribute(link, "epub:type") == "noteref" ||
                         classes.find("footnote-ref") != std::string_view::npos;
    if (role == "doc-backlink" || classes.find("footnote-back") != std::string_view::npos) return true;
    return says_so && note_link(link);
  }

  void begin_item(const GumboNode* node) {
    if (lists_.empty()) return;
    List& list = lists_.back();
    if (!list.ordered) {
      label_ = list.plain ? "" : bullet_mark;
      return;
    }
    list.next = number_of(attribute(node, "value"), list.next);
    label_ = list.plain ? "" : printed_number(list.next, list.style) + ".";
    list.next += list.step;
  }

  void append(const char* text) {
    const std::size_t before = run_.text.size();
    std::string plain;
    for (; *text != '\0'; ++text) {
      const bool line_end = *text == '\n' || *text == '\r';
      const bool reserved = *text == html_mark_begin || *text == html_mark_end;
      plain += reserved || (line_end && pre_ == 0) ? ' ' : *text;
    }
    append_text(run_.text, plain, bold_ > 0);
    if (linked_ > 0) run_.linked_bytes += run_.text.size() - before;
  }

  void flush() {
    if (tidy(run_.text).empty()) {
      run_ = {};
      return;
    }
    run_.element = open_.back();
    run_.ids = std::exchange(ids_, {});
    run_.block.label = std::exchange(label_, {});
    if (heading_ > 0) {
      run_.block.kind = BlockKind::heading;
      run_.block.level = static_cast<std::uint32_t>(heading_);
    } else if (!run_.block.label.empty()) {
      run_.block.kind = BlockKind::list_item;
      run_.block.level = static_cast<std::uint32_t>(lists_.size()) - 1;
    }
    if (!rows_.empty()) {
      run_.row = rows_.back().first;
      run_.cell = rows_.back().second;
    }
    page_.runs.push_back(std::exchange(run_, {}));
  }

  // Text of a superscript; those are short, so only its first level and the links in it are looked at.
  static std::string text_below(const GumboNode* node) {
    std::string text;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) text += child->v.text.text;
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboVector& inner = child->v.element.children;
      for (unsigned j = 0; j < inner.length; ++j) {
        const auto* grandchild = static_cast<const GumboNode*>(inner.data[j]);
        if (grandchild->type == GUMBO_NODE_TEXT) text += grandchild->v.text.text;
      }
    }
    return text;
  }

  ParsedHtml& page_;
  HtmlRun run_;
  std::vector<std::size_t> open_;  // places in page_.elements, innermost last
  std::vector<std::string> ids_;
  std::vector<List> lists_;
  std::unordered_set<std::string> folded_;                 // ids of what controls show and hide
  std::vector<std::pair<std::size_t, std::size_t>> rows_;  // row and cell
  std::string label_;
  std::size_t last_row_ = 0;
  std::size_t last_cell_ = 0;
  int linked_ = 0;
  int bold_ = 0;
  int pre_ = 0;
  int heading_ = 0;
};

Output parse(std::string_view text) {
  return Output(gumbo_parse_with_options(&parser_options, text.data(), text.size()));
}

}  // namespace

ParsedHtml read_page(const HtmlSource& source) {
  ParsedHtml page;
  {
    const Output output = parse(source.markup);
    Reader(page).read(output->root);
  }
  if (!source.title.empty()) {
    ParsedHtml title;
    const Output output = parse(source.title);
    Reader(title).read(output->root);
    for (const HtmlRun& run : title.runs) page.title += run.text;
    page.title = tidy(page.title);
  }
  return page;
}

}  // namespace stet
