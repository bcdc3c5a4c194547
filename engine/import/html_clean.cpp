#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/import/html_source.hpp"
#include "engine/text/listed_words.hpp"

namespace stet {
namespace {

// Elements dropped with their content: program text, drawings, form fields and what shows only when something
// fails.
constexpr ListedWords dropped(std::to_array<std::string_view>(
    {"script", "style", "svg", "math", "template", "iframe", "textarea", "select", "noscript", "noembed",
     "audio", "noframes", "object", "video", "canvas", "datalist", "map", "applet"}));
// Elements that hold others and close by their own end tag only.
constexpr ListedWords containers(std::to_array<std::string_view>(
    {"div",      "section", "article",    "main",   "header",  "footer", "nav",        "aside",
     "h1",       "h2",      "h3",         "h4",     "h5",      "h6",     "ul",         "ol",
     "dl",       "table",   "blockquote", "pre",    "address", "figure", "figcaption", "center",
     "fieldset", "details", "summary",    "hgroup", "menu",    "button"}));
// Elements that the next of their kind closes, so that they do not nest without a container between.
constexpr ListedWords self_closing(std::to_array<std::string_view>(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "rt", "rp"}));
// Those of them that do nest: an item in a definition in an item, a paragraph in a cell.
constexpr ListedWords items(std::to_array<std::string_view>({"p", "li", "dt", "dd"}));
// The parser does not know "dialog", so that it ends like these.
constexpr ListedWords inlines(std::to_array<std::string_view>({"sup", "span", "q", "del", "dialog"}));
// Elements the parser opens again in each new block until they are closed.
constexpr ListedWords reopened(std::to_array<std::string_view>({"a", "b", "strong"}));
constexpr ListedWords kept_attributes(std::to_array<std::string_view>(
    {"id", "class", "href", "hidden", "style", "role", "start", "type", "value", "reversed", "name",
     "epub:type", "aria-hidden", "aria-controls"}));
// Longer values (inline pictures, scripts) say nothing about text.
constexpr std::size_t longest_value = 400;

struct Attribute {
  std::string name;
  std::string_view value;
};

struct Tag {
  std::string name;
  bool closes = false;
  bool empty = false;  // "<br/>"
  std::vector<Attribute> attributes;
  std::size_t end = 0;
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

class Cleaner {
 public:
  Cleaner(std::string_view html, const HtmlLimits& limits) : html_(html), limits_(limits) {}

  HtmlSource clean() {
    source_.markup.reserve(html_.size());
    std::size_t at = 0;
    while (at < html_.size()) {
      const std::size_t open = std::min(html_.find('<', at), html_.size());
      source_.markup += html_.substr(at, open - at);
      at = open == html_.size() ? open : markup_at(open);
    }
    return std::move(source_);
  }

 private:
  // Handles the mark-up at `at` ('<') and returns where the text goes on.
  std::size_t markup_at(std::size_t at) {
    const std::string_view rest = html_.substr(at);
    if (rest.starts_with("<!--")) return behind("-->", at + 2);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return behind(">", at + 2);
    const std::size_t name = at + 1 + (rest.size() > 1 && rest[1] == '/');
    if (name >= html_.size() || !is_letter(html_[name])) {
      source_.markup += rest.size() > 1 && rest[1] == '/' ? "" : "&lt;";
      return rest.size() > 1 && rest[1] == '/' ? behind(">", at) : at + 1;
    }
    const std::optional<Tag> tag = read_tag(at);
    if (!tag) return html_.size();
    if (!tag->closes && (tag->name == "title" || dropped.holds(tag->name))) return drop(*tag);
    if (tag->name == "meta") read_meta(*tag);
    if (tag->closes) {
      close(tag->name);
    } else {
      open(*tag);
    }
    return tag->end;
  }

  std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t at = html_.find(mark, std::min(from, html_.size()));
    return at == std::string_view::npos ? html_.size() : at + mark.size();
  }

