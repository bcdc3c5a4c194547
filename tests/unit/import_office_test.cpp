#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/import/docx.hpp"
#include "engine/import/odt.hpp"
#include "engine/import/printed_number.hpp"
#include "engine/import/zip_archive.hpp"

namespace {

using stet::Reading;
using stet::TrackedChanges;

Reading read(const std::string& name, TrackedChanges tracked = TrackedChanges::accept) {
  const std::string bytes =
      stet::read_file(std::string(STET_SOURCE_DIR) + "/fixtures/formats/" + name, 1'000'000);
  stet::ZipArchive archive(bytes);
  return name.ends_with(".odt") ? stet::read_odt(archive, tracked) : stet::read_docx(archive, tracked);
}

std::vector<std::string> lines(const Reading& reading) {
  std::vector<std::string> out;
  for (const stet::Block& block : reading.blocks) {
    out.push_back(block.label.empty() ? block.text : block.label + " " + block.text);
  }
  return out;
}

std::vector<std::string> left_out(const Reading& reading) {
  std::vector<std::string> out;
  for (const stet::LeftOut& left : reading.left_out) out.push_back(left.what + ": " + left.text);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("automatic numbers of DOCX are those that Word prints") {
  const Reading reading = read("numbering.docx");
  CHECK(lines(reading) == Lines{"Part one", "1. We met.", "1.1 We agreed.", "1.2 We noted.", "(a) On trade.",
                                "(b) On aid.", "2. We parted.", "2.1 We met again.", "\xE2\x80\xA2 A bullet.",
                                "7. We went on.", "8. We ended."});
  CHECK(reading.blocks[0].kind == stet::BlockKind::heading);
  CHECK(reading.blocks[4].level == 2);
}

TEST_CASE("legal numbers, linked styles and symbols of a strict DOCX read as Word prints them") {
  const Reading reading = read("legal.docx");
  CHECK(lines(reading) == Lines{"Treaty", "Article I. Scope", "1.1 It applies to all.", "(a) to ships;",
                                "(b) to ports.", "1.2 It applies at once.", "(c) in peace.",
                                "Article II. Terms", "2.1 Words are words.", "01) Aft.", "No number.",
                                "\xE2\x9C\x93 At least \xE2\x89\xA5 5."});
  CHECK(reading.blocks[0].kind == stet::BlockKind::heading);
  CHECK(reading.blocks[0].level == 1);
}

TEST_CASE("DOCX fields, boxes, tables, notes and hidden text go where they belong") {
  const Reading reading = read("inside.docx");
  CHECK(lines(reading) == Lines{"We pledged fifty million.", "In a box.",
                                "The 12th Summit of cooperation on non\xE2\x80\x91proliferation.",
                                "5.1 The body shall report. Yearly", "Shown."});
  CHECK(left_out(reading) ==
        Lines{"hidden text: secret", "footnote: In dollars.", "page header: Final draft"});
}

TEST_CASE("tracked changes are accepted, rejected or refused") {
  CHECK(lines(read("tracked.docx")) ==
        Lines{"We welcomed the plan.", "A new paragraph.", "First half, second half."});
  CHECK(lines(read("tracked.docx", TrackedChanges::reject)) ==
        Lines{"We noted the plan.", "First half,", "second half."});
  CHECK_THROWS_AS(read("tracked.docx", TrackedChanges::refuse), stet::Error);
  CHECK(lines(read("tracked.odt")) == Lines{"We welcomed the plan.", "The end."});
  CHECK(lines(read("tracked.odt", TrackedChanges::reject)) == Lines{"We noted the plan.", "The end."});
  CHECK_THROWS_AS(read("tracked.odt", TrackedChanges::refuse), stet::Error);
}

TEST_CASE("ODT lists, notes, tables and boxes read as printed") {
  const Reading reading = read("lists.odt");
  CHECK(lines(reading) == Lines{"Part one", "4. We met.", "And talked.", "5. We agreed:", "(a) On trade.",
                                "(b) On aid.", "Between.", "6. We parted.", "\xE2\x80\xA2 A bullet.",
                                "Fifty million dollars.", "5.1 The body shall report.", "Beside it.",
                                "In a box."});
  CHECK(left_out(reading) == Lines{"page header: Final draft", "footnote: In dollars."});
}

TEST_CASE("ODT lists go on where they say so") {
  CHECK(lines(read("continued.odt")) == Lines{"1. We met.", "1.1 We noted.", "1.2 We called.", "A) An aside.",
                                              "2. We went on.", "2.1 We noted.", "2.2 We called.",
                                              "9. We skipped.", "1. We began anew.", "B) Another aside."});
}

TEST_CASE("numbers are printed in each style") {
  using stet::LettersAfterZ;
  using stet::NumberStyle;
  CHECK(stet::printed_number(1994, NumberStyle::upper_roman) == "MCMXCIV");
  CHECK(stet::printed_number(28, NumberStyle::lower_letter) == "ab");
  CHECK(stet::printed_number(28, NumberStyle::lower_letter, LettersAfterZ::doubled) == "bb");
  CHECK(stet::printed_number(7, NumberStyle::decimal_zero) == "07");
  CHECK(stet::printed_number(112, NumberStyle::ordinal) == "112th");
  CHECK(stet::printed_number(0, NumberStyle::upper_letter) == "0");
}
