#include "engine/report/xml_writer.hpp"

#include "engine/report/escape.hpp"
#include "engine/text/characters.hpp"

namespace stet {

char32_t allowed_in_xml(char32_t c) noexcept {
  return (c & 0xFFFEU) == 0xFFFEU ? U'\uFFFD' : c;
}

std::string escape_for_xml(std::string_view text) {
  std::string out;
  const std::string visible = escape_for_terminal(text);
  out.reserve(visible.size() + visible.size() / 16);
  for (std::size_t at = 0; at < visible.size();) {
    const char32_t c = next_code_point(visible, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        append_code_point(out, allowed_in_xml(c));
    }
  }
  return out;
}

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") {}

void XmlWriter::tag(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    out_ += escape_for_xml(value);
    out_ += '"';
  }
}

XmlWriter& XmlWriter::open(std::string_view name, Attributes attributes) {
  tag(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::close() {
  out_ += "</" + open_.back() + ">";
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes) {
  tag(name, attributes);
  out_ += "/>";
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  out_ += escape_for_xml(text);
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content, Attributes attributes) {
  return open(name, attributes).text(content).close();
}

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace stet
