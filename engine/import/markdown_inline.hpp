// Marks inside Markdown's paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet {

// A stretch of a paragraph between line ends of the source.
struct InlineLine {
  std::string text;   // UTF-8 without marks, tags and entities; may be padded with white space
  bool bold = false;  // all its letters and digits are bold, an enumerator ("I.") in front not counted
  bool bold_goes_on = false;  // its bold passage runs on into the next line
  bool hard_break = false;    // ends with two spaces, a backslash or <br>
};

struct InlineText {
  std::vector<InlineLine> lines;
  std::vector<std::string> footnote_marks;  // "1" of [^1] and of <sup>1</sup>
  std::vector<std::string> struck_out;      // texts of <s>, <del>, ~~ ~~
};

// Takes emphasis, links (their text stays, the address goes), images, code marks, HTML tags, entities and
// backslash escapes out of a paragraph. A mark without its partner stays. Linear.
[[nodiscard]] InlineText read_inline(std::string_view paragraph);

}  // namespace stet