  std::optional<Tag> read_tag(std::size_t at) const {
    Tag tag;
    ++at;
    if (html_[at] == '/') {
      tag.closes = true;
      ++at;
    }
    const auto ends_name = [](char c) { return is_space(c) || c == '>' || c == '/'; };
    const std::size_t begin = at;
    while (at < html_.size() && !ends_name(html_[at])) ++at;
    tag.name = lowered(html_.substr(begin, at - begin));
    while (at < html_.size() && html_[at] != '>') {
      if (is_space(html_[at]) || html_[at] == '/') {
        tag.empty = html_[at] == '/';
        ++at;
        continue;
      }
      tag.empty = false;
      Attribute attribute;
      const std::size_t from = at;
      while (at < html_.size() && !ends_name(html_[at]) && (html_[at] != '=' || at == from)) ++at;
      attribute.name = lowered(html_.substr(from, std::min<std::size_t>(at - from, longest_value)));
      std::size_t next = at;
      while (next < html_.size() && is_space(html_[next])) ++next;
      if (next < html_.size() && html_[next] == '=') {
        ++next;
        while (next < html_.size() && is_space(html_[next])) ++next;
        if (next < html_.size() && (html_[next] == '"' || html_[next] == '\'')) {
          const std::size_t close = html_.find(html_[next], next + 1);
          if (close == std::string_view::npos) return std::nullopt;
          attribute.value = html_.substr(next + 1, close - next - 1);
          at = close + 1;
        } else {
          at = next;
          while (at < html_.size() && !is_space(html_[at]) && html_[at] != '>') ++at;
          attribute.value = html_.substr(next, at - next);
        }
      }
      const bool wanted = kept_attributes.holds(attribute.name) || tag.name == "meta";
      if (wanted && tag.attributes.size() < kept_attributes.size())
        tag.attributes.push_back(std::move(attribute));
    }
    if (at >= html_.size()) return std::nullopt;
    tag.end = at + 1;
    return tag;
  }

  // Skips to the end tag of a dropped element. One that never ends loses only its tag, but a script all that
  // follows, as in browsers.
  std::size_t drop(const Tag& tag) {
    if (unended_.contains(tag.name)) return tag.end;
    for (std::size_t at = html_.find("</", tag.end); at != std::string_view::npos;
         at = html_.find("</", at + 2)) {
      const std::string_view name = html_.substr(at + 2, tag.name.size());
      if (lowered(name) != tag.name) continue;
      if (tag.name == "title" && source_.title.empty()) source_.title = html_.substr(tag.end, at - tag.end);
      return behind(">", at);
    }
    unended_.insert(tag.name);
    return tag.name == "script" || tag.name == "style" ? html_.size() : tag.end;
  }

  void read_meta(const Tag& tag) {
    std::string name;
    std::string_view content;
    for (const Attribute& a : tag.attributes) {
      if (a.name == "name" || a.name == "property") name = lowered(a.value);
      if (a.name == "content") content = a.value;
    }
    if (!content.empty() && (name == "dc.title" || name == "dcterms.title" || name == "og:title"))
      source_.title = content;
  }

  void open(const Tag& tag) {
    const bool nests = containers.holds(tag.name) || items.holds(tag.name) || inlines.holds(tag.name) ||
                       reopened.holds(tag.name);
    close_before(tag.name);
    if (tag.name == "br" || tag.name == "hr" || self_closing.holds(tag.name) || nests) {
      if (tag.name == "span" && tag.attributes.empty()) {
        stack_.push_back("");  // its end tag must not close an outer span
      } else {
        emit(tag);
        if (nests) stack_.push_back(tag.name);
      }
    }
    if (stack_.size() > limits_.max_depth) {
      throw Error(ErrorCode::over_limit,
                  fmt::format("elements of the page are nested more than {} deep", limits_.max_depth));
    }
  }

