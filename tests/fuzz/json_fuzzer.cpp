// JSON and CSV: bytes of any kind written as strings, then the reports of two hostile statements.
#include <nlohmann/json.hpp>

#include "engine/report/json_writer.hpp"
#include "tests/fuzz/borders.hpp"
#include "tests/fuzz/fuzzing.hpp"
#include "tests/fuzz/hostile_pair.hpp"
#include "tests/fuzz/reports.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzzing::text_of(data, size));
  stet::JsonWriter writer;
  writer.object().key(text).string(text).key("list").strings({text, text});
  writer.key("nested").array().object(stet::JsonWriter::Shape::line).close().string_or_null(text).close();
  const std::string json = writer.close().finish();
  fuzzing::check_json(json);
  const std::string back = nlohmann::json::parse(json)["list"][1].get<std::string>();
  try {
    static_cast<void>(nlohmann::json(text).dump());
    fuzzing::require(back == text, "UTF-8 comes back from JSON as it was");
  } catch (const nlohmann::json::exception&) {  // no UTF-8
  }
  if (const auto pair = fuzzing::hostile_pair(text)) fuzzing::check_data_reports(pair->first, pair->second);
  return 0;
}
