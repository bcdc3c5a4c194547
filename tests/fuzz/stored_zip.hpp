// A zip archive whose parts are stored as they are, so that a fuzzer reaches the mark-up in them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fuzzing {

inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

// Empty parts are left out: a document without numbering has no such part.
inline std::string stored_zip(const std::vector<std::pair<std::string, std::string_view>>& parts) {
  std::string out;
  std::string directory;
  std::uint32_t stored = 0;
  for (const auto& [name, content] : parts) {
    if (content.empty()) continue;
    ++stored;
    const auto place = static_cast<std::uint32_t>(out.size());
    const auto size = static_cast<std::uint32_t>(content.size());
    std::string head;
    put(head, 20, 2);
    put(head, 0, 4);  // flags, stored
    put(head, 0x50210000, 4);
    put(head, crc32_of(content), 4);
    put(head, size, 4);
    put(head, size, 4);
    put(head, static_cast<std::uint32_t>(name.size()), 2);
    put(head, 0, 2);
    out += "PK\x03\x04" + head + name;
    out += content;
    directory += std::string("PK\x01\x02") + '\x14' + '\0' + head;
    put(directory, 0, 4);  // comment, disk
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, place, 4);
    directory += name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, stored, 2);
  put(out, stored, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace fuzzing
