// The editions of a series named on the command line: in the store, or a folder of statement files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/history/follow.hpp"
#include "engine/import/import.hpp"

namespace stet::cli {

struct Series {
  std::string name;                     // as it was given
  std::vector<SeriesEdition> editions;  // oldest first, each with a name of its own
  std::vector<std::string> files;       // that were read; none of a series in the store

  [[nodiscard]] bool of_store() const noexcept { return files.empty(); }
};

// Where a series may be: the folder of --store, and how files are read.
struct SeriesPlace {
  std::string store;
  ImportOptions import;
};

// Whether `name` is a folder, or a series of a store that can be opened.
[[nodiscard]] bool is_series(const std::string& name, const SeriesPlace& place);

// The statements of a folder: its own files alone, without hidden ones, README files and those whose ending
// no importer has; ordered and named by ordinal if each has one of its own, else by date, else by file name.
// Else the series of that name in the store; where `name` is empty, its only one. A folder goes before a
// series. Throws Error naming the file that cannot be read, or what the store holds.
[[nodiscard]] Series read_series(const std::string& name, const SeriesPlace& place);

// A series and one of its editions.
struct EditionOfSeries {
  Series series;
  std::uint32_t edition = 0;
};
// FOLDER/FILE or FOLDER/EDITION, or what names an edition in the store; a FOLDER or SERIES means its latest
// one, as does an empty name the only series of the store. Throws Error(not_found).
[[nodiscard]] EditionOfSeries read_edition(const std::string& name, const SeriesPlace& place);

// The edition of that name, file or date; no_such_edition if there is none.
inline constexpr std::uint32_t no_such_edition = 0xFFFFFFFFU;
[[nodiscard]] std::uint32_t find_edition(const Series& series, const std::string& name);

// The first edition that is not before `text`, the last that is not after it: a name, a date or its beginning
// ("2009"), an ordinal. Throws Error(usage) naming the option where no edition is left.
[[nodiscard]] std::uint32_t since_edition(const Series& series, const std::string& text);
[[nodiscard]] std::uint32_t until_edition(const Series& series, const std::string& text);

}  // namespace stet::cli
