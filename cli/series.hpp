// The editions of a series named on the command line: a folder of statement files.
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
  std::vector<std::string> files;       // that were read
};

// Whether `name` can be read as a series.
[[nodiscard]] bool is_series(const std::string& name);

// The statements of a folder, its own files alone, without hidden ones, README files and those whose ending
// no importer has. Ordered and named by ordinal if each has one of its own, else by date, else by file name.
// Throws Error naming the file that cannot be read.
[[nodiscard]] Series read_series(const std::string& name, const ImportOptions& options);

// A series up to one of its editions, which becomes the last.
struct EditionOfSeries {
  Series series;
  std::uint32_t edition = 0;
};
// FOLDER/FILE, FOLDER/EDITION, or FOLDER for the latest one. Throws Error(not_found).
[[nodiscard]] EditionOfSeries read_edition(const std::string& name, const ImportOptions& options);

// The edition of that name, file or date; no_such_edition if there is none.
inline constexpr std::uint32_t no_such_edition = 0xFFFFFFFFU;
[[nodiscard]] std::uint32_t find_edition(const Series& series, const std::string& name);

// The first edition that is not before `text`, the last that is not after it: a name, a date or its beginning
// ("2009"), an ordinal. Throws Error(usage) naming the option where no edition is left.
[[nodiscard]] std::uint32_t since_edition(const Series& series, const std::string& text);
[[nodiscard]] std::uint32_t until_edition(const Series& series, const std::string& text);

}  // namespace stet::cli
