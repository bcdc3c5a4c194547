#include "engine/import/markdown.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "engine/import/front.hpp"
#include "engine/import/front_matter.hpp"
#include "engine/import/lines.hpp"
#include "engine/import/markdown_inline.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Deeper lists count as this deep.
constexpr std::size_t kDeepestList = 8;
constexpr std::size_t kLongestBoldHeading = 200;  // bytes; a longer bold paragraph is emphasis

// One line of the source, its white space as it was.
struct SourceLine {
  std::string_view raw;
  std::string_view text;
  std::size_t indent = 0;
  std::uint32_t number = 0;
};

// Length of "#" marks and the space behind them; 0 if the line is no such heading.
std::size_t hash_heading(std::string_view text) {
  constexpr std::size_t kDeepestHeading = 6;
  std::size_t marks = 0;
  while (marks < text.size() && text[marks] == '#') ++marks;
  if (marks == 0 || marks > kDeepestHeading || marks >= text.size() || text[marks] != ' ') return 0;
  const std::string_view rest = trimmed(text.substr(marks));
  return rest.empty() || rest.find_first_not_of("# ") == std::string_view::npos ? 0 : marks + 1;
}

bool is_setext(std::string_view text) {
  if (text.empty()) return false;
  const bool equals = text.find_first_not_of('=') == std::string_view::npos;
  const bool dashes = text.find_first_not_of('-') == std::string_view::npos;
  return equals || (dashes && text.size() > 1);
}

bool is_rule(std::string_view text) {
  std::size_t marks = 0;
  for (const char c : text) {
    if (c != text.front() && c != ' ') return false;
    marks += c == text.front();
  }
  return marks >= 3 && (text.front() == '-' || text.front() == '*' || text.front() == '_');
}

struct ListMarker {
  std::size_t length = 0;  // of the marker with the white space behind it
  std::optional<std::uint32_t> number;
};

// "- ", "* ", "+ ", "• ", "7. ", "7) "
std::optional<ListMarker> list_marker(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (const std::size_t bullet = bullet_length(text); bullet > 0 && text.front() != 'o') {
    if (static_cast<unsigned char>(text.front()) < 0x80 || text.substr(0, 3) == "•")
      return ListMarker{bullet, std::nullopt};
  }
  constexpr std::size_t kMostDigits = 4;
  std::size_t digits = 0;
  std::uint32_t number = 0;
  while (digits < text.size() && is_ascii_digit(text[digits]) && digits <= kMostDigits) {
    number = number * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
  }
  if (digits == 0 || digits > kMostDigits || digits + 1 >= text.size()) return std::nullopt;
  if ((text[digits] != '.' && text[digits] != ')') || text[digits + 1] != ' ') return std::nullopt;
  const std::size_t end = text.find_first_not_of(' ', digits + 1);
  return ListMarker{end == std::string_view::npos ? text.size() : end, number};
}

// "| a | b |" as "a b", as a table's row reads on paper; empty for the line that parts the head from the
// rows.
std::string table_row(std::string_view text) {
  text = text.substr(1);
  if (text.find_first_not_of("-: |") == std::string_view::npos) return {};
  std::string row;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|';
    if (escaped) ++at;
    row += text[at] == '|' && !escaped ? ' ' : text[at];
  }
  return single_spaced(row);
}

// Comments give way to nothing, their line ends stay.
std::string without_comments(std::string_view text, std::vector<LeftOut>& left_out) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t begin = text.find("<!--");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find("-->", begin + 4);
    if (end == std::string_view::npos) break;
    out += text.substr(0, begin);
    const std::string_view inside = text.substr(begin + 4, end - begin - 4);
    const auto breaks = static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '\n'));
    out.append(breaks, '\n');
    if (std::string comment = single_spaced(inside); !comment.empty())
      left_out.push_back({"comment", std::move(comment), {}});
    text.remove_prefix(end + 3);
  }
  out += text;
  return out;
}

class MarkdownReader {
 public:
  Reading read(std::string_view text) {
    const FrontMatter front = read_front_matter(text);
    reading_.metadata = front.facts;
    first_line_ = 1 + static_cast<std::uint32_t>(std::count(
                          text.begin(), text.begin() + static_cast<std::ptrdiff_t>(front.length), '\n'));
    source_ = without_comments(text.substr(front.length), reading_.left_out);
    split();
    for (at_ = 0; at_ < lines_.size(); ++at_) take(lines_[at_]);
    flush();
    return std::move(reading_);
  }

