#include "engine/import/html.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/import/block_flow.hpp"
#include "engine/import/dates.hpp"
#include "engine/import/html_page.hpp"
#include "engine/import/html_source.hpp"
#include "engine/import/tidy_text.hpp"

namespace stet {
namespace {

// A run counts as prose, which an article consists of and furniture rarely holds, from this many words on if
// at most half of it is links.
constexpr std::size_t prose_words = 12;
// An element whose class sounds like furniture is believed unless it holds this share of all prose ("content
// with-sidebar"). A notice on cookies may be as long as a short statement.
constexpr double most_furniture = 0.6;
// <main> or one <article> is believed to be the article if it holds this share of all prose.
constexpr double least_main = 0.5;
// Runs this short that are nothing but links are part of the furniture wherever they stand.
constexpr std::size_t longest_link_words = 25;
constexpr double link_share = 0.9;
// So are short lines of several links with little between them that end no sentence: versions, topics.
constexpr std::size_t fewest_links = 3;
constexpr std::size_t longest_date_words = 10;  // of a line that tells when a page was published
// Of a page's furniture only so much is kept to show what was left out.
constexpr std::size_t brief_bytes = 160;

std::size_t words_of(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

bool is_likely(HtmlPart part) {
  return part == HtmlPart::likely || part == HtmlPart::footnotes || part == HtmlPart::contents;
}

class Article {
 public:
  explicit Article(ParsedHtml page) : page_(std::move(page)), prose_(page_.elements.size(), 0) {
    settle_likely_parts();
    count_prose();
    choose_root();
  }

  Reading read() {
    Reading reading;
    const std::unordered_set<std::string> marks = note_marks();
    const std::unordered_set<std::string> targets(page_.note_targets.begin(), page_.note_targets.end());
    std::map<std::size_t, LeftOut> furniture;  // by element
    std::vector<std::vector<Block>> cells;
    std::size_t row = 0;
    std::size_t cell = 0;
    const auto end_row = [&] {
      for (Block& block : join_cells(std::move(cells))) reading.blocks.push_back(std::move(block));
      cells.clear();
    };
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      HtmlRun& run = page_.runs[i];
      const bool targeted = std::any_of(run.ids.begin(), run.ids.end(),
                                        [&](const std::string& id) { return targets.contains(id); });
      const bool starts_with_mark = begins_with_mark(run.text);
      take_marks(run.text, marks);
      const HtmlPart part = part_of_run(i);
      if (part == HtmlPart::footnotes || targeted || (starts_with_mark && !marks.empty())) {
        reading.left_out.push_back({"footnote", tidy(run.text), {}});
        continue;
      }
      if (part != HtmlPart::content) {
        add_furniture(furniture[run.element], part, run);
        continue;
      }
      if (run.row != row) end_row();
      row = run.row;
      if (row == 0) {
        add(reading.blocks, run);
        continue;
      }
      if (cells.empty() || run.cell != cell) cells.emplace_back();
      cell = run.cell;
      add(cells.back(), run);
    }
    end_row();
    leave_out_last_headings(reading);
    for (auto& [element, left] : furniture) reading.left_out.push_back(std::move(left));
    reading.fallback.title = page_.title;
    reading.fallback.date = date_above();
    return reading;
  }

 private:
  [[nodiscard]] bool is_prose(const HtmlRun& run) const {
    return 2 * run.linked_bytes <= run.text.size() && words_of(run.text) >= prose_words;
  }

  // Prose of each element with what is inside of it, whatever part it is.
  [[nodiscard]] std::vector<std::size_t> all_prose() const {
    std::vector<std::size_t> prose(page_.elements.size(), 0);
    for (const HtmlRun& run : page_.runs) {
      if (is_prose(run)) prose[run.element] += run.text.size();
    }
    for (std::size_t i = prose.size(); i-- > 1;) prose[page_.elements[i].parent] += prose[i];
    return prose;
  }

  // What only sounds like furniture must not be where the text is: it holds less than most of the prose, and
  // less than all that does not sound so.
  [[nodiscard]] bool is_where_the_text_is(std::size_t element, const std::vector<std::size_t>& prose) const {
    std::size_t elsewhere = 0;
    for (const HtmlRun& run : page_.runs) {
      if (!is_prose(run)) continue;
      std::size_t at = run.element;
      while (at != 0 && page_.elements[at].part == HtmlPart::content) at = page_.elements[at].parent;
      if (at == 0) elsewhere += run.text.size();
    }
    const bool most = static_cast<double>(prose[element]) >= most_furniture * static_cast<double>(prose[0]);
    return prose[0] > 0 && (most || prose[element] > elsewhere);
  }

  // Settles the parts that are only likely and hands all parts down.
  void settle_likely_parts() {
    const std::vector<std::size_t> prose = all_prose();
    std::size_t largest = 0;
    for (std::size_t i = 1; i < page_.elements.size(); ++i) {
      if (is_likely(page_.elements[i].part) && (largest == 0 || prose[i] > prose[largest])) largest = i;
    }
    const bool mistaken = largest != 0 && is_where_the_text_is(largest, prose);
    for (std::size_t i = 1; i < page_.elements.size(); ++i) {
      HtmlElement& element = page_.elements[i];
      if (mistaken && is_likely(element.part) && prose[i] == prose[largest]) element.part = HtmlPart::content;
      if (element.part == HtmlPart::likely) element.part = HtmlPart::furniture;
      const HtmlPart above = page_.elements[element.parent].part;
      if (above != HtmlPart::content) element.part = above;
    }
  }

  void count_prose() {
    for (const HtmlRun& run : page_.runs) {
      if (page_.elements[run.element].part == HtmlPart::content && is_prose(run))
        prose_[run.element] += run.text.size();
    }
    for (std::size_t i = prose_.size(); i-- > 1;) prose_[page_.elements[i].parent] += prose_[i];
  }

  // Elements with text of their own, be it as short as a date: they are not left for a smaller one inside.
  [[nodiscard]] std::vector<bool> own_text() const {
    std::vector<bool> own(page_.elements.size(), false);
    for (const HtmlRun& run : page_.runs) {
      if (2 * run.linked_bytes <= run.text.size()) own[run.element] = true;
    }
    return own;
  }

  // <main> or <article> if one holds most of the prose, else the page; then inwards as long as one child
  // holds all prose and nothing stands beside it.
  void choose_root() {
    const auto holds_most = [&](std::size_t i) {
      return prose_[i] > 0 && static_cast<double>(prose_[i]) >= least_main * static_cast<double>(prose_[0]);
    };
    for (std::size_t i = 0; i < page_.elements.size(); ++i) {
      const HtmlElement& element = page_.elements[i];
      if ((element.is_main || element.is_article) && holds_most(i)) root_ = i;
    }
    const std::vector<bool> own = own_text();
    for (std::size_t i = root_ + 1; i < page_.elements.size(); ++i) {
      const bool sole = page_.elements[i].parent == root_ && prose_[i] > 0 && prose_[i] == prose_[root_];
      if (sole && !own[root_]) root_ = i;
    }
    inside_.assign(page_.elements.size(), false);
    inside_[root_] = true;
    for (std::size_t i = root_ + 1; i < page_.elements.size(); ++i)
      inside_[i] = inside_[page_.elements[i].parent];
    find_title();
  }

  // The last first-rank heading before the article's text, be it inside the article, above it or in a header.
  void find_title() {
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      const HtmlRun& run = page_.runs[i];
      const HtmlPart part = page_.elements[run.element].part;
      const bool first_rank = run.block.kind == BlockKind::heading && run.block.level == 1;
      if (first_rank && (part == HtmlPart::content || part == HtmlPart::page_header)) {
        // Lines of one heading ("<h1>… <h1>…") belong together; a site's name in its header does not.
        if (title_end_ == i && inside_[run.element]) {
          ++title_end_;
        } else {
          title_begin_ = i;
          title_end_ = i + 1;
        }
      }
      if (inside_[run.element] && part == HtmlPart::content && is_prose(run) && !first_rank) break;
    }
  }

