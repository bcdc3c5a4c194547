// Passages, columns, wrapping, escaping: what stands between the model and the reader's eye.
#include <sstream>

#include <catch2/catch.hpp>
#include <unicode/uchar.h>

#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/passage.hpp"
#include "engine/report/rolling.hpp"
#include "engine/report/wrap.hpp"

using namespace stet;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("a change whose sentence is told elsewhere keeps some words beside it") {
  const std::vector<Piece> pieces =
      anchor({{Mark::erased, "Therefore"},
              {Mark::inserted, "From May"},
              {Mark::plain, ", "},
              {Mark::elided, "the Board will lend to all ports of the coast at low rates"},
              {Mark::elsewhere, " and mills"}},
             3);
  CHECK(pieces == std::vector<Piece>{{Mark::erased, "Therefore"},
                                     {Mark::inserted, "From May"},
                                     {Mark::plain, ", "},
                                     {Mark::plain, "the Board will "},
                                     {Mark::elided, "lend to all ports of the coast at low rates"},
                                     {Mark::elsewhere, " and mills"}});
  // Where all neighbours are told elsewhere nothing is said twice.
  const std::vector<Piece> told = {{Mark::elided, "We will lend to all ports of the coast"},
                                   {Mark::elsewhere, "at low rates"}};
  CHECK(anchor(told, 3) == told);
}

TEST_CASE("columns agree with ICU for every code point") {
  std::size_t differences = 0;
  for (char32_t c = 0xA0; c < 0x30000; ++c) {
    const auto code = static_cast<UChar32>(c);
    const int8_t category = u_charType(code);
    if (category == U_UNASSIGNED || category == U_SURROGATE || category == U_PRIVATE_USE_CHAR) continue;
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    const bool none = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
                      category == U_FORMAT_CHAR || (c >= 0x1160 && c <= 0x11FF);
    const unsigned expected = none ? 0 : width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    if (columns(c) != expected) ++differences;
  }
  CHECK(differences < 40);  // versions of Unicode differ in a few new characters
}

TEST_CASE("lines are measured in columns, not bytes") {
  CHECK(columns("Nguyễn Xuân Phúc") == 16);
  CHECK(columns("e\u0301") == 1);
  CHECK(columns("日本") == 4);
  const std::string text = wrap({{Ink::normal, "日本 日本 日本 日本 日本 日本"}}, 24, 4, false);
  for (const std::string& line : lines(text)) CHECK(columns(line) <= 24);
}

TEST_CASE("continued lines hang under the first, and a word longer than a line is broken") {
  const std::string text = wrap({{Ink::normal, "one two three four five six seven"}}, 24, 4, false);
  CHECK(text == "one two three four\n    five six seven\n");
  const std::string broken = wrap({{Ink::normal, std::string(50, 'x')}}, 24, 4, false);
  REQUIRE(lines(broken).size() == 3);
  CHECK(lines(broken)[1].size() == 24);
}

TEST_CASE("what is kept in one piece is broken between words where a line cannot hold it") {
  Inked figure{Ink::normal, "31 differences of layout only"};
  figure.whole = true;
  CHECK(wrap({figure}, 40, 4, false) == "31 differences of layout only\n");
  CHECK(wrap({figure}, 24, 4, false) == "31 differences of\n    layout only\n");
}

TEST_CASE("ink is closed before a line ends") {
  const std::string text = wrap({{Ink::erased, "one two three four five six seven"}}, 24, 4, true);
  for (const std::string& line : lines(text)) {
    CHECK(line.find("\x1b[31;9m") != std::string::npos);
    CHECK(line.ends_with("\x1b[0m"));
  }
}

TEST_CASE("statement text cannot steer a terminal") {
  CHECK(escape_for_terminal("\x1b[2J") == "‹U+001B›[2J");
  CHECK(escape_for_terminal("a\u202Eb") == "a‹U+202E›b");
  CHECK(escape_for_terminal("a\u202Eb", false) == "a<U+202E>b");
  CHECK(escape_for_terminal("\u009B31m") == "‹U+009B›31m");
  CHECK(escape_for_terminal("\x9b"
                            "31m") == "\uFFFD31m");
  CHECK(escape_for_terminal("a\tb\nc") == "a b c");
  CHECK(escape_for_terminal("Phúc 日本 ‘x’") == "Phúc 日本 ‘x’");
}

