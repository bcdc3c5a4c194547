#include "engine/import/furniture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Lines of a header or footer beside a page's edge that are looked at, white lines not counted.
constexpr std::size_t kEdgeLines = 3;
constexpr std::size_t kLongestFurniture = 120;  // columns
// Without any page number, a line is a header only when it comes back at least so often, so far apart, so
// regularly.
constexpr std::size_t kFewestRecurrences = 3;
constexpr std::size_t kShortestPage = 18;  // lines
constexpr double kMostIrregular = 0.25;    // of the median distance

constexpr std::string_view kGap = "    ";  // between the parts of a header or footer
// A lone "2" is a page number only where it is centred or pushed to the right: no paragraph starts there.
constexpr std::size_t kCentred = 16;

enum class PageMark : std::uint8_t { none, plain, certain };

struct PageNumber {
  PageMark mark = PageMark::none;  // plain: "4", "4/7": only when a run of them counts the pages
  std::uint32_t value = 0;
};

bool skip(std::string_view& text, std::string_view what) {
  if (text.substr(0, what.size()) != what) return false;
  text.remove_prefix(what.size());
  return true;
}

std::optional<std::uint32_t> take_number(std::string_view& text) {
  constexpr std::size_t kMostDigits = 4;
  std::size_t digits = 0;
  std::uint32_t value = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) {
    if (digits == kMostDigits) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

// Reads "page 3 of 7", "page | 3", "p. 3", "3 | page", "- 3 -", "– 3 –", "3/7", "3 of 7", "3".
PageNumber page_number(std::string_view line) {
  constexpr std::size_t kLongest = 32;
  if (line.empty() || line.size() > kLongest || std::none_of(line.begin(), line.end(), is_ascii_digit))
    return {};
  std::string folded;
  for (const char c : lower_case(line)) {
    if (c != ' ' && c != '[' && c != ']' && c != '\t') folded += c;
  }
  std::string_view text = folded;
  const bool worded = skip(text, "page") || skip(text, "p.");
  if (worded && !skip(text, "|")) skip(text, ":");
  std::size_t dashes = 0;
  while (!worded && (skip(text, "-") || skip(text, "–") || skip(text, "—"))) ++dashes;
  const auto value = take_number(text);
  if (!value) return {};
  if (skip(text, "|page") && text.empty()) return {PageMark::certain, *value};
  const bool total = skip(text, "of") || skip(text, "/");
  if (total && !take_number(text)) return {};
  while (dashes > 0 && (skip(text, "-") || skip(text, "–") || skip(text, "—")))
    ;
  if (!text.empty()) return {};
  if (worded) return {PageMark::certain, *value};
  if (dashes > 0)
    return {line.back() != line.front() && is_ascii_digit(line.back()) ? PageMark::none : PageMark::certain,
            *value};
  return {PageMark::plain, *value};
}

// "21-19091          2/3": a fraction at the end of a line without small letters, apart from a document's
// symbol.
PageNumber page_number_beside_symbol(std::string_view line) {
  if (line.size() > kLongestFurniture || line.find('/') == std::string_view::npos) return {};
  const std::size_t gap = line.find(kGap);
  if (gap == std::string_view::npos) return {};
  const auto symbol = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) {
      return is_ascii_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '/' || c == '.' || c == '(' ||
             c == ')';
    });
  };
  const std::string_view left = line.substr(0, gap);
  const std::string_view right = line.substr(line.find_first_not_of(' ', gap));
  const auto fraction = [](std::string_view part) { return part.find('/') != std::string_view::npos; };
  if (symbol(left) && fraction(right)) return page_number(right);
  if (symbol(right) && fraction(left)) return page_number(left);
  return {};
}

// What makes two headers the same: their letters, for "Draft 12 June - page 3" changes its digits.
constexpr auto kHeaderLetters = [] {
  std::array<char, 256> letters{};  // 0 for what is left out
  for (std::size_t c = 1; c < letters.size(); ++c) {
    const char letter = static_cast<char>(c);
    if ((letter < '0' || letter > '9') && letter != ' ')
      letters[c] = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return letters;
}();

std::string header_key(std::string_view line) {
  std::string key(line.size(), '\0');
  std::size_t size = 0;
  for (const char c : line) {
    const char letter = kHeaderLetters[static_cast<unsigned char>(c)];
    key[size] = letter;
    size += letter != '\0';
  }
  key.resize(size);
  return key;
}

// The first four and the last four letters of the key, which hardly any two lines share that do not share
// the key; 0 where the key has fewer than three.
std::uint64_t key_ends(std::string_view line) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kLetters = 4;
  std::uint64_t ends = 0;
  std::size_t letters = 0;
  const auto take = [&](char c) {
    const char letter = kHeaderLetters[static_cast<unsigned char>(c)];
    if (letter == '\0') return;
    ends = ends << 8U | static_cast<unsigned char>(letter);
    ++letters;
  };
  for (std::size_t i = 0; i < line.size() && letters < kLetters; ++i) take(line[i]);
  if (letters < kFewest) return 0;
  for (std::size_t i = line.size(); i > 0 && letters < 2 * kLetters; --i) take(line[i - 1]);
  return ends;
}

