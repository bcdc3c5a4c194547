#include "engine/import/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/import/boilerplate.hpp"
#include "engine/import/footnotes.hpp"
#include "engine/import/front.hpp"
#include "engine/import/furniture.hpp"
#include "engine/import/hyphens.hpp"
#include "engine/import/labels.hpp"
#include "engine/import/lines.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/sentences.hpp"

namespace stet {
namespace {

// Columns of white space that count as an indent; less is a page's stray space.
constexpr std::uint32_t kIndent = 2;
// A line that could have held the next one's first word and this many columns more ended a paragraph.
constexpr std::uint32_t kSlack = 6;
// Wider lines are whole paragraphs: nobody wraps there.
constexpr std::uint32_t kWidestWrap = 180;
constexpr std::size_t kLongestHeading = 100;  // bytes
constexpr std::size_t kMostHeadingWords = 14;
// Text is unwrapped when so many of the lines with another line below them end a sentence or a list item.
constexpr double kUnwrappedShare = 0.6;
constexpr std::size_t kMostHeadLines = 8;

std::uint32_t first_word_width(std::string_view line) {
  const std::string_view word = line.substr(0, std::min(line.find(' '), line.size()));
  return static_cast<std::uint32_t>(code_points(word));
}

std::size_t words_in(std::string_view line) {
  return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
}

// Whether a sentence ends between two lines, abbreviations minded ("H.E." above a name ends none).
bool sentence_ends_between(std::string_view above, std::string_view below) {
  if (!ends_sentence(above)) return false;
  constexpr std::size_t kContext = 60;  // bytes; enough for any abbreviation and its enumerator
  std::size_t begin = above.size() > kContext ? above.find(' ', above.size() - kContext) : 0;
  if (begin == std::string_view::npos) begin = 0;
  const std::string last(above.substr(begin));
  const std::string around =
      last + " " + std::string(below.substr(0, std::min(below.find(' '), below.size())));
  const std::vector<Span> spans = split_sentences(around);
  return spans.size() > 1 && spans.back().begin > last.size();
}

// A line of "----" or "====" that underlines the one above it.
bool is_underline(std::string_view line) {
  constexpr std::size_t kShortest = 3;
  return line.size() >= kShortest && (line.find_first_not_of('-') == std::string_view::npos ||
                                      line.find_first_not_of('=') == std::string_view::npos);
}

class TextReader {
 public:
  explicit TextReader(std::string_view text) : lines_(split_lines(text)) {}

  Reading read() {
    remove_furniture(lines_, reading_.left_out);
    notes_ = remove_footnotes(lines_, reading_.left_out);
    kept_.reserve(lines_.size());
    below_gap_.reserve(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].removed || lines_[i].blank()) {
        gap_ = true;
        continue;
      }
      kept_.push_back(i);
      below_gap_.push_back(gap_ || kept_.size() == 1);
      gap_ = false;
    }
    for (std::size_t k = 1; k < kept_.size(); ++k) joiner_.expect(line(k - 1).text, line(k).text);
    for (const std::size_t i : kept_) joiner_.learn(lines_[i].text);
    read_labels();
    measure();
    find_labels();
    find_head();
    build();
    return std::move(reading_);
  }

 private:
  const Line& line(std::size_t k) const { return lines_[kept_[k]]; }
  bool last(std::size_t k) const { return k + 1 == kept_.size(); }