 private:
  enum class Kind { paragraph, heading, item, row, footnote };

  void split() {
    std::uint32_t number = first_line_;
    const std::string_view source = source_;
    for (std::size_t begin = 0; begin <= source.size();) {
      const std::size_t end = std::min(source.find('\n', begin), source.size());
      SourceLine line;
      line.raw = source.substr(begin, end - begin);
      if (!line.raw.empty() && line.raw.back() == '\r') line.raw.remove_suffix(1);
      line.number = number++;
      const std::vector<Line> seen = split_lines(line.raw);
      line.text = seen.front().text;
      line.indent = seen.front().indent;
      lines_.push_back(line);
      begin = end + 1;
    }
  }

  void take(SourceLine line) {
    if (fenced_) {
      if (line.text.substr(0, 3) == "```") {
        fenced_ = false;
        flush();
      } else if (!line.text.empty()) {
        flush();
        open(Kind::paragraph, line, line.text);
      }
      return;
    }
    while (!line.text.empty() && line.text.front() == '>') {
      const std::size_t next = line.text.find_first_not_of(' ', 1);
      line.text = next == std::string_view::npos ? std::string_view{} : line.text.substr(next);
      const std::size_t inner = line.raw.find('>') + 1;
      line.raw = line.raw.substr(inner);
    }
    if (line.text.empty()) {
      flush();
      below_blank_ = true;
      return;
    }
    begin_or_go_on(line);
    below_blank_ = false;
  }

  void begin_or_go_on(const SourceLine& line) {
    if (line.text.substr(0, 3) == "```") {
      flush();
      fenced_ = true;
      return;
    }
    if (const std::size_t marks = hash_heading(line.text); marks > 0) {
      flush();
      std::string_view heading = trimmed(line.text.substr(marks));
      const std::size_t closing = heading.find_last_not_of('#');
      if (closing != std::string_view::npos && heading[closing] == ' ')
        heading = trimmed(heading.substr(0, closing));
      open(Kind::heading, line, heading);
      level_ = static_cast<std::uint32_t>(marks - 1);
      flush();
      return;
    }
    if (open_ && kind_ == Kind::paragraph && is_setext(line.text) &&
        paragraph_.find('\n') == std::string::npos) {
      kind_ = Kind::heading;
      level_ = line.text.front() == '=' ? 1 : 2;
      flush();
      return;
    }
    if (is_rule(line.text)) {
      flush();
      open(Kind::paragraph, line, line.text);
      flush();
      lists_.clear();
      return;
    }
    if (line.text.front() == '|' && line.text.size() > 1) {
      flush();
      if (const std::string row = table_row(line.text); !row.empty()) {
        open(Kind::row, line, row);
        flush();
      }
      return;
    }
    if (line.text.substr(0, 2) == "[^") {
      const std::size_t end = line.text.find("]:");
      if (end != std::string_view::npos) {
        flush();
        open(Kind::footnote, line, line.text.substr(2));
        return;
      }
    }
    if (const auto marker = list_marker(line.text); marker && begins_item(line, *marker)) {
      flush();
      open_item(line, *marker);
      return;
    }
    if (open_) {
      paragraph_ += '\n';
      paragraph_ += line.raw;
      last_line_ = line.number;
      return;
    }
    while (!lists_.empty() && line.indent < lists_.back().content) lists_.pop_back();
    open(lists_.empty() ? Kind::paragraph : Kind::item, line, line.raw);
    level_ = static_cast<std::uint32_t>(lists_.size());
  }

  // A marker in the midst of running lines begins an item only where the line above lets it.
  bool begins_item(const SourceLine& line, const ListMarker& marker) const {
    if (!open_) return true;
    if (kind_ == Kind::item && !lists_.empty() && line.indent < lists_.back().content) return true;
    const std::string_view above = lines_[at_ - 1].text;
    if (marker.number && *marker.number != 1 && !ends_sentence(above)) return false;
    return ends_sentence(above) || ends_with_pause(above) || (kind_ == Kind::item && !marker.number);
  }

