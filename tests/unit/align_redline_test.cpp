#include <catch2/catch.hpp>

#include "engine/align/redline.hpp"

namespace {

// "[-old-]{+new+}", the spaces at a change's end left outside.
std::string marked(std::string_view old_text, std::string_view new_text) {
  std::string out;
  for (const stet::Edit& edit : stet::redline(old_text, new_text).edits) {
    switch (edit.op) {
      case stet::EditOp::equal:
        out += edit.text;
        break;
      case stet::EditOp::erase:
        out += "[-" + edit.text + "-]";
        break;
      case stet::EditOp::insert:
        out += "{+" + edit.text + "+}";
        break;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("equal texts have no change") {
  CHECK_FALSE(stet::redline("We agreed.", "We agreed.").changed());
  CHECK_FALSE(stet::redline("", "").changed());
  const auto layout = stet::redline("ASEANJapan ties, 12 th time", "ASEAN-Japan ties, 12th time");
  CHECK_FALSE(layout.changed());
  CHECK(layout.layout_only == 2);
}

TEST_CASE("edits are whole words grouped into phrases") {
  CHECK(marked("We noted the need to continue.", "We resolved to continue.") ==
        "We [-noted the need-]{+resolved+} to continue.");
  CHECK(marked("terrorism, maritime security, and cybersecurity",
               "terrorism, maritime security, illicit drug trafficking, and cybersecurity") ==
        "terrorism, maritime security, {+illicit drug trafficking, +}and cybersecurity");
  CHECK(marked("a commitment of USD 30 million", "a commitment of USD 50 million") ==
        "a commitment of USD [-30-]{+50+} million");
  CHECK(marked("USD 1.5 million", "USD 2.5 million") == "USD [-1.5-]{+2.5+} million");
  CHECK(marked("the first meeting of the Council of Ministers in the spring",
               "an early session for all Heads of Government by next autumn") ==
        "[-the first meeting of the Council of Ministers in the spring-]{+an early session for all Heads of "
        "Government by next autumn+}");
}

TEST_CASE("case inside a sentence is a change, at its start it is not") {
  CHECK(marked("all Parties agreed", "all parties agreed") == "all [-Parties-]{+parties+} agreed");
  CHECK_FALSE(stet::redline("We agreed", "we agreed").changed());
}

TEST_CASE("white space stays with the words it separates") {
  CHECK(marked("A B", "A, B") == "A{+,+} B");
  CHECK(marked("to us", "to") == "to[- us-]");
  CHECK(marked("to", "to us") == "to{+ us+}");
  CHECK(marked("trade and aid", "trade") == "trade[- and aid-]");
}

TEST_CASE("one text empty") {
  CHECK(marked("", "New words.") == "{+New words.+}");
  CHECK(marked("Old words.", "") == "[-Old words.-]");
}

TEST_CASE("a text without words is not lost") {
  CHECK(marked("We agreed.", "•") == "[-We agreed.-]{+•+}");
  CHECK(marked("•", "We agreed.") == "[-•-]{+We agreed.+}");
}

TEST_CASE("a dash or a bullet between words stays out of the other text's words") {
  CHECK(marked("USD 12 th", "USD —") == "USD[- 12 th-]{+ —+}");
  CHECK(marked("USD —", "USD 12 th") == "USD[- —-]{+ 12 th+}");
  CHECK(marked("growth and jobs", "growth — jobs") == "growth[- and -]{+ — +}jobs");
  CHECK(marked("growth — jobs", "growth — and jobs") == "growth — {+and +}jobs");
  CHECK(marked("• trade", "• free trade") == "• {+free +}trade");
  CHECK(marked("of (12 members)", "of ( —all 12 members)") == "of ({+ —all +}12 members)");
}

TEST_CASE("white space between the old words is not lost where the new text has none") {
  CHECK(marked("trade and or aid", "trade and/or aid") == "trade and[- -]{+/+}or aid");
  CHECK(marked("trade and/or aid", "trade and or aid") == "trade and [-/-]or aid");
}
