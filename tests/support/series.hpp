// Series of editions for tests.
#pragma once

#include <string>
#include <vector>

#include "engine/history/follow.hpp"
#include "engine/import/import.hpp"
#include "tests/support/documents.hpp"

namespace stet::test {

// One edition for each list of paragraphs, named "1", "2", …
inline std::vector<SeriesEdition> series_of(const std::vector<std::vector<std::string>>& editions) {
  std::vector<SeriesEdition> series;
  for (const std::vector<std::string>& paragraphs : editions)
    series.push_back({std::to_string(series.size() + 1), document_of(paragraphs)});
  return series;
}

// fixtures/series/`folder`/1.txt, 2.txt, …
inline std::vector<SeriesEdition> fixture_series(const std::string& folder) {
  std::vector<SeriesEdition> series;
  for (int i = 1;; ++i) {
    const std::filesystem::path path =
        std::filesystem::path(STET_SOURCE_DIR) / "fixtures/series" / folder / (std::to_string(i) + ".txt");
    if (!std::filesystem::exists(path)) return series;
    series.push_back({std::to_string(i), import_file(path)});
  }
}

}  // namespace stet::test
