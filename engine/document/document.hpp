// A statement as it was read: what every importer yields and every later stage takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.hpp"

namespace stet {

enum class ParagraphKind : std::uint8_t { body, heading };

// Where a paragraph stood in its source. Pages and lines count from 1; 0 means the format has none.
struct Origin {
  std::uint32_t page = 0;
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
};

struct Paragraph {
  std::string
      label;  // the printed number without its punctuation ("7", "3(a)", "IV"); empty if none is printed
  ParagraphKind kind = ParagraphKind::body;
  // The source's own characters in UTF-8, unwrapped: one line, single spaces, no soft hyphens, no page
  // furniture, no printed number in front, no footnote marks. Quotes, dashes and spelling stay as published.
  std::string text;
  // In order, not empty, inside `text`, without the white space between them. A heading is one sentence.
  std::vector<Span> sentences;
  Origin origin;
};

// The words of sentence `i` of the paragraph; points into its text.
[[nodiscard]] inline std::string_view text_of(const Paragraph& paragraph, std::size_t i) {
  return paragraph.sentences[i].of(paragraph.text);
}

// What import did not take into the text, so that nothing disappears silently.
struct LeftOut {
  std::string what;  // "page number", "page header", "page footer", "footnote", "footnote mark",
                     // "end mark", "boilerplate", "layout", "title", "date line", "status line",
                     // "letterhead", "comment", "struck out"
  std::string text;
  Origin origin;
};

// Facts about the statement, from its title lines, first paragraph or front matter; empty where not found.
struct Facts {
  std::string title;
  std::string series;  // "asean-japan"; lower case, hyphens; derived from title, or from metadata
  std::optional<std::uint32_t> ordinal;  // 23 of "the 23rd ASEAN-Japan Summit"
  std::string date;                      // ISO 8601, "2020-11-12"
  std::string place;                     // "Bangkok, Thailand"
};

struct Document {
  std::string source;  // the name it was read under: a file name, "-" or an edition
  std::string format;  // "text", "markdown", …
  std::string sha256;  // of the source's bytes, lower-case hexadecimal
  Facts facts;
  // Headings and body in reading order; the title lines are in `facts` only.
  std::vector<Paragraph> paragraphs;
  std::vector<LeftOut> left_out;
};

}  // namespace stet
