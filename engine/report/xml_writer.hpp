// XML written as it goes, for parts of many megabytes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

// U+FFFD for U+FFFE and U+FFFF, which are no characters and which XML does not hold; any other as it is.
[[nodiscard]] char32_t allowed_in_xml(char32_t c) noexcept;

// Text made safe for XML 1.0, in content and in quoted attributes: markup is escaped, and what XML forbids or
// a reader could not see stands as on a terminal, ‹U+202E›.
[[nodiscard]] std::string escape_for_xml(std::string_view text);

// Well formed by construction: elements are closed in order, text and values escaped. Names are the caller's.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();  // begins with the XML declaration
  XmlWriter& open(std::string_view name, Attributes attributes = {});
  XmlWriter& close();
  XmlWriter& empty(std::string_view name, Attributes attributes = {});
  XmlWriter& text(std::string_view text);
  // An element with text and nothing else.
  XmlWriter& element(std::string_view name, std::string_view content, Attributes attributes = {});
  [[nodiscard]] std::string finish();  // closes what is open

 private:
  void tag(std::string_view name, Attributes attributes);
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace stet