bool has_header_letter(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return kHeaderLetters[static_cast<unsigned char>(c)] != '\0'; });
}

class Furniture {
 public:
  Furniture(std::vector<Line>& lines, std::vector<LeftOut>& left_out) : lines_(lines), left_out_(left_out) {
    filled_.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].blank()) filled_.push_back(i);
    }
  }

  void run() {
    find_page_numbers();
    find_form_feeds();
    find_recurring_at_edges();
    find_recurring_at_distances();
    finish();
  }

 private:
  void remove(std::size_t filled, const char* what) {
    Line& line = lines_[filled_[filled]];
    if (line.removed) return;
    line.removed = true;
    what_.emplace(filled_[filled], what);
  }

  void find_page_numbers() {
    std::vector<std::size_t> plain;
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      PageNumber number = page_number(lines_[filled_[k]].text);
      if (number.mark == PageMark::none) {
        number = page_number_beside_symbol(lines_[filled_[k]].text);
        if (number.mark != PageMark::none) number.mark = PageMark::certain;
      }
      if (number.mark == PageMark::certain) {
        remove(k, "page number");
        numbers_.push_back({k, number.value});
      } else if (number.mark == PageMark::plain) {
        plain.push_back(k);
      }
    }
    if (numbers_.empty()) take_plain_numbers(plain);
  }

  // Bare numbers are paragraphs' or pages': pages' numbers cut sentences, stand far apart or beside form
  // feeds.
  void take_plain_numbers(const std::vector<std::size_t>& plain) {
    std::vector<PageAt> run;
    std::size_t cutting = 0;
    for (const std::size_t k : plain) {
      const std::uint32_t value = page_number(lines_[filled_[k]].text).value;
      if (!run.empty() && value != run.back().value + 1) continue;
      if (run.empty() && value > 2) continue;
      run.push_back({k, value});
      const bool fraction = lines_[filled_[k]].text.find_first_not_of("0123456789") != std::string_view::npos;
      const bool edge = lines_[filled_[k]].new_page ||
                        (k + 1 < filled_.size() && page_ends_between(filled_[k], filled_[k + 1]));
      const bool cut = k > 0 && k + 1 < filled_.size() && lines_[filled_[k - 1]].end == LineEnd::open &&
                       begins_lower(lines_[filled_[k + 1]].text);
      const bool last = k + 1 == filled_.size();
      cutting += fraction || edge || cut || last;
    }
    if (run.size() == 1 && run.front().value == 2 && centred_alone(run.front().filled)) {
      remove(run.front().filled, "page number");
      numbers_ = std::move(run);
      return;
    }
    if (run.size() < 2 || cutting == 0) return;
    const std::size_t spread = run.back().filled - run.front().filled;
    // Paragraphs are shorter than pages, and a paragraph's number stands before it, not at the text's end.
    if (cutting * 4 < run.size() && spread < (run.size() - 1) * kShortestPage) return;
    for (const PageAt& page : run) remove(page.filled, "page number");
    numbers_ = std::move(run);
  }

  bool centred_alone(std::size_t k) const {
    const std::size_t at = filled_[k];
    return at > 0 && at + 1 < lines_.size() && lines_[at].indent >= kCentred && lines_[at - 1].blank() &&
           lines_[at + 1].blank();
  }

  bool page_ends_between(std::size_t from, std::size_t to) const {
    for (std::size_t i = from + 1; i <= to; ++i) {
      if (lines_[i].new_page) return true;
    }
    return false;
  }

  void find_form_feeds() {
    for (std::size_t k = 1; k < filled_.size(); ++k) {
      if (page_ends_between(filled_[k - 1], filled_[k])) feeds_.push_back(k);
    }
  }

  // Lines that come back at the edges of pages: the text's ends, form feeds, page numbers.
  void find_recurring_at_edges() {
    std::vector<std::size_t> edges = {0, filled_.size()};
    for (const PageAt& page : numbers_) edges.push_back(page.filled);
    edges.insert(edges.end(), feeds_.begin(), feeds_.end());
    if (edges.size() == 2) return;
    std::vector<std::size_t> left;  // what is not removed, for page numbers may stand in long rows
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      if (!lines_[filled_[k]].removed) left.push_back(k);
    }
    std::vector<std::size_t> near;
    for (const std::size_t edge : edges) collect_near(edge, left, near);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::unordered_map<std::string, std::size_t> first;
    for (const std::size_t k : near) {
      const auto [seen, is_new] = first.try_emplace(header_key(lines_[filled_[k]].text), k);
      if (is_new) continue;
      remove(seen->second, "page header");
      remove(k, "page header");
    }
  }

  // Adds those of `left` beside `edge` that may be headers to `near`.
  void collect_near(std::size_t edge, const std::vector<std::size_t>& left,
                    std::vector<std::size_t>& near) const {
    const auto behind =
        static_cast<std::size_t>(std::lower_bound(left.begin(), left.end(), edge) - left.begin());
    const std::size_t end = std::min(behind + kEdgeLines, left.size());
    for (std::size_t i = behind - std::min(behind, kEdgeLines); i < end; ++i) {
      const Line& line = lines_[filled_[left[i]]];
      if (line.width <= kLongestFurniture && has_header_letter(line.text) && !line.ends_sentence())
        near.push_back(left[i]);
    }
  }

  void find_recurring_at_distances() {
    // Grouped by sorting the keys' ends first: nearly every line comes only once.
    std::vector<std::pair<std::uint64_t, std::size_t>> places;
    for (std::size_t k = 0; k < filled_.size(); ++k) {
      const Line& line = lines_[filled_[k]];
      if (line.removed || line.width > kLongestFurniture || line.end != LineEnd::open) continue;
      if (bullet_length(line.text) > 0) continue;
      if (const std::uint64_t ends = key_ends(line.text); ends != 0) places.emplace_back(ends, k);
    }
    std::sort(places.begin(), places.end());
    for (std::size_t begin = 0; begin < places.size();) {
      std::size_t end = begin;
      while (end < places.size() && places[end].first == places[begin].first) ++end;
      if (end - begin >= kFewestRecurrences) remove_recurring({places.data() + begin, places.data() + end});
      begin = end;
    }
  }

  // Of lines whose keys end alike, those that share the whole key and come back regularly.
  void remove_recurring(std::span<const std::pair<std::uint64_t, std::size_t>> places) {
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (const auto& [ends, k] : places) by_key[header_key(lines_[filled_[k]].text)].push_back(k);
    for (const auto& [key, at] : by_key) {
      if (at.size() < kFewestRecurrences || !regular(at)) continue;
      for (const std::size_t k : at) remove(k, "page header");
    }
  }

  bool regular(const std::vector<std::size_t>& at) const {
    std::vector<std::size_t> gaps;
    for (std::size_t i = 1; i < at.size(); ++i)
      gaps.push_back(lines_[filled_[at[i]]].number - lines_[filled_[at[i - 1]]].number);
    std::vector<std::size_t> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2),
                     sorted.end());
    const double median = static_cast<double>(sorted[sorted.size() / 2]);
    if (median < static_cast<double>(kShortestPage)) return false;
    return std::all_of(gaps.begin(), gaps.end(), [&](std::size_t gap) {
      return static_cast<double>(gap) >= median * (1 - kMostIrregular) &&
             static_cast<double>(gap) <= median * (1 + kMostIrregular);
    });
  }

  // Numbers the pages and notes what was removed. A number within the first lines is a header's, else a
  // footer's.
  void finish() {
    const bool headers = !numbers_.empty() && numbers_.front().filled < kEdgeLines;
    const bool paged = !numbers_.empty() || !feeds_.empty();
    const bool by_feeds = !feeds_.empty();
    auto next_number = numbers_.begin();
    std::uint32_t page = paged ? 1 : 0;
    bool seen_number = false;
    bool broken = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (line.new_page) {
        if (by_feeds) ++page;
        broken = true;
      }
      const bool number = next_number != numbers_.end() && filled_[next_number->filled] == i;
      if (number) ++next_number;
      if (number && headers && !by_feeds) {
        if (seen_number) ++page;
        seen_number = true;
      }
      line.page = page;
      if (line.removed) {
        broken = true;
        left_out_.push_back({what_[i], std::string(line.text), {page, line.number, line.number}});
      } else if (!line.blank()) {
        line.after_break = broken;
        broken = false;
      }
      if (number && !headers && !by_feeds) ++page;
    }
  }

  struct PageAt {
    std::size_t filled;  // index into filled_
    std::uint32_t value;
  };

  std::vector<Line>& lines_;
  std::vector<LeftOut>& left_out_;
  std::vector<std::size_t> filled_;  // lines that are not blank
  std::vector<PageAt> numbers_;      // in order
  std::vector<std::size_t> feeds_;   // indices into filled_ of the first lines behind form feeds
  std::unordered_map<std::size_t, const char*> what_;
};

}  // namespace

void remove_furniture(std::vector<Line>& lines, std::vector<LeftOut>& left_out) {
  Furniture(lines, left_out).run();
}

}  // namespace stet
