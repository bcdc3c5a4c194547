// Which of the numbers that stand in front of lines or blocks are labels: see number_labels in labels.hpp.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/import/labels.hpp"

namespace stet {
namespace {

// A sequence may miss a few numbers (a paragraph lost by its publisher), not many: "12." behind "3." is no
// label.
constexpr std::uint32_t kLongestGap = 3;
// A year at a line's start is no label unless the sequence really comes to it.
constexpr std::uint32_t kHighestFirst = 999;
// Open sequences of one family that are remembered: lists in lists, sections that begin again at 1.
constexpr std::size_t kMostOpen = 16;
// A bare number ("7 We …") is a label only in a sequence of some length.
constexpr std::uint32_t kShortestBareRun = 3;
// Levels from which on a number is hardly anything but a label.
constexpr std::size_t kSurelyNested = 3;

struct Family {
  NumberSystem system;
  NumberMarks marks;
  friend auto operator<=>(const Family&, const Family&) = default;
};

class Numbering {
 public:
  explicit Numbering(std::vector<LabelCandidate>& candidates) : candidates_(candidates) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (!candidates[i].label) continue;
      const Label& label = *candidates[i].label;
      note(family(label), label.values, i);
      if (label.values.size() >= kSurelyNested) ++siblings_[parent_of(label.values)];
      if (label.other_value != 0) note(roman_family(label), {label.other_value}, i);
    }
  }

