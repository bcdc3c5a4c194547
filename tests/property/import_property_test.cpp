// What import must keep whatever it reads.
#include <array>
#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/base/error.hpp"
#include "engine/import/import.hpp"
#include "engine/text/characters.hpp"
#include "engine/text/sentences.hpp"

namespace {

using stet::Document;

// How often each letter and digit stands in a text.
std::map<char32_t, int> letters(std::string_view text) {
  std::map<char32_t, int> out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = stet::next_code_point(text, at);
    if (stet::is_letter(c) || stet::is_digit(c)) ++out[c];
  }
  return out;
}

std::string everything(const Document& document) {
  // Place and date stand in the date lines that were left out, so only the title is told by the facts alone.
  std::string out = document.facts.title;
  for (const auto& paragraph : document.paragraphs) out += " " + paragraph.label + " " + paragraph.text;
  for (const auto& left : document.left_out) out += " " + left.text;
  return out;
}

// Lines as statements have them, traps among them.
std::string some_line() {
  static const std::array<std::string, 36> kLines = {"We agreed to strengthen the ASEAN-",
                                                     "Japan friendship and cooperation.",
                                                     "1.",
                                                     "2.",
                                                     "3. We left.",
                                                     "(a) to trade;",
                                                     "(b) to meet; and",
                                                     "• promote the sea;",
                                                     "- promote trade.",
                                                     "Page 1 of 3",
                                                     "- 2 -",
                                                     "Secretariat",
                                                     "* * *",
                                                     "-END-",
                                                     "JOINT STATEMENT OF THE 5TH SUMMIT",
                                                     "Bangkok, Thailand, 4 November 2019",
                                                     "Trade and Investment",
                                                     "IV. Other Matters",
                                                     "2021. In this regard, we noted",
                                                     "12 November 2020. The Meeting",
                                                     "H.E. the President, said “yes.”",
                                                     "    An indented line",
                                                     "",
                                                     "",
                                                     "",
                                                     "_______",
                                                     "1 See the report.",
                                                     "the plan.1 We also",
                                                     "[1] See it.",
                                                     "¹ See it.",
                                                     "Final",
                                                     "For media inquiries",
                                                     "3.2 We met",
                                                     "7",
                                                     "the region of",
                                                     "Recalling the plan,"};
  return kLines[*rc::gen::inRange<std::size_t>(0, kLines.size())];
}

std::string some_text() {
  std::string out;
  const int lines = *rc::gen::inRange(1, 40);
  for (int i = 0; i < lines; ++i) out += some_line() + "\n";
  return out;
}

}  // namespace

TEST_CASE("plain text loses no letter and no digit", "[property][import]") {
  CHECK(rc::check([] {
    const std::string text = some_text();
    try {
      const Document document = stet::import_bytes(text, "a.txt");
      auto expected = letters(text);
      auto found = letters(everything(document));
      // A nested label repeats its parent's number, a footnote's mark is told by its note: never fewer,
      // though.
      for (const auto& [c, count] : expected) {
        if (stet::is_letter(c)) RC_ASSERT(found[c] >= count);
      }
    } catch (const stet::Error& error) {
      RC_ASSERT(error.code() == stet::ErrorCode::empty);
    }
  }));
}

TEST_CASE("sentences cover their paragraph", "[property][import]") {
  CHECK(rc::check([] {
    const std::string text = some_text();
    try {
      const Document document = stet::import_bytes(text, "a.txt");
      for (const auto& paragraph : document.paragraphs) {
        RC_ASSERT(!paragraph.sentences.empty());
        RC_ASSERT(paragraph.text == stet::single_spaced(paragraph.text));
        std::size_t end = 0;
        for (const stet::Span& sentence : paragraph.sentences) {
          RC_ASSERT(sentence.begin >= end);
          RC_ASSERT(sentence.size() > 0);
          for (std::size_t i = end; i < sentence.begin; ++i) RC_ASSERT(paragraph.text[i] == ' ');
          end = sentence.end;
        }
        RC_ASSERT(end == paragraph.text.size());
      }
    } catch (const stet::Error& error) {
      RC_ASSERT(error.code() == stet::ErrorCode::empty);
    }
  }));
}

TEST_CASE("any bytes are read or refused", "[property][import]") {
  CHECK(rc::check([](const std::string& bytes) {
    for (const stet::Format format : {stet::Format::text, stet::Format::markdown, stet::Format::automatic}) {
      stet::ImportOptions options;
      options.format = format;
      try {
        RC_ASSERT(!stet::import_bytes(bytes, "a", options).paragraphs.empty());
      } catch (const stet::Error& error) {
        RC_ASSERT(error.code() != stet::ErrorCode::internal);
      }
    }
  }));
}

TEST_CASE("Markdown of any marks is read", "[property][import]") {
  CHECK(rc::check([] {
    static const std::array<std::string, 30> kPieces = {
        "**",           "*",    "_",     "__", "[",     "](",   ")",    "`",    "~~",  "<s>", "</s>",
        "<sup>1</sup>", "[^1]", "&amp;", "\\", "\n",    "\n\n", "  \n", "- ",   "1. ", "# ",  "| ",
        "> ",           "word", " We ",  ".",  "```\n", "<!--", "-->",  "---\n"};
    std::string text;
    const int pieces = *rc::gen::inRange(1, 60);
    for (int i = 0; i < pieces; ++i) text += kPieces[*rc::gen::inRange<std::size_t>(0, kPieces.size())];
    stet::ImportOptions options;
    options.format = stet::Format::markdown;
    try {
      static_cast<void>(stet::import_bytes(text, "a", options));
    } catch (const stet::Error& error) {
      RC_ASSERT(error.code() == stet::ErrorCode::empty);
    }
  }));
}

TEST_CASE("sentences of any text stand in order and miss no visible byte", "[property][sentences]") {
  CHECK(rc::check([](const std::string& text) {
    std::size_t end = 0;
    for (const stet::Span& sentence : stet::split_sentences(text)) {
      RC_ASSERT(sentence.begin >= end);
      RC_ASSERT(stet::single_spaced(text.substr(end, sentence.begin - end)).empty());
      RC_ASSERT(sentence.end > sentence.begin);
      end = sentence.end;
    }
    RC_ASSERT(stet::single_spaced(text.substr(end)).empty());
  }));
}
