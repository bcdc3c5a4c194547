#include <algorithm>
#include <string_view>

#include "engine/report/folders.hpp"
#include "engine/report/json.hpp"
#include "engine/report/json_writer.hpp"

namespace stet {

namespace {

using Shape = JsonWriter::Shape;

constexpr std::string_view pair_indent = "    ";
constexpr std::string_view field_indent = "      ";

std::string_view key_of(PairedBy way) noexcept {
  return way == PairedBy::name_without_numbers ? "name_without_numbers"
         : way == PairedBy::ordinal            ? "ordinal"
                                               : name(way);
}

// A value of several lines, moved to the right; strings hold no line ends.
std::string indented(std::string_view json, std::string_view indent) {
  std::string out;
  out.reserve(json.size() + json.size() / 4);
  for (const char c : json) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string json_string(std::string_view text) {
  JsonWriter json;
  json.string(text);
  return without_newline(json.finish());
}

std::string value_of(JsonWriter& json) {
  return indented(without_newline(json.finish()), "  ");
}

std::string list(const std::vector<std::string>& values) {
  JsonWriter json;
  json.array();
  for (const std::string& value : values) json.string(value);
  json.close();
  return value_of(json);
}

std::string field(std::string_view name, const std::string& value) {
  return "  \"" + std::string(name) + "\": " + value + ",\n";
}

}  // namespace

std::string json_opening(const FoldersReport& report) {
  return "{\n" + field("schema", "\"stet.compare-folders/1\"") +
         field("generator", "\"stet " STET_VERSION "\"") + field("old", json_string(report.old_folder)) +
         field("new", json_string(report.new_folder)) + "  \"pairs\": [";
}

std::string json_pair(const StatementPair& pair, const Comparison& comparison) {
  std::string out = std::string(pair_indent) + "{\n";
  const auto put = [&](std::string_view key, const std::string& value) {
    out += std::string(field_indent) + "\"" + std::string(key) + "\": " + value;
  };
  put("name", json_string(pair.name) + ",\n");
  put("old", json_string(pair.old_file) + ",\n");
  put("new", json_string(pair.new_file) + ",\n");
  put("paired_by", json_string(key_of(pair.paired_by)) + ",\n");
  put("comparison", indented(without_newline(render_json(comparison)), field_indent) + "\n");
  return out + std::string(pair_indent) + "}";
}

std::string json_closing(const FoldersReport& report) {
  const bool any = std::ranges::any_of(report.pairs, &std::string::empty, &StatementPair::trouble);
  JsonWriter troubles;
  troubles.array();
  for (const NotCompared& trouble : not_compared(report)) {
    troubles.object(Shape::line);
    troubles.key("old").string_or_null(trouble.old_file);
    troubles.key("new").string_or_null(trouble.new_file);
    troubles.key("why").string(trouble.why).close();
  }
  troubles.close();
  return (any ? "\n  ],\n" : "],\n") + field("only_old", list(report.only_old)) +
         field("only_new", list(report.only_new)) + field("not_compared", value_of(troubles)) +
         "  \"not_read\": " + list(report.not_read) + "\n}\n";
}

}  // namespace stet
