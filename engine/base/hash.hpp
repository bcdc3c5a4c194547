// Fast hashes of short texts, for tables.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace stet {

// 64 well mixed bits of the text's bytes. The same in every run on one machine, but not from machine to
// machine: never stored, and no result may depend on it. Some 10 instructions for a word of up to 16 bytes.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view text) noexcept {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
  const auto load64 = [](const char* at) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
  };
  const auto load32 = [](const char* at) {
    std::uint32_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return std::uint64_t{value};
  };
  const auto mix = [](std::uint64_t a, std::uint64_t b) {
    a = (a ^ (a >> 32U) ^ b) * 0xD6E8FEB86659FD93ULL;
    return a ^ (a >> 29U);
  };
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = odd * (left + 1);
  for (; left > 16; at += 8, left -= 8) hash = mix(hash, load64(at)) * odd;
  if (left >= 8) {
    hash = mix(hash, load64(at)) * odd;
    return mix(hash, load64(at + left - 8));
  }
  if (left >= 4) return mix(hash, load32(at) | (load32(at + left - 4) << 32U));
  if (left == 0) return mix(hash, 0);
  const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return mix(hash, byte(0) | (byte(left / 2) << 8U) | (byte(left - 1) << 16U));
}

// FNV-1a (Fowler, Noll, Vo): slower, but the same on every machine, when stet is built and when it runs. Its
// lower bits are the weaker ones.
[[nodiscard]] constexpr std::uint32_t fnv1a(std::string_view text) noexcept {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

}  // namespace stet