  // What may be printed numbers.
  void read_labels() {
    label_lengths_.assign(kept_.size(), 0);
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      std::optional<Label> label = parse_label(line(k).text);
      if (!label) continue;
      label_lengths_[k] = label->length;
      candidates_.push_back({std::move(label)});
      candidate_lines_.push_back(k);
    }
  }

  bool may_be_label_alone(std::size_t k) const { return label_lengths_[k] == line(k).text.size(); }

  // The width lines are wrapped at, and whether they are wrapped at all.
  void measure() {
    std::vector<std::uint32_t> widths;
    widths.reserve(kept_.size());
    std::size_t pairs = 0;
    std::size_t finished = 0;
    for (std::size_t k = 0; k + 1 < kept_.size(); ++k) {
      if (below_gap_[k + 1] || may_be_label_alone(k) || label_lengths_[k + 1] > 0) continue;
      ++pairs;
      widths.push_back(line(k).width);
      finished += line(k).end != LineEnd::open;
      finished -=
          line(k).ends_with_pause() && begins_lower(line(k + 1).text) && bullet_length(line(k + 1).text) == 0;
    }
    if (pairs == 0) return;
    constexpr std::size_t kPercentile = 90;
    const auto nth = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * kPercentile / 100);
    std::nth_element(widths.begin(), nth, widths.end());
    wrap_ = *nth;
    unwrapped_ =
        wrap_ > kWidestWrap || static_cast<double>(finished) >= kUnwrappedShare * static_cast<double>(pairs);
  }

  // True when the line broke before the wrap width though the next line's first word had room.
  bool is_short(std::size_t k) const {
    if (last(k) || wrap_ == 0) return true;
    return line(k).width + 1 + first_word_width(line(k + 1).text) + kSlack <= wrap_;
  }

  void find_labels() {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const std::size_t k = candidate_lines_[c];
      candidates_[c].apart =
          below_gap_[k] || line(k - 1).end != LineEnd::open || is_short(k - 1) || may_be_label_alone(k - 1);
    }
    const std::vector<bool> taken = number_labels(candidates_);
    labelled_.assign(kept_.size(), false);
    alone_.assign(kept_.size(), false);
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (!taken[c]) continue;
      const std::size_t k = candidate_lines_[c];
      labelled_[k] = true;
      alone_[k] = may_be_label_alone(k);
      ++labels_;
    }
  }

  // Lines at the head that are titles, dates and the like: each a block of its own.
  void find_head() {
    head_.assign(kept_.size(), false);
    std::size_t group = 0;
    while (group < kept_.size() && group < kMostHeadLines) {
      std::size_t end = group;
      while (end < kept_.size() && !labelled_[end] && (end == group || !below_gap_[end])) ++end;
      if (end == group) return;
      // A group that ends like prose is prose, but for the lines on its top that can be nothing else.
      const bool prose = line(end - 1).ends_sentence() && !is_date_line(line(end - 1).text);
      std::size_t k = group;
      for (; k < end; ++k) {
        const std::string_view text = line(k).text;
        const bool goes_on = k + 1 < end && begins_lower(line(k + 1).text);
        const bool plain =
            is_status_line(text) || is_date_line(text) || (case_of(text).upper && !line(k).ends_sentence());
        if (!(plain || (is_title_line(text) && (!prose || (!goes_on && is_short(k)))) ||
              (!prose && end - group <= kMostHeadLines && !line(k).ends_sentence()))) {
          break;
        }
        head_[k] = true;
      }
      const bool whole = k == end;
      const bool titled =
          std::any_of(kept_.begin() + static_cast<std::ptrdiff_t>(group),
                      kept_.begin() + static_cast<std::ptrdiff_t>(k), [&](std::size_t i) {
                        const std::string_view text = lines_[i].text;
                        return is_title_line(text) || is_date_line(text) || is_status_line(text);
                      });
      if (!titled)
        std::fill(head_.begin() + static_cast<std::ptrdiff_t>(group),
                  head_.begin() + static_cast<std::ptrdiff_t>(k), false);
      if (!whole || !titled) return;
      group = end;
    }
  }

  bool is_bullet_line(std::size_t k) const {
    const std::string_view text = line(k).text;
    if (bullet_length(text) == 0) return false;
    std::size_t at = 0;
    if (is_bullet(next_code_point(text, at)) || k == 0 || below_gap_[k] || unwrapped_) return true;
    const Line& above = line(k - 1);
    // A dash of running text may come to stand at a line's start, behind a comma too.
    const bool pause = above.ends_with_pause() && above.text.back() != ',';
    return above.ends_sentence() || pause || is_short(k - 1) || bullet_length(above.text) > 0;
  }

  // A short line without a full stop, in capitals or with capitals, above something else.
  bool is_heading(std::size_t k) const {
    const std::string_view text = line(k).text;
    if (last(k) || alone_[k] || !begins_block(k) || text.size() > kLongestHeading ||
        bullet_length(text) > 0 || words_in(text) > kMostHeadingWords) {
      return false;
    }
    if (is_underline(line(k + 1).text) && !below_gap_[k + 1]) return true;
    if (line(k).end != LineEnd::open || !boilerplate_kind(text).empty()) return false;
    const LineCase look = case_of(text);
    const bool single = below_gap_[k] && below_gap_[k + 1] && !line(k + 1).after_break;
    if (look.upper) {
      const std::string_view below = line(k + 1).text;
      return single || is_short(k) || (below_gap_[k] && begins_upper(below) && !case_of(below).upper);
    }
    if (!look.capitals) return heads_prose(k);
    constexpr std::size_t kFewWords = 8;
    if (unwrapped_ && k > 0 && line(k - 1).ends_sentence() && words_in(text) <= kFewWords) return true;
    return single || (below_gap_[k] && is_short(k) && begins_upper(line(k + 1).text) && !unwrapped_ &&
                      line(k).width * 10 <= wrap_ * 6);
  }

  // "Key interest rates", "2. What we collect": a short line by itself, without comma or full stop, above a
  // block of prose and not inside a list.
  bool heads_prose(std::size_t k) const {
    constexpr std::size_t kMostWords = 9;  // with a printed number
    std::string_view text = line(k).text;
    if (!below_gap_[k] || !below_gap_[k + 1] || line(k + 1).after_break || words_in(text) > kMostWords)
      return false;
    if (k > 0 && (line(k - 1).ends_with_pause() || bullet_length(line(k - 1).text) > 0)) return false;
    if (text.find(',') != std::string_view::npos) return false;  // the start of a sentence cut off
    if (labelled_[k]) text.remove_prefix(std::min(text.size(), text.find(' ')));
    if (!begins_upper(trimmed(text)) || labelled_[k + 1] || !begins_upper(line(k + 1).text)) return false;
    std::size_t end = k + 1;
    while (end + 1 < kept_.size() && !below_gap_[end + 1]) ++end;
    return line(end).end != LineEnd::open;
  }

  bool begins_block(std::size_t k) const {
    return k == 0 || below_gap_[k] || labelled_[k] || line(k - 1).ends_sentence();
  }

  // Whether line `k` begins a block, seen from the one above it.
  bool parts(std::size_t k) const {
    if (k == 0 || labelled_[k] || head_[k] || head_[k - 1]) return true;
    if (alone_[k - 1] && !below_gap_[k]) return false;
    if (is_bullet_line(k)) return true;
    const std::string_view above = line(k - 1).text;
    if (line(k).after_break && continues_over_page(k)) return false;
    if (below_gap_[k]) return true;
    if (heading_ || is_underline(above) || is_underline(line(k).text)) return true;
    if (unwrapped_) return true;
    if (!boilerplate_kind(line(k).text).empty() || !boilerplate_kind(above).empty()) return true;
    const bool finished = line(k - 1).end != LineEnd::open;
    const bool marked = labelled_[k - 1] || bullet_length(above) > 0;
    if (finished && !marked && line(k).indent >= line(k - 1).indent + kIndent) return true;
    if (is_heading(k) && case_of(line(k).text).upper) return true;
    return is_short(k - 1) && !begins_lower(line(k).text) && sentence_ends_between(above, line(k).text);
  }

  // A paragraph goes on behind a page's end when its sentence is open, or when paragraphs are numbered and
  // this one's first line has no number; else when its last line was full.
  bool continues_over_page(std::size_t k) const {
    if (heading_ || is_heading(k) || line(k).indent >= line(k - 1).indent + kIndent) return false;
    const std::string_view above = line(k - 1).text;
    if (!boilerplate_kind(line(k).text).empty() || !boilerplate_kind(above).empty()) return false;
    if (begins_lower(line(k).text)) return true;
    if (!line(k - 1).ends_sentence()) return !unwrapped_;
    constexpr std::size_t kFewestLabels = 3;
    const bool numbered = labels_ >= kFewestLabels && !is_short(k - 1);
    return numbered && !unwrapped_;
  }

  void build() {
    for (std::size_t k = 0; k < kept_.size(); ++k) {
      if (parts(k)) {
        finish_block();
        start_block(k);
        continue;
      }
      joiner_.append(text_, line(k).text);
      block_.origin.last_line = line(k).number;
    }
    finish_block();
  }

  void start_block(std::size_t k) {
    const std::string_view text = line(k).text;
    block_ = Block{};
    heading_ = !head_[k] && is_heading(k);
    block_.kind = heading_ ? BlockKind::heading : BlockKind::body;
    text_ = text;
    block_.origin = {line(k).page, line(k).number, line(k).number};
    open_ = true;
  }

  void finish_block() {
    if (!open_) return;
    remove_footnote_marks(text_, notes_, next_note_);
    block_.text = text_;
    reading_.blocks.push_back(std::move(block_));
    open_ = false;
  }

  std::vector<Line> lines_;
  Reading reading_;
  std::vector<std::uint32_t> notes_;
  std::size_t next_note_ = 0;
  std::vector<std::size_t> kept_;           // indices of the lines with statement text
  std::vector<std::size_t> label_lengths_;  // of kept_: of what may be a printed number, 0 if nothing may
  std::vector<LabelCandidate> candidates_;
  std::vector<std::size_t> candidate_lines_;  // their places in kept_
  std::vector<bool> below_gap_;               // of kept_: a blank or removed line stands above
  std::vector<bool> labelled_;                // of kept_: begins with a printed number
  std::vector<bool> alone_;                   // and holds nothing else
  std::vector<bool> head_;                    // of kept_: a line of the title block
  LineJoiner joiner_;
  Block block_;
  std::string text_;  // the open block's, until it is finished
  std::size_t labels_ = 0;
  std::uint32_t wrap_ = 0;
  bool unwrapped_ = false;
  bool gap_ = false;
  bool open_ = false;
  bool heading_ = false;  // the open block is a heading
};

}  // namespace

Reading read_text(std::string_view text) {
  return TextReader(text).read();
}

}  // namespace stet