  void open_item(const SourceLine& line, const ListMarker& marker) {
    while (!lists_.empty() && line.indent < lists_.back().indent) lists_.pop_back();
    if (!lists_.empty() && line.indent >= lists_.back().content && lists_.size() < kDeepestList) {
      lists_.push_back({});
    } else if (lists_.empty()) {
      lists_.push_back({});
    }
    OpenList& list = lists_.back();
    list.indent = line.indent;
    list.content = line.indent + marker.length;
    const bool goes_on = marker.number.has_value() == list.last.has_value();
    open(Kind::item, line, line.text);
    level_ = static_cast<std::uint32_t>(lists_.size() - 1);
    // "1." before every item: Markdown counts by itself.
    if (marker.number && goes_on && *marker.number == 1 && list.first == 1 &&
        (list.last == 1U || list.counted)) {
      list.counted = true;
      paragraph_ = line.text.substr(marker.length);
      label_ = fmt::format("{}.", *list.last + 1);
      list.last = *list.last + 1;
      return;
    }
    if (!goes_on || !list.last) {
      list.first = marker.number.value_or(0);
      list.counted = false;
    }
    list.last = marker.number;
  }

  void open(Kind kind, const SourceLine& line, std::string_view text) {
    kind_ = kind;
    open_ = true;
    level_ = 0;
    paragraph_ = text;
    // The two spaces that break a line stand at the raw line's end.
    if (line.raw.size() >= 2 && line.raw.substr(line.raw.size() - 2) == "  " && kind != Kind::heading)
      paragraph_ += "  ";
    origin_line_ = line.number;
    last_line_ = line.number;
    if (kind != Kind::item && line.indent == 0) lists_.clear();
  }

  Block block(BlockKind kind, std::string text) const {
    Block out;
    out.kind = kind;
    out.text = std::move(text);
    out.level = level_;
    out.origin = {0, origin_line_, last_line_};
    return out;
  }

  void flush() {
    if (!open_) return;
    open_ = false;
    const InlineText inlined = read_inline(paragraph_);
    for (const std::string& mark : inlined.footnote_marks) leave_out("footnote mark", mark);
    for (const std::string& text : inlined.struck_out) leave_out("struck out", text);
    std::string label = std::exchange(label_, {});
    std::string whole;
    for (const InlineLine& line : inlined.lines) whole += line.text + " ";
    switch (kind_) {
      case Kind::footnote:
        leave_out("footnote", single_spaced(whole));
        return;
      case Kind::heading:
        reading_.blocks.push_back(
            block(level_ == 1 && reading_.blocks.empty() ? BlockKind::title : BlockKind::heading, whole));
        return;
      case Kind::row:
        reading_.blocks.push_back(block(BlockKind::body, whole));
        return;
      case Kind::item: {
        Block item = block(BlockKind::list_item, whole);
        // Numbered items of the outermost list are the statement's paragraphs.
        const bool numbered =
            !label.empty() || (list_marker(trimmed(whole)) && list_marker(trimmed(whole))->number);
        if (level_ == 0 && numbered) item.kind = BlockKind::body;
        if (level_ > 0 && !list_marker(trimmed(whole)) && label.empty()) item.kind = BlockKind::body;
        item.label = std::move(label);
        reading_.blocks.push_back(std::move(item));
        return;
      }
      case Kind::paragraph:
        flush_paragraph(inlined);
    }
  }

  // A bold line at the paragraph's top or behind a hard break is a heading; other hard breaks part what is no
  // running text.
  void flush_paragraph(const InlineText& inlined) {
    const std::vector<InlineLine>& lines = inlined.lines;
    std::string body;
    std::size_t body_line = 0;
    const auto flush_body = [&](std::size_t end) {
      if (!body.empty()) push(BlockKind::body, std::exchange(body, {}), body_line, end);
    };
    bool may_head = true;
    for (std::size_t next = 0; next < lines.size();) {
      if (may_head) {
        std::string heading;
        const std::size_t end = bold_run(lines, next, heading);
        if (!heading.empty()) {
          flush_body(next);
          push(BlockKind::heading, std::move(heading), next, end);
          next = end;
          continue;
        }
      }
      const std::string text = single_spaced(lines[next].text);
      if (body.empty()) body_line = next;
      if (!body.empty() && !text.empty()) body += ' ';
      body += text;
      const bool apart = ends_sentence(body) || ends_with_pause(body) || is_date_line(body);
      may_head = lines[next].hard_break && apart;
      ++next;
      if (may_head) flush_body(next);
    }
    if (!body.empty())
      push(looks_like_heading(body) ? BlockKind::heading : BlockKind::body, std::move(body), body_line,
           lines.size());
  }

