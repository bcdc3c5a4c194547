#include <catch2/catch.hpp>

#include "engine/import/labels.hpp"

using stet::LabelCandidate;
using stet::parse_label;

namespace {

std::string name(std::string_view text) {
  const auto label = parse_label(text);
  return label ? label->name : "";
}

// Which of the texts begin with a label, as 1 and 0.
std::string taken(const std::vector<std::string>& texts, const std::vector<std::size_t>& running = {}) {
  std::vector<LabelCandidate> candidates(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) candidates[i].label = parse_label(texts[i]);
  for (const std::size_t i : running) candidates[i].apart = false;
  std::string out;
  for (const bool label : stet::number_labels(candidates)) out += label ? '1' : '0';
  return out;
}

}  // namespace

TEST_CASE("labels by their form", "[import][labels]") {
  CHECK(name("7. We") == "7");
  CHECK(name("7) We") == "7");
  CHECK(name("(7) We") == "7");
  CHECK(name("7") == "7");
  CHECK(name("7 We") == "7");
  CHECK(name("IV. We") == "IV");
  CHECK(name("(iv) we") == "iv");
  CHECK(name("(a) we") == "a");
  CHECK(name("a) we") == "a");
  CHECK(name("3.2.1 We") == "3.2.1");
  CHECK(name("3.2.1. We") == "3.2.1");
  CHECK(name("3(a) We") == "3(a)");
  CHECK(name("3.(a) We") == "3(a)");
  CHECK(name("Article 5. The Parties") == "Article 5");
  CHECK(name("ARTİCLE 5. The Parties") == "ARTİCLE 5");
  CHECK(name("Section 1: Scope") == "Section 1");
  CHECK(name("§ 4 The Parties") == "4");
  CHECK(name("OP7 Decides") == "OP7");
  CHECK(name("PP3: Recalling") == "PP3");
}

TEST_CASE("what has no label's form", "[import][labels]") {
  for (const char* text :
       {"12 November 2020", "7 of us", "1.5billion", "Article 5 of the Charter", "We. met", "(2020a) x",
        "12345678. x", "7.We", "", "(a", "§", "OPEC 7", "civic. duty", "mix) x"}) {
    INFO(text);
    CHECK(name(text).empty());
  }
}

TEST_CASE("sequences decide", "[import][labels]") {
  CHECK(taken({"1. A", "2. B", "3. C"}) == "111");
  CHECK(taken({"1. A"}) == "0");
  CHECK(taken({"2021. A", "1. B", "2. C", "2020. D"}) == "0110");
  CHECK(taken({"14. A", "15. B", "16. C"}) == "111");
  CHECK(taken({"1. A", "2. B", "4. C", "5. D"}) == "1111");
  CHECK(taken({"1. A", "2. B", "9. C", "3. D"}) == "1101");
  CHECK(taken({"1. A", "2. B", "1. C", "2. D", "3. E"}) == "11111");
  CHECK(taken({"1. A", "(a) x", "(b) y", "2. B", "(a) x", "(b) y"}) == "111111");
  CHECK(taken({"(a) x", "no", "z"}) == "000");
  CHECK(taken({"1 A", "2 B"}) == "00");
  CHECK(taken({"1 A", "2 B", "3 C"}) == "111");
}

TEST_CASE("a number in running lines gives way to the same number at a block's head", "[import][labels]") {
  CHECK(taken({"1. A", "2. of the plan", "2. B", "3. C"}, {1}) == "1011");
}

TEST_CASE("letters and roman numerals are told apart by their neighbours", "[import][labels]") {
  CHECK(taken({"(i) x", "(ii) y", "(iii) z"}) == "111");
  CHECK(taken({"(g) x", "(h) y", "(i) z"}) == "000");
  CHECK(taken({"(a) x", "(b) y", "(c) z", "(d) z", "(e) z"}) == "11111");
  CHECK(taken({"I. A", "II. B", "III. C", "IV. D", "V. E"}) == "11111");
  CHECK(taken({"A. x", "B. y", "C. z", "D. z"}) == "1111");
}

TEST_CASE("nested numbers hang on their parents", "[import][labels]") {
  CHECK(taken({"1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"}) == "11111");
  CHECK(taken({"2.5 billion were spent", "1. A", "2. B"}) == "011");
  CHECK(taken({"1.1 A", "1.2 B"}) == "11");
}
