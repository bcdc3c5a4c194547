#include "tests/support/clause_fixture.hpp"

#include <algorithm>
#include <cctype>

#include "engine/commitment/lexicon.hpp"

namespace stet_test {

using namespace stet;

Document statement(const std::vector<std::string>& paragraphs) {
  Document document;
  for (const std::string& source : paragraphs) {
    Paragraph paragraph;
    paragraph.text = source;
    const std::size_t space = source.find(' ');
    const bool number = space != std::string::npos && space > 1 && space <= 4 &&
                        (source[space - 1] == '.' || source[0] == '(') &&
                        (std::isdigit(static_cast<unsigned char>(source[0])) != 0 || source[0] == '(');
    if (number) {
      paragraph.text = source.substr(space + 1);
      paragraph.label = source.substr(0, space);
      paragraph.label.erase(std::remove_if(paragraph.label.begin(), paragraph.label.end(),
                                           [](char c) { return c == '.' || c == '(' || c == ')'; }),
                            paragraph.label.end());
    }
    const std::string& text = paragraph.text;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      const bool ends =
          text[i] == '.' && text[i + 1] == ' ' &&
          std::isupper(static_cast<unsigned char>(text[i + 2])) != 0 && (i < 2 || text[i - 2] != '.') &&
          !(i >= 2 && text[i - 2] == ' ' && std::isdigit(static_cast<unsigned char>(text[i - 1])) != 0);
      if (!ends) continue;
      paragraph.sentences.push_back({begin, i + 1});
      begin = i + 2;
    }
    if (begin < text.size()) paragraph.sentences.push_back({begin, text.size()});
    document.paragraphs.push_back(std::move(paragraph));
  }
  return document;
}

std::vector<std::string> clauses_of(const std::vector<std::string>& paragraphs) {
  const Document document = statement(paragraphs);
  std::vector<std::string> out;
  for (const Clause& clause : find_clauses(document, Lexicon::built_in()))
    out.push_back((clause.commitment ? "* " : "") + std::string(name(clause.clause_class)) + " | " +
                  clause.actor + " | " +
                  std::string(clause.span.of(document.paragraphs[clause.paragraph].text)));
  return out;
}

Alignment side_by_side(const Document& old_document, const Document& new_document) {
  Alignment alignment;
  const std::size_t paragraphs = std::max(old_document.paragraphs.size(), new_document.paragraphs.size());
  for (std::uint32_t p = 0; p < paragraphs; ++p) {
    const bool in_old = p < old_document.paragraphs.size();
    const bool in_new = p < new_document.paragraphs.size();
    ParagraphRow row;
    row.relation = in_old && in_new ? Relation::reworded : in_old ? Relation::dropped : Relation::added;
    if (in_old) row.old_side = {p};
    if (in_new) row.new_side = {p};
    alignment.paragraphs.push_back(row);
    const std::size_t a = in_old ? old_document.paragraphs[p].sentences.size() : 0;
    const std::size_t b = in_new ? new_document.paragraphs[p].sentences.size() : 0;
    for (std::uint32_t s = 0; s < std::max(a, b); ++s) {
      SentenceRow sentence;
      sentence.relation = s < a && s < b ? Relation::reworded : s < a ? Relation::dropped : Relation::added;
      if (s < a) sentence.old_side = {{p, s}};
      if (s < b) sentence.new_side = {{p, s}};
      alignment.sentences.push_back(sentence);
    }
  }
  return alignment;
}

std::vector<ClauseRow> rows_of(const std::string& old_text, const std::string& new_text) {
  const Document old_document = statement({old_text});
  const Document new_document = statement({new_text});
  return compare_clauses(old_document, new_document, side_by_side(old_document, new_document),
                         Lexicon::built_in());
}

std::string verdict(const std::string& old_text, const std::string& new_text) {
  std::string out;
  for (const ClauseRow& row : rows_of(old_text, new_text)) {
    if (!out.empty()) out += "; ";
    out += std::string(name(row.status)) + " " + std::string(name(row.shift));
    for (std::size_t n = 0; n < row.changed.size(); ++n)
      out += (n == 0 ? " " : ",") + std::string(name(row.changed[n]));
  }
  return out;
}

}  // namespace stet_test
