#include "engine/text/charset.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "engine/base/eight_bytes.hpp"
#include "engine/base/error.hpp"
#include "engine/text/characters.hpp"

namespace stet {
namespace {

using namespace std::string_view_literals;

// Bytes looked at for the zero bytes of unmarked UTF-16.
constexpr std::size_t kSample = 4096;
// Text may hold a stray control character; one in fifty bytes is data.
constexpr std::size_t kMostControls = 50;

struct Magic {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::array kMagics = {
    Magic{"\x89PNG\r\n"sv, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{"GIF8"sv, "a GIF picture"},
    Magic{"II*\0"sv, "a TIFF picture"},
    Magic{"MM\0*"sv, "a TIFF picture"},
    Magic{"PK\x03\x04"sv, "a ZIP archive, as Word, OpenDocument and Excel files are"},
    Magic{"PK\x05\x06"sv, "an empty ZIP archive"},
    Magic{"%PDF-"sv, "a PDF document"},
    Magic{"\x7F"
          "ELF"sv,
          "a program"},
    Magic{"MZ\x90\0"sv, "a program"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Word, Excel or PowerPoint file"},
    Magic{"{\\rtf"sv, "a rich text (RTF) file"},
    Magic{"\x1F\x8B\x08"sv, "a gzip archive"},
    Magic{"BZh9"sv, "a bzip2 archive"},
    Magic{"\xFD"
          "7zXZ\0"sv,
          "an xz archive"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Magic{"Rar!\x1A\x07"sv, "a RAR archive"},
    Magic{"SQLite format 3\0"sv, "an SQLite database"},
    Magic{"RIFF"sv, "a sound, film or picture file"},
    Magic{"OggS\0"sv, "a sound or film file"},
    Magic{"ID3\x03"sv, "a sound file"},
    Magic{"%!PS-Adobe"sv, "a PostScript file"},
};

// Windows-1252 from 0x80 to 0x9F (WHATWG index); 0 where it has no character.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::size_t line_of(std::string_view bytes, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

[[noreturn]] void refuse_binary(std::string_view what) {
  throw Error(ErrorCode::unsupported, fmt::format("is not text: it looks like {}", what));
}

enum class ByteOrder { little, big };

std::string from_utf16(std::string_view bytes, ByteOrder order, std::size_t mark_bytes) {
  if (bytes.size() % 2 != 0) {
    throw Error(ErrorCode::malformed,
                fmt::format("broken UTF-16: an odd number of bytes ({})", bytes.size() + mark_bytes));
  }
  const std::size_t low = order == ByteOrder::little ? 0 : 1;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at + low]);
    const auto b = static_cast<unsigned char>(bytes[at + 1 - low]);
    return static_cast<char32_t>(a | (static_cast<unsigned>(b) << 8U));
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t c = unit(at);
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && at + 2 < bytes.size()) {
      const char32_t next = unit(at + 2);
      if (next >= 0xDC00 && next < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
        at += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) {
      throw Error(ErrorCode::malformed,
                  fmt::format("broken UTF-16: half a pair at byte {}", at + mark_bytes));
    }
    if (c == 0) refuse_binary("binary data (a zero character in UTF-16)");
    append_code_point(text, c);
  }
  return text;
}

// Mostly Latin text in UTF-16 has a zero in nearly every second byte.
bool looks_like_utf16(std::string_view bytes, ByteOrder order) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return false;
  if (bytes.substr(0, kSample).find('\0') == std::string_view::npos) return false;
  const std::size_t size = std::min(bytes.size(), kSample);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t high = order == ByteOrder::little ? 1 : 0;
  return zeros[high] * 10 >= size / 2 * 7 && zeros[1 - high] * 4 < zeros[high];
}

// Where the ASCII from `at` on ends.
std::size_t ascii_end(std::string_view bytes, std::size_t at) {
  return find_byte(bytes, at, not_ascii);
}

struct Utf8Check {
  std::size_t sequences = 0;  // well-formed ones of two and more bytes
  std::size_t broken = 0;     // runs of malformed bytes
  std::size_t first_broken = 0;
};

Utf8Check check_utf8(std::string_view bytes) {
  constexpr char32_t kReplacement = 0xFFFD;
  Utf8Check check;
  bool in_broken = false;
  for (std::size_t at = ascii_end(bytes, 0); at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    const bool malformed = c == kReplacement && at == begin + 1;
    if (malformed) {
      if (check.broken == 0) check.first_broken = begin;
      check.broken += !in_broken;
    } else if (c >= 0x80) {
      ++check.sequences;
    }
    in_broken = malformed;
    const std::size_t next = ascii_end(bytes, at);
    if (next != at) in_broken = false;
    at = next;
  }
  return check;
}

// Bytes below a space that no text holds: all but white space and the escape.
EightBytes controls_of(EightBytes bytes) {
  const EightBytes below_space = ~ascii_from(bytes, ' ') & ~bytes & kHighBits;
  if (below_space == 0) return 0;
  return below_space & ~ascii_between(bytes, '\t', '\r') & ~equal_to(bytes, 0x1B);
}

void refuse_controls(std::string_view bytes) {
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos)
    refuse_binary(fmt::format("binary data (a zero byte at offset {})", zero));
  std::size_t controls = 0;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(EightBytes)) {
    controls += count_of(controls_of(eight_at(bytes, at)));
  }
  controls -=
      (sizeof(EightBytes) - bytes.size() % sizeof(EightBytes)) % sizeof(EightBytes);  // behind the end
  if (controls * kMostControls > bytes.size()) refuse_binary("binary data (many control characters)");
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    char32_t c = byte;
    if (byte >= 0x80 && byte < 0xA0) c = kWindows1252[byte - 0x80U];
    if (c == 0 && byte != 0) {
      throw Error(ErrorCode::unsupported,
                  fmt::format("is neither UTF-8 nor Windows-1252: byte 0x{:02X} at offset {} (line {}); "
                              "save it as UTF-8",
                              byte, i, line_of(bytes, i)));
    }
    append_code_point(text, c);
  }
  return text;
}

}  // namespace

