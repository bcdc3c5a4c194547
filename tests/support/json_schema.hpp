// The part of JSON Schema 2020-12 that stet's schemas use.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace stet::test {

// What breaks the schema, each with its place; empty when `value` is valid. A keyword that is not known here
// is reported too, so that no part of a schema goes unchecked.
[[nodiscard]] std::vector<std::string> schema_errors(const nlohmann::json& schema,
                                                     const nlohmann::json& value);

// docs/schema/`name`.
[[nodiscard]] nlohmann::json published_schema(const std::string& name);

}  // namespace stet::test
