#include "cli/folder_pairs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "cli/statement_files.hpp"
#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"

namespace stet::cli {

namespace {

namespace fs = std::filesystem;

// Two sides from which each pass takes what it pairs.
class Sides {
 public:
  Sides(const std::vector<FileFacts>& old_files, const std::vector<FileFacts>& new_files)
      : files_{&old_files, &new_files},
        taken_{std::vector<bool>(old_files.size()), std::vector<bool>(new_files.size())} {}

  // Files of equal key, the first with the first, the second with the second.
  template <typename Key>
  void pair_in_order(Key key, PairedBy way) {
    std::array<std::map<std::string, std::vector<std::size_t>>, 2> by_key;
    for (std::size_t side = 0; side < 2; ++side)
      for (std::size_t i = 0; i < files_[side]->size(); ++i)
        if (!taken_[side][i]) by_key[side][key((*files_[side])[i])].push_back(i);
    for (const auto& [value, old_files] : by_key[0]) {
      const auto found = by_key[1].find(value);
      if (found == by_key[1].end()) continue;
      for (std::size_t i = 0; i < std::min(old_files.size(), found->second.size()); ++i)
        take(old_files[i], found->second[i], way);
    }
  }

  // Files whose key no other file of their folder has, paired or not.
  template <typename Key>
  void pair_unique(Key key, PairedBy way) {
    std::array<std::map<std::string, std::vector<std::size_t>>, 2> by_key;
    for (std::size_t side = 0; side < 2; ++side) {
      for (std::size_t i = 0; i < files_[side]->size(); ++i) {
        const FileFacts& file = (*files_[side])[i];
        const std::string value = file.readable ? key(file) : std::string();
        if (!value.empty()) by_key[side][value].push_back(i);
      }
    }
    for (const auto& [value, old_files] : by_key[0]) {
      const auto found = by_key[1].find(value);
      if (found == by_key[1].end() || old_files.size() != 1 || found->second.size() != 1) continue;
      const std::size_t i = old_files.front();
      const std::size_t j = found->second.front();
      if (!taken_[0][i] && !taken_[1][j] && may_be_one_series((*files_[0])[i], (*files_[1])[j]))
        take(i, j, way);
    }
  }

  [[nodiscard]] bool both_have_more() const {
    return std::ranges::all_of(taken_, [](const std::vector<bool>& taken) {
      return std::ranges::find(taken, false) != taken.end();
    });
  }

  Pairing finish() {
    std::ranges::sort(pairs_, [this](const Pairing::Pair& a, const Pairing::Pair& b) {
      return before_by_name((*files_[0])[a.old_file].path.filename().string(),
                            (*files_[0])[b.old_file].path.filename().string());
    });
    Pairing out{std::move(pairs_), {}, {}};
    for (std::size_t i = 0; i < taken_[0].size(); ++i)
      if (!taken_[0][i]) out.only_old.push_back(i);
    for (std::size_t i = 0; i < taken_[1].size(); ++i)
      if (!taken_[1][i]) out.only_new.push_back(i);
    return out;
  }

 private:
  static bool may_be_one_series(const FileFacts& a, const FileFacts& b) {
    return a.facts.series.empty() || b.facts.series.empty() || a.facts.series == b.facts.series;
  }

  void take(std::size_t old_file, std::size_t new_file, PairedBy way) {
    taken_[0][old_file] = taken_[1][new_file] = true;
    pairs_.push_back({old_file, new_file, way});
  }

  std::array<const std::vector<FileFacts>*, 2> files_;
  std::array<std::vector<bool>, 2> taken_;
  std::vector<Pairing::Pair> pairs_;
};

std::string ordinal_of(const FileFacts& file) {
  return file.facts.ordinal ? std::to_string(*file.facts.ordinal) : std::string();
}

// Empty unless both are known.
std::string of_series(const FileFacts& file, const std::string& edition) {
  return edition.empty() || file.facts.series.empty() ? std::string() : file.facts.series + "\n" + edition;
}

std::string stem_without_numbers(const FileFacts& file) {
  std::string out;
  for (const char c : lower_case(file.path.stem().string())) {
    if (!is_ascii_digit(c)) {
      out += c;
    } else if (!out.ends_with('#')) {
      out += '#';
    }
  }
  return out.find_first_not_of("#-_. ") == std::string::npos ? std::string() : out;
}

}  // namespace

PairWay pair_way(const std::string& asked) {
  if (asked.empty() || asked == "auto") return PairWay::automatic;
  if (asked == "name") return PairWay::name;
  if (asked == "ordinal" || asked == "number") return PairWay::ordinal;
  if (asked == "date") return PairWay::date;
  if (asked == "series") return PairWay::series;
  throw Error(ErrorCode::usage, "--pair-by " + asked + ": use auto, name, ordinal, date or series");
}

Pairing pair_files(std::vector<FileFacts>& old_files, std::vector<FileFacts>& new_files, PairWay way,
                   const std::function<void()>& read) {
  Sides sides(old_files, new_files);
  const auto asked = [way](PairWay pass) { return way == PairWay::automatic || way == pass; };
  if (asked(PairWay::name)) {
    const auto file_name = [](const FileFacts& file) { return file.path.filename().string(); };
    const auto stem = [](const FileFacts& file) { return file.path.stem().string(); };
    sides.pair_in_order(file_name, PairedBy::name);
    sides.pair_in_order(stem, PairedBy::name);
    sides.pair_in_order([&stem](const FileFacts& file) { return lower_case(stem(file)); }, PairedBy::name);
  }
  if (way == PairWay::name || !sides.both_have_more()) return sides.finish();
  read();
  const auto date_of = [](const FileFacts& file) { return file.facts.date; };
  if (asked(PairWay::ordinal)) {
    sides.pair_unique([](const FileFacts& file) { return of_series(file, ordinal_of(file)); },
                      PairedBy::ordinal);
    sides.pair_unique(ordinal_of, PairedBy::ordinal);
  }
  if (asked(PairWay::date)) {
    sides.pair_unique([](const FileFacts& file) { return of_series(file, file.facts.date); }, PairedBy::date);
    sides.pair_unique(date_of, PairedBy::date);
  }
  if (asked(PairWay::series))
    sides.pair_unique([](const FileFacts& file) { return file.facts.series; }, PairedBy::series);
  if (way == PairWay::automatic) sides.pair_unique(stem_without_numbers, PairedBy::name_without_numbers);
  return sides.finish();
}

std::string pair_name(const fs::path& old_file, const fs::path& new_file, bool full) {
  const auto called = [full](const fs::path& file) {
    return (full ? file.filename() : file.stem()).string();
  };
  const std::string before = called(old_file);
  const std::string after = called(new_file);
  return before == after ? before : before + " → " + after;
}

}  // namespace stet::cli