  // The heading that begins with line `next`, and the line behind it; no text when there is none.
  static std::size_t bold_run(const std::vector<InlineLine>& lines, std::size_t next, std::string& heading) {
    while (next < lines.size()) {
      const InlineLine& line = lines[next];
      const std::string text = single_spaced(line.text);
      if (!text.empty() && !line.bold) break;
      if (!heading.empty() && !text.empty()) heading += ' ';
      heading += text;
      ++next;
      if (!heading.empty() && (line.hard_break || !line.bold_goes_on)) break;
    }
    if (heading.size() > kLongestBoldHeading || ends_sentence(heading)) heading.clear();
    return next;
  }

  // One short line with capitals and no full stop, on its own: a heading whose mark is lost or slanted.
  bool looks_like_heading(const std::string& text) const {
    constexpr std::size_t kLongest = 100;
    if (text.size() > kLongest || origin_line_ != last_line_ || reading_.blocks.empty()) return false;
    if (ends_sentence(text) || ends_with_pause(text) || is_date_line(text)) return false;
    const LineLook look = look_of(text);
    return look.upper || (look.capitals && text.find(", ") == std::string::npos);
  }

  void push(BlockKind kind, std::string text, std::size_t begin, std::size_t end) {
    Block out = block(kind, std::move(text));
    out.origin.last_line =
        std::min(origin_line_ + static_cast<std::uint32_t>(std::max(end, begin + 1)) - 1, last_line_);
    out.origin.first_line = std::min(origin_line_ + static_cast<std::uint32_t>(begin), last_line_);
    reading_.blocks.push_back(std::move(out));
  }

  void leave_out(const char* what, std::string text) {
    reading_.left_out.push_back({what, std::move(text), {0, origin_line_, last_line_}});
  }

  struct OpenList {
    std::size_t indent = 0;   // column of its markers
    std::size_t content = 0;  // column of its items' text
    std::optional<std::uint32_t> last;
    std::uint32_t first = 0;
    bool counted = false;
  };

  Reading reading_;
  std::string source_;
  std::uint32_t first_line_ = 1;
  std::vector<SourceLine> lines_;
  std::size_t at_ = 0;
  std::vector<OpenList> lists_;
  Kind kind_ = Kind::paragraph;
  std::string paragraph_;  // the open block's lines
  std::string label_;
  std::uint32_t origin_line_ = 0;
  std::uint32_t last_line_ = 0;
  std::uint32_t level_ = 0;
  bool open_ = false;
  bool fenced_ = false;
  bool below_blank_ = false;
};

}  // namespace

Reading read_markdown(std::string_view text) {
  return MarkdownReader().read(text);
}

bool looks_like_markdown(std::string_view text) {
  if (read_front_matter(text).length > 0) return true;
  // A title marked as one, alone above the text.
  constexpr std::size_t first_rank = 2;  // "# "
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t first_end = std::min(text.find('\n', first), text.size());
  const std::string_view below = text.substr(std::min(first_end + 1, text.size()));
  const std::size_t mark = std::min(below.find_first_not_of(" \t\r"), below.size());
  if (hash_heading(text.substr(first, first_end - first)) == first_rank && mark < below.size() &&
      below[mark] == '\n')
    return true;
  constexpr std::size_t kEnough = 2;
  std::size_t signs = 0;
  const auto holds = [&](char sign) { return text.find(sign) != std::string_view::npos; };
  const bool hashes = holds('#');
  const bool stars = holds('*');
  const bool brackets = holds(']');
  if (!hashes && !stars && !brackets) return false;
  for (std::size_t at = 0; at < text.size() && signs < kEnough;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    signs += hashes && hash_heading(line) > 0;
    const std::size_t bold = stars ? line.find("**") : std::string_view::npos;
    if (bold != std::string_view::npos && bold + 2 < line.size() && is_ascii_letter(line[bold + 2])) {
      signs += line.find("**", bold + 3) != std::string_view::npos;
    }
    signs += brackets && line.find("](http") != std::string_view::npos;
    at = end + 1;
  }
  return signs >= kEnough;
}

}  // namespace stet
