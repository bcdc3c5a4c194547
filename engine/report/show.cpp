#include "engine/report/show.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/places.hpp"
#include "engine/report/rolling.hpp"
#include "engine/report/wrap.hpp"

namespace stet {

namespace {

constexpr std::size_t text_column = 7;     // where paragraphs begin
constexpr std::size_t facts_column = 14;   // where the facts at the top begin
constexpr std::size_t class_columns = 15;  // of a clause's class

struct Page {
  const TerminalStyle& style;
  const Signs& signs;
  std::string out;

  [[nodiscard]] std::string safe(std::string_view text) const {
    return escape_for_terminal(text, style.unicode);
  }
  void line(const std::vector<Inked>& text, std::size_t indent) {
    out.append(indent, ' ');
    out += wrap(text, style.width, indent, style.colour);
  }
  void fact(std::string_view label, const std::string& text) {
    if (text.empty()) return;
    out += fmt::format("  {:<{}}", label, facts_column - 2);
    out += wrap({{Ink::normal, safe(text)}}, style.width, facts_column, style.colour);
  }
};

std::string origin_text(const Origin& origin) {
  std::string text;
  if (origin.page != 0) text = fmt::format("page {}", origin.page);
  if (origin.first_line != 0) {
    if (!text.empty()) text += ", ";
    text += origin.first_line == origin.last_line
                ? fmt::format("line {}", origin.first_line)
                : fmt::format("lines {}-{}", origin.first_line, origin.last_line);
  }
  return text;
}

void put_facts(Page& page, const Document& document, const std::vector<Clause>& clauses) {
  page.line({{Ink::strong, page.safe(document.facts.title.empty() ? document.source : document.facts.title)}},
            0);
  page.out += '\n';
  const auto headings = static_cast<std::size_t>(
      std::ranges::count(document.paragraphs, ParagraphKind::heading, &Paragraph::kind));
  std::size_t sentences = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.kind == ParagraphKind::body) sentences += paragraph.sentences.size();
  }
  const auto commitments = static_cast<std::size_t>(std::ranges::count_if(clauses, &Clause::commitment));
  page.fact("Source", fmt::format("{} ({})", document.source, document.format));
  page.fact("Series", document.facts.series);
  if (document.facts.ordinal) page.fact("Edition", ordinal_text(*document.facts.ordinal));
  page.fact("Date", date_text(document.facts.date));
  page.fact("Place", document.facts.place);
  std::string figures = counted_text(document.paragraphs.size() - headings, "paragraph");
  if (headings != 0) figures += fmt::format("{}{}", page.signs.dot, counted_text(headings, "heading"));
  figures += fmt::format("{}{}", page.signs.dot, counted_text(sentences, "sentence"));
  figures += fmt::format("{}{}", page.signs.dot, counted_text(clauses.size(), "clause"));
  figures += fmt::format(", {}", counted_text(commitments, "commitment"));
  page.fact("Read", figures);
}

void put_clause(Page& page, const Clause& clause) {
  const std::string name_of_class(name(clause.clause_class));
  page.out.append(text_column + 2, ' ');
  const Ink ink = clause.commitment ? Ink::strong : Ink::normal;
  std::vector<Inked> text = {{ink, fmt::format("{:<{}}", name_of_class, class_columns)}};
  if (page.style.colour) page.out += ink_begin(ink);
  page.out += text.front().text;
  if (page.style.colour) page.out += ink_end(ink);
  std::string told = clause.actor.empty() ? clause.verb : fmt::format("{} | {}", clause.actor, clause.verb);
  const auto add = [&](std::string_view label, const std::vector<std::string>& items) {
    for (const std::string& item : items) told += fmt::format("{}{} {}", page.signs.dot, label, item);
  };
  add("amount", clause.amounts);
  add("deadline", clause.deadlines);
  add("hedge", clause.hedges);
  page.out += wrap({{Ink::normal, page.safe(told)}}, page.style.width, text_column + 2 + class_columns,
                   page.style.colour);
}

void put_paragraph(Page& page, const Paragraph& paragraph, const Place& place) {
  std::string about;
  if (paragraph.kind == ParagraphKind::body) about = counted_text(paragraph.sentences.size(), "sentence");
  const std::string origin = origin_text(paragraph.origin);
  if (!origin.empty()) about = about.empty() ? origin : fmt::format("{}{}{}", origin, page.signs.dot, about);
  page.out += '\n';
  page.line({{Ink::strong, page.safe(number_text(place, page.signs))}, {Ink::faint, "  " + about}}, 0);
  page.line(
      {{paragraph.kind == ParagraphKind::heading ? Ink::strong : Ink::normal, page.safe(paragraph.text)}},
      text_column);
}

}  // namespace

std::string render_document(const Document& document, const std::vector<Clause>& clauses,
                            const TerminalStyle& style, std::string_view lexicon) {
  Page page{style, style.unicode ? unicode_signs : ascii_signs, {}};
  put_facts(page, document, clauses);
  page.fact("Lexicon", std::string(lexicon));
  const std::vector<Place> places = places_of(document);
  std::size_t next = 0;  // clauses are in reading order
  bool running = false;
  for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
    put_paragraph(page, document.paragraphs[p], places[p]);
    running = running || (places[p].label.empty() && places[p].kind == ParagraphKind::body);
    for (; next < clauses.size() && clauses[next].paragraph <= p; ++next) put_clause(page, clauses[next]);
  }
  if (!document.left_out.empty()) {
    page.out += '\n';
    page.line({{Ink::strong, "LEFT OUT"}}, 0);
    for (const LeftOut& item : document.left_out) {
      const std::string origin = origin_text(item.origin);
      page.line({{Ink::normal, page.safe(fmt::format("{}{}{}: {}", item.what, origin.empty() ? "" : ", ",
                                                     origin, item.text))}},
                2);
    }
  }
  if (running && style.unicode) {
    page.out += '\n';
    page.line({{Ink::faint, std::string(running_number_note)}}, 0);
  }
  return std::move(page.out);
}

}  // namespace stet
