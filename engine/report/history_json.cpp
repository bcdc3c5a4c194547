#include "engine/report/history.hpp"
#include "engine/report/json_writer.hpp"

namespace stet {

namespace {

using Shape = JsonWriter::Shape;

constexpr std::string_view generator = "stet " STET_VERSION;

void begin(JsonWriter& json, std::string_view schema) {
  json.object();
  json.key("schema").string(schema).key("generator").string(generator);
}

void write_editions(JsonWriter& json, const std::vector<EditionFacts>& editions) {
  json.key("editions").array();
  for (const EditionFacts& edition : editions) {
    json.object(Shape::line).key("name").string(edition.name).key("source").string(edition.source);
    json.key("title").string_or_null(edition.facts.title).key("series").string_or_null(edition.facts.series);
    json.key("ordinal");
    edition.facts.ordinal ? json.integer(*edition.facts.ordinal) : json.null();
    json.key("date").string_or_null(edition.facts.date).key("place").string_or_null(edition.facts.place);
    json.close();
  }
  json.close();
}

void write_place(JsonWriter& json, const EditionFacts& edition, const SentenceRef& place) {
  const ParagraphName& paragraph = edition.paragraphs[place.paragraph];
  json.key("paragraph").integer(place.paragraph).key("sentence").integer(place.sentence);
  json.key("id").string_or_null(paragraph.label);
  json.key("kind").string(paragraph.kind == ParagraphKind::heading ? "heading" : "body");
}

void write_edition(JsonWriter& json, std::string_view key, const std::vector<EditionFacts>& editions,
                   std::uint32_t edition) {
  json.key(key);
  edition < editions.size() ? json.string(editions[edition].name) : json.null();
}

void write_wording(JsonWriter& json, const std::vector<EditionFacts>& editions, const Wording& wording) {
  json.object();
  write_edition(json, "edition", editions, wording.edition);
  json.key("text").string(wording.text);
  json.key("shift").string(name(wording.shift));
  json.key("changed").array(Shape::line);
  for (const Facet facet : wording.changed) json.string(name(facet));
  json.close();
  json.key("why").string(wording.why);
  if (wording.clause) {
    const Clause& clause = *wording.clause;
    json.key("class").string(name(clause.clause_class)).key("force").integer(clause.force);
    json.key("commitment").boolean(clause.commitment);
    json.key("actor").string(clause.actor).key("verb").string(clause.verb);
    json.key("amounts").strings(clause.amounts).key("deadlines").strings(clause.deadlines);
  }
  json.key("edits").array();
  for (const Edit& edit : wording.edits)
    json.object(Shape::line).key("op").string(name(edit.op)).key("text").string(edit.text).close();
  json.close().close();
}

void write_lineage(JsonWriter& json, const History& history, const Lineage& lineage, std::uint32_t index) {
  json.key("lineage").integer(index).key("of").string(name(lineage.kind));
  write_edition(json, "first", history.editions, lineage.first_edition());
  write_edition(json, "last", history.editions, lineage.last_edition());
  json.key("editions").integer(lineage.editions());
  const auto other = [&](std::string_view key, std::uint32_t to) {
    json.key(key);
    to == no_lineage ? json.null() : json.integer(to);
  };
  other("split_from", lineage.split_from);
  other("merged_into", lineage.merged_into);
  json.key("wordings").array();
  for (const Wording& wording : lineage.wordings) write_wording(json, history.editions, wording);
  json.close();
  json.key("events").array();
  for (const LineageEvent& event : lineage.events) {
    json.object(Shape::line);
    write_edition(json, "edition", history.editions, event.edition);
    json.key("step").string(name(event.step)).key("wording").integer(event.wording);
    json.key("moved").boolean(event.moved).key("gap").integer(event.gap);
    if (event.stands()) write_place(json, history.editions[event.edition], event.place);
    json.close();
  }
  json.close();
}

}  // namespace

std::string render_json(const Blame& blame) {
  JsonWriter json;
  begin(json, "stet.blame/1");
  json.key("edition").string(blame.editions.back().name);
  write_editions(json, blame.editions);
  json.key("sentences").array();
  for (const BlameLine& line : blame.lines) {
    json.object();
    write_place(json, blame.editions.back(), line.place);
    json.key("text").string(line.text);
    write_edition(json, "first", blame.editions, line.first);
    write_edition(json, "worded", blame.editions, line.worded);
    write_edition(json, "returned", blame.editions, line.returned);
    json.key("gone").integer(line.gone);
    write_edition(json, "moved", blame.editions, line.moved);
    json.key("split").boolean(line.split).close();
  }
  json.close().close();
  return json.finish();
}

std::string render_json(const TraceReport& report) {
  JsonWriter json;
  begin(json, "stet.trace/1");
  json.key("query").string_or_null(report.place ? std::string_view() : report.asked);
  json.key("place").string_or_null(report.place ? report.asked : std::string_view());
  json.key("lexicon").string_or_null(report.history.lexicon);
  write_editions(json, report.history.editions);
  json.key("lineages").array();
  for (const TraceHit& hit : report.hits) {
    const Lineage& lineage = report.history.of(hit.kind)[hit.lineage];
    json.object();
    write_lineage(json, report.history, lineage, hit.lineage);
    json.key("phrase").boolean(hit.phrase).key("hit_editions").integer(hit.editions);
    json.key("hit_wordings").array(Shape::line);
    for (std::size_t i = 0; i < hit.wordings.size(); ++i)
      if (hit.wordings[i]) json.integer(i);
    json.close().close();
  }
  json.close();
  json.key("limits").strings(report.history.limits).close();
  return json.finish();
}

std::string render_json(const Timeline& timeline, const History& history) {
  JsonWriter json;
  begin(json, "stet.timeline/1");
  json.key("lexicon").string_or_null(history.lexicon);
  write_edition(json, "since", history.editions, timeline.since);
  write_edition(json, "until", history.editions, timeline.until);
  write_editions(json, history.editions);
  json.key("rows").array();
  for (const TimelineRow& row : timeline.rows) {
    json.object();
    json.key("cells").array(Shape::line);
    for (const std::optional<Step>& cell : row.cells) cell ? json.string(name(*cell)) : json.null();
    json.close();
    json.key("changes").integer(row.changes);
    write_lineage(json, history, history.clauses[row.lineage], row.lineage);
    json.close();
  }
  json.close();
  json.key("limits").strings(history.limits).close();
  return json.finish();
}

std::string render_json(const PhraseCounts& counts) {
  JsonWriter json;
  begin(json, "stet.phrases/1");
  write_editions(json, counts.editions);
  json.key("words").array(Shape::line);
  for (const std::size_t words : counts.words) json.integer(words);
  json.close();
  json.key("phrases").array();
  for (const PhraseCount& phrase : counts.phrases) {
    json.object();
    json.key("phrase").string(phrase.phrase).key("total").integer(phrase.total);
    write_edition(json, "first", counts.editions, phrase.first);
    write_edition(json, "last", counts.editions, phrase.last);
    json.key("editions").integer(phrase.editions);
    json.key("counts").array(Shape::line);
    for (const std::size_t count : phrase.counts) json.integer(count);
    json.close().close();
  }
  json.close().close();
  return json.finish();
}

}  // namespace stet
