#include <algorithm>
#include <cstddef>

#include "engine/import/html_source.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/charset.hpp"
#include "engine/text/named_charset.hpp"

namespace stet {
namespace {

// Browsers look for the declaration in the first 1,024 bytes; pages with long comments in front need more.
constexpr std::size_t declaration_bytes = 4096;
// Share of ill-formed bytes below which a page counts as UTF-8 with a slip rather than as another charset.
constexpr std::size_t slips_per_byte = 1000;

std::size_t ill_formed_bytes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    count += next_code_point(text, at) == U'\uFFFD' && at - begin == 1;
  }
  return count;
}

// The value of the first charset= or encoding= among the first bytes, in lower case.
std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, declaration_bytes));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const std::string_view key : {std::string_view("charset"), std::string_view("encoding")}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (at == std::string::npos) continue;
    return head.substr(at, head.find_first_of(" \t\r\n\"'>/;?", at) - at);
  }
  return {};
}

}  // namespace

std::string decode_html(std::string_view bytes) {
  const bool marked =
      bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  if (marked) return to_utf8(bytes);
  const std::size_t ill_formed = ill_formed_bytes(bytes);
  if (ill_formed == 0) return std::string(bytes);
  const std::string charset = declared_charset(bytes);
  const bool says_utf8 = charset == "utf-8" || charset == "utf8";
  if (says_utf8 && ill_formed * slips_per_byte < bytes.size()) return std::string(bytes);
  // The web reads Latin-1 as Windows-1252, and so does to_utf8.
  const bool latin =
      charset.empty() || says_utf8 || charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii";
  if (std::string converted = from_charset(bytes, latin ? "windows-1252" : charset); !converted.empty())
    return converted;
  return from_charset(bytes, "windows-1252");
}

}  // namespace stet
