#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/import/labels.hpp"
#include "engine/import/pdf_boxes.hpp"
#include "engine/import/pdf_furniture.hpp"
#include "engine/import/pdf_hyphens.hpp"
#include "engine/import/pdf_lines.hpp"
#include "engine/import/pdf_paragraphs.hpp"
#include "engine/import/pdf_tables.hpp"
#include "engine/import/pdf_web_page.hpp"

namespace {

using Lines = std::vector<std::string>;

// Words six points a letter and ten points high, three points apart.
void put(stet::PdfPage& page, float left, float top, std::string_view text, float height = 10) {
  stet::PdfFragment fragment;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    const float width = 0.6F * height * static_cast<float>(word.size());
    fragment.words.push_back({left, top, left + width, top + height, std::string(word)});
    left += width + 3;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  stet::fit_box(fragment);
  page.fragments.push_back(std::move(fragment));
}

Lines texts(const stet::Reading& reading) {
  Lines out;
  for (const stet::Block& block : reading.blocks) {
    out.push_back(block.label.empty() ? block.text : block.label + " " + block.text);
  }
  return out;
}

stet::Reading read(std::vector<stet::PdfPage> pages) {
  for (stet::PdfPage& page : pages) stet::number_rows(page);
  std::vector<stet::LeftOut> left_out = stet::take_running_lines(pages);
  for (stet::LeftOut& left : stet::take_line_numbers(pages)) left_out.push_back(left);
  stet::Reading reading = stet::paragraphs_of(stet::lines_of(pages));
  for (stet::LeftOut& left : reading.left_out) left_out.push_back(left);
  reading.left_out = left_out;
  return reading;
}

const std::string full = "aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee";  // 252 points with its spaces

}  // namespace

TEST_CASE("boxes of pdftotext are parsed, odd ones skipped") {
  const stet::PdfBoxes boxes = stet::parse_boxes(
      "<title>A &amp; B</title><page width=\"100.0\" height=\"200.0\"><line>"
      "<word xMin=\"1.0\" yMin=\"2.0\" xMax=\"9.5\" yMax=\"8.0\">R&amp;D</word>"
      "<word xMin=\"nan\" yMin=\"2.0\" xMax=\"9.5\" yMax=\"8.0\">no</word>"
      "<word xMin=\"1\" yMin=\"2\" xMax=\"5\" yMax=\"80\">upright</word></line></page><page width=\"1\"");
  CHECK(boxes.title == "A & B");
  REQUIRE(boxes.pages.size() >= 1);
  REQUIRE(boxes.pages[0].fragments.size() == 1);
  CHECK(boxes.pages[0].fragments[0].words[0].text == "R&D");
  CHECK(boxes.words == 1);
}

