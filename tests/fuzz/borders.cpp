#include "tests/fuzz/borders.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "engine/import/zip_archive.hpp"
#include "engine/text/characters.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace fuzzing {

namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

// Decoding and encoding changes nothing but what is no UTF-8.
void check_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = stet::next_code_point(text, at);
    if (c == 0xFFFD) require(text.substr(begin, at - begin) == "\xEF\xBF\xBD", "a report is UTF-8");
  }
}

bool is_void(std::string_view tag) {
  static constexpr std::array<std::string_view, 5> names{"br", "input", "link", "meta", "hr"};
  return std::ranges::find(names, tag) != names.end();
}

bool is_known(std::string_view tag) {
  static constexpr std::string_view names =
      " a article b bdi body br button caption circle code col colgroup dd del details dialog div dl dt em "
      "fieldset footer form g h1 h2 h3 h4 head header hr html i input ins kbd label legend li line link main "
      "mark meta nav ol option output p path rect s section select small span strong style sub summary sup "
      "svg table text tspan tfoot "
      "tbody td th thead time title tr u ul script ";
  return names.find(" " + std::string(tag) + " ") != std::string_view::npos;
}

class Page {
 public:
  Page(std::string_view html, bool markdown) : rest_(html), markdown_(markdown) {}

  void check() {
    for (;;) {
      const std::size_t open = rest_.find('<');
      if (open == std::string_view::npos) break;
      // In Markdown a backslash takes the meaning from the sign behind it, another backslash among them.
      std::size_t backslashes = 0;
      while (backslashes < open && rest_[open - 1 - backslashes] == '\\') ++backslashes;
      const bool escaped = markdown_ && backslashes % 2 == 1;
      rest_.remove_prefix(open + 1);
      if (!escaped) tag();
    }
    require(open_.empty(), "every tag is closed");
  }

 private:
  std::string_view take(std::string_view allowed) {
    const std::size_t end = std::min(rest_.find_first_not_of(allowed), rest_.size());
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }

  void tag() {
    if (rest_.starts_with("!DOCTYPE html>")) return;
    const bool closing = rest_.starts_with('/');
    if (closing) rest_.remove_prefix(1);
    const std::string_view name = take(letters);
    if (!is_known(name))
      std::fprintf(stderr, "tag \"%.*s\"\n", 60, std::string(name).append(rest_.substr(0, 40)).c_str());
    require(is_known(name), "a tag that stet does not write");
    if (closing) {
      require(!open_.empty() && open_.back() == name && rest_.starts_with('>'), "tags are closed in order");
      open_.pop_back();
      return;
    }
    bool closed = false;
    for (;;) {
      take(" \n");
      if (rest_.starts_with('/')) {
        closed = true;
        rest_.remove_prefix(1);
      }
      if (rest_.starts_with('>')) break;
      attribute();
    }
    if (name == "script" || name == "style") {
      const std::size_t end = rest_.find("</");
      require(end != std::string_view::npos, "scripts and styles end");
      rest_.remove_prefix(end);
    }
    if (!closed && !is_void(name)) open_.push_back(name);
  }

  void attribute() {
    const std::string_view name = take("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");
    require(!name.empty() && !name.starts_with("on"), "an attribute that stet does not write");
    if (!rest_.starts_with('=')) return;
    require(rest_.starts_with("=\""), "attributes are quoted");
    const std::size_t end = rest_.find('"', 2);
    require(end != std::string_view::npos, "attributes end");
    const std::string_view value = rest_.substr(2, end - 2);
    require(value.find('<') == std::string_view::npos, "attributes hold no tags");
    if (name == "href" || name == "src")
      require(!value.starts_with("javascript:") && !value.starts_with("data:text"), "links run no scripts");
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  bool markdown_;
  std::vector<std::string_view> open_;
};

}  // namespace

void check_plain(std::string_view text) {
  check_utf8(text);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = stet::next_code_point(text, at);
    require((c >= 0x20 || c == '\n') && (c < 0x7F || c >= 0xA0), "a report has no control characters");
    require((c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069), "a report has no bidi overrides");
  }
}

void check_terminal(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\x1b[")) {
      at = text.find_first_not_of("0123456789;", at + 2);
      require(at != std::string_view::npos && text[at] == 'm', "colours are the only sequences");
    } else {
      plain += text[at];
    }
  }
  check_plain(plain);
}

void check_json(std::string_view json) {
  require(nlohmann::json::accept(json), "JSON is valid and UTF-8");
  check_plain(json);
}

void check_csv(std::string_view csv) {
  require(csv.starts_with("\xEF\xBB\xBF"), "CSV has its byte order mark");
  csv.remove_prefix(3);
  std::size_t columns = 0;
  while (!csv.empty()) {
    std::size_t fields = 0;
    for (bool more = true; more; ++fields) {
      std::string field;
      if (csv.starts_with('"')) {
        std::size_t at = 1;
        for (;; ++at) {
          require(at < csv.size(), "quoted fields end");
          if (csv[at] == '"') {
            if (!csv.substr(at + 1).starts_with('"')) break;
            ++at;
          }
          field += csv[at];
        }
        csv.remove_prefix(at + 1);
      } else {
        const std::size_t end = std::min(csv.find_first_of(",\r\n\""), csv.size());
        field = csv.substr(0, end);
        csv.remove_prefix(end);
      }
      check_plain(field);
      require(field.empty() || std::string_view("=+-@\t\r").find(field.front()) == std::string_view::npos,
              "no field is a formula");
      more = csv.starts_with(',');
      if (more) csv.remove_prefix(1);
    }
    require(csv.starts_with("\r\n"), "records end with CRLF");
    csv.remove_prefix(2);
    require(columns == 0 || columns == fields, "records have the same number of fields");
    columns = fields;
  }
}

void check_html(std::string_view html, bool whole) {
  check_plain(html);
  if (whole) require(html.starts_with("<!DOCTYPE html>"), "a page begins as one");
  Page(html, !whole).check();
}

void check_xml(std::string_view xml) {
  check_utf8(xml);
  for (std::size_t at = 0; at < xml.size();) {
    const char32_t c = stet::next_code_point(xml, at);
    require((c >= 0x20 || c == '\n' || c == '\t' || c == '\r') && c != 0xFFFE && c != 0xFFFF,
            "XML holds no character that it does not allow");
  }
}

void check_office_file(std::string_view bytes) {
  stet::ZipArchive archive(bytes);
  for (const char* part :
       {"word/document.xml", "docProps/core.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"}) {
    if (archive.has(part)) check_xml(archive.read(part));
  }
}

}  // namespace fuzzing
