// One story of an ODT file: the body, a note, a page header.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/import/block_flow.hpp"
#include "engine/import/import.hpp"
#include "engine/import/odt_lists.hpp"
#include "engine/import/odt_styles.hpp"

namespace stet {

class OdtStory {
 public:
  // `styles` must outlive this.
  OdtStory(const OdtStyles& styles, TrackedChanges tracked)
      : styles_(styles), lists_(styles), tracked_(tracked) {}

  // Reads all paragraphs below `root`. Throws Error(unsupported) for tracked changes that are to be refused.
  void read(const pugi::xml_node& root);

  [[nodiscard]] std::vector<Block> take_blocks() { return flow_.take(); }
  [[nodiscard]] std::vector<LeftOut> take_left_out() { return std::move(left_out_); }

 private:
  struct OpenParagraph {
    Block block;
    std::string text;
    bool visible = false;  // `text` holds more than white space
    bool bold = false;
    bool contents = false;
    std::vector<Block> boxes;
  };
  struct Span {
    bool bold = false;
    bool hidden = false;
    bool raised = false;
  };

  [[nodiscard]] bool enter(const pugi::xml_node& node);
  void leave(const pugi::xml_node& node);
  void read_changes(const pugi::xml_node& changes);
  void change_mark(const pugi::xml_node& node, std::string_view element);
  void put_back(const std::vector<std::string>& deleted);
  void begin_paragraph(const pugi::xml_node& node, bool heading);
  void end_paragraph();
  void begin_span(const pugi::xml_node& node);
  void append(std::string_view text);
  void turn_page();
  void leave_out(const pugi::xml_node& node, const char* what);

  const OdtStyles& styles_;
  OdtLists lists_;
  TrackedChanges tracked_;
  BlockFlow flow_;
  std::vector<LeftOut> left_out_;
  std::vector<OpenParagraph> paragraphs_;  // innermost last: a text box holds paragraphs inside a paragraph
  std::vector<Span> spans_;
  // When changes are rejected: insertions to leave out and deletions to put back, by their ids.
  std::unordered_set<std::string> insertions_;
  std::unordered_map<std::string, std::vector<std::string>> deletions_;  // their paragraphs
  int inside_insertions_ = 0;
  bool goes_on_ = false;  // a rejected insertion holds the paragraph's end: the next one continues it
  int contents_depth_ = 0;
  std::string hidden_;
  std::uint32_t page_ = 0;
};

}  // namespace stet
