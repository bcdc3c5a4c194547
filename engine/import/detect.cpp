#include "engine/import/detect.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/import/zip_archive.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

// Readers of PDF allow this many bytes of junk in front of the header.
constexpr std::size_t pdf_header_within = 1024;
// Bytes of a page in which its first tag is looked for; comments and declarations may stand in front.
constexpr std::size_t html_head_bytes = 4096;

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, pdf_header_within).find("%PDF-") != std::string_view::npos;
}

bool looks_like_html(std::string_view bytes) {
  bytes = bytes.substr(0, html_head_bytes);
  constexpr std::string_view in_front(" \t\r\n\f\0\xEF\xBB\xBF", 9);
  if (const std::size_t first = bytes.find_first_not_of(in_front);
      first == std::string_view::npos || bytes[first] != '<')
    return false;
  std::string head = lower_case(bytes);
  std::erase(head, '\0');  // UTF-16
  std::size_t at = 0;
  if (head.starts_with("\xEF\xBB\xBF")) at = 3;
  for (;;) {
    at = head.find_first_not_of(" \t\r\n\f", at);
    if (at == std::string::npos || head[at] != '<') return false;
    const std::string_view rest = std::string_view(head).substr(at);
    static constexpr std::array<std::string_view, 14> tags{
        "<!doctype html", "<html",    "<head",    "<body", "<title", "<meta", "<div",
        "<main",          "<article", "<section", "<h1",   "<table", "<p>",   "<p "};
    if (std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) { return rest.starts_with(tag); }))
      return true;
    if (!rest.starts_with("<!--") && !rest.starts_with("<?xml")) return false;
    const std::size_t end = head.find('>', rest.starts_with("<!--") ? head.find("--", at + 4) : at);
    if (end == std::string::npos) return false;
    at = end + 1;
  }
}

// Microsoft's compound files: Word before 2007, and today's Word files with a password.
void refuse_compound_file(std::string_view bytes) {
  if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return;
  constexpr std::string_view package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (bytes.find(package) != std::string_view::npos) {
    throw Error(ErrorCode::unsupported, "the document is encrypted; save it without a password first");
  }
  throw Error(ErrorCode::unsupported, "is in Word's old format (.doc); save it as .docx first");
}

Format zip_format(std::string_view bytes) {
  ZipArchive archive(bytes);
  if (archive.has("mimetype")) {
    const std::string type = archive.read("mimetype");
    if (type.starts_with("application/vnd.oasis.opendocument.text")) return Format::odt;
    if (type.starts_with("application/epub"))
      throw Error(ErrorCode::unsupported, "is an e-book (EPUB); convert it to HTML or DOCX first");
    throw Error(ErrorCode::unsupported,
                fmt::format("is no text document but {}; save the statement as ODT, DOCX or PDF",
                            single_spaced(std::string_view(type).substr(0, 80))));
  }
  if (archive.has("[Content_Types].xml")) {
    const std::string types = archive.read("[Content_Types].xml");
    if (types.find("wordprocessingml") != std::string::npos) return Format::docx;
    throw Error(ErrorCode::unsupported,
                "is an office file but no Word document; save the statement as DOCX or PDF");
  }
  if (archive.has("word/document.xml")) return Format::docx;
  if (archive.has("content.xml")) return Format::odt;
  if (archive.has("Index/Document.iwa"))
    throw Error(ErrorCode::unsupported,
                "is a document of Apple Pages; export it as Word (.docx) or PDF first");
  throw Error(ErrorCode::unsupported, "is a zip archive, not a document; unpack it first");
}

}  // namespace

Format detect_format(std::string_view bytes, const std::string& name) {
  if (looks_like_zip(bytes)) return zip_format(bytes);
  if (looks_like_pdf(bytes)) return Format::pdf;
  refuse_compound_file(bytes);
  if (bytes.starts_with("{\\rtf"))
    throw Error(ErrorCode::unsupported, "is in Rich Text Format; save it as .docx first");
  if (looks_like_html(bytes)) return Format::html;

  const std::string ending = lower_case(std::filesystem::path(name).extension().string());
  for (const std::string_view packed : {".pdf", ".docx", ".odt"}) {
    if (ending == packed) {
      throw Error(ErrorCode::malformed,
                  fmt::format("is named {} but its bytes are something else; download it again, or "
                              "say what it is with --input-format",
                              packed));
    }
  }
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return Format::html;
  if (ending == ".md" || ending == ".markdown") return Format::markdown;
  return Format::text;
}

std::string_view name_of(Format format) noexcept {
  switch (format) {
    case Format::automatic:
      return "automatic";
    case Format::text:
      return "text";
    case Format::markdown:
      return "markdown";
    case Format::html:
      return "html";
    case Format::docx:
      return "docx";
    case Format::odt:
      return "odt";
    case Format::pdf:
      return "pdf";
  }
  return "";
}

}  // namespace stet
