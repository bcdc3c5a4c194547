// Paragraph styles of a DOCX file: which paragraphs are headings, numbered by their style, or set in bold.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pugi {
class xml_node;
}

namespace stet {

struct DocxStyle {
  std::string name;      // lower case: "heading 1", "title", "toc 2"
  std::string based_on;  // id
  std::optional<int> outline_level;
  std::optional<int> number_id;
  std::optional<int> number_level;
  std::optional<bool> bold;
};

class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(const pugi::xml_node& styles);  // of <w:styles>

  // The style with all that it inherits; an unknown id gives the default paragraph style.
  [[nodiscard]] DocxStyle resolve(std::string_view id) const;

 private:
  std::unordered_map<std::string, DocxStyle> styles_;
  std::string default_id_;
};

// A switch such as <w:b/>: nothing where absent, false where its value says "0", "false", "off" or "none".
[[nodiscard]] std::optional<bool> docx_switch(const pugi::xml_node& properties, std::string_view local);

}  // namespace stet
