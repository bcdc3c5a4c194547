#include "engine/store/canonical.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>
#include <toml++/toml.h>

#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"

namespace stet {

namespace {

constexpr std::string_view heading_mark = "# ";

// What stands in front of a paragraph's first sentence.
std::string prefix(std::string_view label, ParagraphKind kind) {
  std::string out(kind == ParagraphKind::heading ? heading_mark : "");
  if (label.empty()) return out;
  out += label;
  const char last = label.back();
  out += is_ascii_digit(last) || is_ascii_letter(last) ? ". " : " ";
  return out;
}

void require(bool kept) {
  if (!kept)
    throw Error(ErrorCode::internal, "a statement with line ends inside a sentence cannot be stored");
}

// A basic string of TOML.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

// "page:first-last", shorter where there is less to say.
std::string written(const Origin& origin) {
  std::string out;
  if (origin.page != 0) out += fmt::format("{}:", origin.page);
  if (origin.first_line != 0 || origin.last_line != 0) out += fmt::format("{}", origin.first_line);
  if (origin.last_line != origin.first_line) out += fmt::format("-{}", origin.last_line);
  return out.empty() ? "-" : out;
}

std::uint32_t take_number(std::string_view& text) {
  std::uint32_t value = 0;
  while (!text.empty() && is_ascii_digit(text.front())) {
    value = value * 10 + static_cast<std::uint32_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

Origin origin_of(std::string_view text) {
  Origin origin;
  if (text == "-") return origin;
  if (text.find(':') != std::string_view::npos) {
    origin.page = take_number(text);
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
  }
  origin.first_line = origin.last_line = take_number(text);
  if (!text.empty() && text.front() == '-') {
    text.remove_prefix(1);
    origin.last_line = take_number(text);
  }
  return origin;
}

// What stands before, between and behind the sentences; empty where it is as usual, one space between them.
std::vector<std::string> unusual_gaps(const Paragraph& paragraph) {
  std::vector<std::string> gaps;
  bool usual = true;
  std::size_t at = 0;
  for (std::size_t i = 0; i < paragraph.sentences.size(); ++i) {
    const Span& span = paragraph.sentences[i];
    gaps.push_back(paragraph.text.substr(at, span.begin - at));
    usual = usual && gaps.back() == (i == 0 ? "" : " ");
    at = span.end;
  }
  gaps.push_back(paragraph.text.substr(at));
  usual = usual && gaps.back().empty();
  if (usual) gaps.clear();
  return gaps;
}

void write_layout(std::string& out, const Document& document) {
  std::string labels;
  std::string headings;
  std::string origins;
  std::string gaps;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    labels += (i == 0 ? "" : ", ") + quoted(paragraph.label);
    if (paragraph.kind == ParagraphKind::heading)
      headings += fmt::format("{}{}", headings.empty() ? "" : ", ", i);
    origins += (i == 0 ? "" : " ") + written(paragraph.origin);
    const std::vector<std::string> unusual = unusual_gaps(paragraph);
    if (unusual.empty()) continue;
    gaps += fmt::format("{}[{}", gaps.empty() ? "" : ", ", i);
    for (const std::string& gap : unusual) gaps += ", " + quoted(gap);
    gaps += ']';
  }
  out +=
      "\n# How the sentences of statement.txt make paragraphs: printed numbers; which are headings (from "
      "0);\n"
      "# where each stood, page:first line-last line; what is between sentences where it is not one space.\n"
      "[layout]\n";
  out += "labels = [" + labels + "]\n";
  out += "headings = [" + headings + "]\n";
  out += "origins = " + quoted(origins) + "\n";
  if (!gaps.empty()) out += "gaps = [" + gaps + "]\n";
}

toml::table parsed(std::string_view toml, const std::string& name) {
  try {
    return toml::parse(toml);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::malformed, fmt::format("{}: its statement.toml cannot be read, line {}: {}", name,
                                                  error.source().begin.line, error.description()));
  }
}

[[noreturn]] void disagree(const std::string& name) {
  throw Error(ErrorCode::malformed,
              name +
                  ": its statement.txt and statement.toml do not fit together; they were "
                  "changed by something other than stet");
}

std::string text_at(const toml::node_view<const toml::node>& node) {
  return node.value_or(std::string());
}

EditionRecord record_of(const toml::table& root, const std::string& name) {
  EditionRecord record;
  record.edition = text_at(root["edition"]);
  record.revision = static_cast<std::uint32_t>(root["revision"].value_or(std::int64_t{1}));
  record.facts.title = text_at(root["title"]);
  record.facts.series = text_at(root["series"]);
  if (const auto ordinal = root["ordinal"].value<std::int64_t>()) {
    record.facts.ordinal = static_cast<std::uint32_t>(*ordinal);
  }
  record.facts.date = text_at(root["date"]);
  record.facts.place = text_at(root["place"]);
  const auto source = root["source"];
  record.file = text_at(source["file"]);
  record.format = text_at(source["format"]);
  record.sha256 = text_at(source["sha256"]);
  record.importer = text_at(source["importer"]);
  if (record.edition.empty() || record.facts.series.empty() || record.revision == 0) {
    throw Error(ErrorCode::malformed, name + ": its statement.toml names no series and edition");
  }
  return record;
}

// One paragraph from its lines, which begin with `front`.
void read_sentences(Paragraph& paragraph, std::string_view lines, const toml::array* gaps,
                    const std::string& name) {
  const std::string front = prefix(paragraph.label, paragraph.kind);
  if (!lines.starts_with(front)) disagree(name);
  lines.remove_prefix(front.size());
  std::size_t sentence = 0;
  const auto gap = [&]() -> std::string {
    if (gaps == nullptr) return sentence == 0 ? "" : " ";
    return (*gaps)[sentence + 1].value_or(std::string());
  };
  const bool none = gaps != nullptr && gaps->size() == 2;  // a text without sentences
  while (!lines.empty() && !none) {
    if (gaps != nullptr && sentence + 2 >= gaps->size()) disagree(name);
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    paragraph.text += gap();
    const std::size_t begin = paragraph.text.size();
    paragraph.text += lines.substr(0, end);
    paragraph.sentences.push_back({begin, paragraph.text.size()});
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++sentence;
  }
  if (gaps == nullptr) return;
  if (sentence + 2 != gaps->size()) disagree(name);
  paragraph.text += gap();
}

}  // namespace

std::string canonical_text(const Document& document) {
  std::string out;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (!out.empty()) out += '\n';
    out += prefix(paragraph.label, paragraph.kind);
    require(paragraph.text.find('\n') == std::string::npos &&
            paragraph.label.find('\n') == std::string::npos);
    if (paragraph.sentences.empty()) out += paragraph.text + '\n';
    for (std::size_t i = 0; i < paragraph.sentences.size(); ++i) {
      out += text_of(paragraph, i);
      out += '\n';
    }
  }
  return out;
}

