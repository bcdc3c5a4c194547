#include <string>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/text/charset.hpp"

using namespace std::string_literals;
using stet::Error;
using stet::ErrorCode;
using stet::to_utf8;

namespace {

ErrorCode code_of(const std::string& bytes) {
  try {
    static_cast<void>(to_utf8(bytes));
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

std::string message_of(const std::string& bytes) {
  try {
    static_cast<void>(to_utf8(bytes));
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string utf16(const std::u16string& text, bool big) {
  std::string out;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF);
    const char high = static_cast<char>(c >> 8);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

}  // namespace

TEST_CASE("UTF-8 with and without a byte order mark", "[text][charset]") {
  CHECK(to_utf8("Luleå – “yes”") == "Luleå – “yes”");
  CHECK(to_utf8("\xEF\xBB\xBFLuleå") == "Luleå");
  CHECK(to_utf8("").empty());
}

TEST_CASE("UTF-16 by its mark and by its zero bytes", "[text][charset]") {
  const std::u16string text = u"Luleå met \U0001F600";
  for (const bool big : {false, true}) {
    CHECK(to_utf8(utf16(u"\uFEFF" + text, big)) == "Luleå met 😀");
    CHECK(to_utf8(utf16(text, big)) == "Luleå met 😀");
  }
  CHECK(code_of("\xFF\xFE"s + utf16(std::u16string(1, char16_t{0xD800}), false)) == ErrorCode::malformed);
  CHECK(code_of("\xFF\xFE"s + "a") == ErrorCode::malformed);
}

TEST_CASE("Windows-1252 is what is neither", "[text][charset]") {
  CHECK(to_utf8("Lule\xE5 \x93yes\x94 \x96 \x80") == "Luleå “yes” – €");
  CHECK(code_of("Lule\xE5 \x81") == ErrorCode::unsupported);
}

TEST_CASE("broken UTF-8 is named by byte and line", "[text][charset]") {
  const std::string bytes = "Luleå – yes\nand “so\xE2\x80 on”";
  CHECK(code_of(bytes) == ErrorCode::malformed);
  CHECK(message_of(bytes).find("offset 24 (line 2)") != std::string::npos);
  CHECK(code_of("\xEF\xBB\xBFLule\xE5") == ErrorCode::malformed);
}

TEST_CASE("binary data says what it looks like", "[text][charset]") {
  CHECK(message_of("\x89PNG\r\n\x1A\n"s + std::string(20, '\0')).find("a PNG picture") != std::string::npos);
  CHECK(message_of("PK\x03\x04rest").find("ZIP") != std::string::npos);
  CHECK(message_of("%PDF-1.7 rest").find("PDF") != std::string::npos);
  CHECK(message_of("\x7F"
                   "ELF rest")
            .find("program") != std::string::npos);
  CHECK(message_of("some text\0more"s).find("zero byte at offset 9") != std::string::npos);
  CHECK(code_of("\x01\x02\x03 text \x04\x05") == ErrorCode::unsupported);
}
