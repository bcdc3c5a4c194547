#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/import/import.hpp"

using stet::Document;
using stet::ParagraphKind;

namespace {

using Strings = std::vector<std::string>;

Document read(const std::string& text) {
  return stet::import_bytes(text, "a.txt");
}

// "7 We met." for a body paragraph, "# Trade" for a heading.
Strings outline(const std::string& text) {
  Strings out;
  for (const auto& paragraph : read(text).paragraphs) {
    std::string line = paragraph.kind == ParagraphKind::heading ? "# " : "";
    if (!paragraph.label.empty()) line += paragraph.label + " ";
    out.push_back(line + paragraph.text);
  }
  return out;
}

Strings left_out(const Document& document) {
  Strings out;
  for (const auto& left : document.left_out) out.push_back(left.what + ": " + left.text);
  return out;
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("hard-wrapped lines are joined", "[import][text]") {
  CHECK(outline(
            "We met in the capital and agreed on\nmany things of common concern that\nmatter.\n\nWe left the "
            "capital.\n") ==
        Strings{"We met in the capital and agreed on many things of common concern that matter.",
                "We left the capital."});
  CHECK(outline("We met in the\r\ncapital of it.\r\n \t \r\nWe left.\r\n") ==
        Strings{"We met in the capital of it.", "We left."});
}

TEST_CASE("headings written like sentences", "[import][text]") {
  CHECK(outline("Key lending rates\n\nThe board cut them.\n\nWhat comes next\n\nIt will meet again.\n") ==
        Strings{"# Key lending rates", "The board cut them.", "# What comes next", "It will meet again."});
  CHECK(outline("1. Who we are\n\nWe run a site.\n\n2. What you may post\n\nPost what is yours.\n") ==
        Strings{"# 1 Who we are", "We run a site.", "# 2 What you may post", "Post what is yours."});
  CHECK(outline("We will:\n\nopen a desk;\n\nClose the shop\n\nWe left.\n").size() > 1);
}

TEST_CASE("page numbers that stand once", "[import][text]") {
  const Document centred = read(
      "We met in the capital and went on\nwith it.\n\n                          2\n\nWe left the capital.\n");
  CHECK(left_out(centred) == Strings{"page number: 2"});
  const Document symbol = read(
      "We met in the capital and went on with\n\n12-34567                              2/3\n\nA/76/1\n\nthe "
      "work "
      "of it.\n");
  CHECK(left_out(symbol).size() == 1);
}

TEST_CASE("hyphens at line ends", "[import][text]") {
  CHECK(outline("We value the ASEAN-\nJapan friendship and the non-\nmilitarization of it.").front() ==
        "We value the ASEAN-Japan friendship and the non-militarization of it.");
  CHECK(outline("Our cooperation grows. We value coop-\neration with all.").front() ==
        "Our cooperation grows. We value cooperation with all.");
  CHECK(outline("A sub-regional plan. The subregional one and the sub-\nregional one.").front() ==
        "A sub-regional plan. The subregional one and the sub-regional one.");
  CHECK(outline("All short-\nand long-term plans of 2021-\n2025 by State/\nGovernment.").front() ==
        "All short- and long-term plans of 2021-2025 by State/Government.");
  CHECK(outline("We value coop\u00AD\neration.").front() == "We value cooperation.");
}

TEST_CASE("numbers on lines of their own, inline and in brackets", "[import][text]") {
  CHECK(outline("1.\nWe met in\nTokyo.\n2.\nWe left.\n 3.\nWe slept.\n") ==
        Strings{"1 We met in Tokyo.", "2 We left.", "3 We slept."});
  CHECK(outline("1\nWe met in\nTokyo.\n2\nWe left.\n3\nWe slept.\n") ==
        Strings{"1 We met in Tokyo.", "2 We left.", "3 We slept."});
  CHECK(outline("1.\n\nWe met.\n\n2.\n\nWe left.\n") == Strings{"1 We met.", "2 We left."});
  CHECK(outline("1. We met in\nTokyo.\n2. We left\nit.\n") == Strings{"1 We met in Tokyo.", "2 We left it."});
  CHECK(outline("(1) We met.\n(2) We left.\n") == Strings{"1 We met.", "2 We left."});
  CHECK(outline("1) We met.\n2) We left.\n") == Strings{"1 We met.", "2 We left."});
}

TEST_CASE("a number at a line's start is no paragraph by itself", "[import][text]") {
  CHECK(
      outline("1. We agreed to complete the plan that was adopted before the end of the year\n2021. We also "
              "agreed to "
              "hold the next summit of leaders in the capital on\n12 November.\n\n2. We left the place.\n") ==
      Strings{"1 We agreed to complete the plan that was adopted before the end of the year 2021. We also "
              "agreed to hold "
              "the next summit of leaders in the capital on 12 November.",
              "2 We left the place."});
}

TEST_CASE("paragraphs by indent alone", "[import][text]") {
  CHECK(
      outline("    We met in the capital and agreed on many\nthings. They matter to all of us today "
              "and\ntomorrow.\n"
              "    We left the capital and went home with\nmany plans for all.\n") ==
      Strings{"We met in the capital and agreed on many things. They matter to all of us today and tomorrow.",
              "We left the capital and went home with many plans for all."});
}

TEST_CASE("a line for each paragraph", "[import][text]") {
  CHECK(outline("We met.\nWe agreed on many things that matter.\nWe left.\n") ==
        Strings{"We met.", "We agreed on many things that matter.", "We left."});
}

TEST_CASE("page furniture goes, the paragraph stays whole", "[import][text]") {
  const Document document = read(
      "Secretariat of Things\n\n1. We met and agreed on many things of common concern\nincluding the sea "
      "and\n\nPage 1 of 2\n\n"
      "Secretariat of Things\n\nthe land of all parties.\n\n2. We left.\n\nPage 2 of 2\n");
  REQUIRE(document.paragraphs.size() == 2);
  CHECK(document.paragraphs[0].text ==
        "We met and agreed on many things of common concern including the sea and the land of all parties.");
  CHECK(document.paragraphs[0].origin.page == 1);
  CHECK(document.paragraphs[1].origin.page == 2);
  CHECK(left_out(document).size() == 4);
}

TEST_CASE("page furniture in long rows", "[import][text]") {
  const Document document = read("We met.\n" + repeat("Page 1\n", 300'000));
  CHECK(document.paragraphs.size() == 1);
  CHECK(left_out(document).size() == 300'000);
}

TEST_CASE("page numbers of many shapes", "[import][text]") {
  for (const char* number : {"- 1 -", "– 1 –", "Page 1", "page 1 of 9", "1 | Page", "[Page 1]"}) {
    INFO(number);
    CHECK(outline("We met and agreed on\n" + std::string(number) + "\nmany things.\n") ==
          Strings{"We met and agreed on many things."});
  }
  CHECK(outline("We met and agreed on\n1\nmany things. We also agreed\n2\nto meet again.\n") ==
        Strings{"We met and agreed on many things. We also agreed to meet again."});
  CHECK(outline("We met and\fagreed.") == Strings{"We met and agreed."});
}

TEST_CASE("lines that come back at regular distances are headers", "[import][text]") {
  std::string text;
  for (int page = 0; page < 4; ++page) {
    text += "Annual Summit of Things\n\n" +
            repeat("We agreed on the many things that are of concern to all of\n", 24) +
            (page < 3 ? "\n" : "");
  }
  text += "us.\n";
  CHECK(outline(text).size() == 1);
}

TEST_CASE("headings", "[import][text]") {
  CHECK(outline("Regional Security\n\nWe met.\n\nTRADE AND INVESTMENT\nWe agreed.\n\nII. Other Matters\n\nWe "
                "left.\n") == Strings{"# Regional Security", "We met.", "# TRADE AND INVESTMENT",
                                      "We agreed.", "# II. Other Matters", "We left."});
  CHECK(outline("Trade\n-----\nWe agreed on trade.\n\nThe sea\n=======\n\nWe left.\n") ==
        Strings{"# Trade", "We agreed on trade.", "# The sea", "We left."});
  CHECK(outline("We met.\n\nTherefore, making the sea safer for us all\n\nWe left.\n") ==
        Strings{"We met.", "Therefore, making the sea safer for us all", "We left."});
}

TEST_CASE("a standard's nested numbers and headings", "[import][text]") {
  CHECK(outline("3 Terms and definitions\n\n3.1 General\n\n3.1.1 The system shall record.\n\n3.1.2 The "
                "system shall:\na) keep "
                "it;\nb) sign it.\n\n4 Requirements\n\n4.1 The system shall stop.\n") ==
        Strings{"# 3 Terms and definitions", "# 3.1 General", "3.1.1 The system shall record.",
                "3.1.2 The system shall: a) keep it; b) sign it.", "# 4 Requirements",
                "4.1 The system shall stop."});
}

TEST_CASE("a resolution with preamble, sub-items and a note", "[import][text]") {
  const Document document = read(
      "Assembly of Things                     Distr.: General\n                              4 January "
      "2023\n\nAgenda item 20\n\n"
      "      Resolution adopted by the Assembly\n\n     The Assembly,\n\n     Recalling its plan of 2021 and "
      "all\nprevious "
      "plans,1\n\n     1.   Decides to meet in 2024;\n\n     2.   Requests the Secretary:\n\n          (a) "
      "To report;\n\n"
      "          (b) To submit a plan.\n\n_______\n1 See A/1.\n");
  CHECK(document.facts.title == "Resolution adopted by the Assembly");
  Strings lines;
  for (const auto& paragraph : document.paragraphs) lines.push_back(paragraph.label + "|" + paragraph.text);
  CHECK(lines == Strings{"|The Assembly,", "|Recalling its plan of 2021 and all previous plans,",
                         "1|Decides to meet in 2024;",
                         "2|Requests the Secretary: (a) To report; (b) To submit a plan."});
}

TEST_CASE("headings in text with a line for each paragraph", "[import][text]") {
  CHECK(outline("1. We met in Tokyo.\nWe agreed to:\n• trade; and\n• meet.\nRegional Security\n2. We left "
                "the place.\nWe slept.\n") ==
        Strings{"1 We met in Tokyo.", "We agreed to: • trade; and • meet.", "# Regional Security",
                "2 We left the place.", "We slept."});
}

TEST_CASE("footnotes and their marks", "[import][text]") {
  const Document document = read(
      "We support the plan.1 We also welcome the report2 of the group.\n\n_____________\n1 See the plan of "
      "2019.\n2 Adopted\n"
      "in Tokyo.\n");
  REQUIRE(document.paragraphs.size() == 1);
  CHECK(document.paragraphs[0].text == "We support the plan. We also welcome the report of the group.");
  CHECK(left_out(document) == Strings{"layout: _____________", "footnote: 1 See the plan of 2019.",
                                      "footnote: 2 Adopted in Tokyo."});
  CHECK(outline("We support the plan.[1]\n\n[1] See the plan.\n\nWe left.\n") ==
        Strings{"We support the plan.", "We left."});
}

TEST_CASE("a rule above a numbered list is no footnote", "[import][text]") {
  CHECK(outline("We met.\n\n--------\n\n1. We agreed.\n\n2. We left.\n") ==
        Strings{"We met.", "1 We agreed.", "2 We left."});
}

TEST_CASE("lists stay in their paragraph", "[import][text]") {
  CHECK(outline("We agreed to:\n\n  • promote trade;\n\n  • protect the\n    sea; and\n\n  • meet "
                "again.\n\nWe left.\n") ==
        Strings{"We agreed to: • promote trade; • protect the sea; and • meet again.", "We left."});
  CHECK(outline("1. We agreed:\n(a) to trade;\n(b) to meet.\n2. We left.\n") ==
        Strings{"1 We agreed: (a) to trade; (b) to meet.", "2 We left."});
  CHECK(outline("We decided to:\n\nstrengthen trade;\n\nprotect the sea.\n\nWe left.\n") ==
        Strings{"We decided to: strengthen trade; protect the sea.", "We left."});
}

TEST_CASE("a dash of running text at a line's start is no bullet", "[import][text]") {
  CHECK(outline("We seek a region where no country dominates and none is dominated,\n– one where all are "
                "free – and we "
                "will work for it with all our partners and\n- as before - with all our friends.\n")
            .size() == 1);
}

TEST_CASE("the head of a plain text", "[import][text]") {
  const Document document = read(
      "CHAIRMAN'S STATEMENT OF THE\nFIFTY-SECOND MEETING OF MINISTERS\nBangkok, Thailand, 30-31 July "
      "2019\n\nWe met.\n");
  CHECK(document.facts.title == "CHAIRMAN'S STATEMENT OF THE FIFTY-SECOND MEETING OF MINISTERS");
  CHECK(document.facts.ordinal == 52U);
  CHECK(document.facts.date == "2019-07-31");
  CHECK(document.facts.place == "Bangkok, Thailand");
  REQUIRE(document.paragraphs.size() == 1);
  const Document plain = read(
      "Joint Statement of the Leaders\nof the Three Seas\n\nTokyo, 3 May 2021\n\nWe, the leaders, met\nand "
      "agreed.\n");
  CHECK(plain.facts.title == "Joint Statement of the Leaders of the Three Seas");
  CHECK(plain.facts.place == "Tokyo");
  CHECK(plain.paragraphs.size() == 1);
}

TEST_CASE("a first line that is no title stays", "[import][text]") {
  CHECK(outline("self-driving cars are here\n\nWe met.\n").front() == "self-driving cars are here");
  CHECK(outline("The Leaders of the Council of Ministers met in the Summit\nhall and agreed.\n").size() == 1);
  CHECK(outline("3.\n\nWe met.\n") == Strings{"3.", "We met."});
}

TEST_CASE("facts that only the first paragraph tells", "[import][text]") {
  const Document document =
      read("1. The 23rd Sea Summit was held in Bangkok, Thailand, on 4 November 2019.\n\n2. We left.\n");
  CHECK(document.facts.ordinal == 23U);
  CHECK(document.facts.date == "2019-11-04");
  CHECK(document.facts.place == "Bangkok, Thailand");
}

TEST_CASE("the series does not depend on the edition", "[import][text]") {
  const auto series = [](const std::string& title) { return read(title + "\n\nWe met.\n").facts.series; };
  CHECK(series("CHAIRMAN’S STATEMENT OF THE 23rd ASEAN-JAPAN SUMMIT") == "asean-japan");
  CHECK(series("Chairman's Statement of the Twenty-Second ASEAN-Japan Summit") == "asean-japan");
  CHECK(series("U.S.-EU Joint Statement of the Trade and Technology Council") ==
        "us-eu-trade-technology-council");
  CHECK(series("Joint Statement of the 5th Sea Summit on Cooperation") == "sea");
}

TEST_CASE("bad input is one clear message", "[import]") {
  const auto code = [](const std::string& bytes) {
    try {
      static_cast<void>(stet::import_bytes(bytes, "a.txt"));
    } catch (const stet::Error& error) {
      CHECK(std::string(error.what()).rfind("a.txt: ", 0) == 0);
      CHECK(std::string(error.what()).find('\n') == std::string::npos);
      return error.code();
    }
    return stet::ErrorCode::internal;
  };
  CHECK(code("") == stet::ErrorCode::empty);
  CHECK(code(" \n\t \n") == stet::ErrorCode::empty);
  CHECK(code("* * *\n\nPage 1 of 2\n") == stet::ErrorCode::empty);
  CHECK(code("%PDF-1.4") == stet::ErrorCode::malformed);  // a PDF, but nothing of it
  CHECK(code(std::string(3U << 20U, 'a')) == stet::ErrorCode::over_limit);
  stet::ImportOptions small;
  small.max_bytes = 10;
  CHECK_THROWS_AS(stet::import_bytes("We met in Tokyo.", "a", small), stet::Error);
  small = {};
  small.max_paragraphs = 1;
  CHECK_THROWS_AS(stet::import_bytes("We met.\n\nWe left.", "a", small), stet::Error);
}

TEST_CASE("files that cannot be read", "[import]") {
  const std::filesystem::path folder = std::filesystem::temp_directory_path();
  try {
    static_cast<void>(stet::import_file(folder));
    FAIL("a folder was read");
  } catch (const stet::Error& error) {
    CHECK(error.code() == stet::ErrorCode::unreadable);
  }
  try {
    static_cast<void>(stet::import_file(folder / "stet-no-such-file"));
    FAIL("a missing file was read");
  } catch (const stet::Error& error) {
    CHECK(error.code() == stet::ErrorCode::not_found);
  }
}

TEST_CASE("an edition's number is no part of the series", "[import][text]") {
  for (const char* title :
       {"Security Baseline, version 2.0", "Security Baseline v1.1 (Draft)", "Security Baseline, Rev. 3"}) {
    INFO(title);
    const Document document =
        stet::import_bytes(std::string("# ") + title + "\n\n1. We met.\n\n2. We left.\n", "a.md");
    CHECK(document.facts.series == "security-baseline");
  }
}

TEST_CASE("the fixture statements", "[import][text]") {
  const std::string folder = std::string(STET_SOURCE_DIR) + "/fixtures/asean-japan/";
  const Document old_one = stet::import_file(folder + "22-constructed.txt");
  const Document new_one = stet::import_file(folder + "23.txt");
  CHECK(old_one.paragraphs.size() == 28);
  CHECK(new_one.paragraphs.size() == 29);
  for (std::size_t i = 0; i < new_one.paragraphs.size(); ++i)
    CHECK(new_one.paragraphs[i].label == std::to_string(i + 1));
  CHECK(old_one.facts.series == new_one.facts.series);
  CHECK(old_one.facts.ordinal == 22U);
  CHECK(new_one.facts.ordinal == 23U);
  CHECK(new_one.facts.place == "Viet Nam");
}
