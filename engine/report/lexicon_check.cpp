#include "engine/report/lexicon_check.hpp"

#include <map>

#include <fmt/core.h>

#include "engine/report/history_page.hpp"
#include "engine/report/json_writer.hpp"
#include "engine/report/phrases.hpp"
#include "engine/report/places.hpp"

namespace stet {

namespace {

std::string_view sentence_of(const LexiconCheck& check, const UnknownVerb& verb) {
  const Paragraph& paragraph = check.documents[verb.document]->paragraphs[verb.paragraph];
  return paragraph.sentences[verb.sentence].of(paragraph.text);
}

std::size_t uses_of(const LexiconCheck& check) {
  std::size_t uses = 0;
  for (const UnknownVerb& verb : check.verbs) uses += verb.count;
  return uses;
}

std::string headline(const LexiconCheck& check) {
  const std::string lexicon =
      check.lexicon.empty() ? "the built-in lexicon" : fmt::format("the lexicon {}", check.lexicon);
  const std::string statements = counted_text(check.documents.size(), "statement");
  if (check.verbs.empty())
    return fmt::format("{}: no verb after an actor that {} does not know", statements, lexicon);
  return fmt::format("{}: {} after an actor that {} does not know, {}", statements,
                     counted_text(check.verbs.size(), "verb"), lexicon, counted_text(uses_of(check), "use"));
}

}  // namespace

std::string render_terminal(const LexiconCheck& check, const TerminalStyle& style) {
  HistoryPage page(style);
  page.line({{Ink::strong, page.safe(headline(check))}}, 0);
  const std::size_t digits = check.verbs.empty() ? 0 : fmt::format("{}", check.verbs.front().count).size();
  const std::size_t indent = digits + 4;
  std::map<std::uint32_t, std::vector<Place>> places;  // of the documents that are cited
  for (const UnknownVerb& verb : check.verbs) {
    const Document& document = *check.documents[verb.document];
    page.out += '\n';
    page.out += fmt::format("  {:>{}}  ", verb.count, digits);
    std::vector<Place>& of_document = places[verb.document];
    if (of_document.empty()) of_document = places_of(document);
    const std::string place = place_text(of_document[verb.paragraph], page.signs);
    std::string about = verb.with_others ? " (known in other phrases)" : "";
    about += fmt::format("{}{}, {}", page.signs.dot, place, document.source);
    page.out += wrap({{Ink::strong, page.safe(verb.phrase)}, {Ink::faint, page.safe(about)}}, style.width,
                     indent, style.colour);
    page.line({{Ink::normal, page.safe(sentence_of(check, verb))}}, indent);
  }
  return std::move(page.out);
}

std::string render_json(const LexiconCheck& check) {
  JsonWriter json;
  json.object();
  json.key("schema").string("stet.lexicon-check/1").key("generator").string("stet " STET_VERSION);
  json.key("lexicon").string_or_null(check.lexicon);
  json.key("statements").array();
  for (const Document* document : check.documents) json.string(document->source);
  json.close();
  json.key("verbs").array();
  for (const UnknownVerb& verb : check.verbs) {
    const Document& document = *check.documents[verb.document];
    const Paragraph& paragraph = document.paragraphs[verb.paragraph];
    json.object().key("phrase").string(verb.phrase).key("count").integer(verb.count);
    json.key("in_other_phrases").boolean(verb.with_others);
    json.key("source").string(document.source).key("paragraph").integer(verb.paragraph);
    json.key("id").string_or_null(paragraph.label).key("sentence").integer(verb.sentence);
    json.key("text").string(sentence_of(check, verb)).close();
  }
  json.close().close();
  return json.finish();
}

}  // namespace stet
