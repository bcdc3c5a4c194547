#include "engine/import/odt.hpp"

#include <utility>

#include <pugixml.hpp>

#include "engine/base/error.hpp"
#include "engine/import/odt_story.hpp"
#include "engine/import/odt_styles.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

struct XmlPart {
  std::string bytes;  // the tree points into them
  pugi::xml_document tree;

  XmlPart(ZipArchive& archive, const std::string& part) : bytes(archive.read(part)) {
    parse_xml(bytes, tree, part, XmlSpace::keep);
  }
};

void refuse_encrypted(ZipArchive& archive) {
  const std::string part = "META-INF/manifest.xml";
  if (!archive.has(part)) return;
  if (archive.read(part).find("encryption-data") != std::string::npos) {
    throw Error(ErrorCode::unsupported, "the document is encrypted; save it without a password first");
  }
}

}  // namespace

Reading read_odt(ZipArchive& archive, TrackedChanges tracked) {
  refuse_encrypted(archive);
  OdtStyles styles;
  Reading reading;
  if (archive.has("styles.xml")) {
    const XmlPart part(archive, "styles.xml");
    const pugi::xml_node root = part.tree.document_element();
    styles.read(root);
    const auto leave_out = [&](const pugi::xml_node& node, const char* what) {
      OdtStory story(styles, tracked);
      story.read(node);
      for (Block& block : story.take_blocks()) reading.left_out.push_back({what, std::move(block.text), {}});
    };
    for (const pugi::xml_node& master : child(root, "master-styles").children()) {
      for (const pugi::xml_node& node : master.children()) {
        const std::string_view element = local_name(node.name());
        if (element.starts_with("header")) leave_out(node, "page header");
        if (element.starts_with("footer")) leave_out(node, "page footer");
      }
    }
  }
  {
    const XmlPart part(archive, "content.xml");
    styles.read(part.tree.document_element());
    const pugi::xml_node body = child(child(part.tree.document_element(), "body"), "text");
    if (!body) throw Error(ErrorCode::malformed, "content.xml has no text; save the document anew as ODT");
    OdtStory story(styles, tracked);
    story.read(body);
    reading.blocks = story.take_blocks();
    for (LeftOut& left : story.take_left_out()) reading.left_out.push_back(std::move(left));
  }
  if (archive.has("meta.xml")) {
    const XmlPart part(archive, "meta.xml");
    reading.fallback.title = tidy(child(child(part.tree.document_element(), "meta"), "title").child_value());
  }
  return reading;
}

}  // namespace stet
