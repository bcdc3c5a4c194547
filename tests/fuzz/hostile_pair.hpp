// Two statements whose every field comes from an attacker.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/document/document.hpp"
#include "engine/import/import.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace fuzzing {

// The old statement, the new one, and the fields beside their texts, one a line; each between lines of
// "====".
inline std::optional<std::pair<stet::Document, stet::Document>> hostile_pair(std::string_view input) {
  const std::array<std::string_view, 3> parts{take_part(input), take_part(input), take_part(input)};
  stet::ImportOptions options;
  options.format = stet::Format::text;
  try {
    std::pair<stet::Document, stet::Document> pair{stet::import_bytes(parts[0], "old", options),
                                                   stet::import_bytes(parts[1], "new", options)};
    // As to_utf8 gives them; the bytes of a line are anything.
    std::string_view fields = parts[2];
    const auto line = [&fields] {
      const std::size_t end = fields.find('\n');
      const std::string taken(fields.substr(0, end));
      fields = end == std::string_view::npos ? std::string_view() : fields.substr(end + 1);
      return taken;
    };
    for (stet::Document* document : {&pair.first, &pair.second}) {
      if (std::string title = line(); !title.empty()) document->facts.title = std::move(title);
      if (std::string date = line(); !date.empty()) document->facts.date = std::move(date);
      if (std::string place = line(); !place.empty()) document->facts.place = std::move(place);
      if (std::string label = line(); !label.empty()) document->paragraphs.front().label = std::move(label);
      if (std::string source = line(); !source.empty()) document->source = std::move(source);
      if (std::string what = line(); !what.empty()) document->left_out.push_back({what, line(), {}});
    }
    return pair;
  } catch (const stet::Error&) {
    return std::nullopt;
  }
}

}  // namespace fuzzing
