// The two statements as sequences of tokens that tracking pairs. Private to engine/report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/commitment/comparison.hpp"

namespace stet {

inline constexpr std::uint32_t no_token = 0xFFFFFFFFU;

enum class TokenKind : std::uint8_t { label, text, gap, mark };

struct TrackedToken {
  TokenKind kind = TokenKind::text;
  std::string text;                  // empty for a mark
  std::uint32_t paragraph = 0;       // in its document
  std::uint32_t row = no_token;      // sentence row, of text
  std::uint32_t partner = no_token;  // the token of the other side that it is one with
  bool shared = false;               // a text that began with a partner
};

// Each side's tokens in order; joined they are its text. Texts with a partner are the equal pieces of
// redlines; nothing else has one yet.
struct TokenStreams {
  std::vector<TrackedToken> old_side;
  std::vector<TrackedToken> new_side;
};

// Linear.
[[nodiscard]] TokenStreams token_streams(const Comparison& comparison);

}  // namespace stet
