#include "engine/import/import.hpp"

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/sha256.hpp"
#include "engine/import/blocks.hpp"
#include "engine/import/detect.hpp"
#include "engine/import/docx.hpp"
#include "engine/import/front.hpp"
#include "engine/import/html.hpp"
#include "engine/import/markdown.hpp"
#include "engine/import/odt.hpp"
#include "engine/import/pdf.hpp"
#include "engine/import/text.hpp"
#include "engine/import/zip_archive.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/charset.hpp"

namespace stet {
namespace {

// Throws over_limit when the text holds a run without white space longer than `most` bytes.
void check_words(std::string_view text, std::size_t most) {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  std::size_t at = 0;
  while (text.size() - at > most) {
    // Look back from where the run would be too long: most runs are short, so most bytes are never looked at.
    const std::size_t space = text.substr(at, most + 1).find_last_of(kSpaces);
    if (space == std::string_view::npos) {
      throw Error(
          ErrorCode::over_limit,
          fmt::format("holds a word of more than {} bytes at offset {}; it is no statement", most, at));
    }
    at += space + 1;
  }
}

std::string_view decode_text(std::string_view bytes, std::string& store) {
  const std::string_view text = as_utf8(bytes, store);
  if (shows_nothing(text)) throw Error(ErrorCode::empty, "holds only white space");
  return text;
}

// Settles `format` where it is still open, as a side effect.
Reading read_as(Format& format, std::string_view bytes, const std::string& name,
                const ImportOptions& options) {
  const bool open = format == Format::automatic;
  if (open) format = detect_format(bytes, name);
  switch (format) {
    case Format::pdf:
      return read_pdf(bytes);
    case Format::html:
      return read_html(bytes);
    case Format::docx: {
      ZipArchive archive(bytes);
      return read_docx(archive, options.tracked);
    }
    case Format::odt: {
      ZipArchive archive(bytes);
      return read_odt(archive, options.tracked);
    }
    default: {
      std::string store;
      const std::string_view text = decode_text(bytes, store);
      check_words(text, options.max_word_bytes);
      if (open && looks_like_markdown(text)) format = Format::markdown;
      return format == Format::markdown ? read_markdown(text) : read_text(text);
    }
  }
}

Document read(std::string_view bytes, const std::string& name, const ImportOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::empty, "is empty");
  if (bytes.size() > options.max_bytes) {
    throw Error(ErrorCode::over_limit,
                fmt::format("holds {} bytes, more than the limit of {}", bytes.size(), options.max_bytes));
  }
  Format format = options.format;
  Reading reading = read_as(format, bytes, name, options);
  if (reading.blocks.size() > options.max_paragraphs) {
    throw Error(ErrorCode::over_limit, fmt::format("holds {} paragraphs, more than the limit of {}",
                                                   reading.blocks.size(), options.max_paragraphs));
  }
  for (const Block& block : reading.blocks) check_words(block.text, options.max_word_bytes);
  Document document = assemble(std::move(reading.blocks), reading.metadata, std::move(reading.left_out));
  if (document.facts.title.empty()) {
    document.facts.title = reading.fallback.title;
    complete_facts(document.facts, document.paragraphs);
  }
  if (document.facts.date.empty()) document.facts.date = reading.fallback.date;
  document.format = name_of(format);
  return document;
}

}  // namespace

Document import_bytes(std::string_view bytes, const std::string& name, const ImportOptions& options) {
  try {
    Document document = read(bytes, name, options);
    document.source = name;
    document.sha256 = sha256(bytes);
    return document;
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: {}", name, error.what()));
  }
}

Document import_file(const std::filesystem::path& path, const ImportOptions& options) {
  return import_bytes(read_file(path, options.max_bytes), path.string(), options);
}

}  // namespace stet
