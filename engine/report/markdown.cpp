#include "engine/report/markdown.hpp"

#include <fmt/core.h>

#include "engine/report/escape.hpp"
#include "engine/report/marked_text.hpp"
#include "engine/report/phrases.hpp"

namespace stet {

namespace {

constexpr const Signs& signs = unicode_signs;

std::string safe(std::string_view text) {
  return escape_for_markdown(text, false);
}

std::string title_case(std::string_view capitals) {
  std::string out(capitals);
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
  }
  return out;
}

// One list item: place and facts on its first line, each passage on a line of its own below.
std::string item(const std::string& place, const std::string& facts, const std::vector<Passage>& passages) {
  std::string out = fmt::format("- **{}**", safe(place));
  if (!facts.empty()) out += fmt::format(" — {}", safe(facts));
  for (const Passage& passage : passages) {
    out += "  \n  ";  // a hard line break
    const std::string remark = remark_text(passage, signs);
    if (!remark.empty()) out += fmt::format("*{}*{}", safe(remark), passage.pieces.empty() ? "" : ": ");
    out += marked_markdown(passage.pieces);
  }
  return out + "\n";
}

std::string facts_of_entry(const Section& section, const Entry& entry) {
  if (section.kind == SectionKind::to_check) return doubt_text(*entry.paragraph, signs);
  if (section.kind != SectionKind::paragraphs) return facts_text(entry.facts, signs);
  std::string facts = verdict_text(*entry.paragraph);
  const std::string_view elsewhere = elsewhere_text(entry);
  if (!elsewhere.empty()) facts += fmt::format("{}{}", signs.dot, elsewhere);
  return facts;
}

std::string item_of(const Section& section, const Entry& entry) {
  if (section.kind == SectionKind::limits)
    return fmt::format("- {}\n", marked_markdown(entry.passages.front().pieces));
  if (section.kind == SectionKind::left_out) {
    const std::string text = entry.left_out->text.empty() ? "(blank)" : entry.left_out->text;
    return fmt::format("- {} {}: {}\n", entry.of_old ? "old" : "new", safe(entry.left_out->what), safe(text));
  }
  const bool one_line = section.kind == SectionKind::rolling;
  return item(places_text(entry, signs), facts_of_entry(section, entry),
              one_line ? std::vector<Passage>{} : entry.passages);
}

}  // namespace

std::string render_markdown(const Report& report) {
  std::string out = fmt::format("# {}\n", safe(headline_text(report, signs)));
  const std::string occasion = occasion_text(report, signs);
  if (!occasion.empty()) out += fmt::format("\n{}\n", escape_for_markdown(occasion, true));
  if (!report.title_redline.empty())
    out += fmt::format("\nTitle: {}\n", marked_markdown(report.title_redline));
  const std::string nothing = nothing_text(report);
  if (!nothing.empty()) out += fmt::format("\n**{}**\n", nothing);
  const std::vector<SummaryLine> lines = summary_lines(report);
  if (!lines.empty()) out += "\n| | |\n|---|---|\n";
  for (const SummaryLine& line : lines) {
    std::string items;
    for (const std::string& text : line.items)
      items += fmt::format("{}{}", items.empty() ? "" : signs.dot, safe(text));
    out += fmt::format("| **{}** | {} |\n", line.label, items);
  }
  for (const Section& section : report.sections) {
    out += fmt::format("\n## {}\n\n", title_case(title(section.kind)));
    for (const Entry& entry : section.entries) out += item_of(section, entry);
  }
  if (report.running_numbers) out += fmt::format("\n*{}*\n", safe(running_number_note));
  return out;
}

}  // namespace stet