  void emit(const Tag& tag) {
    source_.markup += '<';
    source_.markup += tag.name;
    if (!reopened.holds(tag.name) || tag.name == "a") {
      for (const Attribute& a : tag.attributes) {
        const std::string_view value = a.value.substr(0, longest_value);
        if (value.find('"') != std::string_view::npos) continue;
        source_.markup += ' ';
        source_.markup += a.name;
        source_.markup += "=\"";
        source_.markup += value;
        source_.markup += '"';
      }
    }
    source_.markup += '>';
    const auto still_open =
        std::count_if(stack_.begin(), stack_.end(), [](const std::string& n) { return reopened.holds(n); });
    elements_ += 2 + static_cast<std::size_t>(still_open);
    if (elements_ > 2 * limits_.max_elements) {
      throw Error(ErrorCode::over_limit,
                  fmt::format("the page has more than {} elements", limits_.max_elements));
    }
  }

  void emit_end(const std::string& name) {
    source_.markup += "</";
    source_.markup += name;
    source_.markup += '>';
  }

  static bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  }

  // Mirrors what the parser will close when `name` opens.
  void close_before(const std::string& name) {
    if (name == "rt" || name == "rp") close_reading();
    if (name == "button") close(name);
    const bool table_or_button = name == "table" || name == "button";
    if (items.holds(name) || name == "hr" || (containers.holds(name) && !table_or_button)) forget("p");
    if (name == "li") {
      forget("li", [](std::string_view open) { return shields_items(open) || open == "dt" || open == "dd"; });
    } else if (name == "dt" || name == "dd") {
      const auto shields = [](std::string_view open) { return shields_items(open) || open == "li"; };
      forget("dt", [&](std::string_view open) { return shields(open) || open == "dd"; });
      forget("dd", [&](std::string_view open) { return shields(open) || open == "dt"; });
    }
  }

  // The parser never sees <ruby>, which closes the reading of its characters, and would nest them.
  void close_reading() {
    emit_end("rt");
    emit_end("rp");
  }

  static bool shields_items(std::string_view open) {
    return containers.holds(open) && open != "div" && open != "address";
  }

  // Mirrors the end tag of one of `items`.
  void forget(std::string_view name) {
    forget(name, [&](std::string_view open) {
      return open == "table" || (name == "p" && open == "button") ||
             (name == "li" && (open == "ul" || open == "ol"));
    });
  }

  // Takes the innermost `name` that nothing shields from the stack, with the items and inline elements in it.
  // Containers in it stay, which is stricter than the parser.
  template <typename Shields>
  void forget(std::string_view name, Shields&& shields) {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1] == name) {
        const auto inside = stack_.begin() + static_cast<std::ptrdiff_t>(i) - 1;
        stack_.erase(
            std::remove_if(inside, stack_.end(),
                           [](const std::string& open) { return items.holds(open) || inlines.holds(open); }),
            stack_.end());
        return;
      }
      if (shields(stack_[i - 1])) return;
    }
  }

  // Mirrors what the parser will close, and never more than that: a table, and for inline elements any
  // container or item, shields what is outside of it.
  void close(const std::string& name) {
    if (name == "ruby") close_reading();
    if (self_closing.holds(name)) {
      emit_end(name);
      if (items.holds(name)) forget(name);
      return;
    }
    const bool is_inline = inlines.holds(name);
    const bool is_reopened = reopened.holds(name);
    if (!is_inline && !is_reopened && !containers.holds(name)) return;
    bool shielded = false;
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const std::string& open = stack_[i - 1];
      if (open == name || (open.empty() && name == "span") || (is_heading(open) && is_heading(name))) {
        if (!open.empty()) emit_end(name);
        if (shielded && !open.empty()) return;
        if (is_reopened || open.empty()) {
          stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        } else {
          stack_.resize(i - 1);
        }
        return;
      }
      if (is_inline && containers.holds(open)) return;
      shielded = shielded || (is_inline && items.holds(open));
      if (name != "table" && (open == "table" || open == "button")) return;
    }
  }

  std::string_view html_;
  const HtmlLimits& limits_;
  HtmlSource source_;
  std::vector<std::string> stack_;
  std::unordered_set<std::string> unended_;
  std::size_t elements_ = 0;
};

}  // namespace

HtmlSource clean_html(std::string_view html, const HtmlLimits& limits) {
  return Cleaner(html, limits).clean();
}

}  // namespace stet
