#include <algorithm>

#include <fmt/core.h>

#include "engine/report/columns.hpp"
#include "engine/report/csv_records.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/history.hpp"
#include "engine/report/history_page.hpp"
#include "engine/report/history_words.hpp"

namespace stet {

namespace {

constexpr std::size_t editions_a_table = 8;  // in Markdown
constexpr std::size_t most_label = 30;       // columns of a phrase beside its counts

std::string outline(const PhraseCounts& counts, const PhraseCount& phrase, const Signs& signs) {
  if (phrase.total == 0) return "in no edition";
  return fmt::format("{}{}first {}{}last {}{}{} of {} {}",
                     phrase.total == 1 ? "once" : fmt::format("{} times", phrase.total), signs.dot,
                     counts.editions[phrase.first].name, signs.dot, counts.editions[phrase.last].name,
                     signs.dot, phrase.editions, counts.editions.size(),
                     counts.editions.size() == 1 ? "edition" : "editions");
}

}  // namespace

std::string render_terminal(const PhraseCounts& counts, const TerminalStyle& style) {
  HistoryPage page(style);
  page.line({{Ink::strong, page.safe(series_text(counts.editions))}}, 0);
  page.out += '\n';
  std::size_t label = 0;
  std::size_t most = 0;
  for (const PhraseCount& phrase : counts.phrases) {
    label = std::max(label, columns(page.safe(phrase.phrase)));
    most = std::max(most, *std::ranges::max_element(phrase.counts));
  }
  label = std::min(label, most_label);
  for (const PhraseCount& phrase : counts.phrases) {
    page.put(Ink::strong, padded(page.safe(phrase.phrase), label, page.signs.ellipsis));
    page.out += "  ";
    page.out += wrap({{Ink::normal, page.safe(outline(counts, phrase, page.signs))}}, style.width, label + 2,
                     style.colour);
  }
  std::size_t cell = fmt::format("{}", most).size();
  if (cell > 1) ++cell;
  std::size_t names = 0;
  for (const EditionFacts& edition : counts.editions) names = std::max(names, columns(edition.name) + 1);
  const std::size_t width = std::max<std::size_t>(style.width, 48) - label - 2;
  if (names * counts.editions.size() <= width) cell = std::max(cell, names);
  const auto end = static_cast<std::uint32_t>(counts.editions.size());
  for (const EditionPage& part : pages_of(counts.editions, 0, end, width / cell)) {
    page.out += '\n';
    page.out.append(label + 2, ' ');
    page.put(Ink::strong, column_heads(counts.editions, part, cell));
    page.out += '\n';
    for (const PhraseCount& phrase : counts.phrases) {
      std::string line = padded(page.safe(phrase.phrase), label, page.signs.ellipsis) + "  ";
      for (std::uint32_t e = part.begin; e < part.end; ++e) {
        const std::string text = phrase.counts[e] == 0 ? std::string(style.unicode ? "·" : ".")
                                                       : fmt::format("{}", phrase.counts[e]);
        line += text;
        if (e + 1 < part.end) line.append(cell - std::min(cell, columns(text)), ' ');
      }
      page.out += line + '\n';
    }
  }
  return std::move(page.out);
}

std::string render_markdown(const PhraseCounts& counts) {
  const auto safe = [](std::string_view text) { return escape_for_markdown(text, false); };
  std::string out =
      fmt::format("# {}\n\n| Phrase | Times | First | Last | Editions |\n|---|---|---|---|---|\n",
                  safe(series_text(counts.editions)));
  for (const PhraseCount& phrase : counts.phrases)
    out += fmt::format("| {} | {} | {} | {} | {} |\n", safe(phrase.phrase), phrase.total,
                       phrase.total == 0 ? "" : safe(counts.editions[phrase.first].name),
                       phrase.total == 0 ? "" : safe(counts.editions[phrase.last].name), phrase.editions);
  const auto end = static_cast<std::uint32_t>(counts.editions.size());
  for (const EditionPage& part : pages_of(counts.editions, 0, end, editions_a_table)) {
    out += "\n| Phrase |";
    for (std::uint32_t e = part.begin; e < part.end; ++e)
      out += fmt::format(" {} |", safe(counts.editions[e].name));
    out += "\n|---|";
    for (std::uint32_t e = part.begin; e < part.end; ++e) out += "---|";
    out += '\n';
    for (const PhraseCount& phrase : counts.phrases) {
      out += fmt::format("| {} |", safe(phrase.phrase));
      for (std::uint32_t e = part.begin; e < part.end; ++e) out += fmt::format(" {} |", phrase.counts[e]);
      out += '\n';
    }
  }
  return out;
}

std::string render_csv(const PhraseCounts& counts) {
  CsvRecords csv;
  csv.text("edition").text("date").text("words");
  for (const PhraseCount& phrase : counts.phrases) csv.text(phrase.phrase);
  csv.end_record();
  for (std::size_t e = 0; e < counts.editions.size(); ++e) {
    csv.text(counts.editions[e].name).text(counts.editions[e].facts.date).number(counts.words[e]);
    for (const PhraseCount& phrase : counts.phrases) csv.number(phrase.counts[e]);
    csv.end_record();
  }
  return csv.finish();
}

}  // namespace stet
