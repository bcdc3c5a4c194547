#include "engine/import/xml_part.hpp"

#include <charconv>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "engine/base/error.hpp"

namespace stet {
namespace {

// What one node and one attribute take in pugixml's tree on a 64-bit machine; each tag may bring a text node
// with it.
constexpr std::size_t bytes_per_tag = 128;
constexpr std::size_t bytes_per_attribute = 40;

struct Context {
  std::string_view part;

  [[nodiscard]] Error malformed(std::string_view why) const {
    return {ErrorCode::malformed,
            fmt::format("{} is not well-formed XML ({}); save the document anew", part, why)};
  }
};

// Position after the `end` that closes a comment, CDATA section or instruction.
std::size_t after(std::string_view xml, std::string_view end, std::size_t from, const Context& context) {
  const std::size_t at = xml.find(end, from);
  if (at == std::string_view::npos) throw context.malformed("it ends inside mark-up");
  return at + end.size();
}

struct Tag {
  std::size_t end = 0;  // after its '>'
  std::size_t attributes = 0;
};

Tag scan_tag(std::string_view xml, std::size_t from, const Context& context) {
  Tag tag;
  char quote = 0;
  for (std::size_t at = from; at < xml.size(); ++at) {
    const char c = xml[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      ++tag.attributes;
    } else if (c == '>') {
      tag.end = at + 1;
      return tag;
    }
  }
  throw context.malformed("it ends inside a tag");
}

void check(std::string_view xml, const Context& context, const XmlLimits& limits) {
  if (xml.starts_with("\xFE\xFF") || xml.starts_with("\xFF\xFE")) {
    throw Error(ErrorCode::unsupported, fmt::format("{} is in UTF-16; save the document anew", context.part));
  }
  std::size_t depth = 0;
  std::size_t tree_bytes = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      at = after(xml, "-->", at + 4, context);
    } else if (rest.starts_with("<![CDATA[")) {
      at = after(xml, "]]>", at + 9, context);
      tree_bytes += bytes_per_tag;
    } else if (rest.starts_with("<?")) {
      at = after(xml, "?>", at + 2, context);
    } else if (rest.starts_with("<!")) {
      throw Error(
          ErrorCode::unsupported,
          fmt::format("{} declares a document type, which no word processor writes and which can hide "
                      "entity bombs; save the document anew",
                      context.part));
    } else {
      const Tag tag = scan_tag(xml, at, context);
      if (rest.starts_with("</")) {
        if (depth > 0) --depth;
      } else if (xml[tag.end - 2] != '/') {
        ++depth;
      }
      tree_bytes += bytes_per_tag + tag.attributes * bytes_per_attribute;
      at = tag.end;
      if (depth > limits.max_depth) {
        throw Error(ErrorCode::over_limit, fmt::format("elements in {} are nested more than {} deep",
                                                       context.part, limits.max_depth));
      }
      if (tree_bytes > limits.max_tree_bytes) {
        throw Error(ErrorCode::over_limit,
                    fmt::format("{} holds more mark-up than stet allows ({} MB in memory)", context.part,
                                limits.max_tree_bytes >> 20U));
      }
    }
  }
}

}  // namespace

void parse_xml(std::string& xml, pugi::xml_document& into, std::string_view part, XmlSpace space,
               const XmlLimits& limits) {
  const Context context{part};
  check(xml, context, limits);
  const unsigned keep = space == XmlSpace::keep ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result =
      into.load_buffer_inplace(xml.data(), xml.size(), pugi::parse_default | keep, pugi::encoding_utf8);
  if (!result) throw context.malformed(result.description());
}

std::string_view local_name(const char* qualified) noexcept {
  const std::string_view name(qualified);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) noexcept {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (local_name(a.name()) == local) return a.value();
  }
  return {};
}

bool has_attribute(const pugi::xml_node& node, std::string_view local) noexcept {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (local_name(a.name()) == local) return true;
  }
  return false;
}

int attribute_number(const pugi::xml_node& node, std::string_view local, int otherwise) noexcept {
  const std::string_view text = attribute(node, local);
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} ? value : otherwise;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) noexcept {
  for (const pugi::xml_node& c : node.children()) {
    if (local_name(c.name()) == local) return c;
  }
  return {};
}

}  // namespace stet
