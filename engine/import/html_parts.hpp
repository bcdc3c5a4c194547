// What an element's tag, role, class and id say about its part of the page.
#pragma once

#include <string_view>

#include "engine/import/html_page.hpp"

namespace stet {

struct HtmlHints {
  std::string_view tag;  // lower case
  std::string_view role;
  std::string_view class_names;
  std::string_view id;
  std::string_view epub_type;
  bool in_article = false;  // inside <article> or <main>
};

[[nodiscard]] HtmlPart part_of(const HtmlHints& hints);

// Whether a class list names a box whose text unfolds at a click.
[[nodiscard]] bool names_folded_text(std::string_view class_names);

}  // namespace stet
