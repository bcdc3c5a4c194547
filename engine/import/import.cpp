#include "engine/import/import.hpp"

#include <fmt/core.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/sha256.hpp"
#include "engine/import/blocks.hpp"
#include "engine/import/markdown.hpp"
#include "engine/import/text.hpp"
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

// By content first, by the name's ending second.
Format format_of(std::string_view text, const std::string& name) {
  if (looks_like_markdown(text)) return Format::markdown;
  const std::string ending = lower_case(std::filesystem::path(name).extension().string());
  return ending == ".md" || ending == ".markdown" ? Format::markdown : Format::text;
}

Document read(std::string_view bytes, const std::string& name, const ImportOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::empty, "is empty");
  if (bytes.size() > options.max_bytes) {
    throw Error(ErrorCode::over_limit,
                fmt::format("holds {} bytes, more than the limit of {}", bytes.size(), options.max_bytes));
  }
  const std::string text = to_utf8(bytes);
  if (single_spaced(std::string_view(text).substr(0, 4096)).empty() && single_spaced(text).empty()) {
    throw Error(ErrorCode::empty, "holds only white space");
  }
  check_words(text, options.max_word_bytes);
  const Format format = options.format == Format::automatic ? format_of(text, name) : options.format;
  Reading reading = format == Format::markdown ? read_markdown(text) : read_text(text);
  if (reading.blocks.size() > options.max_paragraphs) {
    throw Error(ErrorCode::over_limit, fmt::format("holds {} paragraphs, more than the limit of {}",
                                                   reading.blocks.size(), options.max_paragraphs));
  }
  Document document = assemble(std::move(reading.blocks), reading.metadata, std::move(reading.left_out));
  document.format = format == Format::markdown ? "markdown" : "text";
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
