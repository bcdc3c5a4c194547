#include <string>

#include <catch2/catch.hpp>

#include "engine/base/eight_bytes.hpp"
#include "engine/base/span.hpp"
#include "engine/text/characters.hpp"

using namespace stet;

namespace {

// Whether `wanted` sets the high bit of that byte alone, wherever among others it stands.
template <typename Wanted>
bool names(Wanted wanted, unsigned char byte) {
  const EightBytes all = wanted(all_eight(byte));
  REQUIRE((all == 0 || all == kHighBits));
  return all != 0;
}

}  // namespace

TEST_CASE("bytes are told eight at a time as they are one by one", "[base]") {
  for (unsigned value = 0; value < 256; ++value) {
    const auto byte = static_cast<unsigned char>(value);
    CHECK(names(not_ascii, byte) == (value >= 0x80));
    CHECK(names(continuing, byte) == ((value & 0xC0U) == 0x80U));
    for (unsigned other = 0; other < 256; ++other) {
      const auto wanted = static_cast<unsigned char>(other);
      CHECK(names([&](EightBytes bytes) { return equal_to(bytes, wanted); }, byte) == (value == other));
      if (other == 0 || other > 0x80) continue;
      CHECK(names([&](EightBytes bytes) { return ascii_from(bytes, wanted); }, byte) ==
            (value >= other && value < 0x80));
    }
  }
  CHECK(count_of(kHighBits) == 8);
  CHECK(count_of(0) == 0);
}

TEST_CASE("a byte is found wherever it stands, and nothing behind the text's end", "[base]") {
  const auto is_space = [](EightBytes bytes) { return equal_to(bytes, ' '); };
  const auto is_zero = [](EightBytes bytes) { return equal_to(bytes, 0); };
  for (std::size_t size = 0; size < 20; ++size) {
    std::string text(size, '\xA0');
    CHECK(find_byte(text, 0, is_space) == size);
    CHECK(find_byte(text, 0, is_zero) == size);
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = ' ';
      for (std::size_t from = 0; from <= size; ++from)
        CHECK(find_byte(text, from, is_space) == (from <= at ? at : size));
      text[at] = '\xA0';
    }
  }
}

TEST_CASE("code points, small letters and single spaces do not depend on where eight bytes end", "[text]") {
  for (std::size_t before = 0; before < 18; ++before) {
    const std::string lead(before, 'x');
    CHECK(code_points(lead + "Luleå – 😀") == before + 9);
    CHECK(lower_case(lead + "ABZ@[`Å Ünd ABCDEFGHIJ") == lead + "abz@[`å ünd abcdefghij");
    CHECK(single_spaced(lead + " a\u00A0\u2019b  c\u00ADd \u200B e ") ==
          lead + (before > 0 ? " " : "") + "a \u2019b cd e");
    CHECK(single_spaced(lead + "a \u2013 b").size() == before + 7);
  }
  CHECK(shows_nothing(" \u00A0\u200B\n"));
  CHECK_FALSE(shows_nothing(" \u00A0.\n"));
}
