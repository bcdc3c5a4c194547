#include "tests/support/json_schema.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace stet::test {

namespace {

using nlohmann::json;

bool is_type(const std::string& type, const json& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return type == "null" && value.is_null();
}

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& place) {
    for (const auto& [keyword, rule] : schema.items()) check(keyword, rule, schema, value, place);
  }
  std::vector<std::string> errors;

 private:
  void fail(const std::string& place, const std::string& what) { errors.push_back(place + ": " + what); }

  void check(const std::string& keyword, const json& rule, const json& schema, const json& value,
             const std::string& place) {
    if (keyword == "$ref") {
      check(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, place);
    } else if (keyword == "type") {
      const auto fits = [&value](const json& type) { return is_type(type.get<std::string>(), value); };
      if (!(rule.is_array() ? std::ranges::any_of(rule, fits) : fits(rule)))
        fail(place, "is not " + rule.dump());
    } else if (keyword == "enum") {
      if (std::ranges::find(rule, value) == rule.end())
        fail(place, value.dump() + " is not one of " + rule.dump());
    } else if (keyword == "const") {
      if (value != rule) fail(place, "is not " + rule.dump());
    } else if (keyword == "anyOf") {
      const bool any = std::ranges::any_of(rule, [&](const json& choice) {
        Validator part(root_);
        part.check(choice, value, place);
        return part.errors.empty();
      });
      if (!any) fail(place, "fits no choice");
    } else if (keyword == "required") {
      for (const json& key : rule) {
        if (value.is_object() && !value.contains(key.get<std::string>())) fail(place, "lacks " + key.dump());
      }
    } else if (keyword == "properties") {
      if (!value.is_object()) return;
      for (const auto& [key, part] : rule.items()) {
        if (value.contains(key)) check(part, value.at(key), place + "/" + key);
      }
    } else if (keyword == "additionalProperties") {
      if (rule != false) throw std::logic_error("additionalProperties is only known as false");
      if (!value.is_object()) return;
      for (const auto& [key, part] : value.items()) {
        if (!schema.at("properties").contains(key)) fail(place, "has unknown " + key);
      }
    } else if (keyword == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
        check(rule, value[i], place + "/" + std::to_string(i));
      }
    } else if (keyword == "minItems") {
      if (value.is_array() && value.size() < rule.get<std::size_t>()) fail(place, "has too few items");
    } else if (keyword == "maxItems") {
      if (value.is_array() && value.size() > rule.get<std::size_t>()) fail(place, "has too many items");
    } else if (keyword == "minimum") {
      if (value.is_number() && value.get<double>() < rule.get<double>()) fail(place, "is too small");
    } else if (keyword == "maximum") {
      if (value.is_number() && value.get<double>() > rule.get<double>()) fail(place, "is too large");
    } else if (keyword != "$schema" && keyword != "$id" && keyword != "$defs" && keyword != "title" &&
               keyword != "description") {
      fail(place, "the schema has the unknown keyword " + keyword);
    }
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> schema_errors(const json& schema, const json& value) {
  Validator validator(schema);
  validator.check(schema, value, "");
  return validator.errors;
}

json published_schema(const std::string& name) {
  std::ifstream in(std::string(STET_SOURCE_DIR) + "/docs/schema/" + name);
  if (!in) throw std::runtime_error("no schema " + name);
  return json::parse(in);
}

}  // namespace stet::test
