#include "engine/report/json.hpp"

#include <algorithm>

#include "engine/report/json_writer.hpp"
#include "engine/report/report.hpp"

namespace stet {

namespace {

using Shape = JsonWriter::Shape;

constexpr std::string_view generator = "stet " STET_VERSION;

// Code-point offsets of ascending byte offsets in one text, without counting from its start each time.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    count_ += code_points(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

void write_source(JsonWriter& json, const Document& document) {
  json.key("source").string(document.source);
  json.key("title").string_or_null(document.facts.title);
  json.key("series").string_or_null(document.facts.series);
  json.key("ordinal");
  if (document.facts.ordinal) {
    json.integer(*document.facts.ordinal);
  } else {
    json.null();
  }
  json.key("date").string_or_null(document.facts.date);
  json.key("place").string_or_null(document.facts.place);
  json.key("sha256").string_or_null(document.sha256);
}

void write_sentences(JsonWriter& json, const Paragraph& paragraph) {
  json.key("sentences").array();
  CodePointCounter counter(paragraph.text);
  for (const Span& span : paragraph.sentences) {
    json.object(Shape::line);
    json.key("begin").integer(counter.at(span.begin));
    json.key("end").integer(counter.at(span.end));
    json.key("text").string(span.of(paragraph.text)).close();
  }
  json.close();
}

void write_paragraph(JsonWriter& json, const Paragraph& paragraph) {
  json.key("id").string_or_null(paragraph.label);
  json.key("kind").string(paragraph.kind == ParagraphKind::heading ? "heading" : "body");
  json.key("text").string(paragraph.text);
  write_sentences(json, paragraph);
}

void write_document(JsonWriter& json, const Document& document) {
  json.object();
  write_source(json, document);
  json.key("paragraphs").array();
  for (const Paragraph& paragraph : document.paragraphs) {
    json.object();
    write_paragraph(json, paragraph);
    json.close();
  }
  json.close().close();
}

template <typename Numbers>
void write_numbers(JsonWriter& json, const Numbers& numbers) {
  json.array(Shape::line);
  for (const auto number : numbers) json.integer(number);
  json.close();
}

void write_refs(JsonWriter& json, const std::vector<SentenceRef>& refs) {
  json.array(Shape::line);
  for (const SentenceRef& ref : refs) json.array().integer(ref.paragraph).integer(ref.sentence).close();
  json.close();
}

void write_edits(JsonWriter& json, const std::vector<Edit>& edits) {
  json.key("edits").array();
  for (const Edit& edit : edits) {
    json.object(Shape::line).key("op").string(name(edit.op)).key("text").string(edit.text).close();
  }
  json.close();
}

void write_paragraph_rows(JsonWriter& json, const Alignment& alignment) {
  json.key("paragraphs").array();
  for (const ParagraphRow& row : alignment.paragraphs) {
    json.object(Shape::line);
    json.key("relation").string(name(row.relation)).key("moved").boolean(row.moved);
    json.key("old");
    write_numbers(json, row.old_side);
    json.key("new");
    write_numbers(json, row.new_side);
    json.key("similarity").real(row.similarity).key("matched_by").string(name(row.matched_by));
    json.key("confidence").real(row.confidence).close();
  }
  json.close();
}

void write_sentence_rows(JsonWriter& json, const Alignment& alignment) {
  json.key("sentences").array();
  for (const SentenceRow& row : alignment.sentences) {
    json.object();
    json.key("relation").string(name(row.relation)).key("moved").boolean(row.moved);
    json.key("old");
    write_refs(json, row.old_side);
    json.key("new");
    write_refs(json, row.new_side);
    write_edits(json, row.edits);
    json.close();
  }
  json.close();
}

// Begin and end of clauses as code-point offsets, in the clauses' order. One sweep over the texts, whatever
// the order.
std::vector<Span> code_point_spans(const std::vector<const Clause*>& clauses, const Document& document) {
  struct Border {
    std::uint32_t paragraph;
    std::size_t byte;
    std::size_t* result;
  };
  std::vector<Span> spans(clauses.size());
  std::vector<Border> borders;
  borders.reserve(2 * clauses.size());
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i] == nullptr) continue;
    borders.push_back({clauses[i]->paragraph, clauses[i]->span.begin, &spans[i].begin});
    borders.push_back({clauses[i]->paragraph, clauses[i]->span.end, &spans[i].end});
  }
  std::ranges::sort(borders, [](const Border& a, const Border& b) {
    return a.paragraph != b.paragraph ? a.paragraph < b.paragraph : a.byte < b.byte;
  });
  std::uint32_t paragraph = 0;
  CodePointCounter counter{{}};
  for (std::size_t i = 0; i < borders.size(); ++i) {
    if (i == 0 || borders[i].paragraph != paragraph) {
      paragraph = borders[i].paragraph;
      counter = CodePointCounter(document.paragraphs[paragraph].text);
    }
    *borders[i].result = counter.at(borders[i].byte);
  }
  return spans;
}

