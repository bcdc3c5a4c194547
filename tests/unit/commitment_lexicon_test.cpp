#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/base/error.hpp"
#include "engine/commitment/clause.hpp"
#include "engine/commitment/inflection.hpp"
#include "engine/commitment/lexicon.hpp"
#include "engine/commitment/lexicon_tables.hpp"
#include "engine/commitment/spelling.hpp"
#include "tests/support/clause_fixture.hpp"

using namespace stet;

namespace {

std::string failure(const std::string& toml) {
  try {
    (void)Lexicon::parse(toml, "my.toml");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::malformed);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("lexicon: the built-in lexicon loads once and knows its verbs") {
  CHECK(&Lexicon::built_in() == &Lexicon::built_in());
  CHECK(Lexicon::built_in().tables().verbs.size() > 150);
  CHECK(Lexicon::built_in().tables().find("reaffirmed") != no_word);
  CHECK(Lexicon::built_in().tables().find("undertook") != no_word);
}

TEST_CASE("lexicon: the tables made while building are those that reading the text gives") {
  const Lexicon read = Lexicon::parse(shipped_lexicons().front().text, "built-in");
  const Lexicon::Tables& a = Lexicon::built_in().tables();
  const Lexicon::Tables& b = read.tables();
  const auto same_elements = [](std::span<const PatternElement> x, std::span<const PatternElement> y) {
    return std::equal(
        x.begin(), x.end(), y.begin(), y.end(),
        [](const PatternElement& p, const PatternElement& q) { return p.kind == q.kind && p.id == q.id; });
  };
  const auto same_texts = [](const TextList& x, const TextList& y) {
    return x.all == y.all && std::ranges::equal(x.bounds, y.bounds);
  };
  CHECK(a.hedge_force == b.hedge_force);
  REQUIRE(a.words.size() == b.words.size());
  for (std::uint32_t i = 0; i < a.words.size(); ++i) {
    CHECK(a.ids.texts[i] == b.ids.texts[i]);
    CHECK(a.find(b.ids.texts[i]) == i);
    CHECK(b.find(a.ids.texts[i]) == i);
    CHECK(a.words[i].lists == b.words[i].lists);
    CHECK(std::ranges::equal(a.hedges_of(i), b.hedges_of(i)));
    CHECK(std::ranges::equal(a.verbs_of(i), b.verbs_of(i), [](const VerbUse& x, const VerbUse& y) {
      return x.verb == y.verb && x.forms == y.forms;
    }));
  }
  REQUIRE(a.verbs.size() == b.verbs.size());
  for (std::uint32_t i = 0; i < a.verbs.size(); ++i) {
    CHECK(a.lemmas[i] == b.lemmas[i]);
    CHECK(std::ranges::equal(a.patterns_of(i), b.patterns_of(i), [&](const Pattern& x, const Pattern& y) {
      return same_elements(a.after(x), b.after(y)) && x.clause_class == y.clause_class &&
             x.force == y.force && x.tense == y.tense && x.hedged == y.hedged;
    }));
  }
  CHECK(std::ranges::equal(a.hedges, b.hedges, [&](const Hedge& x, const Hedge& y) {
    return same_elements(a.after(x), b.after(y));
  }));
  CHECK(same_texts(a.british.texts, b.british.texts));
  CHECK(same_texts(a.american, b.american));
  CHECK(a.find("no such word") == no_word);
}

TEST_CASE("lexicon: errors name the file and the line") {
  CHECK(failure("[words]\nactor = \"we\"\n[oddities]\n") == "my.toml, line 3: unknown table \"oddities\"");
  CHECK(failure("[words]\nactors = \"leaders\"\n[[clauses]]\n") ==
        "my.toml, line 2: unknown word list \"actors\"");
  CHECK(failure("[[clauses]]\nclass = \"promise\"\nphrases = \"vow to+\"") ==
        "my.toml, line 2: \"promise\" is no class of clause");
  CHECK(failure("[[clauses]]\nclass = \"call\"\nforce = 101\nphrases = \"urge\"") ==
        "my.toml, line 3: force must be a whole number from 0 to 100");
  CHECK(failure("[[clauses]]\nclass = \"call\"\nforce = 10\nphrases = \"\"\"\nurge,\nexpress {joy}\"\"\"") ==
        "my.toml, line 6: \"express {joy}\": unknown word list {joy}");
  CHECK(failure("extends = \"bulit-in\"\n") ==
        "my.toml, line 1: extends = \"bulit-in\": use built-in or central-bank");
  const std::string extends = "extends = \"built-in\"\n[[clauses]]\n";
  CHECK(failure(extends + "class = \"none\"\nphrases = \"frobnicate\"") ==
        "my.toml, line 4: \"frobnicate\": what is extended has no such phrase");
  CHECK(failure(extends + "class = \"call\"\nphrases = \"frobnicate\"") ==
        "my.toml, line 2: [[clauses]] needs class, force and phrases");
  CHECK(failure(extends + "class = \"call\"\nforce = 9\nphrases = \"press, urge, press\"") ==
        "my.toml, line 5: \"press\" stands twice; the second never counts");
  CHECK(failure(extends + "class = \"call\"\nforce = 9\nphrases = \"Urge\"") ==
        "my.toml, line 5: \"Urge\": write it in lower case");
  CHECK(failure(extends + "class = \"call\"\nforce = 9\nphrases = \"to+\"") ==
        "my.toml, line 5: \"to+\" must start with a verb");
  CHECK(failure(extends + "class = \"call\"\nforce = 9\nhedged = 1\nphrases = \"urge\"") ==
        "my.toml, line 5: hedged can be true or false");
  CHECK(failure("[words]\nactor = \"-leaders\"\n[[clauses]]\n")
            .find("my.toml, line 2: \"-leaders\": a minus") == 0);
  CHECK(failure("[words]\n").find("my.toml, line 1: a lexicon needs [[clauses]]") == 0);
  CHECK(failure("[[clauses]\n").find("my.toml, line 1: ") == 0);
}

TEST_CASE("lexicon: a lexicon of one's own replaces the built-in one") {
  const Lexicon lexicon = Lexicon::parse(
      "[words]\nwe = \"we\"\n[[clauses]]\nclass = \"undertaking\"\nforce = 90\nphrases = \"frobnicate, "
      "solemnly swear to\"\n",
      "own");
  const Document document = stet_test::statement({"We frobnicated the treaty. We agreed to meet."});
  const auto clauses = find_clauses(document, lexicon);
  REQUIRE(clauses.size() == 1);
  CHECK(clauses[0].verb == "frobnicated");
  CHECK(clauses[0].commitment);
}

TEST_CASE("lexicon: an extension goes before what it extends, and takes away from it") {
  const auto found = [](const std::string& toml, const std::string& text) {
    std::string classes;
    for (const Clause& clause :
         find_clauses(stet_test::statement({text}), Lexicon::parse("extends = \"built-in\"\n" + toml, "own")))
      classes += std::string(name(clause.clause_class)) + " ";
    return classes;
  };
  const std::string text = "We urged all parties to meet. We frobnicated the treaty.";
  CHECK(found("", text) == "call ");
  CHECK(found("[[clauses]]\nclass = \"pledge\"\nforce = 80\nphrases = \"frobnicate\"", text) ==
        "call pledge ");
  CHECK(found("[[clauses]]\nclass = \"notice\"\nforce = 10\nphrases = \"urge\"", text) == "notice ");
  CHECK(found("[[clauses]]\nclass = \"none\"\nphrases = \"urge\"", text) == "");
  CHECK(found("[words]\nwe = \"-we\"", text) == "");
  CHECK(found("[words]\nactor = \"gardeners\"", "The gardeners agreed to meet.") == "undertaking ");
  // Irregular forms of a verb that the extended lexicon has.
  CHECK(found("[inflection]\nirregular = \"urge: -, urgent, -, -\"", "We urgent all parties to meet.") ==
        "call ");
  const auto hedges = [](const std::string& toml) {
    const auto clauses =
        find_clauses(stet_test::statement({"We will act as appropriate and with a pinch of salt."}),
                     Lexicon::parse("extends = \"built-in\"\n[hedges]\nphrases = \"" + toml + "\"", "own"));
    return clauses.at(0).hedges;
  };
  CHECK(hedges("") == std::vector<std::string>{"as appropriate"});
  CHECK(hedges("with a pinch of salt") == std::vector<std::string>{"as appropriate", "with a pinch of salt"});
  CHECK(hedges("-as appropriate").empty());
}

TEST_CASE("lexicon: what comes with stet can be read, and is called by its name") {
  CHECK(Lexicon::built_in().name().empty());
  CHECK(shipped_lexicons().front().name == "built-in");
  for (const ShippedLexicon& shipped : shipped_lexicons()) {
    const Lexicon lexicon = Lexicon::parse(shipped.text, "folder/" + std::string(shipped.name));
    CHECK(lexicon.name() == shipped.name);
    CHECK(lexicon.tables().verbs.size() > 150);
  }
}

TEST_CASE("lexicon: verbs are inflected") {
  CHECK(inflect("reiterate").ing == "reiterating");
  CHECK(inflect("stress").third == "stresses");
  CHECK(inflect("reaffirm").past == "reaffirmed");
  CHECK(inflect("rely").third == "relies");
  CHECK(inflect("enjoy").past == "enjoyed");
  CHECK(inflect("agree").ing == "agreeing");
}

TEST_CASE("lexicon: spellings of one word share a form, other words do not") {
  const auto& tables = Lexicon::built_in().tables();
  const auto same = [&](const char* a, const char* b) {
    return canonical_spelling(a, tables) == canonical_spelling(b, tables);
  };
  CHECK(same("defence", "defense"));
  CHECK(same("organisation", "organization"));
  CHECK(same("recognised", "recognized"));
  CHECK(same("programmes", "programs"));
  CHECK(same("labour", "labor"));
  CHECK(same("endeavours", "endeavors"));
  CHECK(same("travelling", "traveling"));
  CHECK(same("centre", "center"));
  CHECK(same("analyse", "analyze"));
  CHECK(same("fulfil", "fulfill"));
  CHECK(same("dialogue", "dialog"));
  CHECK(same("ageing", "aging"));
  CHECK_FALSE(same("four", "for"));
  CHECK_FALSE(same("fourth", "forth"));
  CHECK_FALSE(same("peace", "piece"));
  CHECK_FALSE(same("trade", "trades"));
}
