#include <algorithm>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/sha256.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/html.hpp"
#include "engine/report/html_page.hpp"
#include "tests/support/comparisons.hpp"

using namespace stet;
using namespace stet::test;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string page_of(const Comparison& comparison, const ReportOptions& options = {}) {
  return render_html(make_report(comparison, options), side_by_side(comparison));
}

std::vector<std::string> all_of(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

// What stands between the style sheet and the script: the part that is made from statements.
std::string body_of(const std::string& page) {
  const std::size_t begin = page.find("<body>");
  return page.substr(begin, page.rfind("<script>") - begin);
}

const std::string evil =
    "We \x1b]0;x\x07 <script>alert(1)</script> \"><img src=x onerror=alert(1)> ]]> =cmd|' /C calc'!A0 "
    "& will act\u202Eback.";

Comparison hostile() {
  Comparison it;
  it.old_document = document("../<b>o\x1b[31m.txt", {paragraph("1\"><i>", {"We will act."})});
  it.new_document = document("n.txt", {paragraph("1", {evil})});
  it.new_document.facts.title = "Title \x1b[2J <img src=x>";
  it.old_document.facts.title = "</title><script>";
  it.new_document.left_out = {{"page footer", "\x1b[1m<b onclick=x>", {}}};
  it.alignment.paragraphs = {paragraph_row(Relation::reworded, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::reworded, {{0, 0}}, {{0, 0}})};
  it.alignment.doubtful = {0};
  it.clauses = {clause_row(it, Status::added, {},
                           clause(it.new_document, 0, evil.substr(0, evil.size() - 1),
                                  ClauseClass::undertaking, "We\x1b[0m<u>", "will"))};
  it.alignment.limits = {"limit \x1b[5m <s>"};
  return it;
}

}  // namespace

TEST_CASE("HTML escapes what is markup, in attributes too, and shows what would deceive") {
  CHECK(escape_for_html("a < b & \"c\" 'd' >") == "a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt;");
  CHECK(escape_for_html("x\u202Ey\x1b[m\n") == "x‹U+202E›y‹U+001B›[m ");
  CHECK(escape_for_html("\xff\xc3") == "\uFFFD\uFFFD");
  CHECK(escape_for_html("Nguyễn Xuân Phúc") == "Nguyễn Xuân Phúc");
}

TEST_CASE("no statement can put markup or control characters into the page") {
  ReportOptions options;
  options.all_clauses = true;
  const std::string body = body_of(page_of(hostile(), options));
  for (const char* markup : {"<script", "<img", "<b ", "<b>o", "<i>", "<u>", "<s>", "</title"}) {
    const std::size_t at = body.find(markup);
    INFO(body.substr(at == std::string::npos ? 0 : at - std::min<std::size_t>(at, 80), 160));
    CHECK(at == std::string::npos);
  }
  CHECK_FALSE(contains(body, "\x1b"));
  CHECK_FALSE(contains(body, "\x07"));
  CHECK_FALSE(contains(body, "\u202E"));
  CHECK(contains(body, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(contains(body, "‹U+202E›"));
}

TEST_CASE("the page allows its own style sheet and script by their hashes, and nothing else") {
  const std::string page = page_of(one_of_everything());
  CHECK_FALSE(contains(page, "unsafe"));
  CHECK_FALSE(contains(body_of(page), "http"));
  const std::vector<std::string> policy = all_of(page, "Content-Security-Policy\" content=\"([^\"]*)\"");
  REQUIRE(policy.size() == 1);
  CHECK(policy.front().starts_with("default-src 'none'; "));
  const auto content = [&page](const std::string& tag, std::size_t from) {
    const std::size_t begin = page.find("<" + tag + ">", from) + tag.size() + 2;
    return page.substr(begin, page.find("</" + tag + ">", begin) - begin);
  };
  CHECK(contains(policy.front(), content_hash(content("style", 0))));
  CHECK(contains(policy.front(), content_hash(content("script", 0))));
  CHECK(contains(policy.front(), content_hash(content("script", page.find("<body>")))));
  CHECK_FALSE(contains(body_of(page), " style="));
  CHECK_FALSE(contains(body_of(page), " onclick"));
}

TEST_CASE("a content hash is the base64 of the SHA-256") {
  CHECK(content_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  CHECK(content_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
}

TEST_CASE("ids are unique, and every link within the page has its target, whatever is asked for") {
  std::vector<ReportOptions> asked(6);
  asked[1].only = {Selection::dropped};
  asked[2].only = {Selection::kept, Selection::moved};
  asked[3].classes = {ClauseClass::pledge};
  asked[4].all_clauses = true;
  asked[5].context = no_elision;
  for (const Comparison& comparison : {one_of_everything(), hostile()}) {
    for (const ReportOptions& options : asked) {
      const std::string page = page_of(comparison, options);
      const std::vector<std::string> ids = all_of(page, " id=\"([^\"]*)\"");
      const std::set<std::string> known(ids.begin(), ids.end());
      CHECK(known.size() == ids.size());
      const std::vector<std::string> targets = all_of(page, "href=\"#([^\"]*)\"");
      CHECK(targets.size() > 3);
      for (const std::string& target : targets) {
        INFO(target);
        CHECK(known.contains(target));
      }
    }
  }
}

TEST_CASE("every figure of the clauses is the number of lines of that kind") {
  ReportOptions options;
  options.all_clauses = true;
  const Report report = make_report(one_of_everything(), options);
  const std::string page = render_html(report, side_by_side(one_of_everything()));
  std::map<std::string, std::size_t> lines;
  for (const std::string& kind : all_of(page, "<tr id=\"[^\"]*\" data-is=\"([^\"]*)\"")) ++lines[kind];
  std::map<std::string, std::size_t> figures;
  for (const Figure& figure : report.figures) {
    const bool clauses = figure.what.subject == FigureSubject::commitments ||
                         figure.what.subject == FigureSubject::other_clauses;
    const bool listed = figure.what.outcome != Outcome::stands && figure.what.outcome != Outcome::rolling;
    if (clauses && listed) figures[std::string(name(figure.what.outcome))] += figure.count;
  }
  CHECK(lines == figures);
}

TEST_CASE("ids do not depend on what else is shown") {
  ReportOptions only;
  only.only = {Selection::dropped};
  const std::string whole = page_of(one_of_everything());
  const std::vector<std::string> ids = all_of(page_of(one_of_everything(), only), "<tr id=\"([^\"]*)\"");
  REQUIRE_FALSE(ids.empty());
  for (const std::string& id : ids) CHECK(contains(whole, "<tr id=\"" + id + "\""));
}

TEST_CASE("the same comparison gives the same page") {
  CHECK(page_of(one_of_everything()) == page_of(one_of_everything()));
}

TEST_CASE("statements that say the same say so, and need no table") {
  Comparison it;
  it.old_document = document("a", {paragraph("1", {"We will act."})});
  it.new_document = document("b", {paragraph("1", {"We will act."})});
  it.alignment.paragraphs = {paragraph_row(Relation::unchanged, {0}, {0})};
  it.alignment.sentences = {sentence_row(it, Relation::unchanged, {{0, 0}}, {{0, 0}})};
  const std::string page = page_of(it);
  CHECK(contains(page, "The statements say the same, word for word."));
  CHECK_FALSE(contains(page, "<table"));
  CHECK(contains(page, "1 paragraph stands"));
}
