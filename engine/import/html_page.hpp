// The runs of text of a web page, each with what is needed to tell the article from the page around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/import/blocks.hpp"
#include "engine/import/html_source.hpp"

namespace stet {

// Why an element may not belong to the article.
enum class HtmlPart : std::uint8_t {
  content,
  furniture,    // by its tag or role: navigation, the site's footer
  likely,       // by its class or id ("share", "cookie-notice"): furniture unless it holds much of the text
  page_header,  // of the page or of the article: its headings may be the title
  footnotes,
  contents,
  caption,
};

// An element that holds text; `parent` is its place in the same list (its own for the first one).
struct HtmlElement {
  std::size_t parent = 0;
  HtmlPart part = HtmlPart::content;
  bool is_main = false;     // <main>
  bool is_article = false;  // <article>
};

// One run of text between the borders of blocks. `text` is untidied; a footnote mark that may be one, "3" of
// <sup>3</sup>, stands in it between mark_begin and mark_end.
struct HtmlRun {
  Block block;  // without text
  std::string text;
  std::size_t element = 0;
  std::size_t linked_bytes = 0;  // of `text`
  std::size_t links = 0;
  bool to_anchor = false;  // a link in it points into the page
  std::size_t row = 0;     // of a table, 0 outside
  std::size_t cell = 0;
  std::vector<std::string> ids;  // of the elements that begin with it
};

struct ParsedHtml {
  std::vector<HtmlElement> elements;  // parents before children
  std::vector<HtmlRun> runs;
  std::vector<std::string> note_targets;  // ids that footnote marks point to
  std::string title;
};

inline constexpr char html_mark_begin = '\x01';
inline constexpr char html_mark_end = '\x02';

// Parses cleaned mark-up. Linear; no recursion.
[[nodiscard]] ParsedHtml read_page(const HtmlSource& source);

}  // namespace stet
