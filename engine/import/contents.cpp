#include "engine/import/contents.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

constexpr std::size_t kFewestDots = 4;
constexpr std::size_t kFewestDotsAlone = 8;  // without a page number behind them
constexpr std::size_t kFewestEntries = 3;    // without leader dots
constexpr std::size_t kLongestEntry = 300;
constexpr std::size_t kMostDigits = 3;

constexpr std::array<std::string_view, 13> kHeadings = {"contents",
                                                        "table of contents",
                                                        "list of contents",
                                                        "list of figures",
                                                        "list of tables",
                                                        "list of figures and tables",
                                                        "list of boxes",
                                                        "list of annexes",
                                                        "figures",
                                                        "tables",
                                                        "figures and tables",
                                                        "index of requirements",
                                                        "list of appendices"};

std::string folded(const Block& block) {
  std::string text = lower_case(single_spaced(block.text));
  while (!text.empty() && (text.back() == ':' || text.back() == '.')) text.pop_back();
  return text;
}

bool is_contents_heading(const Block& block) {
  constexpr std::size_t kLongest = 40;
  if (block.text.size() > kLongest) return false;
  const std::string text = folded(block);
  return std::find(kHeadings.begin(), kHeadings.end(), text) != kHeadings.end();
}

// The page number a line ends in, arabic or roman, and the text before it.
struct Entry {
  std::string_view text;
  std::optional<std::uint32_t> page;  // none for a roman one
};

std::optional<Entry> entry_of(std::string_view line) {
  const std::size_t space = line.find_last_of(' ');
  if (space == std::string_view::npos || line.size() > kLongestEntry) return std::nullopt;
  const std::string_view number = line.substr(space + 1);
  Entry entry{trimmed(line.substr(0, space)), {}};
  if (entry.text.empty()) return std::nullopt;
  if (number.size() <= kMostDigits && std::all_of(number.begin(), number.end(), is_ascii_digit) &&
      !number.empty()) {
    std::uint32_t value = 0;
    for (const char c : number) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    entry.page = value;
    return entry;
  }
  const bool roman =
      !number.empty() && number.size() <= 6 && number.find_first_not_of("ivxl") == std::string_view::npos;
  return roman ? std::optional<Entry>(entry) : std::nullopt;
}

std::string letters_of(std::string_view text) {
  std::string out;
  const std::string lower = lower_case(text);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(lower, at);
    if (is_letter(c)) out.append(lower, begin, at - begin);
  }
  return out;
}

class Contents {
 public:
  Contents(std::vector<Block>& blocks, std::vector<LeftOut>& left_out)
      : blocks_(blocks), left_out_(left_out), taken_(blocks.size(), false) {}

  void take() {
    for (std::size_t i = 0; i < blocks_.size();) i = take_at(i);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (taken_[i]) {
        left_out_.push_back({"table of contents", single_spaced(blocks_[i].label + " " + blocks_[i].text),
                             blocks_[i].origin});
        continue;
      }
      if (kept != i) blocks_[kept] = std::move(blocks_[i]);
      ++kept;
    }
    blocks_.resize(kept);
  }

 private:
  // Returns the block behind what was looked at.
  std::size_t take_at(std::size_t i) {
    const bool headed = i > 0 && is_contents_heading(blocks_[i - 1]);
    std::size_t end = i;
    std::size_t leaders = 0;
    std::uint32_t page = 0;
    for (; end < blocks_.size(); ++end) {
      const std::string_view line = blocks_[end].text;
      if (has_leader(line)) {
        ++leaders;
        continue;
      }
      const std::optional<Entry> entry = entry_of(line);
      if (!entry || entry->page.value_or(page) < page) break;
      page = entry->page.value_or(page);
    }
    if (end == i) return i + 1;
    const std::size_t entries = end - i;
    const bool listed = leaders > 0 || (headed && entries >= kFewestEntries) || repeats_headings(i, end);
    if (!listed) return end;
    std::size_t last = end;  // without a heading the last entry is the last with dots
    while (!headed && leaders > 0 && !has_leader(blocks_[last - 1].text)) --last;
    std::size_t first = i;
    while (!headed && leaders > 0 && !has_leader(blocks_[first].text)) ++first;
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(first),
              taken_.begin() + static_cast<std::ptrdiff_t>(last), true);
    if (headed) taken_[i - 1] = true;
    return end;
  }

  // At least three entries, and most of them stand as lines of their own further down.
  bool repeats_headings(std::size_t begin, std::size_t end) {
    if (end - begin < kFewestEntries) return false;
    if (lines_.empty()) {
      for (const Block& block : blocks_) {
        if (block.text.size() <= kLongestEntry) ++lines_[letters_of(block.text)];
      }
    }
    std::unordered_map<std::string, std::size_t> own;
    for (std::size_t i = begin; i < end; ++i) ++own[letters_of(blocks_[i].text)];
    std::size_t found = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string letters = letters_of(blocks_[i].text);
      found += !letters.empty() && lines_[letters] > own[letters];
    }
    return found * 4 >= (end - begin) * 3;
  }

  std::vector<Block>& blocks_;
  std::vector<LeftOut>& left_out_;
  std::vector<bool> taken_;
  std::unordered_map<std::string, std::size_t> lines_;  // how often short blocks have the same letters
};

}  // namespace

bool has_leader(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == ' ' || is_ascii_digit(line[end - 1]) ||
                     std::string_view("ivxl").find(line[end - 1]) != std::string_view::npos))
    --end;
  const bool numbered =
      end < line.size() && line.find_first_of("0123456789ivxl", end) != std::string_view::npos;
  std::size_t dots = 0;
  while (end > 0) {
    if (line[end - 1] == '.') {
      ++dots;
      --end;
    } else if (line[end - 1] == ' ' && dots > 0) {
      --end;
    } else if (line.substr(0, end).ends_with("\xE2\x80\xA6")) {
      dots += 3;
      end -= 3;
    } else {
      break;
    }
  }
  return dots >= (numbered ? kFewestDots : kFewestDotsAlone) && end > 0;
}

void take_contents(std::vector<Block>& blocks, std::vector<LeftOut>& left_out) {
  Contents(blocks, left_out).take();
}

}  // namespace stet