  std::vector<bool> run() {
    std::vector<bool> taken(candidates_.size(), false);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!candidates_[i].label) continue;
      Label& label = *candidates_[i].label;
      if (label.other_value != 0 && reads_as_roman(label, i)) {
        label.system = roman_family(label).system;
        label.values = {label.other_value};
      }
      taken[i] = candidates_[i].certain || continues(label, i) || begins(label, i);
      if (taken[i]) remember(label);
    }
    return taken;
  }

 private:
  struct Places {
    std::vector<std::size_t> all;
    std::vector<std::size_t> apart;
  };

  static Levels parent_of(Levels values) {
    values.pop_back();
    return values;
  }

  static Family family(const Label& label) {
    // Marks do not part nested numbers: "3.2" and "3.2.1." are one numbering with "3.".
    if (label.system == NumberSystem::nested) return {label.system, NumberMarks::full_stop};
    return {label.system, label.marks};
  }

  static Family roman_family(const Label& label) {
    const bool upper =
        label.system == NumberSystem::letter_upper || label.system == NumberSystem::roman_upper;
    return {upper ? NumberSystem::roman_upper : NumberSystem::roman_lower, label.marks};
  }

  void note(Family f, const Levels& values, std::size_t i) {
    Places& places = places_[{f, values}];
    places.all.push_back(i);
    if (candidates_[i].apart) places.apart.push_back(i);
  }

  // First place behind `i` where a label of these values may stand; candidates' number if there is none.
  std::size_t next_place(Family f, const Levels& values, std::size_t i, bool apart) const {
    const auto found = places_.find({f, values});
    if (found == places_.end()) return candidates_.size();
    const std::vector<std::size_t>& places = apart ? found->second.apart : found->second.all;
    const auto at = std::upper_bound(places.begin(), places.end(), i);
    return at == places.end() ? candidates_.size() : *at;
  }

  bool follows(Family f, const Levels& values, std::size_t i, bool apart = false) const {
    return next_place(f, values, i, apart) < candidates_.size();
  }

  bool is_open(Family f, std::uint32_t value) const {
    const auto open = open_.find(f);
    return open != open_.end() &&
           std::find(open->second.begin(), open->second.end(), value) != open->second.end();
  }

  bool reads_as_roman(const Label& label, std::size_t i) const {
    const std::uint32_t letter = label.values.front();
    if (letter > 1 && is_open(family(label), letter - 1)) return false;
    if (label.other_value > 1) return is_open(roman_family(label), label.other_value - 1);
    return follows(roman_family(label), {2}, i);
  }

  bool continues(const Label& label, std::size_t i) const {
    if (label.system == NumberSystem::nested) return nests(label) || is_deep(label, i);
    const std::uint32_t value = label.values.front();
    const Family f = family(label);
    if (value == 0) return false;
    if (value > 1 && is_open(f, value - 1)) {
      if (candidates_[i].apart) return true;
      // A number in running lines gives way to the same number at the head of a block before the next one.
      const std::size_t better = next_place(f, {value}, i, true);
      return better >= candidates_.size() || next_place(f, {value + 1}, i, true) < better;
    }
    if (!candidates_[i].apart || label.system != NumberSystem::arabic) return false;
    const auto open = open_.find(f);
    if (open == open_.end()) return false;
    const std::uint32_t last = open->second.back();
    if (value == last) return value > 1 && follows(f, {value + 1}, i);  // printed twice
    return value > last && value - last <= kLongestGap && !follows(f, {last + 1}, i) &&
           follows(f, {value + 1}, i);
  }

  // "2.1.4" among "2.1.2" and "2.1.7": requirements that were withdrawn leave gaps.
  bool is_deep(const Label& label, std::size_t i) const {
    if (label.values.size() < kSurelyNested || !candidates_[i].apart) return false;
    const auto found = siblings_.find(parent_of(label.values));
    return found != siblings_.end() && found->second > 1;
  }

  // "3.1" under "3", "3.2" behind "3.1", "3(b)" behind "3(a)"; without "3", "3.1" needs "3.2".
  bool nests(const Label& label) const {
    const Levels& values = label.values;
    Levels before = values;
    if (values.back() > 1) {
      --before.back();
      return nested_.count(before) > 0;
    }
    before.pop_back();
    if (nested_.count(before) > 0) return true;
    Levels second = values;
    second.back() = 2;
    return values.back() == 1 && places_.count({family(label), second}) > 0;
  }

  bool begins(const Label& label, std::size_t i) const {
    if (label.system == NumberSystem::nested || !candidates_[i].apart) return false;
    const std::uint32_t value = label.values.front();
    const Family f = family(label);
    const Family nested{NumberSystem::nested, NumberMarks::full_stop};
    if (label.system == NumberSystem::arabic && value <= kHighestFirst &&
        follows(nested, {value, 1}, i, true)) {
      return true;
    }
    if (f.marks == NumberMarks::none && label.system == NumberSystem::arabic) {
      for (std::uint32_t next = 2; next <= kShortestBareRun; ++next) {
        if (!follows(f, {next}, i, true)) return false;
      }
    }
    if (value == 1) return follows(f, {2}, i);
    const bool counted = label.system == NumberSystem::arabic || label.system == NumberSystem::keyword;
    return counted && open_.find(f) == open_.end() && value <= kHighestFirst &&
           follows(f, {value + 1}, i, true);
  }

  void remember(const Label& label) {
    nested_.insert(label.values);
    if (label.system == NumberSystem::nested) {
      nested_.insert(parent_of(label.values));
      return;
    }
    std::vector<std::uint32_t>& open = open_[family(label)];
    const std::uint32_t value = label.values.front();
    while (!open.empty() && open.back() + 1 != value && contains(open, value)) open.pop_back();
    if (!open.empty() && (open.back() + 1 == value || (value > 1 && value >= open.back()))) {
      open.back() = value;
      return;
    }
    if (open.size() == kMostOpen) open.erase(open.begin());
    open.push_back(value);
  }

  static bool contains(const std::vector<std::uint32_t>& open, std::uint32_t value) {
    return std::any_of(open.begin(), open.end(), [value](std::uint32_t v) { return v + 1 == value; });
  }

  std::vector<LabelCandidate>& candidates_;
  std::map<std::pair<Family, Levels>, Places> places_;
  std::map<Family, std::vector<std::uint32_t>> open_;  // the last value of each sequence, the innermost last
  std::map<Levels, std::size_t> siblings_;             // candidates under a number, of the deep ones
  std::set<Levels> nested_;                            // numbers that nested ones may hang on
};

}  // namespace

std::vector<bool> number_labels(std::vector<LabelCandidate>& candidates) {
  return Numbering(candidates).run();
}

}  // namespace stet
