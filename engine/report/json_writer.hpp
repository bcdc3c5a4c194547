// JSON written as it goes, for outputs of many megabytes.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

// Two-space indentation; `line` scopes stand on one line. Strings are UTF-8; control characters, DEL, C1
// controls, bidi overrides and line separators are written as \u escapes, so that the output is safe to
// print; a byte that is not UTF-8 becomes U+FFFD. The caller opens and closes scopes in order.
class JsonWriter {
 public:
  enum class Shape : std::uint8_t { block, line };

  JsonWriter& object(Shape shape = Shape::block) { return open('{', shape); }
  JsonWriter& array(Shape shape = Shape::block) { return open('[', shape); }
  JsonWriter& close();
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view value);
  JsonWriter& string_or_null(std::string_view value) { return value.empty() ? null() : string(value); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& real(double value);  // rounded to four digits
  JsonWriter& integer(std::integral auto value) { return raw(std::to_string(value)); }
  JsonWriter& strings(const std::vector<std::string>& values);

  [[nodiscard]] std::string finish();  // with a newline at the end

 private:
  struct Scope {
    char closing;
    Shape shape;
    bool empty = true;
  };
  JsonWriter& open(char opening, Shape shape);
  JsonWriter& raw(std::string_view text);
  void separate();
  void quoted(std::string_view text);

  std::string out_;
  std::vector<Scope> scopes_;
  bool after_key_ = false;
};

}  // namespace stet
