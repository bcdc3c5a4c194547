// Which file of one folder is compared with which of another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/report/folders.hpp"

namespace stet::cli {

// `automatic` tries them all, in this order; what one pairs is not asked for by the next.
enum class PairWay : std::uint8_t { automatic, name, ordinal, date, series };
[[nodiscard]] PairWay pair_way(const std::string& asked);  // a name of --pair-by. Throws Error(usage).

// A file, and what it tells of itself.
struct FileFacts {
  std::filesystem::path path;
  Facts facts;
  bool readable = true;  // if not, it has no counterpart but by name
};

struct Pairing {
  struct Pair {
    std::size_t old_file = 0;  // indices of the two lists
    std::size_t new_file = 0;
    PairedBy way = PairedBy::name;
  };
  std::vector<Pair> pairs;            // in the order of the names of old files, as people order them
  std::vector<std::size_t> only_old;  // in the order of the lists
  std::vector<std::size_t> only_new;
};

// By name: the same file name, else the same but for ending and case; several such in the order of the lists.
// By ordinal, by date: of the same series; where one of the two tells no series, of no other one. By series:
// where it is the only statement of its series in either folder. At last, with `automatic`, names that are
// the same but for their numbers, where that tells one file of each folder and the series do not differ. What
// two files of one folder share pairs neither of them, names apart. `read` is called at most once, when names
// left something on both sides: it fills in the facts of both lists. n·log n.
[[nodiscard]] Pairing pair_files(std::vector<FileFacts>& old_files, std::vector<FileFacts>& new_files,
                                 PairWay way, const std::function<void()>& read);

// What a pair is called: "22", "22 → 23" where the names differ, with their endings where `full`.
[[nodiscard]] std::string pair_name(const std::filesystem::path& old_file,
                                    const std::filesystem::path& new_file, bool full);

}  // namespace stet::cli
