// A document written as an edition and read back is the same document.
#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/import/import.hpp"
#include "engine/store/canonical.hpp"
#include "engine/store/store.hpp"
#include "tests/support/documents.hpp"

using namespace stet;

namespace {

EditionRecord record_of(const Document& document) {
  EditionRecord record;
  record.edition = "23";
  record.facts = document.facts;
  record.format = document.format;
  record.sha256 = document.sha256;
  return record;
}

void check_same(const Document& a, const Document& b) {
  CHECK(a.format == b.format);
  CHECK(a.sha256 == b.sha256);
  CHECK(a.facts.title == b.facts.title);
  CHECK(a.facts.series == b.facts.series);
  CHECK(a.facts.ordinal == b.facts.ordinal);
  CHECK(a.facts.date == b.facts.date);
  CHECK(a.facts.place == b.facts.place);
  const auto same_origin = [](const Origin& x, const Origin& y) {
    return x.page == y.page && x.first_line == y.first_line && x.last_line == y.last_line;
  };
  REQUIRE(a.paragraphs.size() == b.paragraphs.size());
  for (std::size_t i = 0; i < a.paragraphs.size(); ++i) {
    INFO(a.paragraphs[i].text);
    CHECK(a.paragraphs[i].label == b.paragraphs[i].label);
    CHECK(a.paragraphs[i].kind == b.paragraphs[i].kind);
    CHECK(a.paragraphs[i].text == b.paragraphs[i].text);
    CHECK(a.paragraphs[i].sentences == b.paragraphs[i].sentences);
    CHECK(same_origin(a.paragraphs[i].origin, b.paragraphs[i].origin));
  }
  REQUIRE(a.left_out.size() == b.left_out.size());
  for (std::size_t i = 0; i < a.left_out.size(); ++i) {
    CHECK(a.left_out[i].what == b.left_out[i].what);
    CHECK(a.left_out[i].text == b.left_out[i].text);
    CHECK(same_origin(a.left_out[i].origin, b.left_out[i].origin));
  }
}

void check_round_trip(const Document& document) {
  const std::string text = canonical_text(document);
  const std::string facts = canonical_facts(record_of(document), document);
  const Document back = read_canonical(text, facts, "series/23");
  CHECK(back.source == "series/23");
  check_same(document, back);
  // Reading and writing again changes no byte.
  CHECK(canonical_text(back) == text);
  CHECK(canonical_facts(record_of(back), back) == facts);
}

Document sample() {
  Document document = test::document_of({"We met. We agreed to share data.", "We \"noted\" a\\b it."});
  document.format = "text";
  document.sha256 = std::string(64, 'a');
  document.facts = {"The 23rd “Summit”\t\x01 of ''it''", "summit", 23, "2020-11-12", "Hạ Long"};
  return document;
}

}  // namespace

TEST_CASE("an edition reads back as it was written") {
  Document document = sample();
  document.paragraphs[0].label = "1";
  document.paragraphs[0].origin = {3, 10, 12};
  document.paragraphs[1].label = "3(a)";
  document.paragraphs[1].origin = {3, 14, 14};
  document.paragraphs.push_back(test::paragraph_of("Trade", "IV", ParagraphKind::heading));
  document.paragraphs.back().origin = {0, 7, 7};
  // What looks like the marks of statement.txt is text where it stands in a paragraph.
  document.paragraphs.push_back(test::paragraph_of("# Not a heading. 7. Not a number."));
  document.paragraphs.back().origin = {2, 0, 0};
  document.left_out.push_back({"page number", "\"3\" \\", {1, 2, 3}});
  document.left_out.push_back({"title", "", {}});
  check_round_trip(document);
  const std::string text = canonical_text(document);
  CHECK(text.starts_with("1. We met.\nWe agreed to share data.\n\n3(a) We"));
  CHECK(text.find("\n\n# IV. Trade\n\n# Not a heading.\n") != std::string::npos);
}

TEST_CASE("what stands between sentences is kept where it is not one space") {
  Document document = sample();
  Paragraph& paragraph = document.paragraphs[0];
  paragraph.text = " 我们同意。我们欢迎。  Done ";
  const std::size_t first = std::string_view(" 我们同意。").size();
  const std::size_t second = std::string_view(" 我们同意。我们欢迎。").size();
  paragraph.sentences = {{1, first}, {first, second}, {second + 2, second + 6}};
  document.paragraphs.push_back(test::paragraph_of("no sentences at all"));
  document.paragraphs.back().sentences.clear();
  check_round_trip(document);
}

TEST_CASE("imported statements read back as they were imported") {
  check_round_trip(
      import_bytes("Chairman's Statement of the 5th River Summit\nHanoi, 1 May 2019\n\n1. We met.\nWe agreed "
                   "to go on. It rains.\n\n"
                   "OTHER MATTERS\n\n2. We noted:\n\n(a) the dam; and\n\n(b) the bridge.\n\n***\n",
                   "x.txt"));
  check_round_trip(import_bytes(
      "---\ntitle: \"A: b\"\ndate: 2019-05-01\n---\n\n## Head\n\nText[^1] here.\n\n[^1]: Note.\n", "x.md"));
}

TEST_CASE("files that do not fit together are refused by name") {
  const Document document = sample();
  const std::string text = canonical_text(document);
  const std::string facts = canonical_facts(record_of(document), document);
  const auto refused = [](const std::string& bad_text, const std::string& bad_facts) {
    try {
      static_cast<void>(read_canonical(bad_text, bad_facts, "summit/23"));
      FAIL("was read");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::malformed);
      CHECK(std::string(error.what()).starts_with("summit/23: "));
    }
  };
  refused(text + "\nOne more.\n", facts);
  refused("", facts);
  refused(text, "labels = ");
  refused(text, "");
  refused(text, facts.substr(0, facts.find("[layout]")));
  refused(text, facts + "\n[layout]\n");
}

TEST_CASE("series get names that git and people can use") {
  CHECK(series_name("ASEAN-Japan Summit") == "asean-japan-summit");
  CHECK(series_name("  ../../etc/passwd ") == "etc-passwd");
  CHECK(series_name("Leaders' Äußerung №5") == series_name(series_name("Leaders' Äußerung №5")));
  CHECK(series_name("-- / --").empty());
  CHECK(series_name(std::string(500, 'x')).size() <= 100);
}

TEST_CASE("editions are ordered by ordinal, then by date, never by a guess") {
  const auto facts = [](std::optional<std::uint32_t> ordinal, std::string date) {
    Facts out;
    out.ordinal = ordinal;
    out.date = std::move(date);
    return out;
  };
  CHECK(comes_before(facts(9, ""), facts(10, ""), "a", "b"));
  CHECK_FALSE(comes_before(facts(10, ""), facts(9, ""), "a", "b"));
  CHECK(comes_before(facts({}, "1969-12-31"), facts({}, "1970-01-01"), "a", "b"));
  CHECK(comes_before(facts(9, "2019-01-01"), facts({}, "2020-01-01"), "a", "b"));
  CHECK_FALSE(comes_before(facts(9, "2019-01-01"), facts(9, "2019-01-01"), "a", "b"));
  CHECK_THROWS_AS(static_cast<void>(comes_before(facts(9, ""), facts({}, "2020-01-01"), "a", "b")), Error);
  CHECK_THROWS_AS(static_cast<void>(comes_before(facts(9, "2021-01-01"), facts(10, "2020-01-01"), "a", "b")),
                  Error);
}
