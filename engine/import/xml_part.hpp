// XML from a hostile archive, checked before a tree is built of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace stet {

struct XmlLimits {
  std::size_t max_depth = 512;  // word processors stay below 60 even with nested tables and text boxes
  // Of the tree, estimated from the number of tags and attributes: mark-up of four bytes costs 128 in memory.
  std::size_t max_tree_bytes = 288U * 1024U * 1024U;
};

enum class XmlSpace { collapse_between_tags, keep };

// Parses `xml`, which must live as long as `into` (it is taken over in place). Document type declarations are
// refused, so no entity of the file's own is ever expanded and nothing outside is read. `name` and `part`
// stand in messages. Throws Error: malformed, unsupported (a document type, UTF-16), over_limit. Linear; no
// recursion.
void parse_xml(std::string& xml, pugi::xml_document& into, std::string_view part, XmlSpace space,
               const XmlLimits& limits = {});

// "p" of "w:p": formats are told apart by their parts, so prefixes, which each writer may choose, are not
// looked at.
[[nodiscard]] std::string_view local_name(const char* qualified) noexcept;

// The value of the attribute with this local name, or "" where there is none.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view local) noexcept;
[[nodiscard]] bool has_attribute(const pugi::xml_node& node, std::string_view local) noexcept;
[[nodiscard]] int attribute_number(const pugi::xml_node& node, std::string_view local,
                                   int otherwise) noexcept;

// The first child element with this local name, or an empty node.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view local) noexcept;

// Visits all nodes below `root` in document order without recursion. `enter(node)` returns whether to go into
// the node's children; `leave(node)` is called after them, for every node entered.
template <class Node, class Enter, class Leave>
void walk_tree(const Node& root, Enter&& enter, Leave&& leave) {
  Node node = root.first_child();
  while (node) {
    const bool inside = enter(node);
    if (inside && node.first_child()) {
      node = node.first_child();
      continue;
    }
    if (inside) leave(node);
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (node == root) return;
      leave(node);
    }
    if (node) node = node.next_sibling();
  }
}

}  // namespace stet