std::string_view known_binary(std::string_view bytes) noexcept {
  for (const Magic& magic : kMagics) {
    if (bytes.substr(0, magic.bytes.size()) == magic.bytes) return magic.what;
  }
  return {};
}

std::string_view as_utf8(std::string_view bytes, std::string& store) {
  const auto stored = [&](std::string text) -> std::string_view { return store = std::move(text); };
  if (const std::string_view what = known_binary(bytes); !what.empty()) refuse_binary(what);
  if (bytes.substr(0, 4) == "\xFF\xFE\0\0"sv || bytes.substr(0, 4) == "\0\0\xFE\xFF"sv) {
    throw Error(ErrorCode::unsupported, "is UTF-32 text, which stet does not read; save it as UTF-8");
  }
  if (bytes.substr(0, 2) == "\xFF\xFE"sv) return stored(from_utf16(bytes.substr(2), ByteOrder::little, 2));
  if (bytes.substr(0, 2) == "\xFE\xFF"sv) return stored(from_utf16(bytes.substr(2), ByteOrder::big, 2));
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    if (looks_like_utf16(bytes, order)) return stored(from_utf16(bytes, order, 0));
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const bool marked = bytes.substr(0, kMark.size()) == kMark;
  if (marked) bytes.remove_prefix(kMark.size());
  refuse_controls(bytes);
  const Utf8Check check = check_utf8(bytes);
  if (check.broken == 0) return bytes;
  if (marked || check.sequences >= check.broken) {
    const std::size_t offset = check.first_broken + (marked ? kMark.size() : 0);
    throw Error(ErrorCode::malformed, fmt::format("broken UTF-8: byte 0x{:02X} at offset {} (line {})",
                                                  static_cast<unsigned char>(bytes[check.first_broken]),
                                                  offset, line_of(bytes, check.first_broken)));
  }
  return stored(from_windows_1252(bytes));
}

std::string to_utf8(std::string_view bytes) {
  std::string store;
  const std::string_view text = as_utf8(bytes, store);
  return store.empty() ? std::string(text) : store;
}

}  // namespace stet