void write_clause(JsonWriter& json, const Clause* clause, const Document& document, const Span& place) {
  if (clause == nullptr) {
    json.null();
    return;
  }
  json.object();
  json.key("paragraph").integer(clause->paragraph).key("sentence").integer(clause->sentence);
  json.key("begin").integer(place.begin).key("end").integer(place.end);
  json.key("text").string(clause->span.of(document.paragraphs[clause->paragraph].text));
  json.key("actor").string(clause->actor).key("verb").string(clause->verb);
  json.key("class").string(name(clause->clause_class)).key("force").integer(clause->force);
  json.key("commitment").boolean(clause->commitment);
  json.key("amounts").strings(clause->amounts).key("deadlines").strings(clause->deadlines);
  json.key("names").strings(clause->names).key("hedges").strings(clause->hedges);
  json.close();
}

void write_clause_rows(JsonWriter& json, const Comparison& comparison) {
  std::vector<const Clause*> before;
  std::vector<const Clause*> after;
  for (const ClauseRow& row : comparison.clauses) {
    before.push_back(row.old_clause ? &*row.old_clause : nullptr);
    after.push_back(row.new_clause ? &*row.new_clause : nullptr);
  }
  const std::vector<Span> old_spans = code_point_spans(before, comparison.old_document);
  const std::vector<Span> new_spans = code_point_spans(after, comparison.new_document);
  json.key("clauses").array();
  for (std::size_t i = 0; i < comparison.clauses.size(); ++i) {
    const ClauseRow& row = comparison.clauses[i];
    json.object();
    json.key("status").string(name(row.status)).key("shift").string(name(row.shift));
    json.key("changed").array(Shape::line);
    for (const Facet facet : row.changed) json.string(name(facet));
    json.close();
    json.key("moved").boolean(row.moved).key("why").string(row.why);
    json.key("old");
    write_clause(json, before[i], comparison.old_document, old_spans[i]);
    json.key("new");
    write_clause(json, after[i], comparison.new_document, new_spans[i]);
    write_edits(json, row.edits);
    json.close();
  }
  json.close();
}

void write_summary(JsonWriter& json, const Summary& summary) {
  json.key("summary").object();
  json.key("paragraphs").object(Shape::line);
  json.key("unchanged").integer(summary.unchanged).key("reworded").integer(summary.reworded);
  json.key("split").integer(summary.split).key("merged").integer(summary.merged);
  json.key("added").integer(summary.added).key("dropped").integer(summary.dropped);
  json.key("moved").integer(summary.moved).close();
  const Summary::Commitments& commitments = summary.commitments;
  json.key("commitments").object(Shape::line);
  json.key("added").integer(commitments.added).key("dropped").integer(commitments.dropped);
  json.key("reworded").integer(commitments.reworded).key("kept").integer(commitments.kept);
  json.key("strengthened").integer(commitments.strengthened).key("weakened").integer(commitments.weakened);
  json.key("moved").integer(commitments.moved);
  json.key("dropped_into_another").integer(commitments.dropped_into_another);
  json.key("added_from_another").integer(commitments.added_from_another).close();
  json.close();
}

}  // namespace

std::string render_json(const Comparison& comparison) {
  JsonWriter json;
  json.object();
  json.key("schema").string("stet.compare/1").key("generator").string(generator);
  if (!comparison.lexicon.empty()) json.key("lexicon").string(comparison.lexicon);
  json.key("old");
  write_document(json, comparison.old_document);
  json.key("new");
  write_document(json, comparison.new_document);
  write_paragraph_rows(json, comparison.alignment);
  write_sentence_rows(json, comparison.alignment);
  write_clause_rows(json, comparison);
  json.key("layout_only").integer(comparison.alignment.layout_only);
  json.key("doubtful");
  write_numbers(json, comparison.alignment.doubtful);
  json.key("left_out").array();
  for (const bool old_side : {true, false}) {
    for (const LeftOut& item : (old_side ? comparison.old_document : comparison.new_document).left_out) {
      json.object(Shape::line).key("side").string(old_side ? "old" : "new");
      json.key("what").string(item.what).key("text").string(item.text).close();
    }
  }
  json.close();
  write_summary(json, summarise(comparison));
  json.key("limits").strings(comparison.alignment.limits);
  json.close();
  return json.finish();
}

std::string render_json(const Document& document, const std::vector<Clause>& clauses,
                        std::string_view lexicon) {
  JsonWriter json;
  json.object();
  json.key("schema").string("stet.show/1").key("generator").string(generator);
  json.key("lexicon").string_or_null(lexicon);
  write_source(json, document);
  json.key("format").string(document.format);
  json.key("paragraphs").array();
  const auto write_origin = [&json](const Origin& origin) {
    const auto known = [&json](std::uint32_t value) { value == 0 ? json.null() : json.integer(value); };
    json.key("page");
    known(origin.page);
    json.key("first_line");
    known(origin.first_line);
    json.key("last_line");
    known(origin.last_line);
  };
  for (const Paragraph& paragraph : document.paragraphs) {
    json.object();
    write_paragraph(json, paragraph);
    write_origin(paragraph.origin);
    json.close();
  }
  json.close();
  std::vector<const Clause*> pointers;
  for (const Clause& clause : clauses) pointers.push_back(&clause);
  const std::vector<Span> places = code_point_spans(pointers, document);
  json.key("clauses").array();
  for (std::size_t i = 0; i < clauses.size(); ++i) write_clause(json, pointers[i], document, places[i]);
  json.close();
  json.key("left_out").array();
  for (const LeftOut& item : document.left_out) {
    json.object(Shape::line).key("what").string(item.what).key("text").string(item.text);
    write_origin(item.origin);
    json.close();
  }
  json.close().close();
  return json.finish();
}

}  // namespace stet