TEST_CASE("boxes read alike whatever pieces pdftotext's output comes in") {
  const std::string output =
      "<head>\n<title>A &amp; B</title>\n</head><page width=\"100.000000\" height=\"200.000000\">\n<line "
      "xMin=\"1\">"
      "<word xMin=\"1.250000\" yMin=\"2.000000\" xMax=\"9.500000\" yMax=\"8.000000\">R&amp;D</word>\n"
      "<word xMin=\"10.500000\" yMin=\"2.000000\" xMax=\"19.500000\" "
      "yMax=\"8.000000\">work</word></line></page>";
  for (std::size_t size = 1; size <= output.size(); ++size) {
    stet::BoxReader reader;
    for (std::size_t at = 0; at < output.size(); at += size)
      REQUIRE(reader.read(std::string_view(output).substr(at, size)));
    const stet::PdfBoxes boxes = reader.take();
    REQUIRE(boxes.words == 2);
    CHECK(boxes.title == "A & B");
    CHECK(boxes.pages[0].height == 200);
    const stet::PdfFragment& fragment = boxes.pages[0].fragments[0];
    CHECK(fragment.words[0].text == "R&D");
    CHECK(fragment.words[0].left == 1.25F);
    CHECK(fragment.words[1].text == "work");
    CHECK(fragment.right == 19.5F);
  }
  stet::BoxReader endless;
  const std::string letters(300'000, 'a');
  bool goes_on = endless.read("<word xMin=\"1.0\">");
  for (int i = 0; i < 8 && goes_on; ++i) goes_on = endless.read(letters);
  CHECK_FALSE(goes_on);
}

TEST_CASE("a word broken at a line's end is mended as the document writes it") {
  stet::WordForms forms;
  for (const char* word : {"cooperation", "ASEAN-Japan", "\xE2\x80\x9Cwin-win\xE2\x80\x9D"}) forms.add(word);
  CHECK(forms.join("cooper-", "ation,") == "cooperation,");
  CHECK(forms.join("ASEAN-", "Japan") == "ASEAN-Japan");
  CHECK(forms.join("win\xC2\xAD", "win") == "win-win");
  CHECK(forms.join("un\xC2\xAD", "known") == "unknown");
  CHECK(forms.join("mutually-", "agreed") == "mutually-agreed");
  CHECK(forms.join("State/", "Government") == "State/Government");
  CHECK(forms.join("U.S.-", "EU") == "U.S.-EU");
  CHECK(forms.join("short-", "and") == "short- and");
  CHECK(forms.join("of", "the") == "of the");
}

TEST_CASE("running lines and page numbers leave the text, paragraph numbers stay") {
  std::vector<stet::PdfPage> pages;
  for (int i = 1; i <= 4; ++i) {
    stet::PdfPage page{400, 600, {}};
    put(page, 50, 20, i % 2 == 0 ? "A/RES/75/1 Draft" : "Agenda item four");
    const std::string own(8, static_cast<char>('a' + i));
    put(page, 50, 60, std::to_string(i) + ". " + own + full);
    put(page, 50, 72, own + full);
    put(page, 50, 84, "ending.");
    put(page, 190, 570, std::to_string(i));
    pages.push_back(page);
  }
  const stet::Reading reading = read(pages);
  REQUIRE(reading.blocks.size() == 4);
  CHECK(texts(reading)[2] == "3. dddddddd" + full + " dddddddd" + full + " ending.");
  CHECK(reading.left_out.size() == 8);
  CHECK(reading.blocks[2].origin.page == 3);
}

TEST_CASE("a header leaves the text where text comes up to it, a line that only recurs stays") {
  const auto read_two = [](float first_gap) {
    std::vector<stet::PdfPage> pages;
    for (int i = 0; i < 2; ++i) {
      stet::PdfPage page{400, 600, {}};
      put(page, 50, 15, "Rules of the house");
      const float top = i == 0 ? 25 + first_gap : 29;
      put(page, 50, top, std::string(i == 0 ? "First " : "Second ") + full);
      put(page, 50, top + 12, "ending.");
      pages.push_back(page);
    }
    return read(pages);
  };
  CHECK(read_two(30).left_out.size() == 2);
  CHECK(read_two(4).left_out.empty());
}

TEST_CASE("numbers that count the lines leave the text") {
  stet::PdfPage page{400, 600, {}};
  for (int i = 0; i < 12; ++i) {
    put(page, 20, 60 + 12.0F * static_cast<float>(i), std::to_string(i + 1));
    put(page, 50, 60 + 12.0F * static_cast<float>(i), i % 4 == 3 ? "ending." : full);
  }
  const stet::Reading reading = read({page});
  CHECK(texts(reading) == Lines(3, full + " " + full + " " + full + " ending."));
  REQUIRE(reading.left_out.size() == 1);
  CHECK(reading.left_out[0].what == "line number");
}

TEST_CASE("columns are read one after the other, lines across them in between") {
  stet::PdfPage page{700, 600, {}};
  put(page, 150, 40, "ACROSS BOTH COLUMNS OF THE PAGE");
  for (int i = 0; i < 8; ++i) {
    put(page, 50, 60 + 12.0F * static_cast<float>(i), i == 7 ? "left." : full);
    put(page, 350, 60 + 12.0F * static_cast<float>(i), i == 7 ? "right." : full);
  }
  const Lines read_texts = texts(read({page}));
  REQUIRE(read_texts.size() == 3);
  CHECK(read_texts[0] == "ACROSS BOTH COLUMNS OF THE PAGE");
  CHECK(read_texts[1].ends_with("left."));
  CHECK(read_texts[2].ends_with("right."));
}

TEST_CASE("footnotes and their marks leave the text, ordinals close up") {
  stet::PdfPage page{400, 600, {}};
  for (int i = 0; i < 8; ++i) put(page, 50, 60 + 12.0F * static_cast<float>(i), full);
  put(page, 50, 156, "The 12");
  put(page, 90, 155, "th", 6);
  put(page, 100, 156, "Summit");
  put(page, 136.5F, 155, "1", 6);
  put(page, 50, 500, "1", 6);
  put(page, 56, 501, "Small print of the note.", 8);
  const stet::Reading reading = read({page});
  REQUIRE(reading.blocks.size() == 1);
  CHECK(reading.blocks[0].text.ends_with("The 12th Summit"));
  REQUIRE(reading.left_out.size() == 1);
  CHECK(reading.left_out[0].what == "footnote");
  CHECK(reading.left_out[0].text == "Small print of the note.");
}

TEST_CASE("paragraphs part at indents, gaps and short lines and join across pages") {
  stet::PdfPage one{400, 600, {}};
  const auto own = [](char first, int line) {
    return std::string(8, static_cast<char>(first + line)) + full;
  };
  for (int i = 0; i < 9; ++i)
    put(one, i == 4 ? 62.0F : 50.0F, 60 + 12.0F * static_cast<float>(i), own('A', i));
  stet::PdfPage two{400, 600, {}};
  for (int i = 0; i < 9; ++i)
    put(two, 50, 60 + 12.0F * static_cast<float>(i) + (i > 5 ? 8.0F : 0.0F), i == 2 ? "short." : own('K', i));
  const stet::Reading reading = read({one, two});
  // Four lines; five and three over the page; then a short line and a gap.
  REQUIRE(reading.blocks.size() == 4);
  CHECK(reading.blocks[1].text.ends_with("short."));
  CHECK(reading.blocks[1].origin.page == 1);
}

TEST_CASE("tables are read row by row, cell by cell") {
  stet::PdfPage page{400, 600, {}};
  for (int i = 0; i < 4; ++i) put(page, 50, 40 + 12.0F * static_cast<float>(i), full);
  const auto row = [&](float top, const std::string& number, const std::string& mark) {
    // The number stands beside the middle of two lines.
    put(page, 50, top + 6, number);
    put(page, 90, top, "Verify that the members");
    put(page, 90, top + 12, "report " + number);
    put(page, 260, top + 6, mark);
    put(page, 290, top + 6, "12");
  };
  put(page, 50, 100, "No");
  put(page, 90, 100, "Text");
  put(page, 260, 100, "L1");
  put(page, 290, 100, "Ref");
  row(120, "1.1.1", "X");
  row(150, "1.1.2", "Y");
  put(page, 50, 190, full);
  stet::number_rows(page);
  stet::mark_tables({&page, 1});
  const Lines read_texts = texts(stet::paragraphs_of(stet::lines_of({page})));
  REQUIRE(read_texts.size() == 5);
  CHECK(read_texts[1] == "No Text L1 Ref");
  CHECK(read_texts[2] == "1.1.1 Verify that the members report 1.1.1 X 12");
  CHECK(read_texts[3] == "1.1.2 Verify that the members report 1.1.2 Y 12");
  CHECK(read_texts[4] == full);
}

TEST_CASE("numbers that hang in front of paragraphs and columns of text are no tables") {
  stet::PdfPage page{700, 600, {}};
  for (int i = 0; i < 8; ++i) {
    put(page, 20, 60 + 12.0F * static_cast<float>(i), std::to_string(i + 1) + ".");
    put(page, 50, 60 + 12.0F * static_cast<float>(i), full);
    put(page, 350, 60 + 12.0F * static_cast<float>(i), full);
  }
  stet::number_rows(page);
  stet::mark_tables({&page, 1});
  for (const stet::PdfFragment& fragment : page.fragments) CHECK(fragment.record == 0);
}

TEST_CASE("items whose bullets are drawn join the sentence they stand in") {
  stet::PdfPage page{400, 600, {}};
  put(page, 50, 60, full);
  put(page, 50, 72, "they agree to:");
  put(page, 80, 90, "Promote trade");
  put(page, 80, 102, "Protect the sea");
  put(page, 50, 120, full);
  const stet::Reading reading = read({page});
  REQUIRE(reading.blocks.size() == 4);
  CHECK(reading.blocks[1].kind == stet::BlockKind::list_item);
  CHECK(reading.blocks[2].text == "Protect the sea");
  CHECK(reading.blocks[3].kind == stet::BlockKind::body);
}

TEST_CASE("a number with letters is a label, withdrawn ones leave gaps") {
  const auto name = [](std::string_view text) {
    return stet::parse_label(text).value_or(stet::Label{}).name;
  };
  CHECK(name("V2.1.3 Verify") == "V2.1.3");
  CHECK(name("A.5.1 Policies") == "A.5.1");
  CHECK(name("A. Policies") == "A");
  CHECK_FALSE(stet::parse_label("G20 Leaders").has_value());
  CHECK_FALSE(stet::parse_label("COVID-19 is").has_value());
}

TEST_CASE("words outside of any page do not count") {
  CHECK(
      stet::parse_boxes("<line><word xMin=\"1\" yMin=\"2\" xMax=\"9\" yMax=\"8\">lost</word></line>").words ==
      0);
}

TEST_CASE("tables keep every word, whatever the page") {
  std::uint32_t state = 2026;
  const auto any = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  const auto words = [](const stet::PdfPage& page) {
    std::size_t count = 0;
    for (const stet::PdfFragment& fragment : page.fragments) count += fragment.words.size();
    return count;
  };
  for (int round = 0; round < 3000; ++round) {
    stet::PdfPage page{400, 600, {}};
    const std::uint32_t fragments = 2 + any(24);
    for (std::uint32_t i = 0; i < fragments; ++i) {
      put(page, static_cast<float>(any(300)), static_cast<float>(any(8)) * 12 + static_cast<float>(any(3)),
          std::string(1 + any(30), 'a') + (any(2) == 0 ? " b" : " c d"));
    }
    stet::number_rows(page);
    const std::size_t before = words(page);
    stet::mark_tables({&page, 1});
    REQUIRE(words(page) == before);
    std::size_t in_lines = 0;
    for (const stet::PdfLine& line : stet::lines_of({page})) in_lines += line.words.size();
    REQUIRE(in_lines == before);
  }
}

TEST_CASE("a table goes on over the end of a page without its repeated head", "[import][pdf]") {
  std::vector<stet::PdfPage> pages(2, stet::PdfPage{400, 600, {}});
  const auto row = [](stet::PdfPage& page, float top, std::string_view number, std::string_view text,
                      std::string_view level) {
    if (!number.empty()) put(page, 50, top, number);
    put(page, 120, top, text);
    if (!level.empty()) put(page, 330, top, level);
  };
  put(pages[0], 50, 60, full);
  row(pages[0], 500, "No", "Text", "L1");
  row(pages[0], 515, "1.1.1", "Verify that logs", "X");
  row(pages[0], 527, "", "are kept and that", "");
  row(pages[1], 60, "No", "Text", "L1");
  row(pages[1], 75, "", "they are read.", "");
  row(pages[1], 90, "1.1.2", "Verify that keys", "Y");
  put(pages[1], 50, 300, full);
  for (stet::PdfPage& page : pages) stet::number_rows(page);
  stet::mark_tables(pages);
  const std::vector<stet::LeftOut> heads = stet::take_repeated_heads(pages);
  REQUIRE(heads.size() == 1);
  CHECK(heads[0].text == "No Text L1");
  const Lines read_texts = texts(stet::paragraphs_of(stet::lines_of(pages)));
  REQUIRE(read_texts.size() == 5);
  CHECK(read_texts[1] == "No Text L1");
  CHECK(read_texts[2] == "1.1.1 Verify that logs are kept and that they are read. X");
  CHECK(read_texts[3] == "1.1.2 Verify that keys Y");
}

TEST_CASE("headers that even and odd pages mirror, and job numbers, leave the text", "[import][pdf]") {
  std::vector<stet::PdfPage> pages;
  for (int i = 0; i < 3; ++i) {
    stet::PdfPage page{400, 600, {}};
    put(page, 50, 20, i % 2 == 0 ? "Public works A/RES/79/1" : "A/RES/79/1 Public works");
    const std::string own(8, static_cast<char>('a' + i));
    put(page, 50, 60, "The " + own + full);
    put(page, 50, 72, own + " ending.");
    if (i == 0) put(page, 50, 560, "25-10318 (E)");
    pages.push_back(page);
  }
  const stet::Reading reading = read(pages);
  CHECK(reading.blocks.size() == 3);
  CHECK(reading.left_out.size() == 4);
}

TEST_CASE("footnotes as large as the text are found by the marks that call them", "[import][pdf]") {
  stet::PdfPage page{400, 600, {}};
  put(page, 50, 60, "1 July was the day on which they met, as they had agreed");
  for (int i = 1; i < 8; ++i) put(page, 50, 60 + 12.0F * static_cast<float>(i), full);
  put(page, 50, 156, "They ended,");
  put(page, 117, 155, "1", 6);
  put(page, 125, 156, "and they left.");
  put(page, 209.5F, 155, "2", 6);
  put(page, 50, 180, "1 Resolution 70/1.");
  put(page, 50, 192, "2 Resolution 70/2, which is longer and goes on over");
  put(page, 50, 204, "a second line.");
  const stet::Reading reading = read({page});
  REQUIRE(reading.left_out.size() == 2);
  CHECK(reading.left_out[1].text == "Resolution 70/2, which is longer and goes on over a second line.");
  REQUIRE(reading.blocks.size() >= 1);
  CHECK(reading.blocks.back().text.ends_with("They ended, and they left."));
}

TEST_CASE("menus above a title leave the text, paragraphs above a heading stay", "[import][pdf]") {
  const auto kept = [](const Lines& above, const Lines& behind) {
    std::vector<stet::Block> blocks;
    const auto add = [&](const std::string& text, stet::BlockKind kind) {
      stet::Block block;
      block.kind = kind;
      block.level = 1;
      block.text = text;
      blocks.push_back(block);
    };
    for (const std::string& text : above) add(text, stet::BlockKind::body);
    add("Community Rules", stet::BlockKind::heading);
    add("We will remove what breaks these rules within 24 hours.", stet::BlockKind::body);
    for (const std::string& text : behind) add(text, stet::BlockKind::body);
    std::vector<stet::LeftOut> left_out;
    stet::take_web_page(blocks, left_out);
    return blocks.size();
  };
  CHECK(kept({"We use cookies. Read our policy.", "Accept all Reject all", "Help Log in", "4 March 2024"},
             {}) == 3);
  CHECK(kept({}, {"Related articles", "How to report", "Was this page helpful?",
                  "\xC2\xA9 2025 Example Inc."}) == 2);
  CHECK(kept({"We will fund research and the search for missing persons.", "Menu of measures"}, {}) == 4);
  CHECK(kept({"Joint Research Centre", "Brussels"}, {}) == 4);
  CHECK(kept({}, {"Related articles", "We will also publish a report each year."}) == 4);
}
