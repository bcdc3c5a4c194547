#include "engine/report/json_writer.hpp"

#include <cmath>
#include <utility>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/text/characters.hpp"

namespace stet {

JsonWriter& JsonWriter::open(char opening, Shape shape) {
  separate();
  // What stands on one line stays there with all it holds.
  if (!scopes_.empty() && scopes_.back().shape == Shape::line) shape = Shape::line;
  out_ += opening;
  scopes_.push_back({opening == '{' ? '}' : ']', shape});
  return *this;
}

JsonWriter& JsonWriter::close() {
  const Scope scope = scopes_.back();
  scopes_.pop_back();
  if (!scope.empty && scope.shape == Shape::block) {
    out_ += '\n';
    out_.append(2 * scopes_.size(), ' ');
  }
  out_ += scope.closing;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  quoted(value);
  return *this;
}

JsonWriter& JsonWriter::real(double value) {
  const double rounded = std::round(value * 1e4) / 1e4;
  return raw(std::isfinite(rounded) ? fmt::format("{}", rounded == 0 ? 0.0 : rounded) : "0.0");
}

JsonWriter& JsonWriter::strings(const std::vector<std::string>& values) {
  array(Shape::line);
  for (const std::string& value : values) string(value);
  return close();
}

std::string JsonWriter::finish() {
  out_ += '\n';
  return std::move(out_);
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  out_ += text;
  return *this;
}

void JsonWriter::separate() {
  if (std::exchange(after_key_, false) || scopes_.empty()) return;
  Scope& scope = scopes_.back();
  if (!scope.empty) out_ += ',';
  if (scope.shape == Shape::block) {
    out_ += '\n';
    out_.append(2 * scopes_.size(), ' ');
  } else if (!scope.empty) {
    out_ += ' ';
  }
  scope.empty = false;
}

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    // Most of a statement is plain: copy it in runs.
    while (at < text.size() && text[at] >= ' ' && text[at] < '\x7f' && text[at] != '"' && text[at] != '\\')
      ++at;
    out_.append(text, begin, at - begin);
    if (at == text.size()) break;
    const char32_t c = next_code_point(text, at);
    if (c == U'"' || c == U'\\') {
      out_ += '\\';
      out_ += static_cast<char>(c);
    } else if (c == U'\n') {
      out_ += "\\n";
    } else if (c == U'\t') {
      out_ += "\\t";
    } else if (c > 0xFFFFU && deceives(c)) {
      out_ += fmt::format("\\u{:04x}\\u{:04x}", 0xD7C0U + (static_cast<std::uint32_t>(c) >> 10U),
                          0xDC00U + (static_cast<std::uint32_t>(c) & 0x3FFU));
    } else if (deceives(c)) {
      out_ += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      append_code_point(out_, c);
    }
  }
  out_ += '"';
}

}  // namespace stet