  [[nodiscard]] HtmlPart part_of_run(std::size_t i) const {
    const HtmlRun& run = page_.runs[i];
    const HtmlPart part = page_.elements[run.element].part;
    if (i >= title_begin_ && i < title_end_) return HtmlPart::content;
    if (part == HtmlPart::footnotes || part == HtmlPart::contents || part == HtmlPart::caption) return part;
    if (part != HtmlPart::content || !inside_[run.element]) return HtmlPart::furniture;
    const bool links =
        static_cast<double>(run.linked_bytes) >= link_share * static_cast<double>(tidy(run.text).size());
    const bool row = run.links >= fewest_links && run.block.kind == BlockKind::body &&
                     2 * run.linked_bytes > run.text.size() && !tidy(run.text).ends_with('.');
    if ((links || row) && run.linked_bytes > 0 && run.block.kind != BlockKind::heading &&
        words_of(run.text) <= longest_link_words) {
      return run.to_anchor ? HtmlPart::contents : HtmlPart::furniture;
    }
    return HtmlPart::content;
  }

  // Headings with nothing behind them headed links to other pages.
  static void leave_out_last_headings(Reading& reading) {
    const auto heading = [](const Block& block) { return block.kind == BlockKind::heading; };
    if (std::all_of(reading.blocks.begin(), reading.blocks.end(), heading)) return;
    while (heading(reading.blocks.back())) {
      reading.left_out.push_back({"page furniture", tidy(reading.blocks.back().text), {}});
      reading.blocks.pop_back();
    }
  }