std::string canonical_facts(const EditionRecord& record, const Document& document) {
  std::string out;
  const auto line = [&out](std::string_view key, std::string_view value) {
    if (!value.empty()) out += fmt::format("{} = {}\n", key, quoted(value));
  };
  line("title", record.facts.title);
  line("series", record.facts.series);
  line("edition", record.edition);
  out += fmt::format("revision = {}\n", record.revision);
  if (record.facts.ordinal) out += fmt::format("ordinal = {}\n", *record.facts.ordinal);
  line("date", record.facts.date);
  line("place", record.facts.place);
  out += "\n[source]\n";
  line("file", record.file);
  line("format", record.format);
  line("sha256", record.sha256);
  line("importer", record.importer);
  write_layout(out, document);
  for (const LeftOut& item : document.left_out) {
    out += "\n[[left_out]]\n";
    line("what", item.what);
    line("text", item.text);
    line("origin", written(item.origin));
  }
  return out;
}

EditionRecord read_record(std::string_view toml, const std::string& name) {
  return record_of(parsed(toml, name), name);
}

Document read_canonical(std::string_view text, std::string_view toml, const std::string& name) {
  const toml::table root = parsed(toml, name);
  const EditionRecord record = record_of(root, name);
  Document document;
  document.source = name;
  document.format = record.format;
  document.sha256 = record.sha256;
  document.facts = record.facts;

  const toml::array* labels = root["layout"]["labels"].as_array();
  if (labels == nullptr) disagree(name);
  document.paragraphs.resize(labels->size());
  for (std::size_t i = 0; i < labels->size(); ++i) {
    document.paragraphs[i].label = (*labels)[i].value_or(std::string());
  }
  if (const toml::array* headings = root["layout"]["headings"].as_array()) {
    for (const toml::node& node : *headings) {
      const auto i = static_cast<std::size_t>(node.value_or(std::int64_t{0}));
      if (i >= document.paragraphs.size()) disagree(name);
      document.paragraphs[i].kind = ParagraphKind::heading;
    }
  }
  std::vector<const toml::array*> gaps(document.paragraphs.size());
  if (const toml::array* rows = root["layout"]["gaps"].as_array()) {
    for (const toml::node& node : *rows) {
      const toml::array* row = node.as_array();
      const auto i = row == nullptr || row->size() < 2
                         ? document.paragraphs.size()
                         : static_cast<std::size_t>((*row)[0].value_or(std::int64_t{0}));
      if (i >= document.paragraphs.size()) disagree(name);
      gaps[i] = row;
    }
  }
  const std::string origins = text_at(root["layout"]["origins"]);
  std::string_view places = origins;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    Paragraph& paragraph = document.paragraphs[i];
    const std::size_t place_end = std::min(places.find(' '), places.size());
    paragraph.origin = origin_of(places.substr(0, place_end));
    places.remove_prefix(std::min(place_end + 1, places.size()));
    if (text.empty()) disagree(name);
    const std::size_t end = text.find("\n\n");
    const std::string_view block = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
    read_sentences(paragraph, block, gaps[i], name);
    text.remove_prefix(std::min(block.size() + (end == std::string_view::npos ? 0 : 1), text.size()));
  }
  if (!text.empty()) disagree(name);
  if (const toml::array* items = root["left_out"].as_array()) {
    for (const toml::node& node : *items) {
      const toml::table* item = node.as_table();
      if (item == nullptr) disagree(name);
      document.left_out.push_back(
          {text_at((*item)["what"]), text_at((*item)["text"]), origin_of(text_at((*item)["origin"]))});
    }
  }
  return document;
}

}  // namespace stet
