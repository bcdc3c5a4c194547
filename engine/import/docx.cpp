#include "engine/import/docx.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "engine/base/error.hpp"
#include "engine/import/docx_story.hpp"
#include "engine/import/tidy_text.hpp"
#include "engine/import/xml_part.hpp"

namespace stet {
namespace {

// One relation of a part to another, by the last word of its type: "styles", "footnotes", "header".
struct Relation {
  std::string type;
  std::string target;
};

struct XmlPart {
  std::string bytes;  // the tree points into them
  pugi::xml_document tree;
};

class Package {
 public:
  explicit Package(ZipArchive& archive) : archive_(archive) {}

  [[nodiscard]] std::unique_ptr<XmlPart> load(const std::string& part) {
    auto loaded = std::make_unique<XmlPart>();
    loaded->bytes = archive_.read(part);
    parse_xml(loaded->bytes, loaded->tree, part, XmlSpace::collapse_between_tags);
    return loaded;
  }

  [[nodiscard]] std::unique_ptr<XmlPart> load_if_there(const std::string& part) {
    return archive_.has(part) ? load(part) : nullptr;
  }

  // The relations that `part` ("" is the package) has inside the package, with targets as names of parts.
  [[nodiscard]] std::vector<Relation> relations(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string file = slash == std::string::npos ? part : part.substr(slash + 1);
    const auto rels = load_if_there(fmt::format("{}_rels/{}.rels", folder, file));
    std::vector<Relation> out;
    if (rels == nullptr) return out;
    for (const pugi::xml_node& node : rels->tree.document_element().children()) {
      if (attribute(node, "TargetMode") == "External") continue;
      const std::string_view type = attribute(node, "Type");
      std::string target(attribute(node, "Target"));
      target = target.starts_with('/') ? target.substr(1) : folder + target;
      out.push_back({std::string(type.substr(type.rfind('/') + 1)), std::move(target)});
    }
    return out;
  }

 private:
  ZipArchive& archive_;
};

std::optional<std::string> target_of(const std::vector<Relation>& relations, std::string_view type) {
  for (const Relation& relation : relations) {
    if (relation.type == type) return relation.target;
  }
  return std::nullopt;
}

// All text of a story as one line.
std::string line_of(std::vector<Block> blocks) {
  std::string line;
  for (const Block& block : blocks) {
    if (!line.empty()) line += ' ';
    line += block.text;
  }
  return line;
}

}  // namespace

Reading read_docx(ZipArchive& archive, TrackedChanges tracked) {
  Package package(archive);
  const std::vector<Relation> package_relations = package.relations("");
  const std::string main = target_of(package_relations, "officeDocument").value_or("word/document.xml");
  const std::vector<Relation> relations = package.relations(main);

  DocxStyles styles;
  if (const auto part = target_of(relations, "styles"); part && archive.has(*part)) {
    styles = DocxStyles(package.load(*part)->tree.document_element());
  }
  DocxNumbering numbering;
  if (const auto part = target_of(relations, "numbering"); part && archive.has(*part)) {
    numbering = DocxNumbering(package.load(*part)->tree.document_element());
  }

  Reading reading;
  {
    const auto document = package.load(main);
    const pugi::xml_node body = child(document->tree.document_element(), "body");
    if (!body) {
      throw Error(ErrorCode::malformed, fmt::format("{} has no document body; save the document anew", main));
    }
    DocxStory story(styles, numbering, tracked);
    story.read(body);
    reading.blocks = story.take_blocks();
    reading.left_out = story.take_left_out();
  }

  const auto leave_out = [&](const pugi::xml_node& root, const char* what) {
    DocxStory story(styles, numbering, tracked);
    story.read(root);
    if (std::string line = line_of(story.take_blocks()); !line.empty()) {
      reading.left_out.push_back({what, std::move(line), {}});
    }
  };
  for (const Relation& relation : relations) {
    if (!archive.has(relation.target)) continue;
    if (relation.type == "footnotes" || relation.type == "endnotes") {
      const auto notes = package.load(relation.target);
      for (const pugi::xml_node& note : notes->tree.document_element().children()) {
        if (!has_attribute(note, "type") || attribute(note, "type") == "normal") leave_out(note, "footnote");
      }
    } else if (relation.type == "header" || relation.type == "footer") {
      const auto part = package.load(relation.target);
      leave_out(part->tree.document_element(), relation.type == "header" ? "page header" : "page footer");
    }
  }

  if (const auto part = target_of(package_relations, "core-properties"); part && archive.has(*part)) {
    const auto core = package.load(*part);
    reading.fallback.title = tidy(child(core->tree.document_element(), "title").child_value());
  }
  return reading;
}

}  // namespace stet