  // The date in the last short line with one above the article's text, which sites set apart from it.
  [[nodiscard]] std::string date_above() const {
    std::string date;
    for (const HtmlRun& run : page_.runs) {
      if (inside_[run.element] && is_prose(run)) break;
      if (words_of(run.text) > longest_date_words) continue;
      if (const auto found = find_date(tidy(run.text))) date = found->iso;
    }
    return date;
  }

  static bool begins_with_mark(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    return first != std::string_view::npos && text[first] == html_mark_begin;
  }

  // Numbers in superscript that also begin a run: that run is the note.
  [[nodiscard]] std::unordered_set<std::string> note_marks() const {
    std::unordered_set<std::string> marks;
    for (const HtmlRun& run : page_.runs) {
      if (!begins_with_mark(run.text)) continue;
      const std::size_t begin = run.text.find(html_mark_begin) + 1;
      marks.insert(run.text.substr(begin, run.text.find(html_mark_end) - begin));
    }
    return marks;
  }

  // Takes out the marks of notes; other numbers in superscript are exponents and stay.
  static void take_marks(std::string& text, const std::unordered_set<std::string>& marks) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text[at] == html_mark_begin ? text.find(html_mark_end, at) : std::string::npos;
      if (end == std::string::npos) {
        out += text[at++];
        continue;
      }
      const std::string mark = text.substr(at + 1, end - at - 1);
      if (!marks.contains(mark)) out += mark;
      at = end + 1;
    }
    text = std::move(out);
  }

  void add(std::vector<Block>& blocks, const HtmlRun& run) const {
    const Block& block = run.block;
    const bool first_rank = block.kind == BlockKind::heading && block.level == 1;
    std::string text = run.text;
    // The lines of a title are often broken on purpose: title, place and date.
    if (first_rank) {
      for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
        text.insert(at, 1, '\n');
    }
    BlockFlow flow;
    flow.add(block, text);
    for (Block& part : flow.take()) blocks.push_back(std::move(part));
  }

  static void add_furniture(LeftOut& left, HtmlPart part, const HtmlRun& run) {
    left.what = part == HtmlPart::contents  ? "table of contents"
                : part == HtmlPart::caption ? "caption"
                                            : "page furniture";
    if (left.text.size() >= brief_bytes) return;
    if (!left.text.empty()) left.text += ' ';
    left.text += tidy(run.text);
    if (left.text.size() > brief_bytes) {
      std::size_t cut = brief_bytes;
      while (cut > 0 && (static_cast<unsigned char>(left.text[cut]) & 0xC0U) == 0x80U) --cut;
      left.text = left.text.substr(0, cut) + "\xE2\x80\xA6";
    }
  }

  ParsedHtml page_;
  std::vector<std::size_t> prose_;
  std::vector<bool> inside_;
  std::size_t root_ = 0;
  std::size_t title_begin_ = 0;
  std::size_t title_end_ = 0;
};

}  // namespace

Reading read_html(std::string_view bytes, const HtmlLimits& limits) {
  const std::string text = decode_html(bytes);
  return Article(read_page(clean_html(text, limits))).read();
}

}  // namespace stet
