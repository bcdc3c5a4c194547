// Searching text eight bytes at a time.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace stet {

// Eight bytes of text, whichever way round the machine holds them; and per byte its high bit.
using EightBytes = std::uint64_t;
inline constexpr EightBytes kHighBits = 0x8080808080808080U;
inline constexpr EightBytes kLowBits = ~kHighBits;

[[nodiscard]] constexpr EightBytes all_eight(unsigned char byte) noexcept {
  return EightBytes{byte} * 0x0101010101010101U;
}

// Up to eight bytes from `at` on; zeros behind the text's end.
[[nodiscard]] inline EightBytes eight_at(std::string_view text, std::size_t at) noexcept {
  EightBytes bytes = 0;
  if (text.size() - at >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  return bytes;
}

// Each of these sets the high bit of exactly the bytes it names, and no other bit.
[[nodiscard]] constexpr EightBytes not_ascii(EightBytes bytes) noexcept {
  return bytes & kHighBits;
}
// Bytes from `least` to 0x7F; `least` is 1 to 0x80.
[[nodiscard]] constexpr EightBytes ascii_from(EightBytes bytes, unsigned char least) noexcept {
  return ((bytes & kLowBits) + all_eight(static_cast<unsigned char>(0x80 - least))) & ~bytes & kHighBits;
}
// Bytes from `least` to `most`, both of ASCII.
[[nodiscard]] constexpr EightBytes ascii_between(EightBytes bytes, unsigned char least,
                                                 unsigned char most) noexcept {
  return ascii_from(bytes, least) & ~ascii_from(bytes, static_cast<unsigned char>(most + 1));
}
[[nodiscard]] constexpr EightBytes equal_to(EightBytes bytes, unsigned char byte) noexcept {
  const EightBytes other = bytes ^ all_eight(byte);
  return ~((other & kLowBits) + kLowBits) & ~other & kHighBits;
}
// Bytes that go on with a code point: all but the first of each.
[[nodiscard]] constexpr EightBytes continuing(EightBytes bytes) noexcept {
  return bytes & ~((bytes & all_eight(0x40)) << 1U) & kHighBits;
}

// How many bytes have their high bit set in what one of those functions yields.
[[nodiscard]] constexpr std::size_t count_of(EightBytes high_bits) noexcept {
  return static_cast<std::size_t>(((high_bits >> 7U) * all_eight(1)) >> 56U);
}

// The place of the first byte from `at` on that `wanted`, made of the functions above, names; the text's size
// if there is none.
template <typename Wanted>
[[nodiscard]] std::size_t find_byte(std::string_view text, std::size_t at, Wanted wanted) noexcept {
  for (; at < text.size(); at += sizeof(EightBytes)) {
    const EightBytes found = wanted(eight_at(text, at));
    if (found == 0) continue;
    const int bit =
        std::endian::native == std::endian::little ? std::countr_zero(found) : std::countl_zero(found);
    return std::min(at + static_cast<std::size_t>(bit) / 8, text.size());
  }
  return text.size();
}

}  // namespace stet
