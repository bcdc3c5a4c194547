#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "engine/align/redline.hpp"

namespace {

std::string text_of_words() {
  static const std::vector<std::string> lexicon = {
      "We",         "noted",   "the",    "need",   "to",  "agreed", ",",   ".",      "ASEAN-Japan",
      "Japan",      "12 th",   "12th",   "and",    "(a)", "1.5",    "USD", "30,000", "\"",
      "\u201Cplan", "re-sign", "resign", "\u2022", "—",   "we",     "-5",  "2021",   "- 2025",
      "th",         "%",       "*",      "/",      "$",   "5"};
  // Mostly a space, as in texts; else what a page's layout, or a slip, puts between words.
  static const std::vector<std::string> gaps = {" ", " ",   " ",  " ",      " ",        " ",
                                                " ", "",    "\n", "\u00A0", "\u2009",   "—",
                                                "-", " — ", " —", "— ",     " \u2022 ", "\u00AD"};
  std::string out;
  std::string before = " ";  // the gap before the last word
  for (const std::size_t i :
       *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, lexicon.size()))) {
    std::string gap = out.empty() ? "" : *rc::gen::elementOf(gaps);
    // "Japan .We": without the space before its mark that is one word, and a space is layout.
    if (!out.empty() && !before.empty() && std::string(".,/").find(out.back()) != std::string::npos)
      gap = " ";
    out += gap + lexicon[i];
    before = gap;
  }
  return out;
}

std::string joined(const std::vector<stet::Edit>& edits, stet::EditOp left_out) {
  std::string out;
  for (const stet::Edit& edit : edits)
    if (edit.op != left_out) out += edit.text;
  return out;
}

std::vector<std::uint32_t> forms(const std::string& text, stet::Vocabulary& vocabulary) {
  std::vector<std::uint32_t> out;
  for (const stet::Word& word : stet::split_words(text, vocabulary)) out.push_back(word.lowered);
  return out;
}

}  // namespace

TEST_CASE("edits applied to the old text give the new one") {
  REQUIRE(rc::check([] {
    const std::string a = text_of_words();
    const std::string b = text_of_words();
    const auto result = stet::redline(a, b);
    RC_LOG("old: '" + a + "'\nnew: '" + b + "'\n");
    RC_ASSERT(joined(result.edits, stet::EditOp::erase) == b);
    stet::Vocabulary vocabulary;
    RC_ASSERT(forms(joined(result.edits, stet::EditOp::insert), vocabulary) == forms(a, vocabulary));
    for (std::size_t i = 1; i < result.edits.size(); ++i) {
      RC_ASSERT(result.edits[i - 1].op != result.edits[i].op);
      RC_ASSERT(
          !(result.edits[i - 1].op == stet::EditOp::insert && result.edits[i].op == stet::EditOp::erase));
    }
  }));
}

TEST_CASE("a text compared with itself has no change") {
  REQUIRE(rc::check([] {
    const std::string a = text_of_words();
    RC_ASSERT(!stet::redline(a, a).changed());
  }));
}
