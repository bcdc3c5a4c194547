// One story of a DOCX file: the body, a footnote, a page header.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/import/block_flow.hpp"
#include "engine/import/blocks.hpp"
#include "engine/import/docx_numbering.hpp"
#include "engine/import/docx_styles.hpp"
#include "engine/import/import.hpp"

namespace stet {

class DocxStory {
 public:
  // `numbering` counts on from story to story and must outlive this, as must `styles`. `name` stands in
  // messages.
  DocxStory(const DocxStyles& styles, DocxNumbering& numbering, TrackedChanges tracked)
      : styles_(styles), numbering_(numbering), tracked_(tracked) {}

  // Reads all paragraphs below `root`. Throws Error(unsupported) for tracked changes that are to be refused.
  void read(const pugi::xml_node& root);

  [[nodiscard]] std::vector<Block> take_blocks() { return flow_.take(); }
  [[nodiscard]] std::vector<LeftOut> take_left_out() { return std::move(left_out_); }

 private:
  enum class FieldPart { code, result };
  struct Field {
    FieldPart part = FieldPart::code;
    std::string code;
    bool contents = false;  // a table of contents
  };
  struct OpenParagraph {
    Block block;
    std::string text;
    bool visible = false;  // `text` holds more than white space
    bool style_bold = false;
    bool mark_removed = false;  // goes on in the next paragraph
    bool contents = false;
    std::vector<Block> boxes;
  };
  struct Run {
    bool bold = false;
    bool hidden = false;
    bool superscript = false;
  };

  [[nodiscard]] bool enter(const pugi::xml_node& node);
  void leave(const pugi::xml_node& node);
  [[nodiscard]] bool enters_change(std::string_view element);
  [[nodiscard]] bool removes(const pugi::xml_node& properties, std::string_view first,
                             std::string_view second) const;
  void begin_paragraph(const pugi::xml_node& node);
  void end_paragraph();
  void begin_run(const pugi::xml_node& node);
  void field_character(const pugi::xml_node& node);
  void append(std::string_view text);
  void turn_page();
  void refuse() const;
  void flush_carried();
  [[nodiscard]] bool in_field_code() const;

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  TrackedChanges tracked_;
  BlockFlow flow_;
  std::vector<LeftOut> left_out_;
  std::vector<OpenParagraph> paragraphs_;  // innermost last: a text box holds paragraphs inside a paragraph
  std::vector<Run> runs_;
  std::vector<Field> fields_;
  std::unordered_map<const void*, bool> has_choice_;  // by the parent of a drawing's renderings
  std::string carried_;  // text of paragraphs whose mark a tracked change removes
  bool carried_visible_ = false;
  std::string hidden_;
  std::uint32_t page_ = 0;
  int contents_depth_ = 0;
};

}  // namespace stet