TEST_CASE("statement text cannot become markup in Markdown") {
  CHECK(escape_for_markdown("<script>&", false) == "&lt;script&gt;&amp;");
  CHECK(escape_for_markdown("a*b_c`d[e](f)|~~", false) == "a\\*b\\_c\\`d\\[e\\](f)\\|\\~\\~");
  CHECK(escape_for_markdown("1. We", true) == "1\\. We");
  CHECK(escape_for_markdown("12) We", true) == "12\\) We");
  CHECK(escape_for_markdown("- We", true) == "\\- We");
  CHECK(escape_for_markdown("# We", true) == "\\# We");
  CHECK(escape_for_markdown("2019-2020", true) == "2019-2020");
  CHECK(escape_for_markdown("a\u202Eb", false) == "a‹U+202E›b");
}

TEST_CASE("spaces at the border of a change belong to the unchanged text") {
  const std::vector<Piece> pieces = pieces_of({{EditOp::equal, "We "},
                                               {EditOp::erase, "noted the need "},
                                               {EditOp::insert, "resolved "},
                                               {EditOp::equal, "to act"}});
  CHECK(pieces == std::vector<Piece>{{Mark::plain, "We "},
                                     {Mark::erased, "noted the need"},
                                     {Mark::inserted, "resolved"},
                                     {Mark::plain, " to act"}});
  CHECK(pieces_of({{EditOp::equal, "a"}, {EditOp::erase, " b"}, {EditOp::equal, " c"}}) ==
        std::vector<Piece>{{Mark::plain, "a "}, {Mark::erased, "b"}, {Mark::plain, " c"}});
}

TEST_CASE("an ellipsis stands for unchanged words only, and keeps the context asked for") {
  const std::string long_text = " one two three four five six seven eight nine ten ";
  const std::vector<Piece> pieces = {
      {Mark::erased, "old"}, {Mark::plain, long_text}, {Mark::inserted, "new"}};
  const std::vector<Piece> shortened = shorten(pieces, 2);
  REQUIRE(shortened.size() == 5);
  CHECK(shortened[1].text == " one two ");
  CHECK(shortened[2].mark == Mark::elided);
  CHECK(shortened[3].text == "nine ten ");
  std::string all;
  for (const Piece& piece : shortened) all += piece.text;
  CHECK(all == "old" + long_text + "new");
  CHECK(shorten(pieces, 4) == pieces);  // an ellipsis for two words is no gain
  CHECK(shorten(pieces, 1'000'000'000) == pieces);
  const std::vector<Piece> unchanged = {{Mark::plain, long_text}};
  CHECK(shorten(unchanged, 1) == unchanged);
}

TEST_CASE("rolling facts are each edition's own ordinal, date, year and place") {
  const Facts before{"", "", 22, "2019-11-04", "Bangkok, Thailand"};
  const Facts after{"", "", 23, "2020-11-12", "Ha Noi, Viet Nam"};
  const auto exchanges = [&](const std::string& a, const std::string& b, bool years = true) {
    const auto found = rolling_exchanges({{EditOp::erase, a}, {EditOp::insert, b}}, RollingFacts(before),
                                         RollingFacts(after), years);
    return found ? static_cast<int>(found->size()) : -1;
  };
  CHECK(exchanges("The 22nd Summit met in Bangkok, Thailand, on 4 November 2019.",
                  "The 23rd Summit met in Ha Noi, Viet Nam, on 12 November 2020.") == 3);
  CHECK(exchanges("the Twenty-second Summit", "the Twenty-third Summit") == 1);
  CHECK(exchanges("next, the 23rd Summit", "next, the 24th Summit") == 1);
  CHECK(exchanges("4 projects", "12 projects") == -1);
  CHECK(exchanges("in 2019", "in 2020") == 1);
  CHECK(exchanges("in 2019", "in 2020", false) == -1);
  CHECK(exchanges("in 2019", "in 2021") == -1);
  CHECK(exchanges("We met in Bangkok", "We gathered in Ha Noi") == -1);
  CHECK(exchanges("the 22nd Summit", "the 22nd Summit") == 0);
}

TEST_CASE("ordinals and dates are written as people write them") {
  CHECK(ordinal_text(1) == "1st");
  CHECK(ordinal_text(11) == "11th");
  CHECK(ordinal_text(22) == "22nd");
  CHECK(ordinal_text(103) == "103rd");
  CHECK(ordinal_text(112) == "112th");
  CHECK(date_text("2020-11-12") == "12 November 2020");
  CHECK(date_text("2020-13-12") == "2020-13-12");
}
